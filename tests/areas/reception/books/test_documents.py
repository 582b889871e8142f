"""Cover and closing page: what was closed, what is void, who signs; an open book leaves room for the pen."""

from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from desktop_app.areas.reception.books.documents import BookPapers
from desktop_app.areas.reception.books.models import PrintWay
from desktop_app.areas.reception.books.printing import BookPrinting
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.paper_commands import print_receipt
from desktop_app.areas.reception.refusal import RefusalService
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.statement import StatementService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.paper.saving import Format, document_pdf, save_document
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from tests.areas.reception.books.conftest import Enter
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf


@pytest.fixture
def papers(desk: Desk) -> BookPapers:
    return BookPapers(desk)


def words(document: object) -> str:
    return " ".join(ReadPdf(document_pdf(document)).all_text().split())  # type: ignore[arg-type]


def test_the_cover_of_an_open_book_leaves_room_for_the_pen(papers: BookPapers, enter: Enter) -> None:
    enter(2)
    text = words(papers.cover("A", 2026))

    assert "SỔ TIẾP CÔNG DÂN NĂM 2026" in text
    assert "Mở sổ ngày 23 tháng 11 năm 2026; khóa sổ ……………" in text
    assert "Từ số 1 đến số ……………" in text
    assert "SỔ A" not in text


def test_an_open_book_has_no_closing_page(papers: BookPapers, enter: Enter) -> None:
    enter(1)
    with pytest.raises(UserError, match="chưa khóa"):
        papers.closing_page("A", 2026)


def test_pages_are_counted_only_when_the_whole_book_is_on_paper(
    papers: BookPapers, keeping: BookService, printing: BookPrinting, enter: Enter, clock: FixedClock
) -> None:
    enter(2)
    printing.note(printing.whole("A", 2026, Silent()), PrintWay.PAPER, (0,), 1)
    enter(1)
    clock.move_to(datetime(2026, 12, 31, 16, 0))
    keeping.close("A", 2026)

    assert "gồm …………… trang" in words(papers.closing_page("A", 2026))


def test_cover_and_closing_page_say_what_was_closed(
    papers: BookPapers,
    keeping: BookService,
    printing: BookPrinting,
    reception: ReceptionService,
    enter: Enter,
    an_entry: MakeEntry,
    clock: FixedClock,
) -> None:
    keeping.open_book("Bàn nhà văn hóa", "Nhà văn hóa Thôn Đoài")
    saved = enter(3, book="B")
    reception.void(saved[1].uid, saved[1].rev, "Ghi trùng")
    clock.move_to(datetime(2027, 1, 5, 8, 0))
    made = printing.whole("B", 2026, Silent())
    printing.note(made, PrintWay.PAPER, (0,), 1)
    keeping.close("B", 2026)
    clock.move_to(datetime(2027, 1, 12, 8, 0))
    late = an_entry(received_on=date(2026, 12, 30), book="B", late_reason="Mất điện", full_name="Lý Thị Hà")
    reception.register(late)

    cover, closing = words(papers.cover("B", 2026)), words(papers.closing_page("B", 2026))

    assert "SỔ B: Bàn nhà văn hóa" in cover
    assert "Nơi tiếp công dân: Nhà văn hóa Thôn Đoài" in cover
    assert "Từ số 1/B đến số 3/B; số trang: 1" in cover
    assert "khóa sổ ngày 05 tháng 01 năm 2027" in cover
    assert "từ số 1/B đến số 3/B, gồm 1 trang" in closing
    assert "Số đã hủy: 01 số, gồm số 2/B" in closing
    assert "02 lượt tiếp" in closing
    assert "Số ghi sau khóa sổ: 01 số." in closing
    assert "4/B 30/12/2026 Ghi ngày 12/01/2027, sau khóa sổ ngày 05/01/2027: Mất điện" in closing
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ (Ký, đóng dấu)" in closing
    assert "Hoàng Thị Lan" in closing
    assert "Lý Thị Hà" not in closing


def test_a_year_without_visits_is_closed_as_one(papers: BookPapers, keeping: BookService, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 12, 31, 16, 0))
    keeping.close("A", 2026)

    text = words(papers.closing_page("A", 2026))
    assert "không phát sinh lượt tiếp công dân nào" in text
    assert "Số đã hủy" not in text


def test_both_sheets_are_written_as_word(
    papers: BookPapers, keeping: BookService, enter: Enter, clock: FixedClock, tmp_path: Path
) -> None:
    enter(1)
    clock.move_to(datetime(2026, 12, 31, 16, 0))
    keeping.close("A", 2026)
    for name, document in (("bia", papers.cover("A", 2026)), ("khoa", papers.closing_page("A", 2026))):
        save_document(document, Format.WORD, tmp_path / f"{name}.docx")
    assert any("KHÓA SỔ" in p.text for p in docx.Document(str(tmp_path / "khoa.docx")).paragraphs)


@pytest.mark.parametrize(("number", "ending"), [("1/2026", "pdf"), ("1/b/2026", "docx"), ("1/B/2026", "xlsx")])
def test_a_receipt_is_written_by_its_number(
    desk: Desk,
    keeping: BookService,
    reception: ReceptionService,
    an_entry: MakeEntry,
    tmp_path: Path,
    number: str,
    ending: str,
) -> None:
    keeping.open_book("Bàn nhà văn hóa", "")
    paper = [HandedIn("Đơn kiến nghị", 2, "Bản chính", "Nguyên vẹn")]
    reception.register(an_entry(), paper)
    reception.register(an_entry(book="B", full_name="Trần Thị Mỵ", paper_number=""), paper)
    target = tmp_path / f"bien-nhan.{ending}"

    outcome = print_receipt(desk, {"number": number, "out": target, "format": ending})

    assert target.exists()
    assert outcome.data["number"] == number.upper()


@pytest.mark.parametrize(
    ("number", "name", "said"),
    [
        ("15", "a.pdf", "15/2026"),
        ("9/2026", "a.pdf", "Sổ chưa có lượt tiếp 9/2026"),
        ("1/2026", "a.pdf", "chưa ghi tài liệu"),
    ],
)
def test_a_receipt_that_cannot_be_written_is_told_and_leaves_no_file(
    desk: Desk, enter: Enter, tmp_path: Path, number: str, name: str, said: str
) -> None:
    enter(1)
    with pytest.raises(UserError, match=said):
        print_receipt(desk, {"number": number, "out": tmp_path / name, "format": "pdf"})
    assert list(tmp_path.glob("a.*")) == []


def test_papers_of_a_further_book_say_its_letter(
    desk: Desk, keeping: BookService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    letter = keeping.open_book("Bàn tiếp dân", "Nhà văn hóa").letter
    saved = reception.register(an_entry(book=letter, handling=Handling.REFUSE, refusal_ground="h"))
    for paper in (StatementService(desk).statement(saved.uid), RefusalService(desk).notice(saved.uid)):
        assert f"Sổ tiếp công dân năm 2026, số 1/{letter}" in words(paper)
