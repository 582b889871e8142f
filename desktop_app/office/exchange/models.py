"""The tables of imports: each import, what its rows became, and the numbers it left open."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped
from db.recorded import Recorded


class ImportBatch(Stamped, Base):
    """One import; who and when stand in its stamps. It keeps no name of a file."""

    __tablename__ = "import_batch"

    register: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    is_old: Mapped[bool] = mapped_column(default=False)
    rows: Mapped[int] = mapped_column(default=0)
    undone_on: Mapped[date | None]
    undo_reason: Mapped[str] = mapped_column(String(500), default="")


class ImportedRow(Stamped, Base):
    """One row of an import and the record it became, at the revision in which the import left it."""

    __tablename__ = "imported_row"
    __table_args__ = (
        Index("ix_imported_row_batch", "batch_id"),
        Index("ix_imported_row_fingerprint", "fingerprint"),
        Index("ix_imported_row_record", "record_uid"),
    )

    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    record_uid: Mapped[str] = mapped_column(String(36))
    record_rev: Mapped[int]


class NumberGap(Stamped, Base):
    """Numbers that an import passed over; a check tolerates that they are open, a later import may fill them."""

    __tablename__ = "number_gap"
    __table_args__ = (Index("ix_number_gap_book", "book", "year"),)

    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"))
    book: Mapped[str] = mapped_column(String(30))
    year: Mapped[int]
    first_number: Mapped[int]
    last_number: Mapped[int]


RECORDS: dict[type, Recorded] = {ImportBatch: Recorded(), ImportedRow: Recorded(), NumberGap: Recorded()}
