"""The tables that several areas point at."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Base, Instant, Stamped, words_of
from db.index import words
from db.recorded import Entry, Recorded
from desktop_app.core.law.rulebook import Confidence, Unit
from desktop_app.core.text.names import sort_key
from desktop_app.office import hamlet_models
from desktop_app.office.deliveries import models as deliveries
from desktop_app.office.exchange import models as exchange
from desktop_app.office.postings import models as postings
from desktop_app.office.rights import Role

PERSON_KIND = 2
"""The permanent number of people in the index."""


class OfficeKind(Enum):
    """What an office is for."""

    COMMUNE = "UBND xã, phường, đặc khu"
    UPPER = "Cơ quan cấp trên"


class Sex(Enum):
    """As identity papers say it."""

    MALE = "Nam"
    FEMALE = "Nữ"


class PaperKind(Enum):
    """Papers that show who somebody is (NĐ 154/2026 Điều 12 khoản 1)."""

    CITIZEN_CARD = "Căn cước công dân"
    IDENTITY_CARD = "Căn cước"
    IDENTITY_CERTIFICATE = "Giấy chứng nhận căn cước"
    PERSONAL_NUMBER = "Số định danh cá nhân"
    PASSPORT = "Hộ chiếu"
    OLD_CARD = "Chứng minh nhân dân"
    OTHER = "Giấy tờ khác"


class DayKind(Enum):
    """What the office says of a day, over the library's table."""

    OFF = "Nghỉ"
    WORKED = "Làm việc"


class Setting(Stamped, Base):
    """One setting of the office, its value as JSON."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(60), unique=True)
    value: Mapped[str] = mapped_column(Text)


class Account(Stamped, Base):
    """Somebody who may open the register; how they open it stands in the key file."""

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(String(120))
    post: Mapped[str] = mapped_column(String(120), default="")
    role: Mapped[Role] = mapped_column(words_of(Role))
    is_active: Mapped[bool] = mapped_column(default=True)


class Hamlet(Stamped, Base):
    """Thôn, bản, tổ dân phố, from a day to a day."""

    __tablename__ = "hamlet"

    kind: Mapped[str] = mapped_column(String(30))
    name: Mapped[str] = mapped_column(String(120))
    households: Mapped[int] = mapped_column(default=0)
    people: Mapped[int] = mapped_column(default=0)
    head: Mapped[str] = mapped_column(String(120), default="")
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]

    @property
    def full_name(self) -> str:
        """The kind before the name: "Thôn Đoài"."""
        return f"{self.kind} {self.name}".strip()


class Identity:
    """What says who somebody is."""

    full_name: Mapped[str] = mapped_column(String(120), default="")
    name_key: Mapped[str] = mapped_column(String(400), default="")
    sex: Mapped[Sex | None] = mapped_column(words_of(Sex))
    born_on: Mapped[date | None]
    paper_kind: Mapped[PaperKind | None] = mapped_column(words_of(PaperKind))
    paper_number: Mapped[str] = mapped_column(String(30), default="")
    paper_issued_on: Mapped[date | None]
    paper_issued_by: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")


IDENTITY = tuple(name for name in Identity.__annotations__ if name != "name_key")


class Person(Identity, Stamped, Base):
    """Somebody the office knows; empty from the day the identity left for the vault."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_name", "name_key", "id"), Index("ix_person_paper", "paper_number"))

    hamlet_id: Mapped[int | None] = mapped_column(ForeignKey("hamlet.id"))
    sealed_at: Mapped[datetime | None] = mapped_column(Instant)


class CaseFile(Stamped, Base):
    """Vụ việc: what several visits and petitions concern."""

    __tablename__ = "case_file"
    __table_args__ = (UniqueConstraint("year", "number"),)

    year: Mapped[int]
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]


class RegisterBook(Base):
    """The last number given in one book and one year."""

    __tablename__ = "register_book"

    book: Mapped[str] = mapped_column(String(30), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_number: Mapped[int] = mapped_column(default=0)


class VaultEntry(Stamped, Base):
    """What only the entitled may take out: sealed to the vault's public key."""

    __tablename__ = "vault_entry"
    __table_args__ = (Index("ix_vault_record", "record_uid"),)

    record_uid: Mapped[str] = mapped_column(String(36))
    what: Mapped[str] = mapped_column(String(30))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class VaultOpening(Stamped, Base):
    """Each time somebody looked into the vault, and why."""

    __tablename__ = "vault_opening"

    record_uid: Mapped[str] = mapped_column(String(36))
    reason: Mapped[str] = mapped_column(String(500))


class NumberOpening(Stamped, Base):
    """Each time somebody looked at a whole identity number in a record."""

    __tablename__ = "number_opening"

    record_uid: Mapped[str] = mapped_column(String(36))


class Attachment(Stamped, Base):
    """A file kept with a record; its content lies encrypted in the attachments folder."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_record", "record_uid"),)

    record_uid: Mapped[str] = mapped_column(String(36))
    title: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int]
    stored_as: Mapped[str] = mapped_column(String(64))


class LawVersion(Stamped, Base):
    """A version of a dated rule that the office added, with its reason and document.

    `came_from` says who sent it, for one that was not entered here; its `confidence` is then the sender's.
    """

    __tablename__ = "law_version"
    __table_args__ = (Index("ix_law_version_key", "key"),)

    key: Mapped[str] = mapped_column(String(60))
    value: Mapped[int]
    unit: Mapped[Unit] = mapped_column(words_of(Unit))
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    citation: Mapped[str] = mapped_column(String(300))
    document: Mapped[str] = mapped_column(String(120))
    reason: Mapped[str] = mapped_column(String(500))
    is_withdrawn: Mapped[bool] = mapped_column(default=False)
    came_from: Mapped[str] = mapped_column(String(200), default="", server_default="")
    confidence: Mapped[Confidence | None] = mapped_column(words_of(Confidence))


class CalendarDay(Stamped, Base):
    """A day off or a swapped working day, over the library's table; `came_from` and `confidence` as of a rule."""

    __tablename__ = "calendar_day"

    on: Mapped[date] = mapped_column("on_day", unique=True)
    kind: Mapped[DayKind] = mapped_column(words_of(DayKind))
    title: Mapped[str] = mapped_column(String(200))
    document: Mapped[str] = mapped_column(String(120), default="")
    is_withdrawn: Mapped[bool] = mapped_column(default=False)
    came_from: Mapped[str] = mapped_column(String(200), default="", server_default="")
    confidence: Mapped[Confidence | None] = mapped_column(words_of(Confidence))


class PaperWording(Stamped, Base):
    """The office's own wording of one paper."""

    __tablename__ = "paper_wording"

    key: Mapped[str] = mapped_column(String(60), unique=True)
    text: Mapped[str] = mapped_column(Text)


_FOUND_BY = ("full_name", "paper_number", "phone", "address")


def _person_entry(session: Session, person: Person) -> Entry:
    found_by = {name: getattr(person, name) for name in _FOUND_BY}
    return Entry(PERSON_KIND, person.id, "" if person.sealed_at else person_text(found_by))


def person_text(identity: Mapping[str, Any]) -> str:
    """What somebody is found by."""
    return words(*(identity[name] for name in _FOUND_BY))


def name_key(full_name: str) -> str:
    """The stored key by which names stand in the Vietnamese order."""
    return sort_key(full_name)[:400]


RECORDS: dict[type, Recorded] = {
    Setting: Recorded(),
    Account: Recorded(),
    Hamlet: Recorded(),
    Person: Recorded(entry=_person_entry),
    CaseFile: Recorded(),
    VaultEntry: Recorded(secret=frozenset({"sealed"})),
    VaultOpening: Recorded(),
    NumberOpening: Recorded(),
    Attachment: Recorded(),
    LawVersion: Recorded(),
    CalendarDay: Recorded(),
    PaperWording: Recorded(),
    **hamlet_models.RECORDS,
    **exchange.RECORDS,
    **postings.RECORDS,
    **deliveries.RECORDS,
}
