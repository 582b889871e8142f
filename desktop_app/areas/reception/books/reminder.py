"""What "Hôm nay" says when a year ends: the books that are still to be closed."""

from datetime import date, timedelta

from desktop_app.areas.reception.books.closed import book_name
from desktop_app.areas.reception.books.queries import still_open
from desktop_app.areas.reception.books.rules import first_closing_day, reminds_of_closing
from desktop_app.core import words
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk

CLOSE_WITHIN = timedelta(days=5)
"""Ours, no law's: the first days of January."""


def due_closings(desk: Desk) -> list[DueItem]:
    """Last year's books (this year's on its last day) while open, through January; never late: no law sets a day."""
    today = desk.clock.today()
    return [
        DueItem(
            uid=f"{book.letter}-{year}",
            area="reception",
            title=f"Khóa {words.inside(book_name(book.letter))} tiếp công dân năm {year}",
            detail="In bìa và trang khóa sổ, ký, đóng dấu. Sau khóa sổ, ghi thêm phải có lý do.",
            due_on=max(_due(year), today),
            who="",
            page="reception.books",
        )
        for year in (today.year - 1, today.year)
        if reminds_of_closing(today, year)
        for book in still_open(desk.db, year)
    ]


def _due(year: int) -> date:
    return first_closing_day(year) + CLOSE_WITHIN
