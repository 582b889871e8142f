"""Register numbers: one book, one year, never skipped, never used again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.office.models import RegisterBook


def next_number(session: Session, book: str, year: int) -> int:
    """Give the next number, inside the transaction that enters the record; a rolled-back record gives it back."""
    register = session.get(RegisterBook, (book, year))
    if register is None:
        register = RegisterBook(book=book, year=year, last_number=0)
        session.add(register)
        session.flush()
    register.last_number += 1
    return register.last_number


def has_numbers(session: Session) -> bool:
    """Whether anything was ever entered under a number."""
    return session.scalars(select(RegisterBook.book).limit(1)).first() is not None


def expected_number(session: Session, book: str, year: int) -> int:
    """The number the next record would get; only a record that is saved really gets it."""
    register = session.get(RegisterBook, (book, year))
    return (register.last_number if register else 0) + 1
