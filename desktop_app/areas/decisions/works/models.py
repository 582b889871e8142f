"""The tables of the account of a work."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped, words_of
from db.recorded import Recorded
from desktop_app.areas.decisions.states import Money


class WorkPlan(Stamped, Base):
    """What was planned for a work, in đồng and days of labour."""

    __tablename__ = "decision_work_plan"
    __table_args__ = (UniqueConstraint("decision_id"),)

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    total: Mapped[int] = mapped_column(default=0)
    state_money: Mapped[int] = mapped_column(default=0)
    people_money: Mapped[int] = mapped_column(default=0)
    other_money: Mapped[int] = mapped_column(default=0)
    labour_days: Mapped[int] = mapped_column(default=0)
    share: Mapped[str] = mapped_column(String(500), default="")
    exempt: Mapped[str] = mapped_column(String(500), default="")


class WorkEntry(Stamped, Base):
    """One entry of the account of a work: money in đồng, labour in days; one struck stays with the reason."""

    __tablename__ = "decision_work_entry"
    __table_args__ = (
        Index("ix_decision_work_entry_decision", "decision_id", "on_day", "id"),
        Index("ix_decision_work_entry_day", "on_day"),
    )

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    on: Mapped[date] = mapped_column("on_day")
    kind: Mapped[Money] = mapped_column(words_of(Money))
    amount: Mapped[int]
    what: Mapped[str] = mapped_column(String(300))
    document: Mapped[str] = mapped_column(String(120), default="")
    struck_on: Mapped[date | None]
    struck_reason: Mapped[str] = mapped_column(String(500), default="")


RECORDS: dict[type, Recorded] = {WorkPlan: Recorded(), WorkEntry: Recorded()}
