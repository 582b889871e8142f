"""What an upper office sends down: shown beforehand, installed whole, taken back whole, told of where it came from."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.areas.surveys.states import Source, VersionState
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.package.about import Kind as PackageKind
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.office.desk import Desk
from desktop_app.office.law_service import LawService
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Role
from desktop_app.reports.choosing import form_choice
from desktop_app.sync.down.finding import find_down
from desktop_app.sync.down.queries import came_down, sent_down
from desktop_app.sync.down.service import SendDownService
from desktop_app.sync.down.taking import TakeDownService
from desktop_app.sync.enrolling.queries import partners
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.states import DownState
from tests.sync.down.makers import ANSWER, STORM, Offices, form_text
from tests.sync.receiving.makers import Commune as Below
from tests.sync.two_sites.sites import PERIODS

MONDAY = date(2026, 11, 23)
VISIT = VisitEntry(received_on=MONDAY, full_name="Trần Thị Mỵ", content="Hỏi thủ tục", kind=Kind.SUGGESTION)


def due(desk: Desk) -> list[date | None]:
    rows = VisitPages(desk.db, VisitFilter(), "number", descending=False).after(None, 50)
    return [row.due_on for row in rows]


def holds(desk: Desk) -> tuple[object, ...]:
    """Everything that packages from above can change."""
    law = LawService(desk)
    days = [(row.day.on, row.day.why, row.day.came_from) for row in law.year(2026).days if row.is_own]
    versions = [(row.uid, row.state) for row in FormService(desk).versions() if row.state is VersionState.IN_USE]
    return law.rules(), days, versions, form_choice(desk, "01-XLD").form, due(desk)


def test_all_of_it_is_shown_installed_told_upwards_and_taken_back_whole(offices: Offices) -> None:
    desk, above = offices.commune.desk, offices.above
    ReceptionService(desk).register(VISIT)
    before, content = holds(desk), offices.send(note="Áp dụng từ quý IV")
    plan = offices.taking.look(content)
    assert holds(desk) == before, "looking changes nothing"
    assert [(line.group.value, line.standing.value) for line in plan.lines] == [
        ("Phiếu khảo sát", "Thay đổi"),
        ("Biểu báo cáo", "Thay đổi"),
        ("Quy định", "Thay đổi"),
        ("Ngày nghỉ, làm bù", "Thêm mới"),
    ]
    assert (plan.made_by, plan.note, plan.trouble) == ("Hoàng Thị Lan", "Áp dụng từ quý IV", "")
    assert [(move.item.due_on, move.due_on) for move in plan.moves] == [(date(2026, 12, 8), date(2026, 12, 2))]

    moved = offices.taking.take(content)
    assert moved == list(plan.moves)
    assert due(desk) == [date(2026, 12, 2)]
    source = f"{plan.from_name}, gói gửi xuống số 1 ngày 23/11/2026"
    form = form_choice(desk, "01-XLD").form
    assert (form.edition, form.came_from) == ("tinh-2026", source)
    assert desk.law.rulebook.at(ANSWER, MONDAY).came_from == source
    assert desk.law.calendar.day(STORM.on).came_from == source
    [given] = [row for row in FormService(desk).versions() if row.source is Source.SENT_DOWN]
    assert (given.code, given.state, given.came_from) == ("PKS01", VersionState.IN_USE, source)

    with pytest.raises(UserError, match="đã cài rồi"):
        offices.taking.take(content)
    after = holds(desk)
    assert all(line.standing.value == "Đã có, không đổi" for line in offices.taking.look(content).lines)

    above.receiving.take(offices.commune.build(offices.stick, PERIODS[0]).path)
    [row] = sent_down(above.desk)
    assert [(each.state, each.said_on) for each in row.to] == [(DownState.TAKEN, MONDAY)]

    [came] = came_down(desk)
    offices.taking.take_back(came.uid, "Cấp trên gửi nhầm")
    assert holds(desk) == before
    offices.taking.take(content)
    assert holds(desk)[1:] == after[1:], "what was taken back can be installed again"


def test_a_package_is_refused_with_a_reason_that_the_office_above_hears(offices: Offices) -> None:
    desk, before = offices.commune.desk, holds(offices.commune.desk)
    content = offices.send()
    with pytest.raises(InvalidInput, match="lý do"):
        offices.taking.refuse(content, " ")
    offices.taking.refuse(content, "Chờ hướng dẫn của sở")
    assert holds(desk) == before
    offices.above.receiving.take(offices.commune.build(offices.stick, PERIODS[0]).path)
    [row] = sent_down(offices.above.desk)
    assert [(each.state, each.reason) for each in row.to] == [(DownState.REFUSED, "Chờ hướng dẫn của sở")]
    offices.taking.take(content)
    assert [each.state for each in came_down(desk)] == [DownState.TAKEN]


def test_an_older_package_about_the_same_things_is_refused_and_one_about_others_is_not(offices: Offices) -> None:
    of_law, of_form, newer_law = offices.send("rule", "day"), offices.send("form"), offices.send("day")
    offices.taking.take(newer_law)
    with pytest.raises(UserError, match="Gói số 1 cũ hơn gói số 3"):
        offices.taking.take(of_law)
    offices.taking.take(of_form)


def test_what_the_commune_changed_since_stays_when_a_package_is_taken_back(offices: Offices) -> None:
    desk = offices.commune.desk
    offices.taking.take(offices.send("day"))
    LawService(desk).make(replace(STORM, reason="nghỉ bão số 13"))
    [came] = came_down(desk)
    with pytest.raises(UserError, match="01/12/2026 đã sửa lại sau khi nhận"):
        offices.taking.take_back(came.uid, "Gửi nhầm")
    assert desk.law.calendar.why_off(STORM.on) == "cơ quan cho nghỉ: nghỉ bão số 13"


def test_files_that_are_none_of_ours_are_refused_and_change_nothing(offices: Offices) -> None:
    before, content = holds(offices.commune.desk), offices.send()
    middle = len(content) // 2
    altered = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    going_up = offices.commune.build(offices.stick, PERIODS[0]).path.read_bytes()
    for wrong in (altered, content[:-1], b"xin chao", going_up):
        with pytest.raises(UserError):
            offices.taking.take(wrong)
    with pytest.raises(PackageRefused, match="tập huấn"):
        offices.taking.take(offices.send(practice=True))
    with pytest.raises(PackageRefused):
        TakeDownService(offices.above.desk).look(content)
    [upper] = partners(offices.commune.desk)
    EnrolService(offices.commune.desk).revoke(upper.uid, "Máy bị mất")
    with pytest.raises(PackageRefused, match="chưa ghi danh"):
        offices.taking.take(content)
    assert holds(offices.commune.desk) == before
    found = find_down(offices.taking, offices.stick)
    assert [(each.plan, "chưa ghi danh" in each.trouble) for each in found] == [(None, True)] * 2


def test_an_office_that_is_not_above_cannot_send_down(offices: Offices, tmp_path: Path) -> None:
    file = Below(offices.above.desk, tmp_path).build(kind=PackageKind.CALENDAR, reports={"law": {"text": "{}"}})
    with pytest.raises(UserError, match="UBND xã An lập, không phải cơ quan cấp trên"):
        TakeDownService(offices.above.desk).look(file.read_bytes())


def test_law_is_installed_only_by_who_may_change_it(offices: Offices) -> None:
    desk = offices.commune.desk
    official = TakeDownService(replace(desk, account=replace(desk.account, role=Role.OFFICIAL)))
    law, form = offices.send("rule"), offices.send("form")
    with pytest.raises(NotAllowed, match="quản trị"):
        official.take(law)
    official.take(form)
    assert form_choice(desk, "01-XLD").form.edition == "tinh-2026"


def test_nothing_of_a_package_is_installed_where_one_thing_cannot_be(offices: Offices) -> None:
    desk, before = offices.commune.desk, holds(offices.commune.desk)
    SendDownService(desk).add_form(form_text(**{"Tổng hợp kết quả": "Bảng kết quả"}))
    mine = holds(desk)
    content = offices.send()
    plan = offices.taking.look(content)
    assert "đặt tên bản khác" in plan.trouble
    with pytest.raises(UserError, match="đặt tên bản khác"):
        offices.taking.take(content)
    assert holds(desk) == mine
    assert mine != before
