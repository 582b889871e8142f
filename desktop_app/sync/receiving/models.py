"""The tables of what came in: packages, their rows and reports, what was refused, units that changed."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Instant, Stamped, words_of
from db.recorded import Recorded
from desktop_app.sync.states import ReceivedState, Timeliness, UnitEnd

if TYPE_CHECKING:
    from desktop_app.sync.models import Partner


class ReceivedPackage(Stamped, Base):
    """One package that was looked at; a refused one keeps the sentence that says why.

    Counts are of row versions. `is_first` marks the first one of a period: by it the period is on time or late, from
    the day on which the stick was handed in. `confirmed_on` says that somebody took a fork, another life of the data or
    rows in conflict for what counts from then on. `told` is what else the delivery note says, as JSON.
    """

    __tablename__ = "received_package"
    __table_args__ = (
        UniqueConstraint("partner_id", "epoch", "seq", "digest"),
        Index("ix_received_package_period", "from_on", "to_on", "partner_id"),
        Index("ix_received_package_digest", "digest"),
    )

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
    made_at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[ReceivedState] = mapped_column(words_of(ReceivedState))
    timeliness: Mapped[Timeliness] = mapped_column(words_of(Timeliness), default=Timeliness.NO_DUE_DAY)
    is_first: Mapped[bool] = mapped_column(default=True)
    is_nothing: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(String(500), default="")
    trouble: Mapped[str] = mapped_column(String(500), default="")
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    conflicts: Mapped[int] = mapped_column(default=0)
    journal_seq: Mapped[int] = mapped_column(default=0)
    journal_head: Mapped[str] = mapped_column(String(64), default="")
    receipt_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    arrived_on: Mapped[date]
    due_on: Mapped[date | None]
    taken_by: Mapped[str] = mapped_column(String(120), default="")
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[str] = mapped_column(String(120), default="")
    confirm_reason: Mapped[str] = mapped_column(String(500), default="")
    told: Mapped[str] = mapped_column(Text, default="")

    partner: Mapped["Partner"] = relationship()


class RefusedPackage(Stamped, Base):
    """A file that was not taken in, with the sentence that says why; `unit` and the rest are what it says of itself."""

    __tablename__ = "refused_package"
    __table_args__ = (Index("ix_refused_package_file", "file_sha256"),)

    file_sha256: Mapped[str] = mapped_column(String(64))
    unit: Mapped[str] = mapped_column(String(64), default="")
    seq: Mapped[int] = mapped_column(default=0)
    period: Mapped[str] = mapped_column(String(120), default="")
    reason: Mapped[str] = mapped_column(String(40), default="")
    trouble: Mapped[str] = mapped_column(String(500))
    refused_on: Mapped[date]
    refused_to: Mapped[str] = mapped_column(String(120), default="")


class ReceivedRow(Base):
    """A commune's row as its newest package told it; nobody here changes it. Older versions stand beside it.

    `hash` binds `body` (JSON); the package that brought it is journalled with its digest, so that the row needs no
    journal of its own. `on` is the day by which the row belongs to a period, where its table has one. `gone_in` is the
    package from which on the commune has the row no more: only another life of its data can lose one.
    """

    __tablename__ = "received_row"
    __table_args__ = (
        UniqueConstraint("partner_unit", "row_uid"),
        Index("ix_received_row_table", "table_name", "row_on", "partner_unit", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_unit: Mapped[str] = mapped_column(String(40))
    table_name: Mapped[str] = mapped_column(String(40))
    row_uid: Mapped[str] = mapped_column(String(36))
    rev: Mapped[int]
    hash: Mapped[str] = mapped_column("row_hash", String(64))
    on: Mapped[date | None] = mapped_column("row_on")
    body: Mapped[str] = mapped_column(Text)
    package_id: Mapped[int] = mapped_column(ForeignKey("received_package.id"))
    gone_in: Mapped[int | None] = mapped_column(ForeignKey("received_package.id"))


class RowConflict(Base):
    """A version that was not taken in, because it does not follow the one held here (`held`, "" for none)."""

    __tablename__ = "row_conflict"
    __table_args__ = (Index("ix_row_conflict_package", "package_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    package_id: Mapped[int] = mapped_column(ForeignKey("received_package.id"))
    table_name: Mapped[str] = mapped_column(String(40))
    row_uid: Mapped[str] = mapped_column(String(36))
    rev: Mapped[int]
    hash: Mapped[str] = mapped_column("row_hash", String(64))
    held: Mapped[str] = mapped_column(String(64), default="")


FORGETS = 0
"""The `rev` of a mark among the older rows: the version of that hash said that no older one may be kept."""


class OlderRow(Base):
    """A version of a commune's row that a later package replaced, or with the `rev` FORGETS a mark without a body."""

    __tablename__ = "older_row"
    __table_args__ = (Index("ix_older_row_row", "partner_unit", "row_uid", "rev"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_unit: Mapped[str] = mapped_column(String(40))
    table_name: Mapped[str] = mapped_column(String(40))
    row_uid: Mapped[str] = mapped_column(String(36))
    rev: Mapped[int]
    hash: Mapped[str] = mapped_column("row_hash", String(64))
    body: Mapped[str] = mapped_column(Text)
    package_id: Mapped[int] = mapped_column(ForeignKey("received_package.id"))


class ReceivedReport(Base):
    """A commune's report of a form and some days as a package brought it; the newest is current, the others stay.

    `timeliness` is that of the first one, `changed` the number of figures that the one before had otherwise; `checks`
    and `corrections` are what the commune found and changed, as JSON.
    """

    __tablename__ = "received_report"
    __table_args__ = (
        Index("ix_received_report_form", "form", "from_on", "to_on", "is_current", "partner_unit"),
        Index("ix_received_report_package", "package_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_unit: Mapped[str] = mapped_column(String(40))
    form: Mapped[str] = mapped_column(String(40))
    layout: Mapped[str] = mapped_column(String(40), default="")
    from_on: Mapped[date]
    to_on: Mapped[date]
    name: Mapped[str] = mapped_column(String(120), default="")
    number: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[str] = mapped_column(String(20), default="")
    nothing_arose: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    checks: Mapped[str] = mapped_column(Text, default="")
    corrections: Mapped[str] = mapped_column(Text, default="")
    arrived_on: Mapped[date]
    due_on: Mapped[date | None]
    timeliness: Mapped[Timeliness] = mapped_column(words_of(Timeliness), default=Timeliness.NO_DUE_DAY)
    changed: Mapped[int] = mapped_column(default=0)
    is_current: Mapped[bool] = mapped_column(default=True)
    package_id: Mapped[int] = mapped_column(ForeignKey("received_package.id"))


class ReceivedFigure(Base):
    """A frozen figure of a commune's report; the newest package's is current, the others stay."""

    __tablename__ = "received_figure"
    __table_args__ = (
        Index("ix_received_figure_form", "form", "from_on", "to_on", "is_current", "partner_unit"),
        Index("ix_received_figure_package", "package_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_unit: Mapped[str] = mapped_column(String(40))
    form: Mapped[str] = mapped_column(String(40))
    layout: Mapped[str] = mapped_column(String(40), default="")
    from_on: Mapped[date]
    to_on: Mapped[date]
    key: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(String(40), default="")
    explanation: Mapped[str] = mapped_column(Text, default="")
    row_uids: Mapped[str] = mapped_column(Text, default="")
    is_current: Mapped[bool] = mapped_column(default=True)
    package_id: Mapped[int] = mapped_column(ForeignKey("received_package.id"))


class UnitChange(Stamped, Base):
    """A commune that was merged into another, or renamed, from a day on; the office above keeps both by their days."""

    __tablename__ = "unit_change"
    __table_args__ = (Index("ix_unit_change_unit", "unit", "from_on"),)

    kind: Mapped[UnitEnd] = mapped_column(words_of(UnitEnd))
    unit: Mapped[str] = mapped_column(String(40))
    into_unit: Mapped[str] = mapped_column(String(40), default="")
    new_name: Mapped[str] = mapped_column(String(200), default="")
    from_on: Mapped[date]
    basis: Mapped[str] = mapped_column(String(300), default="")
    voided_on: Mapped[date | None]


RECORDS: dict[type, Recorded] = {ReceivedPackage: Recorded(), RefusedPackage: Recorded(), UnitChange: Recorded()}
