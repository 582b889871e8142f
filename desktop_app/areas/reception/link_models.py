"""The tables of what visits have to do with each other, and of copies given to the persons themselves."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped


class NotSame(Stamped, Base):
    """Two visits that somebody looked at side by side and found to be different matters."""

    __tablename__ = "visit_not_same"
    __table_args__ = (Index("ix_visit_not_same_visit", "visit_id"), Index("ix_visit_not_same_other", "other_id"))

    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    other_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))


class VisitLink(Stamped, Base):
    """Two visits of one person in which several contents were parted; emptied when one of them becomes secret."""

    __tablename__ = "visit_link"
    __table_args__ = (Index("ix_visit_link_first", "first_id"), Index("ix_visit_link_further", "further_id"))

    first_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    further_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))


class PersonCopy(Stamped, Base):
    """A copy of somebody's own history that was made because they asked (Luật 91/2025/QH15)."""

    __tablename__ = "person_copy"
    __table_args__ = (Index("ix_person_copy_person", "person_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    requested_on: Mapped[date]
    reason: Mapped[str] = mapped_column(String(500))
    visits: Mapped[int] = mapped_column(default=0)
