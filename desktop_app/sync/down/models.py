"""The tables of what goes down: packages that an upper office made, to whom, and those that came to a commune."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Instant, Stamped, words_of
from db.recorded import Recorded
from desktop_app.sync.states import DownState


class SentDown(Stamped, Base):
    """A package for communes. `told` are its items as JSON (`told.py`), `note` what is said to whoever installs it."""

    __tablename__ = "sent_down"
    __table_args__ = (UniqueConstraint("epoch", "seq"),)

    epoch: Mapped[str] = mapped_column(String(36))
    seq: Mapped[int]
    package_uid: Mapped[str] = mapped_column(String(36))
    digest: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(500), default="")
    told: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(120), default="")
    size: Mapped[int] = mapped_column(default=0)
    file_name: Mapped[str] = mapped_column(String(120), default="")
    handed_on: Mapped[date | None]


class SentDownTo(Stamped, Base):
    """A commune that a package is for, and what it told of it with its own packages since."""

    __tablename__ = "sent_down_to"
    __table_args__ = (UniqueConstraint("sent_id", "unit"),)

    sent_id: Mapped[int] = mapped_column(ForeignKey("sent_down.id"))
    unit: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    state: Mapped[DownState] = mapped_column(words_of(DownState), default=DownState.WAITING)
    said_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(500), default="")


class CameDown(Stamped, Base):
    """A package that came from the upper office and was decided on.

    `names` says what it is about, so that an older package cannot undo a newer one; `put` is what installing it changed
    and what stood there before, for taking it back. All three texts are JSON.
    """

    __tablename__ = "came_down"
    __table_args__ = (UniqueConstraint("digest"),)

    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"))
    epoch: Mapped[str] = mapped_column(String(36))
    seq: Mapped[int]
    package_uid: Mapped[str] = mapped_column(String(36))
    digest: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(String(500), default="")
    told: Mapped[str] = mapped_column(Text)
    names: Mapped[str] = mapped_column(Text)
    put: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[DownState] = mapped_column(words_of(DownState))
    decided_on: Mapped[date]
    decided_by: Mapped[str] = mapped_column(String(120), default="")
    reason: Mapped[str] = mapped_column(String(500), default="")


RECORDS: dict[type, Recorded] = {SentDown: Recorded(), SentDownTo: Recorded(), CameDown: Recorded()}
