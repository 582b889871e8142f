"""The tables of disclosure: records and how each was disclosed. What stands beside them is in `further_models`."""

from datetime import date, time
from enum import Enum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Base, Stamped, words_of
from db.index import words
from db.recorded import Entry, Recorded
from desktop_app.areas.disclosure import further_models as further
from desktop_app.areas.disclosure.requests import models as requests

DISCLOSURE_KIND = 6
"""The permanent number of disclosure records in the index."""


class Form(Enum):
    """The forms of disclosure, in the order of Luật 10/2022/QH15 Điều 12 khoản 1 (điểm a to k)."""

    POSTED = "Niêm yết"
    PORTAL = "Cổng, trang thông tin điện tử"
    RADIO = "Truyền thanh"
    HAMLET_HEAD = "Qua Trưởng thôn, Tổ trưởng tổ dân phố"
    WRITTEN = "Gửi văn bản đến công dân"
    DIALOGUE = "Hội nghị trao đổi, đối thoại"
    RECEPTION = "Tiếp công dân, tiếp xúc cử tri, họp báo"
    UNIONS = "Thông báo đến tổ chức, đoàn thể"
    SOCIAL = "Mạng viễn thông, mạng xã hội"
    OTHER = "Hình thức khác"


class ChangeKind(Enum):
    """Why something is disclosed: for the first time, again because it changed, or because it was wrong."""

    FIRST = "Công khai lần đầu"
    CHANGED = "Nội dung thay đổi, công khai lại"
    CORRECTED = "Đính chính thông tin sai"


class Disclosure(Stamped, Base):
    """One document or piece of information that is disclosed.

    `trigger_on` starts the limit of the dated rule `rule_key` and `due_on` is its last day, both None where no rule of
    that day is known; `replaces_uid` is the record it corrects or follows. `disclosed_on` is the first day on which any
    of its forms was carried out. A record of an old book raises no deadline (`is_backfilled`).
    """

    __tablename__ = "disclosure"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index("ix_disclosure_trigger", "trigger_on", "id"),
        Index("ix_disclosure_due", "disclosed_on", "due_on"),
        Index("ix_disclosure_item", "item_code", "trigger_on"),
        Index("ix_disclosure_replaces", "replaces_uid"),
    )

    year: Mapped[int]
    number: Mapped[int]
    item_code: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(500))
    document_number: Mapped[str] = mapped_column(String(60), default="")
    document_on: Mapped[date | None]
    issuer: Mapped[str] = mapped_column(String(200), default="")
    pages: Mapped[int] = mapped_column(default=1)
    trigger_on: Mapped[date]
    trigger: Mapped[str] = mapped_column(String(200), default="")
    rule_key: Mapped[str] = mapped_column(String(60), default="")
    due_on: Mapped[date | None]
    disclosed_on: Mapped[date | None]
    has_names: Mapped[bool] = mapped_column(default=False)
    change: Mapped[ChangeKind] = mapped_column(words_of(ChangeKind), default=ChangeKind.FIRST)
    replaces_uid: Mapped[str] = mapped_column(String(36), default="")
    change_reason: Mapped[str] = mapped_column(String(500), default="")
    responsible: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(String(1000), default="")
    is_backfilled: Mapped[bool] = mapped_column(default=False)
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    @property
    def label(self) -> str:
        """What everybody calls it."""
        return f"{self.number}/{self.year}"


class DisclosureForm(Stamped, Base):
    """One form of one record; a mandatory one that is left out keeps the reason and was not carried out.

    `from_on` is the day it was carried out, or began; `to_on` its last day where it lasts. Of a posting the days stand
    with its copies (`office/postings`), of the radio with its slots, of the hamlets with their notices.
    """

    __tablename__ = "disclosure_form"
    __table_args__ = (UniqueConstraint("disclosure_id", "form"),)

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id"))
    form: Mapped[Form] = mapped_column(words_of(Form))
    is_mandatory: Mapped[bool] = mapped_column(default=False)
    left_out_reason: Mapped[str] = mapped_column(String(500), default="")
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    address: Mapped[str] = mapped_column(String(500), default="")
    who: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(String(500), default="")


class RadioSlot(Stamped, Base):
    """One reading on the radio."""

    __tablename__ = "radio_slot"
    __table_args__ = (Index("ix_radio_slot_disclosure", "disclosure_id", "read_on"),)

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id"))
    read_on: Mapped[date]
    read_at: Mapped[time | None]
    reader: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(String(500), default="")
    voided_on: Mapped[date | None]


class HamletNotice(Stamped, Base):
    """What was sent to one hamlet's head, when he acknowledged it and how he told the people."""

    __tablename__ = "hamlet_notice"
    __table_args__ = (UniqueConstraint("disclosure_id", "hamlet_id"),)

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id"))
    hamlet_id: Mapped[int] = mapped_column(ForeignKey("hamlet.id"))
    sent_on: Mapped[date]
    acknowledged_on: Mapped[date | None]
    acknowledged_by: Mapped[str] = mapped_column(String(120), default="")
    way: Mapped[str] = mapped_column(String(200), default="")
    voided_on: Mapped[date | None]


def _disclosure_entry(session: Session, row: Disclosure) -> Entry:
    text = words(row.label, row.item_code, row.title, row.document_number, row.issuer, row.note)
    return Entry(DISCLOSURE_KIND, row.id, text)


RECORDS: dict[type, Recorded] = {
    Disclosure: Recorded(entry=_disclosure_entry),
    DisclosureForm: Recorded(),
    RadioSlot: Recorded(),
    HamletNotice: Recorded(),
    **further.RECORDS,
    **requests.RECORDS,
}
