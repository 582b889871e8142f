"""Biên bản ghi nội dung trình bày: what was said, read back, signed or marked with a finger."""

import re
from datetime import date, time

import pytest

from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.statement import StatementService
from desktop_app.core.errors import UserError
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.paper.word import write_docx
from desktop_app.core.paper.wording import BLANK
from desktop_app.office.companions import Companion
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Capacity, Kind
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf


def _text(desk: Desk, uid: str) -> str:
    read = ReadPdf(write_pdf(StatementService(desk).statement(uid)))
    return re.sub(r"\s+", " ", read.all_text())


def test_a_statement_says_who_said_what_and_that_it_was_read_back(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    uid = reception.register(an_entry(started_at=time(9, 35), ended_at=time(10, 5))).uid
    HandedInService(desk).take(uid, [HandedIn("Đơn", 2), HandedIn("Ảnh", 3)])
    text = _text(desk, uid)
    for sentence in (
        "BIÊN BẢN Ghi nội dung trình bày của công dân",
        "Vào 09 giờ 35 phút ngày 23 tháng 11 năm 2026, tại: Phòng tiếp công dân",
        "Người tiếp và ghi: ông (bà) Hoàng Thị Lan. Chức vụ: Công chức tiếp công dân.",
        "Người trình bày: ông (bà) Nguyễn Văn Đức, sinh ngày: 12/3/1961. Số giấy tờ tùy thân: 099061004471",
        "Điện thoại: 0100 234 567. Tư cách: bản thân.",
        "Nội dung trình bày: Đề nghị đo lại ranh giới thửa 45",
        "Yêu cầu, đề nghị: Cử cán bộ địa chính đo lại, có mặt hai hộ.",
        "Tài liệu kèm theo: 02 tài liệu, 05 trang, có giấy biên nhận riêng.",
        "Việc ghi kết thúc vào 10 giờ 05 phút cùng ngày.",
        "đã đọc lại cho người trình bày nghe, công nhận đúng, cùng ký tên hoặc điểm chỉ",
        "Ngón trỏ trái Ngón trỏ phải",
        "Người trình bày không biết chữ hoặc không ký được",
        "NGƯỜI CHỨNG KIẾN",
        "Sổ tiếp công dân năm 2026, số 1",
    ):
        assert sentence in text


def test_it_has_three_ruled_lines_to_write_on_and_fits_one_page(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    uid = reception.register(an_entry()).uid
    document = StatementService(desk).statement(uid)
    blanks = [block for block in document.blocks if getattr(block, "rows", ()) == (("",),) * 3]
    assert len(blanks) == 1
    assert len(ReadPdf(write_pdf(document))) == 1
    assert write_docx(document)[:2] == b"PK"


def test_who_denounces_is_written_by_hand(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    uid = reception.register(an_entry(kind=Kind.DENUNCIATION, content="Tố cáo 01 công chức xã.", request="")).uid
    text = _text(desk, uid)
    assert f"Người trình bày: ông (bà) {BLANK}, sinh ngày: {BLANK}. Số giấy tờ tùy thân: {BLANK}" in text
    assert "Tư cách: ……" in text
    for hidden in ("Nguyễn Văn Đức", "099061004471", "0100 234 567", "Đoài", "1961"):
        assert hidden not in text


def test_a_struck_out_visit_has_none(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = reception.register(an_entry(received_on=date(2026, 11, 23)))
    reception.void(saved.uid, saved.rev, "ghi trùng")
    with pytest.raises(UserError, match="đã bỏ số"):
        StatementService(desk).statement(saved.uid)


def test_it_says_for_whom_somebody_speaks_and_who_came_along(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    given = {"people_present": 2, "capacity": Capacity.AUTHORISED, "on_behalf_of": "Phạm Thị Nhài"}
    along = (Companion("Trần Thị Mỵ", "099155000321"),)
    uid = reception.register(an_entry(**given, mandate="Giấy ủy quyền số 12", companions=along)).uid
    told = "Tư cách: được ủy quyền, đến thay cho Phạm Thị Nhài (Giấy ủy quyền số 12); cùng đến: Trần Thị Mỵ."
    assert told in _text(desk, uid)
    secret = reception.register(an_entry(**given, mandate="Giấy số 12", companions=along, kind=Kind.DENUNCIATION)).uid
    for hidden in ("Nhài", "Mỵ", "Giấy số 12"):
        assert hidden not in _text(desk, secret)
