"""Finding in the manual without accents, titles before headings before sentences; where F1 lands."""

from pathlib import Path

import pytest

from desktop_app.core.manual.blocks import Grid, Heading, Passage, Picture, UnknownMarkdown, blocks_of, text_of
from desktop_app.core.manual.book import Book, read_book, shipped_book
from desktop_app.core.manual.finding import Finder, Where

PAGES = {
    "bat-dau": "# Bắt đầu\n\nMở chương trình. Niêm yết thì xem trang khác.\n",
    "niem-yet": "# Niêm yết\n\nMỗi dòng là một bản.\n\n## Gỡ bản niêm yết\n\nBấm **Gỡ**; ghi ngày gỡ.\n",
    "ho-so": "# Hồ sơ\n\nĐầu trang.\n\n## Niêm yết và ý kiến\n\nXem [Niêm yết](niem-yet.md#go-ban-niem-yet).\n",
    "don": "# Đơn thư\n\n## Gia hạn giải quyết\n\nGhi lý do.\n\n## Không ghi được ra USB\n\nThử USB khác.\n",
}
CONTENTS = """
[[chapter]]
title = "Đầu"
pages = ["bat-dau", "niem-yet"]

[[chapter]]
title = "Sau"
pages = ["ho-so", "don"]
"""


@pytest.fixture
def book(tmp_path: Path) -> Book:
    (tmp_path / "muc-luc.toml").write_text(CONTENTS, encoding="utf-8")
    for slug, text in PAGES.items():
        (tmp_path / f"{slug}.md").write_text(text, encoding="utf-8")
    return read_book(tmp_path)


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("niem yet", [("niem-yet", Where.TITLE), ("ho-so", Where.HEADING), ("bat-dau", Where.SENTENCE)]),
        ("NIÊM Y", [("niem-yet", Where.TITLE), ("ho-so", Where.HEADING), ("bat-dau", Where.SENTENCE)]),
        ("ghi ly do", [("don", Where.SENTENCE)]),
        ("ly do usb", [("don", Where.PAGE)]),
        ("gh ly do", []),  # only the last word may be half typed
        ("", []),
    ],
)
def test_what_is_typed_finds_pages_the_best_place_first(
    book: Book, typed: str, answers: list[tuple[str, Where]]
) -> None:
    assert [(each.page.slug, each.where) for each in Finder(book).find(typed)] == answers


def test_a_title_that_begins_with_what_is_typed_comes_before_a_shorter_one() -> None:
    assert [each.page.slug for each in Finder(shipped_book()).find("in so")][:2] == ["in-so", "don-thu"]


def test_a_found_sentence_comes_with_its_heading(book: Book) -> None:
    [found] = Finder(book).find("ngay go")
    assert (found.sentence, found.heading, found.anchor) == (
        "Bấm Gỡ; ghi ngày gỡ.",
        "Gỡ bản niêm yết",
        "go-ban-niem-yet",
    )


@pytest.mark.parametrize(
    ("slug", "said", "lands"),
    [
        ("don", "Gia hạn giải quyết đơn 12/2026", ("don", "gia-han-giai-quyet")),
        ("ho-so", "Không ghi được ra USB. Hãy thử USB khác.", ("don", "khong-ghi-duoc-ra-usb")),
        ("ho-so", "Niêm yết", ("ho-so", "niem-yet-va-y-kien")),  # the page of the screen before any other
        ("don", "Niêm yết và ý kiến", ("ho-so", "niem-yet-va-y-kien")),
        ("don", "Gỡ bản", None),  # of another page, where like words speak of other things
        ("don", "Chuyển bước", None),
    ],
)
def test_f1_over_a_sheet_or_an_error_lands_at_its_heading(
    book: Book, slug: str, said: str, lands: tuple[str, str] | None
) -> None:
    found = Finder(book).land(slug, said)
    assert (found and (found.page.slug, found.anchor)) == lands


def test_pages_that_an_account_is_not_told_of_are_not_found(book: Book) -> None:
    mine = book.but(["niem-yet", "bat-dau"])
    assert [chapter.title for chapter in mine.chapters] == ["Sau"]
    assert [each.page.slug for each in Finder(mine).find("niem yet")] == ["ho-so"]


def test_markdown_becomes_the_blocks_that_screen_and_paper_know() -> None:
    text = "## Ghi số\n\n1. Bấm **In**\n   - một\n2. Xem\n\n> Nhớ *kỹ*\n\n![Sổ](hinh/so.png)\n\n"
    text += "| a | b |\n|---|---|\n| 1 | 2 |\n"
    heading, first, inner, second, note, picture, grid = blocks_of(text)
    assert heading == Heading("Ghi số", "ghi-so")
    told = [
        (each.mark, each.depth, each.note, text_of(each.line))
        for each in (first, inner, second, note)
        if isinstance(each, Passage)
    ]
    assert told == [
        ("1.", 1, False, "Bấm In"), ("•", 2, False, "một"), ("2.", 1, False, "Xem"), ("", 0, True, "Nhớ kỹ")
    ]  # fmt: skip
    assert picture == Picture("so", "Sổ")
    assert isinstance(grid, Grid)
    assert [[text_of(cell) for cell in row] for row in (grid.head, *grid.rows)] == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("text", ["```\nmã\n```", "<b>đậm</b>", "![x](anh/x.jpg)", "a ![x](hinh/x.png) b", "***"])
def test_what_neither_screen_nor_paper_can_show_is_refused(text: str) -> None:
    with pytest.raises(UnknownMarkdown):
        blocks_of(text)
