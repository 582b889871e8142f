"""What the page of the books shows: books, their years, what was printed; frozen rows."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.session import Database
from desktop_app.areas.reception.books.models import BookClosing, PrintKind, PrintWay, ReceptionBook, RegisterPrint
from desktop_app.areas.reception.books.rules import KEY, MAIN, Asked, numbers_key
from desktop_app.areas.reception.models import Visit
from desktop_app.office.branches import own_letter, written_elsewhere
from desktop_app.office.models import RegisterBook
from desktop_app.office.profile import read_profile

MOST_PRINTS = 500


@dataclass(frozen=True)
class BookRow:
    """A book by its letter."""

    letter: str
    name: str
    place: str
    stopped_on: date | None = None

    @property
    def title(self) -> str:
        """The book as lists and choices name it."""
        return self.name if self.letter == MAIN else f"Sổ {self.letter}: {self.name}"


@dataclass(frozen=True)
class BookYear:
    """One book of one year: how far it is numbered, printed, and whether it is closed."""

    book: BookRow
    year: int
    last_number: int
    voids: int
    waiting: int
    closed_on: date | None
    closed_by: str
    last_print: "PrintRow | None"
    changed_since: tuple[int, ...]

    @property
    def uid(self) -> str:
        """What names the row in its list."""
        return f"{self.book.letter}-{self.year}"

    @property
    def title(self) -> str:
        """The book and its year: "Năm 2026", "Sổ B, năm 2026"."""
        return f"Năm {self.year}" if self.book.letter == MAIN else f"Sổ {self.book.letter}, năm {self.year}"

    @property
    def printed_to(self) -> int:
        """The last number on paper."""
        return self.last_print.to_number if self.last_print else 0


@dataclass(frozen=True)
class PrintRow:
    """One printing as the log tells it."""

    uid: str
    at: datetime
    by: str
    book: str
    year: int
    kind: PrintKind
    way: PrintWay
    copies: int
    from_on: date | None
    to_on: date | None
    from_number: int
    to_number: int
    from_page: int
    to_page: int
    resume: str


def books(db: Database) -> list[BookRow]:
    """Every book, the main one first."""
    with db.reading() as session:
        return all_books(session)


def all_books(session: Session) -> list[BookRow]:
    """Every book, the main one first; it has the name and place of the office's reception until it is given others."""
    kept = session.scalars(select(ReceptionBook).order_by(ReceptionBook.letter))
    rows = [BookRow(book.letter, book.name, book.place, book.stopped_on) for book in kept]
    if not any(row.letter == MAIN for row in rows):
        rows.insert(0, BookRow(MAIN, "Sổ chính", read_profile(session).reception_place))
    return rows


def open_books(db: Database, on: date) -> list[BookRow]:
    """The books in which a visit of that day can be entered on this PC."""
    with db.reading() as session:
        return [row for row in written_here(session) if row.stopped_on is None or on <= row.stopped_on]


def written_here(session: Session) -> list[BookRow]:
    """A branch's one book; on the main PC all that no branch writes."""
    own, elsewhere = own_letter(session), written_elsewhere(session)
    return [row for row in all_books(session) if (row.letter == own if own else row.letter not in elsewhere)]


def book_years(db: Database, today: date) -> list[BookYear]:
    """Every book of every year that has numbers, and those of this year; the newest year first."""
    with db.reading() as session:
        rows = all_books(session)
        given = {
            (row[0], row[1]): row[2]
            for row in session.execute(
                select(RegisterBook.book, RegisterBook.year, RegisterBook.last_number).where(
                    RegisterBook.book.startswith(KEY, autoescape=True)
                )
            )
        }
        years = sorted({year for _, year in given} | {today.year}, reverse=True)
        return [
            _book_year(session, row, year, given.get((numbers_key(row.letter), year), 0))
            for year in years
            for row in rows
            if (numbers_key(row.letter), year) in given or (year == today.year and row.stopped_on is None)
        ]


def book_year(db: Database, book: str, year: int) -> BookYear:
    """One book of one year."""
    with db.reading() as session:
        row = next(row for row in all_books(session) if row.letter == book)
        register = session.get(RegisterBook, (numbers_key(book), year))
        return _book_year(session, row, year, register.last_number if register else 0)


def _book_year(session: Session, row: BookRow, year: int, last_number: int) -> BookYear:
    closing = closing_of(session, row.letter, year)
    prints = prints_of(session, row.letter, year)
    last = standing_print(prints)
    own = select(func.count(Visit.id)).where(Visit.book == row.letter, Visit.year == year)
    return BookYear(
        book=row,
        year=year,
        last_number=last_number,
        voids=session.scalars(own.where(Visit.voided_on.is_not(None))).one(),
        waiting=session.scalars(own.where(Visit.is_open)).one(),
        closed_on=closing.closed_on if closing else None,
        closed_by=closing.closed_by if closing else "",
        last_print=last,
        changed_since=_changed_since(session, row.letter, year, last) if last else (),
    )


def closing_of(session: Session, book: str, year: int) -> BookClosing | None:
    """The closing of a book of a year."""
    query = select(BookClosing).where(BookClosing.book == book, BookClosing.year == year)
    return session.scalars(query).one_or_none()


def closing_figures(closing: BookClosing) -> dict[str, str]:
    """The counts as they stood at the closing, by the fields of the papers."""
    figures: dict[str, str] = json.loads(closing.figures)
    return figures


def prints_of(session: Session, book: str, year: int) -> list[PrintRow]:
    """What was printed of a book of a year, the newest first."""
    query = select(RegisterPrint).where(RegisterPrint.book == book, RegisterPrint.year == year)
    return [print_row(row) for row in session.scalars(query.order_by(RegisterPrint.id.desc()).limit(MOST_PRINTS))]


def print_log(db: Database, book: str, year: int) -> list[PrintRow]:
    """What was printed of a book of a year, the newest first."""
    with db.reading() as session:
        return prints_of(session, book, year)


def resumable(prints: Sequence[PrintRow]) -> list[PrintRow]:
    """The printings after which one can go on, the newest first."""
    return [row for row in prints if row.resume]


def standing_print(prints: Sequence[PrintRow]) -> PrintRow | None:
    """The last printing that is on paper, or the last file where none is: from here printing goes on."""
    possible = resumable(prints)
    on_paper = [row for row in possible if row.way is not PrintWay.FILE]
    return next(iter(on_paper or possible), None)


def print_row(row: RegisterPrint) -> PrintRow:
    """One printing, read."""
    return PrintRow(
        uid=row.uid,
        at=row.created_at,
        by=row.printed_by,
        book=row.book,
        year=row.year,
        kind=row.kind,
        way=row.way,
        copies=row.copies,
        from_on=row.from_on,
        to_on=row.to_on,
        from_number=row.from_number,
        to_number=row.to_number,
        from_page=row.from_page,
        to_page=row.to_page,
        resume=row.resume,
    )


def _changed_since(session: Session, book: str, year: int, last: PrintRow) -> tuple[int, ...]:
    """Numbers that are on paper and were changed after they were printed."""
    query = (
        select(Visit.number)
        .where(Visit.book == book, Visit.year == year, Visit.number <= last.to_number, Visit.changed_at > last.at)
        .order_by(Visit.number)
    )
    return tuple(session.scalars(query))


def uid_of(db: Database, asked: Asked) -> str | None:
    """The visit with that number; None when there is none."""
    query = select(Visit.uid).where(Visit.book == asked.book, Visit.year == asked.year, Visit.number == asked.number)
    with db.reading() as session:
        return session.scalars(query).one_or_none()


def still_open(db: Database, year: int) -> list[BookRow]:
    """The books of the year that are written here, have numbers and were not closed."""
    with db.reading() as session:
        return [
            row
            for row in written_here(session)
            if session.get(RegisterBook, (numbers_key(row.letter), year)) and not closing_of(session, row.letter, year)
        ]
