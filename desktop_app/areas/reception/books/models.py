"""The tables of the books: further books, closings of a year, what was printed."""

from datetime import date
from enum import Enum

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped, words_of
from db.recorded import Recorded


class PrintKind(Enum):
    """What was printed of the register."""

    WHOLE = "Cả sổ"
    CONTINUED = "In nối tiếp"
    SOME = "Một số trang"
    SPAN = "Theo khoảng ngày"
    COVER = "Bìa sổ"
    CLOSING = "Trang khóa sổ"


class PrintWay(Enum):
    """Where it went."""

    PAPER = "Máy in"
    FILE = "Tệp PDF"
    PRINTED_FILE = "In từ tệp PDF"


class ReceptionBook(Stamped, Base):
    """A book of the register by its letter; the main one has a row only when it was given a name of its own."""

    __tablename__ = "reception_book"
    __table_args__ = (UniqueConstraint("letter"),)

    letter: Mapped[str] = mapped_column(String(2))
    name: Mapped[str] = mapped_column(String(120))
    place: Mapped[str] = mapped_column(String(200), default="")
    stopped_on: Mapped[date | None]


class BookClosing(Stamped, Base):
    """The closing of one book of one year, with its counts as they were then; never taken back."""

    __tablename__ = "book_closing"
    __table_args__ = (UniqueConstraint("book", "year"),)

    book: Mapped[str] = mapped_column(String(2))
    year: Mapped[int]
    closed_on: Mapped[date]
    closed_by: Mapped[str] = mapped_column(String(120))
    last_number: Mapped[int] = mapped_column(default=0)
    void_count: Mapped[int] = mapped_column(default=0)
    figures: Mapped[str] = mapped_column(Text, default="{}")


class RegisterPrint(Stamped, Base):
    """One printing of the register; `resume` tells how printing goes on after it, nothing when it does not."""

    __tablename__ = "register_print"
    __table_args__ = (Index("ix_register_print_book", "book", "year", "id"),)

    book: Mapped[str] = mapped_column(String(2))
    year: Mapped[int]
    kind: Mapped[PrintKind] = mapped_column(words_of(PrintKind))
    way: Mapped[PrintWay] = mapped_column(words_of(PrintWay))
    printed_by: Mapped[str] = mapped_column(String(120))
    copies: Mapped[int] = mapped_column(default=1)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    from_number: Mapped[int] = mapped_column(default=0)
    to_number: Mapped[int] = mapped_column(default=0)
    from_page: Mapped[int] = mapped_column(default=0)
    to_page: Mapped[int] = mapped_column(default=0)
    resume: Mapped[str] = mapped_column(Text, default="")


RECORDS: dict[type, Recorded] = {
    ReceptionBook: Recorded(),
    BookClosing: Recorded(),
    RegisterPrint: Recorded(),
}
