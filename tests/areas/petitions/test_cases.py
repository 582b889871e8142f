"""Vụ việc: matters with their petitions and visits, counted apart; on the page by real keys."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.petitions.cases.queries import (
    CaseCounts,
    CaseFilter,
    CasePages,
    CaseRow,
    case_counts,
    case_record,
)
from desktop_app.areas.petitions.cases.views.page import CasesPage, case_badge
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import UserError
from desktop_app.kit.controls import Label
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, HIDDEN_NAME, Kind
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import a_petition, take
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.workplace import Window

SECRET = "Cho thuê đất công ích xứ Đồng Cửa"


@pytest.fixture
def matters(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    """A visit and two petitions about one plot; two petitions of which one is finished."""
    service, on = PetitionService(desk), date(2026, 11, 18)
    visit = reception.register(an_entry(content="Hỏi về bồi thường thửa 58", people_present=3))
    service.register(a_petition(content="Bồi thường thửa 58", signers=7, same_case_uid=visit.uid))
    service.register(a_petition(content="Gửi thêm giấy tờ thửa 58", same_case_uid=visit.uid))
    first = service.register(a_petition(content="Cống sập ở Nà Phai", kind=Kind.SUGGESTION))
    again = service.register(a_petition(content="Cống Nà Phai vẫn sập", kind=Kind.SUGGESTION, same_case_uid=first.uid))
    take(desk, again, "withdraw_early", on)


@pytest.fixture
def secret(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    """Two visits about one matter that both turned out to be denunciations; the second one keeps the matter."""
    first = reception.register(an_entry(content=SECRET))
    again = reception.register(an_entry(content=f"{SECRET}, lần hai", earlier_uid=first.uid))
    for visit in (first, again):
        rev = visit_record(desk.db, visit.uid).rev
        entry = an_entry(content=SECRET, kind=Kind.DENUNCIATION)
        reception.correct(visit.uid, rev, entry, "Công dân bổ sung đơn tố cáo.")


def all_rows(desk: Desk, wanted: CaseFilter | None = None) -> list[CaseRow]:
    pages, found = CasePages(desk, wanted or CaseFilter(), descending=False), list[CaseRow]()
    while more := pages.after(found[-1] if found else None, 2):
        found += more
    assert pages.count() == len(found)
    return found


def titles(desk: Desk, **wanted: object) -> list[str]:
    return [row.title for row in all_rows(desk, CaseFilter(**wanted))]  # type: ignore[arg-type]


def the_viewer(desk: Desk) -> Desk:
    return replace(desk, account=replace(desk.account, role=Role.VIEWER, sees_denouncer=False))


def test_visits_people_petitions_and_signers_of_a_matter_are_four_numbers(desk: Desk, matters: None) -> None:
    plot = all_rows(desk)[0]
    assert (plot.title, plot.visits, plot.came, plot.petitions, plot.signed) == (
        "Hỏi về bồi thường thửa 58",
        1,
        3,
        2,
        8,
    )
    assert (plot.label, plot.open, plot.last_on) == ("Vụ 001/2026", 2, date(2026, 11, 23))
    assert case_counts(desk, CaseFilter()) == CaseCounts(2, 4, 10, 1, 3)
    assert case_counts(desk, CaseFilter(open_only=True)).cases == 2


def test_a_matter_is_found_by_the_words_of_its_petitions_and_of_its_visits(desk: Desk, matters: None) -> None:
    assert titles(desk, text="cong nà phai") == ["Cống sập ở Nà Phai"]
    assert titles(desk, text="hoi ve boi thuong") == ["Hỏi về bồi thường thửa 58"], "only the visit says so"
    assert titles(desk, text="Kín Thị Giấu") == []


def test_who_may_not_read_denunciations_sees_neither_title_nor_finds_it(desk: Desk, secret: None) -> None:
    assert titles(desk, text="đất công ích") == [f"{SECRET}, lần hai"], "called by the visit that stayed"
    viewer = the_viewer(desk)
    assert titles(viewer, text="đất công ích") == []
    [hidden] = all_rows(viewer)
    assert (hidden.title, hidden.visits) == (HIDDEN_CONTENT, 1)
    [visit] = case_record(viewer, hidden.uid).visits
    assert (visit.who, visit.content) == (HIDDEN_NAME, HIDDEN_CONTENT)


def test_a_matter_without_petitions_says_so_and_can_be_left_out(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry())
    reception.register(an_entry(earlier_uid=first.uid))
    [row] = all_rows(desk)
    assert (row.visits, row.petitions, case_badge(row)) == (2, 0, (State.NONE, "Chưa có đơn"))
    assert titles(desk, with_petitions=True) == titles(desk, open_only=True) == []


def test_a_matter_that_is_gone_is_told_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(UserError, match="Không còn thấy vụ việc này"):
        case_record(desk, "nowhere")


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


@pytest.fixture
def page(matters: None, workplace: Window, qtbot: QtBot) -> CasesPage:
    page = CasesPage(workplace)
    workplace.show(page)
    page.arrive({"uid": all_rows(workplace.desk)[0].uid})
    qtbot.waitUntil(lambda: page._record is not None and page._record.row.number == 1)
    return page


def test_the_pane_lists_the_records_and_enter_opens_the_newest_petition(
    qtbot: QtBot, page: CasesPage, workplace: Window
) -> None:
    qtbot.waitUntil(lambda: "2 vụ việc: 4 đơn, 10 người ký; 1 lượt tiếp, 3 người đến." in words_on(page))
    shown = words_on(page._pane)
    assert "2 đơn, 8 người ký" in shown
    assert "1 lượt tiếp, 3 người đến" in shown
    assert "Nguyễn Văn Mẫu. Khiếu nại, chờ phân loại" in shown
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    assert page._record is not None
    assert workplace.opened == [("petitions.record", page._record.petitions[-1].uid)]


def test_a_petition_joined_by_mistake_is_parted_with_a_reason(qtbot: QtBot, page: CasesPage, workplace: Window) -> None:
    assert page._record is not None
    named = [name for name, _does in page._verbs.choices(page._record)]
    assert named == [
        "Mở đơn 001/2026", "Mở đơn 002/2026", "Mở lượt tiếp 1/2026", "", "Bỏ gắn đơn 001/2026", "Bỏ gắn đơn 002/2026",
    ]  # fmt: skip
    page._verbs.leave_case(page._record.petitions[-1])
    sheet = page.window().findChildren(VerbSheet)[-1]
    sheet.form.load({"reason": "Thửa khác"})
    qtbot.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert workplace.said == ["Đơn 002/2026: đã bỏ gắn khỏi vụ việc."]
    assert all_rows(workplace.desk)[0].petitions == 1
