"""The workbook of a survey: the answers, the codebook, and what the file is."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.areas.surveys.exchange.codebook import HEADINGS, NOT_ASKED, codebook_rows
from desktop_app.areas.surveys.exchange.variables import BESIDE, Variable
from desktop_app.core.fields import Align
from desktop_app.core.paper.excel import printed_sheet
from desktop_app.core.paper.fonts import WORD_FAMILY
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Figure
from desktop_app.core.paper.word_xml import safe_text
from desktop_app.core.paper.workbook import guard, workbook

ANSWERS, CODEBOOK, ABOUT = "Trả lời", "Bảng mã", "Về tệp này"
_CODEBOOK_MM = (24, 12, 92, 34, 12, 58, 24, 30)
_ABOUT_MM = (50, 120)


def write_book(
    target: Path,
    subject: str,
    variables: Sequence[Variable],
    rows: Iterable[Sequence[object]],
    about: Sequence[tuple[str, str]],
    made_at: datetime,
) -> None:
    """Write it; the answers are read while they are written."""
    with workbook(target, subject, made_at) as book:
        _answers(book, variables, rows)
        _codebook(book, subject, variables)
        _about(book, about)


def _answers(book: Any, variables: Sequence[Variable], rows: Iterable[Sequence[object]]) -> None:
    sheet = book.add_worksheet(ANSWERS)
    plain = book.add_format({"font_name": WORD_FAMILY, "font_size": 11})
    head = book.add_format({"font_name": WORD_FAMILY, "font_size": 11, "bold": True, "bottom": 1})
    guarded = book.add_format({"font_name": WORD_FAMILY, "font_size": 11, "quote_prefix": True})
    names = [*BESIDE, *(each.name for each in variables)]
    sheet.set_column(0, len(BESIDE) - 1, 20, plain)
    sheet.set_column(len(BESIDE), len(names) - 1, 10, plain)
    sheet.freeze_panes(1, 1)
    for at, name in enumerate(names):
        sheet.write_string(0, at, name, head)
    done = 0
    for done, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(done, at, value)
            elif value:
                text = safe_text(str(value))
                sheet.write_string(done, at, text, guarded if guard(text) else plain)
    sheet.autofilter(0, 0, max(done, 1), len(names) - 1)


def _codebook(book: Any, subject: str, variables: Sequence[Variable]) -> None:
    pen = printed_sheet(book, CODEBOOK, _CODEBOOK_MM)
    pen.line(subject, bold=True, font_size=14)
    pen.line(NOT_ASKED, italic=True)
    first, last = pen.head(single_head(HEADINGS))
    pen.sheet.repeat_rows(first, last)
    pen.sheet.freeze_panes(last + 1, 0)
    for row in codebook_rows(variables):
        cells = [Figure(str(cell), cell) if isinstance(cell, int) else str(cell or "") for cell in row]
        pen.row(cells, [Align.LEFT] * len(row))


def _about(book: Any, about: Sequence[tuple[str, str]]) -> None:
    pen = printed_sheet(book, ABOUT, _ABOUT_MM)
    for name, said in about:
        pen.row((name, said), (Align.LEFT, Align.LEFT))
