"""Giấy biên nhận: Mẫu số 02/TCD word for word, a denouncer's by hand."""

import re
from datetime import date, time

import pytest

from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.receipt import ReceiptService
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.paper.wording import BLANK
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf

PAPERS = [
    HandedIn("Đơn kiến nghị đề ngày 18/11/2026", 3, "Bản chính", "Viết tay"),
    HandedIn("Ảnh chụp mốc", 5, "Bản in"),
]


@pytest.fixture
def receipts(desk: Desk) -> ReceiptService:
    return ReceiptService(desk)


def _text(document: Document) -> str:
    return re.sub(r"\s+", " ", ReadPdf(write_pdf(document)).all_text())


def _visit(desk: Desk, an_entry: MakeEntry, **given: object) -> str:
    uid = ReceptionService(desk).register(an_entry(started_at=time(9, 35), **given)).uid
    HandedInService(desk).take(uid, PAPERS)
    return uid


def test_a_receipt_says_what_the_form_says(desk: Desk, receipts: ReceiptService, an_entry: MakeEntry) -> None:
    uid = _visit(desk, an_entry, paper_issued_on=date(2021, 4, 15), paper_issued_by="Bộ Công an")
    text = _text(receipts.receipt(uid, copy=2))
    for sentence in (
        "GIẤY BIÊN NHẬN Thông tin, tài liệu",
        "Vào 09 giờ 35 phút ngày 23 tháng 11 năm 2026 tại: Phòng tiếp công dân, trụ sở Ủy ban nhân dân xã Yên Hạ",
        "Tôi là: Hoàng Thị Lan. Chức vụ: Công chức tiếp công dân.",
        "Đã nhận của ông (bà): Nguyễn Văn Đức, địa chỉ: thôn Đoài, xã Yên Hạ, tỉnh Minh Họa.",
        "099061004471, ngày cấp: 15/4/2021, nơi cấp: Bộ Công an,",
        "1 Đơn kiến nghị đề ngày 18/11/2026 03 Bản chính Viết tay",
        "Cộng: 02 tài liệu 08",
        "được lập thành 02 bản, giao cho người cung cấp thông tin, tài liệu 01 bản.",
        "(Ký, ghi rõ họ tên, đóng dấu nếu có)",
        "Mẫu số 02/TCD, Nghị định số 154/2026/NĐ-CP",
        "Sổ tiếp công dân năm 2026, số 1. Bản 2/2",
    ):
        assert sentence in text


def test_a_denouncers_receipt_is_filled_in_by_hand(desk: Desk, receipts: ReceiptService, an_entry: MakeEntry) -> None:
    uid = _visit(desk, an_entry, kind=Kind.DENUNCIATION, content="Tố cáo 01 công chức xã.")
    text = _text(receipts.receipt(uid))
    assert f"Đã nhận của ông (bà): {BLANK}." in text
    assert "Nguyễn Văn Đức" not in text
    assert "099061004471" not in text


def test_with_a_reason_the_vault_is_asked_and_remembers_it(
    desk: Desk, receipts: ReceiptService, an_entry: MakeEntry
) -> None:
    uid = _visit(desk, an_entry, kind=Kind.DENUNCIATION, content="Tố cáo 01 công chức xã.")
    text = _text(receipts.receipt(uid, reason="In biên nhận cho người tố cáo"))
    assert "Đã nhận của ông (bà): Nguyễn Văn Đức, địa chỉ: thôn Đoài, xã Yên Hạ, tỉnh Minh Họa." in text


def test_a_receipt_of_a_day_before_the_form_names_no_form(
    desk: Desk, receipts: ReceiptService, an_entry: MakeEntry
) -> None:
    uid = _visit(desk, an_entry, received_on=date(2026, 3, 3))
    assert "Mẫu số" not in _text(receipts.receipt(uid))


def test_without_papers_or_without_the_visit_there_is_no_receipt(
    desk: Desk, receipts: ReceiptService, an_entry: MakeEntry
) -> None:
    uid = ReceptionService(desk).register(an_entry()).uid
    with pytest.raises(UserError, match="chưa ghi tài liệu nào"):
        receipts.receipt(uid)
    with pytest.raises(UserError, match="Không còn thấy lượt tiếp"):
        receipts.receipt("không có")
