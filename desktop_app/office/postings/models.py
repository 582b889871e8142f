"""The tables of postings: places, a notice and its copies, what interrupted them, minutes, proofs."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Base, Instant, Stamped, words_of
from db.index import words
from db.recorded import Entry, Recorded

POSTING_KIND = 8
"""The permanent number of notices in the index."""


class PlaceKind(Enum):
    """The kinds of place where the law wants a notice (Luật 10/2022/QH15 Điều 13 khoản 2), and any other."""

    HEADQUARTERS = "Trụ sở HĐND, UBND"
    CULTURE_HOUSE = "Nhà văn hóa"
    COMMUNITY_POINT = "Điểm sinh hoạt cộng đồng"
    OTHER = "Nơi khác"


class MinutesKind(Enum):
    """What minutes prove: that a copy was put up, or taken down."""

    BEGIN = "Bắt đầu niêm yết"
    END = "Kết thúc niêm yết"


class ProofKind(Enum):
    """What a proof is."""

    PHOTO = "Ảnh bảng tin"
    MINUTES = "Biên bản đã ký"
    RADIO_LOG = "Nhật ký phát thanh"
    ACKNOWLEDGEMENT = "Xác nhận của Trưởng thôn, Tổ trưởng"
    PORTAL = "Địa chỉ trên cổng, trang thông tin"
    OTHER = "Tài liệu khác"


class PostingPlace(Stamped, Base):
    """A board of the commune or of a hamlet, from a day to a day; `keeper` looks after it."""

    __tablename__ = "posting_place"

    kind: Mapped[PlaceKind] = mapped_column(words_of(PlaceKind))
    name: Mapped[str] = mapped_column(String(200))
    hamlet_id: Mapped[int | None] = mapped_column(ForeignKey("hamlet.id"))
    keeper: Mapped[str] = mapped_column(String(120), default="")
    position: Mapped[int] = mapped_column(default=0)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]


class Posting(Stamped, Base):
    """One notice of the year, which hangs in copies at places.

    `owner_uid` is the record that is posted, of the area `area`. `required_days` was set by the dated rule `rule_key`
    of the record's own day; 0 is a permanent posting. The notice promises `from_on` to the end of `to_on`.
    """

    __tablename__ = "posting"
    __table_args__ = (UniqueConstraint("year", "number"), Index("ix_posting_owner", "owner_uid"))

    year: Mapped[int]
    number: Mapped[int]
    area: Mapped[str] = mapped_column(String(30))
    owner_uid: Mapped[str] = mapped_column(String(36))
    item_code: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(500))
    rule_key: Mapped[str] = mapped_column(String(60), default="")
    required_days: Mapped[int] = mapped_column(default=0)
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    pages: Mapped[int] = mapped_column(default=1)
    notice_number: Mapped[str] = mapped_column(String(40), default="")
    notice_on: Mapped[date | None]
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    @property
    def is_permanent(self) -> bool:
        """Whether the notice hangs until its content changes."""
        return self.required_days == 0


class PostingCopy(Stamped, Base):
    """One print of a notice for one place; `place_name` is the name on the print, `serial` its digits with hyphens.

    `check_value` is the keyed value in its QR code. `started_at` and `ended_at` are when it was put up and taken down.
    """

    __tablename__ = "posting_copy"
    __table_args__ = (
        UniqueConstraint("posting_id", "copy_number"),
        UniqueConstraint("serial"),
        Index("ix_posting_copy_hanging", "ended_at", "started_at"),
    )

    posting_id: Mapped[int] = mapped_column(ForeignKey("posting.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("posting_place.id"))
    copy_number: Mapped[int]
    place_name: Mapped[str] = mapped_column(String(200))
    place_kind: Mapped[PlaceKind] = mapped_column(words_of(PlaceKind))
    serial: Mapped[str] = mapped_column(String(30))
    check_value: Mapped[str] = mapped_column(String(12))
    started_at: Mapped[datetime | None] = mapped_column(Instant)
    started_by: Mapped[str] = mapped_column(String(120), default="")
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_by: Mapped[str] = mapped_column(String(120), default="")
    checked_on: Mapped[date | None]
    """The last day somebody saw the copy hang; of a permanent posting the day it was last looked over."""


class PostingGap(Stamped, Base):
    """A copy did not hang from an instant to another one, or until it is put up again; its count begins anew.

    One that was noted by mistake is withdrawn and no longer counts.
    """

    __tablename__ = "posting_gap"
    __table_args__ = (Index("ix_posting_gap_copy", "copy_id", "from_at"),)

    copy_id: Mapped[int] = mapped_column(ForeignKey("posting_copy.id"))
    from_at: Mapped[datetime] = mapped_column(Instant)
    to_at: Mapped[datetime | None] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(String(500))
    resumed_by: Mapped[str] = mapped_column(String(120), default="")
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class PostingMinutes(Stamped, Base):
    """The minutes of putting up or taking down one copy."""

    __tablename__ = "posting_minutes"
    __table_args__ = (Index("ix_posting_minutes_copy", "copy_id", "kind"),)

    copy_id: Mapped[int] = mapped_column(ForeignKey("posting_copy.id"))
    kind: Mapped[MinutesKind] = mapped_column(words_of(MinutesKind))
    number: Mapped[str] = mapped_column(String(40), default="")
    began_at: Mapped[datetime] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    writer: Mapped[str] = mapped_column(String(120))
    writer_post: Mapped[str] = mapped_column(String(120), default="")
    front: Mapped[str] = mapped_column(String(120), default="")
    front_post: Mapped[str] = mapped_column(String(120), default="")
    witness: Mapped[str] = mapped_column(String(120), default="")
    witness_post: Mapped[str] = mapped_column(String(120), default="")
    pages: Mapped[int] = mapped_column(default=1)
    condition: Mapped[str] = mapped_column(String(500), default="")
    keeper: Mapped[str] = mapped_column(String(120), default="")
    opinions: Mapped[str] = mapped_column(String(1000), default="")


class Proof(Stamped, Base):
    """Something that proves what was done with a record or a copy: a kept file, or an address on the portal.

    `taken_at` is the instant in the picture's own data, None when it has none; `seen_on` the day it speaks of.
    """

    __tablename__ = "proof"
    __table_args__ = (Index("ix_proof_record", "record_uid"),)

    record_uid: Mapped[str] = mapped_column(String(36))
    kind: Mapped[ProofKind] = mapped_column(words_of(ProofKind))
    attachment_uid: Mapped[str] = mapped_column(String(36), default="")
    seen_on: Mapped[date]
    taken_at: Mapped[datetime | None] = mapped_column(Instant)
    address: Mapped[str] = mapped_column(String(500), default="")
    note: Mapped[str] = mapped_column(String(500), default="")
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")


def _posting_entry(session: Session, row: Posting) -> Entry:
    query = select(PostingCopy.serial, PostingCopy.place_name).where(PostingCopy.posting_id == row.id)
    copies = [part for copy in session.execute(query) for part in copy]
    number = f"{row.number}/{row.year}"
    return Entry(POSTING_KIND, row.id, words(number, row.item_code, row.title, row.notice_number, *copies))


def _copy_entry(session: Session, row: PostingCopy) -> Entry:
    return _posting_entry(session, session.get_one(Posting, row.posting_id))


RECORDS: dict[type, Recorded] = {
    PostingPlace: Recorded(),
    Posting: Recorded(entry=_posting_entry),
    PostingCopy: Recorded(entry=_copy_entry),
    PostingGap: Recorded(),
    PostingMinutes: Recorded(),
    Proof: Recorded(),
}
