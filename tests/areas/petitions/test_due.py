"""What Hôm nay and find-anything show of petitions."""

from dataclasses import replace
from datetime import date

import pytest

from db import index
from desktop_app.areas.petitions.due import due_items, waiting_items
from desktop_app.areas.petitions.hits import petition_hits
from desktop_app.areas.petitions.kept import Registered, petition_of
from desktop_app.areas.petitions.models import PETITION_KIND
from desktop_app.areas.petitions.queries import PetitionFilter, PetitionPages
from desktop_app.areas.petitions.secrecy import seal
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.areas.petitions.today import petitions_today
from desktop_app.core.clock import FixedClock
from desktop_app.office.area import Hit, Standing, WaitingGroup
from desktop_app.office.desk import Desk
from desktop_app.office.law_service import LawService
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, HIDDEN_NAME, Kind
from desktop_app.office.moved import moved_lately
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import a_petition, ours, take
from tests.areas.petitions.test_limits import STORM

NAME = "Kín Thị Giấu"
SECRET = "Cho thuê 1.200 m² đất công ích xứ Đồng Cửa không qua đấu giá."


@pytest.fixture
def denunciation(desk: Desk) -> Registered:
    """One whose writer lies in the vault."""
    entry = a_petition(kind=Kind.DENUNCIATION, full_name=NAME, content=SECRET)
    registered = PetitionService(desk).register(entry)
    with desk.db.writing(desk.account.uid) as session:
        seal(session, desk, petition_of(session, registered.uid), "Đơn tố cáo")
    return registered


def hits(desk: Desk, typed: str) -> list[Hit]:
    with desk.db.reading() as session:
        found = index.find(session.connection(), typed, kind=PETITION_KIND)
        return petition_hits(desk, session, [hit.row_id for hit in found])


def the_viewer(desk: Desk) -> Desk:
    """The same office, opened by somebody who only looks."""
    return replace(desk, account=replace(desk.account, role=Role.VIEWER, sees_denouncer=False))


def test_a_limit_is_told_with_its_length_and_the_day_from_which_it_is_counted(desk: Desk) -> None:
    petition = ours(desk, date(2026, 11, 17), received_on=date(2026, 11, 16), content="Bồi thường thửa 58")
    [item] = due_items(desk, date(2026, 11, 26))
    assert item.title == "Thụ lý hay không thụ lý khiếu nại: Bồi thường thửa 58"
    assert item.detail == "Đơn 001/2026 · 7 ngày làm việc từ ngày nhận"
    assert (item.uid, item.due_on, item.who, item.note) == (petition.uid, date(2026, 11, 26), "", "")
    assert due_items(desk, date(2026, 11, 25)) == []

    accepted = date(2026, 11, 20)
    take(desk, petition, "accept_complaint", accepted, document_on=accepted, assigned_to="Đinh Viết Cảnh")
    [item] = [each for each in due_items(desk, date(2026, 12, 30)) if each.title.startswith("Quyết định")]
    assert item.detail == "Đơn 001/2026 · 30 ngày từ ngày 20/11/2026"
    assert item.who == "Đinh Viết Cảnh"


def test_a_limit_that_was_moved_says_so_for_two_weeks(desk: Desk, clock: FixedClock) -> None:
    PetitionService(desk).register(a_petition())
    LawService(desk).make(STORM)
    [item] = due_items(desk, date(2026, 11, 27))

    def said() -> str | None:
        with desk.db.reading() as session:
            return moved_lately(session, clock.today()).get((item.uid, item.due_on))

    assert said() == "hạn cũ 26/11/2026, dời theo lịch nghỉ sửa ngày 23/11/2026"
    clock.move_to(clock.now().replace(month=12, day=10))
    assert said() is None


def test_a_suspended_settlement_owes_nothing_today(desk: Desk) -> None:
    petition = ours(desk, date(2026, 10, 20), received_on=date(2026, 10, 19))
    on = date(2026, 10, 26)
    petition = take(desk, petition, "accept_complaint", on, document_on=on)
    assert [item.title.split(":")[0] for item in due_items(desk, date(2026, 12, 31))] == [
        "Quyết định giải quyết khiếu nại lần đầu"
    ]
    petition = take(desk, petition, "suspend_complaint", on, reason="Nằm viện", document_on=on)
    take(desk, petition, "send_suspension", on)
    assert due_items(desk, date(2026, 12, 31)) == []


def test_a_denunciation_shows_neither_name_nor_content_on_hom_nay(desk: Desk, denunciation: Registered) -> None:
    item = due_items(desk, date(2026, 11, 26))[0]
    assert (item.title, item.detail) == (
        "Thụ lý hay không thụ lý tố cáo",
        f"Đơn 001/2026 · {HIDDEN_NAME} · 7 ngày làm việc từ ngày nhận",
    )


def test_what_waits_for_the_citizen_and_what_the_national_database_lacks_stand_apart(desk: Desk) -> None:
    waits = PetitionService(desk).register(a_petition(content="Thiếu quyết định bị khiếu nại"))
    asked = date(2026, 11, 18)
    take(desk, waits, "ask_more", asked, reason="Gửi bản sao quyết định", until_on=date(2026, 11, 27))
    lacks = ours(desk, asked, content="Thửa 58")
    take(desk, lacks, "accept_complaint", asked, document_on=asked)

    found = {item.group: item for item in waiting_items(desk)}
    citizen, national = found[WaitingGroup.CITIZEN], found[WaitingGroup.NATIONAL]
    assert (citizen.title, citizen.since_on) == ("Bổ sung đơn: Thiếu quyết định bị khiếu nại", asked)
    assert citizen.detail == "Đơn 001/2026 · Nguyễn Văn Mẫu · hẹn đến 27/11/2026"
    assert (national.title, national.since_on) == ("Khiếu nại: Thửa 58", asked)
    assert national.detail.startswith("Đơn 002/2026 · hạn nhập ")


def test_the_card_shows_how_the_open_petitions_stand_and_leads_to_each_part(desk: Desk) -> None:
    assert petitions_today(desk).sentence == "Không có đơn nào đang giải quyết."
    PetitionService(desk).register(a_petition(received_on=date(2026, 11, 9)))
    PetitionService(desk).register(a_petition(received_on=date(2026, 11, 20)))
    settled = ours(desk, date(2026, 11, 12), received_on=date(2026, 11, 12))
    on = date(2026, 11, 16)
    take(desk, settled, "accept_complaint", on, document_on=on)
    card = petitions_today(desk)
    assert [(part.label, part.count, part.opens) for part in card.bar] == [
        ("Quá hạn", 1, "late"),
        ("Đang giải quyết", 1, "active"),
        ("Chờ phân loại", 1, "waiting"),
    ]
    assert (card.total, card.sentence) == ("3 đơn", "1 đơn quá hạn, cần làm trước.")
    for part in card.bar:
        assert PetitionPages(desk, PetitionFilter(standing=Standing(part.opens))).count() == part.count


def test_find_anything_shows_where_a_petition_stands(desk: Desk) -> None:
    PetitionService(desk).register(a_petition(hamlet="Thôn Đoài", address=""))
    [hit] = hits(desk, "nguyen van mau")
    assert (hit.title, hit.trailing) == ("Nguyễn Văn Mẫu, Thôn Đoài", "001/2026 · 16/11/2026")
    assert hit.detail.startswith("Khiếu nại, chờ phân loại: Khiếu nại phương án bồi thường thửa 58")


def test_nobody_finds_a_denouncer_and_only_who_may_read_denunciations_finds_their_words(
    desk: Desk, denunciation: Registered
) -> None:
    viewer = the_viewer(desk)
    for reader in (desk, viewer):
        assert hits(reader, NAME) == []
        assert PetitionPages(reader, PetitionFilter(text=NAME)).count() == 0
    assert [hit.title.split(",")[0] for hit in hits(desk, "đất công ích")] == [HIDDEN_NAME]
    assert hits(viewer, "đất công ích") == []
    assert PetitionPages(viewer, PetitionFilter(text="đất công ích")).after(None, 5) == []

    [read], [unread] = (PetitionPages(reader, PetitionFilter()).after(None, 5) for reader in (desk, viewer))
    assert (read.who, read.content) == (HIDDEN_NAME, SECRET)
    assert (unread.who, unread.content, unread.where) == (HIDDEN_NAME, HIDDEN_CONTENT, read.where)
    assert read.where.startswith("TC-")


def test_a_transferred_denunciation_is_owed_no_longer(desk: Desk, denunciation: Registered) -> None:
    on = date(2026, 11, 17)
    petition = take(desk, _again(desk, denunciation), "classify", on, eligible=Eligible.YES, competent=Competent.NO)
    assert due_items(desk, date(2026, 11, 23))[0].title == "Chuyển tố cáo và báo người tố cáo"
    take(desk, petition, "transfer_denunciation", on, to_agency="Công an tỉnh", document_on=on)
    assert due_items(desk, date(2027, 3, 1)) == []


def _again(desk: Desk, petition: Registered) -> Registered:
    [row] = PetitionPages(desk, PetitionFilter(uids=(petition.uid,))).after(None, 2)
    return replace(petition, rev=row.rev)
