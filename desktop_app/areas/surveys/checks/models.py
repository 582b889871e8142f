"""The table of checks: findings that somebody looked at and let stand."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped
from db.recorded import Recorded


class KeptFinding(Stamped, Base):
    """A finding of a batch that was looked at: `said` as it was then, `mark` what it is known by, and why it stands."""

    __tablename__ = "survey_kept_finding"
    __table_args__ = (UniqueConstraint("batch_id", "mark"),)

    batch_id: Mapped[int] = mapped_column(ForeignKey("survey_batch.id"))
    looked_for: Mapped[str] = mapped_column(String(40))
    mark: Mapped[str] = mapped_column(String(64))
    said: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(500))
    seen_by: Mapped[str] = mapped_column(String(120))
    seen_on: Mapped[date]


RECORDS: dict[type, Recorded] = {KeptFinding: Recorded()}
