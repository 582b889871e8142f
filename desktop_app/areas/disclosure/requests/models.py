"""The table of requests for information."""

from datetime import date
from enum import Enum

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Base, Stamped, words_of
from db.index import words
from db.recorded import Entry, Recorded

REQUEST_KIND = 7
"""The permanent number of requests in the index."""


class RequestKind(Enum):
    """What is asked for."""

    SUPPLY = "Yêu cầu cung cấp thông tin"
    DISPUTE = "Cho rằng thông tin không chính xác"


class RequestEnd(Enum):
    """How a request ended."""

    SUPPLIED = "Đã cung cấp"
    CORRECTED = "Đã đính chính"
    CONFIRMED = "Thông tin đúng, đã trả lời"
    REFUSED = "Từ chối, đã nêu lý do"
    WITHDRAWN = "Người yêu cầu rút"


class InformationRequest(Stamped, Base):
    """One request; `due_on` follows the dated rule `rule_key` of its own day, None where no rule of that day is known.

    A dispute that must be asked of the body where the information comes from keeps the days of question and reply.
    """

    __tablename__ = "information_request"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index("ix_information_request_due", "ended_on", "due_on"),
        Index("ix_information_request_received", "received_on", "id"),
        Index("ix_information_request_disclosure", "disclosure_uid"),
    )

    year: Mapped[int]
    number: Mapped[int]
    kind: Mapped[RequestKind] = mapped_column(words_of(RequestKind))
    received_on: Mapped[date]
    requester: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    way: Mapped[str] = mapped_column(String(120), default="")
    content: Mapped[str] = mapped_column(String(2000))
    disclosure_uid: Mapped[str] = mapped_column(String(36), default="")
    rule_key: Mapped[str] = mapped_column(String(60), default="")
    due_on: Mapped[date | None]
    asked_source_on: Mapped[date | None]
    source_replied_on: Mapped[date | None]
    end: Mapped[RequestEnd | None] = mapped_column("ended_as", words_of(RequestEnd))
    ended_on: Mapped[date | None]
    answer_number: Mapped[str] = mapped_column(String(60), default="")
    answer: Mapped[str] = mapped_column(String(2000), default="")
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    @property
    def label(self) -> str:
        """What everybody calls it."""
        return f"{self.number}/{self.year}"


def _entry(session: Session, row: InformationRequest) -> Entry:
    text = words(row.label, row.requester, row.phone, row.content, row.answer_number)
    return Entry(REQUEST_KIND, row.id, text)


RECORDS: dict[type, Recorded] = {InformationRequest: Recorded(entry=_entry)}
