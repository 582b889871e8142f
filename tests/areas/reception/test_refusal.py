"""Refusing reception: the deadline of the notice, its number, Mẫu số 01/TCD, the register, Hôm nay."""

import re
from dataclasses import replace
from datetime import date, time

import pytest

from desktop_app.areas.reception.documents import RegisterService
from desktop_app.areas.reception.hits import due_answers
from desktop_app.areas.reception.limits import open_deadlines
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import due_visits
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.refusal import RefusalService
from desktop_app.areas.reception.service import ReceptionService, Registered
from desktop_app.areas.reception.today import reception_today
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.paper.register import RegisterPaper
from desktop_app.core.paper.saving import register_pdf
from desktop_app.core.paper.wording import BLANK
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Role
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf

BEFORE, SINCE = date(2026, 6, 29), date(2026, 11, 23)
REFUSE = Handling.REFUSE


def read(paper: Document | RegisterPaper) -> str:
    pdf = write_pdf(paper) if isinstance(paper, Document) else register_pdf(paper)
    return re.sub(r"\s+", " ", ReadPdf(pdf).all_text())


def refused(reception: ReceptionService, an_entry: MakeEntry, ground: str = "h", **given: object) -> Registered:
    usual: dict[str, object] = {"handling": REFUSE, "refusal_ground": ground, "started_at": time(9, 35)}
    return reception.register(an_entry(**(usual | given)))


def test_the_notice_is_due_in_three_working_days_with_its_arithmetic(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    uid = refused(reception, an_entry).uid
    row = visit_record(desk.db, uid).row
    limit = reception.answer_deadline(SINCE, REFUSE, "h")
    assert row.due_on == limit.due_on == date(2026, 11, 27)
    assert "Thời hạn 3 ngày làm việc." in limit.lines()
    assert "Theo Điều 4 khoản 3 Nghị định 154/2026/NĐ-CP. Theo bản chụp, chưa đối chiếu bản ký." in limit.lines()
    assert any("24/11/2026" in line for line in limit.lines()), "the holiday is left out"
    assert row.awaits_notice


@pytest.mark.parametrize(
    ("ground", "on", "waits", "due_on"),
    [
        ("L3", SINCE, True, date(2026, 11, 27)),
        ("h", SINCE, True, date(2026, 11, 27)),
        ("L3", BEFORE, True, date(2026, 7, 13)),
        ("L1", SINCE, False, None),
        ("L2", BEFORE, False, None),
        ("k", SINCE, False, None),
    ],
)
def test_a_refusal_is_open_until_its_notice_and_closed_at_the_desk_without_one(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, ground: str, on: date, waits: bool, due_on: date
) -> None:
    row = visit_record(desk.db, refused(reception, an_entry, ground, received_on=on).uid).row
    assert (row.is_open, row.awaits_notice) == (waits, waits)
    assert row.answered_on == (None if waits else on)
    assert not waits or row.due_on == due_on


def test_the_number_of_the_notice_answers_the_citizen(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = refused(reception, an_entry)
    RefusalService(desk).issue(saved.uid, saved.rev, " 12/TB-UBND ", date(2026, 11, 23))
    record = visit_record(desk.db, saved.uid)
    assert (record.values["notice_number"], record.values["notice_on"]) == ("12/TB-UBND", date(2026, 11, 23))
    assert (record.row.is_open, record.row.answered_on) == (False, date(2026, 11, 23))
    assert ("Số thông báo từ chối", "(không có)", "12/TB-UBND") in record.happenings[0].changed


def test_a_number_noted_by_mistake_is_taken_back(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = refused(reception, an_entry)
    RefusalService(desk).issue(saved.uid, saved.rev, "12/TB-UBND", date(2026, 11, 23))
    assert reception.undo() == "Đã trả lượt tiếp 1/2026 về như trước lần sửa cuối."
    record = visit_record(desk.db, saved.uid)
    assert (record.values["notice_number"], record.row.awaits_notice) == ("", True)


def test_a_number_is_taken_only_for_a_refusal_whole_and_not_before_the_visit(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    service, saved = RefusalService(desk), refused(reception, an_entry)
    other = reception.register(an_entry())
    with pytest.raises(InvalidInput, match="Ghi cả ký hiệu"):
        service.issue(saved.uid, saved.rev, " ", SINCE)
    with pytest.raises(InvalidInput, match="trước ngày tiếp"):
        service.issue(saved.uid, saved.rev, "1/TB", date(2026, 11, 20))
    with pytest.raises(UserError, match="không ghi từ chối tiếp"):
        service.issue(other.uid, other.rev, "1/TB", SINCE)
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        service.issue(saved.uid, saved.rev + 1, "1/TB", SINCE)


def test_hom_nay_shows_the_notices_that_were_not_issued(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = refused(reception, an_entry)
    refused(reception, an_entry, "L1")
    [item] = due_answers(desk, date(2026, 12, 31))
    assert item.title.startswith("Ra thông báo từ chối tiếp: Đề nghị đo lại")
    assert item.due_on == date(2026, 11, 27)
    assert "1 lượt đang chờ trả lời, trong đó 1 lượt chờ thông báo từ chối." in reception_today(desk).sentence
    RefusalService(desk).issue(saved.uid, saved.rev, "12/TB-UBND", SINCE)
    assert due_visits(desk.db, date(2026, 12, 31)) == []


def test_a_change_of_law_moves_the_notice_by_its_own_rule(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    refused(reception, an_entry)
    reception.register(an_entry())
    with desk.db.reading() as session:
        keys = [item.rule_key for item in open_deadlines(session)]
    assert sorted(keys) == ["reception.answer", "reception.refusal_notice"]


def test_a_notice_says_what_the_form_says(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = refused(reception, an_entry, paper_issued_on=date(2021, 4, 15), paper_issued_by="Bộ Công an")
    text = read(RefusalService(desk).notice(saved.uid))
    for sentence in (
        "THÔNG BÁO Về việc từ chối tiếp công dân",
        "Kính gửi: ông (bà) Nguyễn Văn Đức",
        "Ngày 23/11/2026, ông (bà) Nguyễn Văn Đức, số căn cước/giấy chứng nhận căn cước/số định danh cá nhân/số hộ "
        "chiếu (hoặc giấy tờ tùy thân): 099061004471, ngày cấp: 15/4/2021, nơi cấp: Bộ Công an.",
        "đến Ủy ban nhân dân xã Yên Hạ để kiến nghị về việc: Đề nghị đo lại ranh giới thửa 45",
        "Căn cứ điểm h khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP ngày 15 tháng 5 năm 2026 của Chính phủ",
        "từ chối tiếp nhận nội dung kiến nghị của ông (bà) Nguyễn Văn Đức và thông báo để ông (bà) được biết",
        "Như trên;",
        "Lưu: VT, hồ sơ.",
        "CHỦ TỊCH (Ký, ghi rõ họ tên, đóng dấu)",
        "Mẫu số 01/TCD, Nghị định số 154/2026/NĐ-CP",
    ):
        assert sentence in text
    assert re.search(r"Số: +/TB-UBND", text.replace("\xa0", " "))


@pytest.mark.parametrize(
    ("ground", "on", "cites", "label"),
    [
        ("L3", SINCE, "Căn cứ khoản 3 Điều 9 Luật Tiếp công dân, Ủy ban", True),
        ("L3", BEFORE, "Căn cứ khoản 3 Điều 9 Luật Tiếp công dân, Ủy ban", False),
        ("k", SINCE, "Căn cứ Điều 4 khoản 1 điểm k Nghị định 154/2026/NĐ-CP, Ủy ban", True),
    ],
)
def test_a_notice_cites_the_ground_of_the_visit(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, ground: str, on: date, cites: str, label: bool
) -> None:
    text = read(RefusalService(desk).notice(refused(reception, an_entry, ground, received_on=on).uid))
    assert cites in text
    assert ("Mẫu số 01/TCD" in text) is label


def test_an_issued_notice_carries_its_number_and_day(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = refused(reception, an_entry, "L3")
    RefusalService(desk).issue(saved.uid, saved.rev, "12/TB-UBND", date(2026, 11, 23))
    text = read(RefusalService(desk).notice(saved.uid))
    assert "Số: 12/TB-UBND" in text
    assert "Yên Hạ, ngày 23 tháng 11 năm 2026" in text


def test_no_notice_without_a_ground_and_none_for_who_may_not_print(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    with pytest.raises(UserError, match="chưa ghi căn cứ từ chối"):
        RefusalService(desk).notice(reception.register(an_entry()).uid)
    uid = refused(reception, an_entry).uid
    viewer = replace(desk, account=SignedIn(desk.account.uid, "Lò Thị Pâng", "", Role.VIEWER))
    with pytest.raises(NotAllowed):
        RefusalService(viewer).notice(uid)


def test_a_denouncers_notice_is_filled_in_by_hand(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = refused(reception, an_entry, "L3", kind=Kind.DENUNCIATION, content="Tố cáo đã được giải quyết nhiều lần.")
    text = read(RefusalService(desk).notice(saved.uid))
    assert f"Kính gửi: ông (bà) {BLANK}" in text
    assert "Nguyễn Văn Đức" not in text
    assert "099061004471" not in text


@pytest.mark.parametrize(
    ("ground", "on", "issued", "printed"),
    [
        ("h", SINCE, False, "Từ chối tiếp: kiến nghị, phản ánh đã được hướng dẫn"),
        ("h", SINCE, False, "hạn ra thông báo 27/11/2026"),
        ("h", SINCE, True, "thông báo số 12/TB-UBND ngày 23/11/2026"),
        ("L1", SINCE, False, "(Điều 9 khoản 1 Luật TCD)"),
        ("L2", BEFORE, False, "Từ chối tiếp: đe dọa, xúc phạm"),
    ],
)
def test_the_register_shows_the_refusal_where_the_outcome_stands(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, ground: str, on: date, issued: bool, printed: str
) -> None:
    saved = refused(reception, an_entry, ground, received_on=on)
    if issued:
        RefusalService(desk).issue(saved.uid, saved.rev, "12/TB-UBND", date(2026, 11, 23))
    [part] = RegisterService(desk).print_register(on, on).parts
    outcome = 10 if on < date(2026, 7, 1) else 11
    [row] = list(part.rows)
    assert printed in str(row.cells[outcome])
    assert "Từ chối" not in str(row.cells[outcome + 1])
