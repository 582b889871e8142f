"""The list as it stands on screen, for a sheet of Excel: same columns, same filter, same order, all rows."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from desktop_app.core.fields import Column
from desktop_app.core.pages import Pages
from desktop_app.core.progress import Progress, Silent
from desktop_app.kit.cells import Cell, CellOf

PAGE = 500

Value = str | int | date
"""What a sheet's cell may hold."""


def on_screen(
    columns: Sequence[Column], pages: Pages[Any], cell_of: CellOf, progress: Progress | None = None
) -> tuple[list[str], Iterator[list[Value]]]:
    """The headings, and the rows as they are read; numbers and days stay numbers and days."""
    return [column.heading for column in columns], _rows(columns, pages, cell_of, progress or Silent())


def _rows(columns: Sequence[Column], pages: Pages[Any], cell_of: CellOf, progress: Progress) -> Iterator[list[Value]]:
    total = pages.count()
    done = 0
    page = pages.after(None, PAGE)
    while page:
        for row in page:
            yield [_value(row, column, cell_of(row, column)) for column in columns]
            done += 1
        progress.report(done, max(done, total), "Ghi dòng đang hiện ra tệp Excel")
        page = pages.after(page[-1], PAGE)


def _value(row: Any, column: Column, cell: Cell) -> Value:
    if cell.across:
        return cell.in_words() if cell.across[0] == column.name else ""
    if column.kind in ("number", "day") and not (cell.second or cell.secret):
        value = getattr(row, column.name)
        # A number that is written with more than its figures, such as 12/B, stays as it is written.
        if isinstance(value, date) or (isinstance(value, int) and cell.text.replace(".", "") in ("", str(value))):
            return value
    return "\n".join(part for part in (cell.text, cell.second) if part)
