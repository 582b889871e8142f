"""Into which book a row goes and under which number, by what stands under Số thứ tự."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.areas.reception.books.queries import all_books, written_here
from desktop_app.areas.reception.books.rules import MAIN, number_meant
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.telling import Hint


@dataclass(frozen=True)
class Place:
    """The book of a row, and the number that it brings; None for one that gets the next."""

    book: str
    number: int | None

    @property
    def content(self) -> dict[str, object]:
        """What makes the row the same row in another file; the main book is not named."""
        return {"number": self.number} | ({} if self.book == MAIN else {"book": self.book})


class Books:
    """The books of the office while a workbook is judged."""

    def __init__(self, desk: Desk, chosen: str) -> None:
        """`chosen` is the book of rows that name none, "" for the main one."""
        self._chosen = chosen or MAIN
        with desk.db.reading() as session:
            self._kept = {row.letter: row for row in all_books(session)}
            self._here = {row.letter for row in written_here(session)}

    def place(self, values: Mapping[str, Any]) -> tuple[Place, list[Hint]]:
        """Where the row goes, and why it cannot."""
        said, on = values.get("number"), values.get("received_on")
        if not isinstance(said, str):
            place, year = Place(self._chosen, said), 0
        else:
            asked = number_meant(said)
            assert asked is not None, said
            has_letter = any(sign.isalpha() for sign in said)
            place, year = Place(asked.book if has_letter else self._chosen, asked.number), asked.year
        problems = [self._why_not(place.book, on), _other_year(year, on)]
        return place, [Hint("number", problem) for problem in problems if problem]

    def _why_not(self, book: str, on: object) -> str:
        kept = self._kept.get(book)
        if kept is None:
            return f"Cơ quan chưa có sổ {book}. Mở sổ ở trang Khóa sổ, in nối tiếp rồi nhập lại."
        if book not in self._here:
            return f"Sổ {book} do máy khác của cơ quan ghi nên không nhập ở đây. Chọn sổ khác."
        if kept.stopped_on and isinstance(on, date) and on > kept.stopped_on:
            return f"Sổ {book} đã ngừng ghi sau ngày {words.day(kept.stopped_on)}. Chọn sổ khác hoặc sửa ngày."
        return ""


def _other_year(year: int, on: object) -> str:
    if year and isinstance(on, date) and on.year != year:
        return f"Số của sổ năm {year} nhưng Ngày tiếp ở năm {on.year}. Kiểm tra lại số hoặc ngày."
    return ""


def offered_books(desk: Desk) -> list[tuple[str, str]]:
    """The books that rows can be brought into, the main one first; none where there is only one."""
    with desk.db.reading() as session:
        rows = written_here(session)
    return [(row.letter, row.title) for row in rows] if len(rows) > 1 else []
