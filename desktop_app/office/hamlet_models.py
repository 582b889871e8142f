"""What hamlets became, and how many households they had from which day on."""

from datetime import date
from enum import Enum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped, words_of
from db.recorded import Recorded


class Change(Enum):
    """What made one hamlet follow another."""

    MERGED = "Sáp nhập"
    SPLIT = "Chia tách"
    RENAMED = "Đổi tên"


class HamletSuccessor(Stamped, Base):
    """A hamlet that took the place of another on a day, wholly or with others; `document` is what decided it."""

    __tablename__ = "hamlet_successor"
    __table_args__ = (
        UniqueConstraint("before_id", "after_id"),
        Index("ix_hamlet_successor_after", "after_id"),
    )

    before_id: Mapped[int] = mapped_column(ForeignKey("hamlet.id"))
    after_id: Mapped[int] = mapped_column(ForeignKey("hamlet.id"))
    change: Mapped[Change] = mapped_column(words_of(Change))
    on: Mapped[date] = mapped_column("on_day")
    document: Mapped[str] = mapped_column(String(200), default="")


class HamletCount(Stamped, Base):
    """How many households and people a hamlet had from a day on."""

    __tablename__ = "hamlet_count"
    __table_args__ = (UniqueConstraint("hamlet_id", "from_on"),)

    hamlet_id: Mapped[int] = mapped_column(ForeignKey("hamlet.id"))
    from_on: Mapped[date]
    households: Mapped[int]
    people: Mapped[int] = mapped_column(default=0)


RECORDS: dict[type, Recorded] = {HamletSuccessor: Recorded(), HamletCount: Recorded()}
