"""What the desk is offered while typing: people, hamlets and agencies already known."""

from sqlalchemy import select

from db.session import Database
from desktop_app.areas.reception.books.closed import closed_on
from desktop_app.areas.reception.books.rules import MAIN, label, numbers_key
from desktop_app.areas.reception.models import Visit
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import SignedIn
from desktop_app.office.numbers import expected_number
from desktop_app.office.rights import Right

OFFERED = 8
ANSWER_FORMS = ("Trả lời ngay tại chỗ", "Trả lời trực tiếp", "Bằng văn bản")
RECENT = 2_000
"""So many of the newest visits are looked through for agencies."""


def reads_denunciations(account: SignedIn) -> bool:
    """Whether the account may read what a denunciation is about: whoever handles it, and whoever sees its identity."""
    return account.may(Right.RECORD) or account.may(Right.SEE_DENOUNCER)


def offered_agencies(db: Database, typed: str) -> list[str]:
    """Agencies that lately received a petition or handled a matter, in whose name a word begins so."""
    newest = select(Visit.to_agency).where(Visit.to_agency != "").order_by(Visit.id.desc()).limit(RECENT)
    with db.reading() as session:
        names = dict.fromkeys(session.scalars(newest))
    asked = fold(typed)
    return [name for name in names if f" {asked}" in f" {fold(name)}"][:OFFERED]


def offered_answer_forms(typed: str) -> list[str]:
    """The usual ways to answer in which a word begins so."""
    asked = fold(typed)
    return [form for form in ANSWER_FORMS if f" {asked}" in f" {fold(form)}"]


def is_closed(db: Database, year: int, book: str = MAIN) -> bool:
    """Whether the book of the year is closed."""
    with db.reading() as session:
        return closed_on(session, book, year) is not None


def expected_label(db: Database, year: int, book: str = MAIN) -> str:
    """The number that the next visit of the year would get in the book, as everybody will call it."""
    with db.reading() as session:
        return label(expected_number(session, numbers_key(book), year), year, book)
