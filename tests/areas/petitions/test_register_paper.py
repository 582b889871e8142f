"""Sổ đơn thư on paper and in files: every petition of a span, void numbers kept, nobody's secret told."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.register.cells import DIRECTIONS
from desktop_app.areas.petitions.register.commands import print_register
from desktop_app.areas.petitions.register.documents import PetitionRegisterService
from desktop_app.areas.petitions.secrecy import seal
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, Outcome, Result, Source
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.paper.inline import Figure, text_of
from desktop_app.core.paper.register import EntryRow, NoteRow, RegisterPaper, Row
from desktop_app.core.paper.saving import Format, register_pdf
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import a_petition, ours, take
from tests.core.paper.samples import ReadPdf

MONTH = (date(2026, 11, 1), date(2026, 11, 30))
DAY = date(2026, 11, 17)


def the_rows(desk: Desk) -> list[Row]:
    [part] = PetitionRegisterService(desk).print_register(*MONTH).parts
    return list(part.rows)


def cells(row: Row) -> list[str]:
    assert isinstance(row, EntryRow)
    return [text_of(cell.text if isinstance(cell, Figure) else cell) for cell in row.cells]


def text(paper: RegisterPaper) -> str:
    return re.sub(r"\s+", " ", ReadPdf(register_pdf(paper)).all_text())


def test_a_complaint_that_was_settled_fills_the_thirteen_columns(desk: Desk) -> None:
    on, entry = DAY, {"hamlet": "Thôn Đoài", "address": "", "signers": 3, "request": "Kiểm đếm lại"}
    petition = ours(desk, on, **entry, content="Bồi thường thửa 58", note="Đã có hòa giải")
    petition = take(desk, petition, "accept_complaint", on, document_on=on, document_number="70/TB-UBND")
    take(desk, petition, "decide", on, document_on=on, document_number="71/QĐ-UBND", result=Result.PARTLY)
    assert cells(the_rows(desk)[0]) == [
        "001",
        "16/11/2026",
        "Bưu chính",
        "Nguyễn Văn Mẫu và 2 người khác\nThôn Đoài, xã\u00a0Yên\u00a0Hạ",
        "Khiếu nại,\nkhác",
        "Bồi thường thửa 58. Yêu cầu: Kiểm đếm lại",
        "Có",
        "Có",
        "Thụ lý",
        "70/TB-UBND\n17/11/2026",
        "17/11/2026",
        "Đúng một phần; 71/QĐ-UBND 17/11/2026",
        "Đã có hòa giải",
    ]


def test_a_forwarded_suggestion_that_was_sent_on_says_from_whom_and_to_whom(desk: Desk) -> None:
    entry = a_petition(
        kind=Kind.SUGGESTION,
        source=Source.FORWARDED,
        forwarder="Ban Tiếp công dân tỉnh",
        forwarder_kind=ForwarderKind.ELECTED,
        forwarder_number="160/CV",
    )
    petition = PetitionService(desk).register(entry)
    petition = take(desk, petition, "classify", DAY, eligible=Eligible.YES, competent=Competent.NO)
    take(desk, petition, "transfer", DAY, to_agency="Sở Xây dựng", document_on=DAY, document_number="5/PC-UBND")
    row = cells(the_rows(desk)[0])
    assert row[2] == "Cơ quan khác chuyển\nBan Tiếp công dân tỉnh, số 160/CV"
    assert row[6:12] == [
        "Có",
        "Không",
        "Chuyển đơn: Sở Xây dựng",
        "5/PC-UBND\n17/11/2026",
        "",
        "Đã chuyển, ngày 17/11/2026",
    ]


def test_a_petition_in_hand_shows_when_it_is_due(desk: Desk) -> None:
    PetitionService(desk).register(a_petition())
    assert cells(the_rows(desk)[0])[6:12] == ["", "", "", "", "", "Chờ phân loại; hạn 26/11/2026"]


def test_a_denouncer_is_named_nowhere(desk: Desk, tmp_path: Path) -> None:
    entry = a_petition(kind=Kind.DENUNCIATION, full_name="Kín Thị Giấu", address="Xóm Kín", content="Thu tiền sai")
    petition = PetitionService(desk).register(entry)
    with desk.db.writing(desk.account.uid) as session:
        seal(session, desk, petition_of(session, petition.uid), "Đơn tố cáo")
    row = cells(the_rows(desk)[0])
    assert re.fullmatch(r"Người tố cáo \(đã ẩn\)\nMã hồ sơ TC-\d\d/2026", row[3])
    assert row[4].startswith("Tố cáo")
    for form in Format:
        target = tmp_path / f"so.{form.value}"
        print_register(desk, {"from": MONTH[0], "to": MONTH[1], "format": form.value, "out": target})
    written = [
        ReadPdf((tmp_path / "so.pdf").read_bytes()).all_text(),
        ZipFile(tmp_path / "so.docx").read("word/document.xml").decode(),
        "\n".join(str(cell.value) for row in load_workbook(tmp_path / "so.xlsx").worksheets[0] for cell in row),
    ]
    assert ["Thu tiền sai" in each for each in written] == [True] * 3
    assert ["Kín" in each for each in written] == [False] * 3


def test_every_way_in_which_a_petition_ends_has_words_in_the_register() -> None:
    joined_is_told_with_its_number = {Outcome.JOINED}
    assert {*DIRECTIONS} | joined_is_told_with_its_number == {*Outcome}


def test_an_anonymous_denunciation_that_is_inspected_stands_in_the_register(desk: Desk) -> None:
    petition = ours(desk, DAY, kind=Kind.DENUNCIATION, full_name="", is_anonymous=True)
    take(desk, petition, "inspect_anonymous", DAY)
    assert "Thanh tra, kiểm tra" in text(PetitionRegisterService(desk).print_register(*MONTH))


def test_a_void_number_stays_with_its_reason_and_counts_nowhere(desk: Desk) -> None:
    service = PetitionService(desk)
    service.register(a_petition(signers=4))
    twice = service.register(a_petition())
    service.void(twice.uid, twice.rev, "Ghi trùng với đơn 001/2026.")
    rows = the_rows(desk)
    assert isinstance(rows[1], NoteRow)
    assert "Lý do: Ghi trùng với đơn 001/2026; người bỏ: Hoàng Thị Lan, ngày 23/11/2026" in text_of(rows[1].note)
    assert [row.adds for row in rows] == [(1, 4), (0, 0)]
    printed = text(PetitionRegisterService(desk).print_register(*MONTH))
    assert "01 đơn, 01 vụ việc, 04 người ký đơn" in printed
    assert "Số đến từ 001/2026 đến 002/2026, số đã bỏ: 002/2026" in printed


def test_the_totals_count_by_kind_and_by_what_is_finished(desk: Desk) -> None:
    service = PetitionService(desk)
    service.register(a_petition())
    service.register(a_petition(kind=Kind.FEEDBACK))
    withdrawn = service.register(a_petition(kind=Kind.SUGGESTION))
    take(desk, withdrawn, "withdraw_early", DAY)
    printed = text(PetitionRegisterService(desk).print_register(*MONTH))
    assert "03 đơn, 03 vụ việc" in printed
    assert "khiếu nại 01, tố cáo 0, kiến nghị 01, phản ánh 01" in printed
    assert "đã xong 01, chưa xong 02" in printed
    assert "Cộng trang: 03 đơn; 03 người ký đơn." in printed


def test_nothing_on_paper_says_that_there_is_no_official_form(desk: Desk) -> None:
    printed = text(PetitionRegisterService(desk).print_register(*MONTH)).lower()
    assert "không có đơn nào từ ngày 01/11/2026 đến ngày 30/11/2026" in printed
    assert "mẫu" not in printed


@pytest.mark.parametrize(("to_on", "signed"), [(date(2026, 11, 22), True), (date(2026, 11, 23), False)])
def test_a_span_that_has_ended_is_signed(desk: Desk, to_on: date, signed: bool) -> None:
    printed = text(PetitionRegisterService(desk).print_register(MONTH[0], to_on))
    assert ("NGƯỜI VÀO SỔ" in printed) is signed


def test_whoever_may_not_print_gets_no_register_and_days_the_wrong_way_round_are_refused(
    desk: Desk, tmp_path: Path
) -> None:
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        PetitionRegisterService(viewer).print_register(*MONTH)
    with pytest.raises(UserError, match="đổi lại hai ngày"):
        print_register(desk, {"from": MONTH[1], "to": MONTH[0], "format": "pdf", "out": tmp_path / "so.pdf"})
    assert not (tmp_path / "so.pdf").exists()
