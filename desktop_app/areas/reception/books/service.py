"""What an office does with its books; one method is one transaction."""

import json
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.books.models import BookClosing, ReceptionBook
from desktop_app.areas.reception.books.queries import BookRow, all_books, closing_of
from desktop_app.areas.reception.books.rules import MAIN, next_letter, numbers_key, why_not_closed
from desktop_app.areas.reception.register_rows import register_lines
from desktop_app.areas.reception.tally import Tally
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.paper.official import short_day
from desktop_app.office.desk import Service
from desktop_app.office.models import RegisterBook
from desktop_app.office.rights import Right, needs


class BookService(Service):
    """The books of the register."""

    @needs(Right.SETTLE_OFFICE)
    def open_book(self, name: str, place: str) -> BookRow:
        """A further book with numbers of its own; it gets the next free letter."""
        with self.desk.db.writing(self.holder.uid) as session:
            rows = all_books(session)
            _refuse_name(rows, name, "")
            letter = next_letter([row.letter for row in rows])
            session.add(ReceptionBook(letter=letter, name=name.strip(), place=place.strip()))
            return BookRow(letter, name.strip(), place.strip())

    @needs(Right.SETTLE_OFFICE)
    def rename(self, letter: str, name: str, place: str) -> None:
        """Give a book another name and place; its letter and numbers stay."""
        with self.desk.db.writing(self.holder.uid) as session:
            _refuse_name(all_books(session), name, letter)
            book = _kept(session, letter)
            if book is None:
                session.add(ReceptionBook(letter=letter, name=name.strip(), place=place.strip()))
                return
            book.name, book.place = name.strip(), place.strip()

    @needs(Right.SETTLE_OFFICE)
    def stop(self, letter: str, last_on: date) -> None:
        """Enter nothing in a further book after that day; what it holds stays."""
        with self.desk.db.writing(self.holder.uid) as session:
            book = _kept(session, letter)
            if letter == MAIN or book is None:
                raise UserError("Sổ chính không ngừng được. Chỉ ngừng được sổ thứ hai trở đi.")
            book.stopped_on = last_on

    @needs(Right.RECORD)
    def close(self, book: str, year: int) -> None:
        """Close a book of a year with its counts of now; it is never opened again, later entries need a reason."""
        today = self.desk.clock.today()
        with self.desk.db.writing(self.holder.uid) as session:
            closing = closing_of(session, book, year)
            if why := why_not_closed(year, today, closing.closed_on if closing else None):
                raise UserError(why)
            register = session.get(RegisterBook, (numbers_key(book), year))
            tally = self._tally(book, year)
            session.add(
                BookClosing(
                    book=book,
                    year=year,
                    closed_on=today,
                    closed_by=self.holder.name,
                    last_number=register.last_number if register else 0,
                    void_count=len(tally.void_numbers),
                    figures=json.dumps(tally.values(_days(year)), ensure_ascii=False, sort_keys=True),
                )
            )

    def _tally(self, book: str, year: int) -> Tally:
        tally = Tally()
        for line in register_lines(self.desk.db, date(year, 1, 1), date(year, 12, 31), book):
            tally.add(line)
        return tally


def _days(year: int) -> str:
    return f"từ ngày {short_day(date(year, 1, 1))} đến ngày {short_day(date(year, 12, 31))}"


def _kept(session: Session, letter: str) -> ReceptionBook | None:
    return session.scalars(select(ReceptionBook).where(ReceptionBook.letter == letter)).one_or_none()


def _refuse_name(rows: list[BookRow], name: str, letter: str) -> None:
    if any(row.name.casefold() == name.strip().casefold() and row.letter != letter for row in rows):
        raise InvalidInput({"name": "Đã có sổ tên này. Đặt tên khác để hai sổ không lẫn nhau."})
