"""The tables of packages: keys, partners, what was sent, what was said about it; what came in is in receiving/."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Instant, Stamped, words_of
from db.recorded import Recorded
from desktop_app.sync.down.models import RECORDS as DOWN
from desktop_app.sync.receiving.models import RECORDS as RECEIVED
from desktop_app.sync.states import Compared, PartnerKind, SentState, Target
from desktop_app.sync.upload.models import RECORDS as UPLOAD


class OfficeKeys(Stamped, Base):
    """The office's own keys of one life of its data; retired ones still open old packages. No secret is journalled.

    `unit` is the code that the office had when they were made: its card stays the same whatever the profile says later.
    """

    __tablename__ = "office_keys"

    epoch: Mapped[str] = mapped_column(String(36))
    unit: Mapped[str] = mapped_column(String(64))
    public: Mapped[str] = mapped_column(String(64))
    sealed_to: Mapped[str] = mapped_column(String(70))
    secret: Mapped[str] = mapped_column(Text)
    retired_on: Mapped[date | None]


class Partner(Stamped, Base):
    """Another office whose card was compared digit by digit; a new card of the same unit is a row of its own.

    `unit` is its code, `fingerprint` the 24 digits; `compared` says how they were compared, `compared_with` who of the
    other office read them. `revoked_on` is the day from which nothing of it is taken in.
    """

    __tablename__ = "partner"
    __table_args__ = (Index("ix_partner_unit", "unit", "revoked_on"), UniqueConstraint("fingerprint"))

    kind: Mapped[PartnerKind] = mapped_column(words_of(PartnerKind))
    unit: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    public: Mapped[str] = mapped_column(String(64))
    sealed_to: Mapped[str] = mapped_column(String(70))
    fingerprint: Mapped[str] = mapped_column(String(24))
    enrolled_on: Mapped[date]
    enrolled_by: Mapped[str] = mapped_column(String(120), default="")
    compared: Mapped[Compared] = mapped_column(words_of(Compared), default=Compared.SHEETS)
    compared_with: Mapped[str] = mapped_column(String(120), default="")
    revoked_on: Mapped[date | None]
    revoked_by: Mapped[str] = mapped_column(String(120), default="")
    revoke_reason: Mapped[str] = mapped_column(String(500), default="")


class SentPackage(Stamped, Base):
    """One package that this office made.

    `digest` is that of its signed manifest and `previous` that of the package before; `journal_seq` is the journal's
    last row that it carries. `rows` are row versions, `size` bytes. `receipt` is what the receiver signed, as JSON.
    """

    __tablename__ = "sent_package"
    __table_args__ = (UniqueConstraint("epoch", "seq"), Index("ix_sent_package_state", "state", "seq"))

    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"))
    epoch: Mapped[str] = mapped_column(String(36))
    seq: Mapped[int]
    package_uid: Mapped[str] = mapped_column(String(36))
    digest: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64), default="")
    kind: Mapped[str] = mapped_column(String(20))
    period: Mapped[str] = mapped_column(String(120), default="")
    from_on: Mapped[date]
    to_on: Mapped[date]
    journal_seq: Mapped[int]
    rows: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(default=0)
    file_name: Mapped[str] = mapped_column(String(120), default="")
    reason: Mapped[str] = mapped_column(String(500), default="")
    is_nothing: Mapped[bool] = mapped_column(default=False)
    state: Mapped[SentState] = mapped_column(words_of(SentState), default=SentState.MADE)
    handed_on: Mapped[date | None]
    received_at: Mapped[datetime | None] = mapped_column(Instant)
    receipt: Mapped[str] = mapped_column(Text, default="")

    partner: Mapped[Partner] = relationship()


class SentRow(Base):
    """The version of a row that a package carried, so that a correction can name what it replaces.

    `package_id` is the first package that carried it. `known_hash` is the version that a receipt speaks of, `earlier`
    those that were sent between the two, as "package:hash" parted by spaces: any of them may have arrived.
    """

    __tablename__ = "sent_row"
    __table_args__ = (Index("ix_sent_row_table", "table_name"), {"sqlite_with_rowid": False})

    row_uid: Mapped[str] = mapped_column(String(36), primary_key=True)
    table_name: Mapped[str] = mapped_column(String(40))
    rev: Mapped[int]
    hash: Mapped[str] = mapped_column("row_hash", String(64))
    package_id: Mapped[int] = mapped_column(ForeignKey("sent_package.id"))
    known_hash: Mapped[str] = mapped_column(String(64), default="")
    earlier: Mapped[str] = mapped_column(Text, default="")


class Comment(Stamped, Base):
    """What the upper office says of a package, a figure or a row; a commune keeps what came with a receipt.

    `comment_uid` is the permanent name of what was said, the same in both offices. `is_return` asks for a new package.
    """

    __tablename__ = "package_comment"
    __table_args__ = (
        UniqueConstraint("comment_uid"),
        Index("ix_package_comment_package", "package_uid"),
        Index("ix_package_comment_target", "target", "row_uid"),
    )

    comment_uid: Mapped[str] = mapped_column(String(36))
    package_uid: Mapped[str] = mapped_column(String(36))
    target: Mapped[Target] = mapped_column(words_of(Target))
    table_name: Mapped[str] = mapped_column(String(40), default="")
    row_uid: Mapped[str] = mapped_column(String(36), default="")
    form: Mapped[str] = mapped_column(String(40), default="")
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    figure: Mapped[str] = mapped_column(String(60), default="")
    said: Mapped[str] = mapped_column(Text)
    said_by: Mapped[str] = mapped_column(String(120), default="")
    said_on: Mapped[date]
    is_return: Mapped[bool] = mapped_column(default=False, server_default=false())
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]


RECORDS: dict[type, Recorded] = {
    OfficeKeys: Recorded(secret=frozenset({"secret"})),
    Partner: Recorded(),
    SentPackage: Recorded(),
    Comment: Recorded(),
    **DOWN,
    **RECEIVED,
    **UPLOAD,
}
