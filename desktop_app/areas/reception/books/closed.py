"""What a closed book asks of whoever still writes into it: a reason, kept beside the number."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.books.models import BookClosing, ReceptionBook
from desktop_app.areas.reception.books.rules import MAIN, late_change_note, late_entry_note
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.office.branches import own_letter, written_elsewhere
from desktop_app.office.desk import Desk

if TYPE_CHECKING:
    from desktop_app.areas.reception.models import Visit


class BookClosed(UserError):
    """The book of that year is closed and nobody has said why something is still entered."""


def closed_on(session: Session, book: str, year: int) -> date | None:
    """When the book of the year was closed; None while it is open."""
    query = select(BookClosing.closed_on).where(BookClosing.book == book, BookClosing.year == year)
    return session.scalars(query).one_or_none()


def entry_note(session: Session, desk: Desk, book: str, year: int, reason: str) -> str:
    """What stands beside a new number of that book and year; BookClosed when a reason is needed and not given."""
    on = closed_on(session, book, year)
    if on is None:
        return ""
    if not reason.strip():
        raise BookClosed(
            f"{book_name(book)} năm {year} đã khóa ngày {words.day(on)}. "
            "Ghi thêm phải có lý do, lý do được in ở cột Ghi chú của sổ."
        )
    return late_entry_note(on, desk.clock.today(), reason)


def refuse_unknown(session: Session, book: str, on: date) -> None:
    """UserError when nothing can be entered for that day in the book: it is not there, was stopped, is another PC's."""
    own = own_letter(session)
    if (own and book != own) or book in written_elsewhere(session) - {own}:
        sentence = f"Máy phụ này chỉ ghi sổ {own}." if own else f"Sổ {book} do máy phụ ghi, ở máy chính chỉ xem."
        raise UserError(f"{sentence} Chọn sổ khác ở đầu trang rồi lưu lại.")
    if book == MAIN:
        return
    kept = session.scalars(select(ReceptionBook).where(ReceptionBook.letter == book)).one_or_none()
    if kept is None or (kept.stopped_on is not None and on > kept.stopped_on):
        raise UserError(f"Sổ {book} không có hoặc đã ngừng ghi. Chọn sổ khác ở đầu trang rồi lưu lại.")


def change_note(session: Session, desk: Desk, visit: "Visit", reason: str) -> str:
    """What stands beside a number that is corrected now."""
    on = closed_on(session, visit.book, visit.year)
    if on is None:
        return visit.late_note
    return late_change_note(visit.late_note, on, desk.clock.today(), reason)


def file_name(book: str, from_on: date, to_on: date) -> str:
    """What a printed book of these days is called as a file; a further one with its letter."""
    of_book = "" if book == MAIN else f"-so-{book.lower()}"
    return f"so-tiep-cong-dan{of_book}-{from_on:%Y%m%d}-{to_on:%Y%m%d}"


def book_name(book: str) -> str:
    """The book in running text: "Sổ", or "Sổ B" for a further one."""
    return "Sổ" if book == MAIN else f"Sổ {book}"
