"""The manual on paper, its loose sheets, and what is new."""

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from PIL import Image

from desktop_app.core.manual.book import Book, read_book, shipped_book
from desktop_app.core.manual.news import for_officials, screen_book
from desktop_app.core.manual.paper import manual_pdf, page_pdf
from desktop_app.core.manual.sheets import SHEETS
from desktop_app.core.paper.fonts import SANS, SANS_BOLD, SERIF, lacks, register_sans
from desktop_app.shell.manual.after_update import show_news_once

AT = datetime(2026, 11, 23, 8)
LONG = "Gõ họ tên rồi bấm **Enter**. " * 30


@pytest.fixture
def book(tmp_path: Path) -> Book:
    Image.new("RGB", (300, 150), "white").save(tmp_path / "so.png")
    contents = '[[chapter]]\ntitle = "Đầu"\npages = ["a"]\n[[chapter]]\ntitle = "Sau"\npages = ["b", "c"]\n'
    (tmp_path / "muc-luc.toml").write_text(contents, encoding="utf-8")
    pages = {
        "a": "# Mở sổ\n\n1. Bấm **↑**\n2. Xem [Ghi lượt](b.md)\n\n![Trang sổ](hinh/so.png)\n",
        "b": f"# Ghi lượt\n\n## Gõ\n\n{LONG}\n\n> Nhớ lưu.\n\n| Phím | Việc |\n|---|---|\n| F2 | quét |\n",
        "c": "# In sổ\n\nBấm **In**.\n",
    }
    for slug, text in pages.items():
        (tmp_path / f"{slug}.md").write_text(text, encoding="utf-8")
    return read_book(tmp_path)


def read(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


def test_the_book_has_contents_with_page_numbers_chapters_foot_bookmarks_and_pictures(
    book: Book, tmp_path: Path
) -> None:
    pdf = manual_pdf(book, tmp_path, version="0.1.0", made_at=AT)
    contents, first, second = read(pdf)
    lines = [line.replace(" .", "").split() for line in contents.splitlines()]
    told = {" ".join(words[:-1]): words[-1] for words in lines if words and words[-1].isdigit()}
    assert told.items() >= {"Đầu": "2", "Mở sổ": "2", "Sau": "3", "Ghi lượt": "3", "In sổ": "3"}.items()
    assert "Hướng dẫn sử dụng Sổ Dân Chủ · Đầu" in first
    assert "Hướng dẫn sử dụng Sổ Dân Chủ · Sau" in second
    with pypdfium2.PdfDocument(pdf) as opened:
        outline = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in opened.get_toc()]
        drawn = [thing.type for thing in opened[1].get_objects()]
    assert outline == [(0, "Đầu", 1), (1, "Mở sổ", 1), (0, "Sau", 2), (1, "Ghi lượt", 2), (1, "In sổ", 2)]
    assert drawn.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 1
    assert "Trang sổ" in first
    assert manual_pdf(book, tmp_path, version="0.1.0", made_at=AT) == pdf


def test_a_page_by_itself_keeps_the_words_of_links_to_others(book: Book, tmp_path: Path) -> None:
    [text] = read(page_pdf(book.pages[0], tmp_path, made_at=AT))
    assert "Xem Ghi lượt" in text
    assert "In sổ" not in text


@pytest.mark.parametrize(("sheet", "pages", "wide_mm"), [("quick", 2, 210), ("poster", 1, 210), ("poster-a3", 1, 297)])
def test_loose_sheets_fit_the_paper_they_are_made_for(sheet: str, pages: int, wide_mm: int) -> None:
    with pypdfium2.PdfDocument(SHEETS[sheet].make("0.1.0", AT)) as opened:
        assert [round(page.get_width() / 72 * 25.4) for page in opened] == [wide_mm] * pages


def test_every_letter_of_the_manual_can_be_set() -> None:
    register_sans()
    letters = {letter for page in shipped_book().pages for letter in page.title + page.text} - {"\n"}
    assert [c for c in sorted(letters) if (lacks(SANS, c) or lacks(SANS_BOLD, c)) and lacks(SERIF, c)] == []


def test_what_is_new_is_told_by_its_main_points_without_commands() -> None:
    notes = "# Nhật ký\n\nMỗi bản.\n\n## 0.2.0\n\n- Xuất ra\n  Excel. Lệnh `xuat a`,\n  `xuat b`. Nhanh hơn."
    notes += "\n- Chạy `x.y` nữa.\n\n### Kể đủ\n\n- Rất nhiều.\n\n## 0.1.0\n\n- Bản đầu.\n"
    assert for_officials(notes) == "## 0.2.0\n\n- Xuất ra Excel. Nhanh hơn.\n\n## 0.1.0\n\n- Bản đầu."


def test_what_is_new_is_shown_once_after_an_update_and_not_at_the_first_start() -> None:
    opened, remembered = list[tuple[str, str]](), dict[str, object]()
    shell = SimpleNamespace(open=lambda page, uid: opened.append((page, uid)))
    show_news_once(shell, remembered, "0.1.0")  # type: ignore[arg-type]
    assert opened == []
    for _start in range(2):
        show_news_once(shell, remembered, "0.2.0")  # type: ignore[arg-type]
        assert opened == [("help", "co-gi-moi")]
    assert screen_book(frozenset()).page("co-gi-moi")
