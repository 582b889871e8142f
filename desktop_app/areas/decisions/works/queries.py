"""The account of a work as pages and papers read it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.states import Money
from desktop_app.areas.decisions.works.entry import PlanEntry
from desktop_app.areas.decisions.works.models import WorkEntry, WorkPlan
from desktop_app.areas.decisions.works.rules import Sums, sums_of


@dataclass(frozen=True)
class EntryView:
    """One entry of the account, struck ones too."""

    uid: str
    rev: int
    on: date
    kind: Money
    amount: int
    what: str
    document: str
    struck_on: date | None
    struck_reason: str


@dataclass(frozen=True)
class AccountView:
    """What was planned and what came of it; `plan_rev` is 0 when nothing was planned."""

    plan: PlanEntry
    plan_rev: int
    entries: tuple[EntryView, ...]
    sums: Sums

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything yet."""
        return not self.plan_rev and not self.entries

    @property
    def last_on(self) -> date | None:
        """The day of the last entry that counts."""
        return max((entry.on for entry in self.entries if entry.struck_on is None), default=None)


def account_of(session: Session, decision_id: int) -> AccountView:
    """The account of a decision's work, its entries by day."""
    plan = session.scalars(select(WorkPlan).where(WorkPlan.decision_id == decision_id)).one_or_none()
    rows = select(WorkEntry).where(WorkEntry.decision_id == decision_id).order_by(WorkEntry.on, WorkEntry.id)
    names = ("uid", "rev", "on", "kind", "amount", "what", "document", "struck_on", "struck_reason")
    entries = tuple(EntryView(**{name: getattr(row, name) for name in names}) for row in session.scalars(rows))
    planned = PlanEntry()
    if plan is not None:
        planned = PlanEntry(**{name: getattr(plan, name) for name in vars(planned)})
    counting = ((entry.kind, entry.amount) for entry in entries if entry.struck_on is None)
    return AccountView(planned, plan.rev if plan else 0, entries, sums_of(counting))
