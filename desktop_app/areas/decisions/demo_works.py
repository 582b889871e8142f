"""The account of a work of the practice office: planned when the people agreed, kept as money comes and goes."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.states import Money
from desktop_app.areas.decisions.works.entry import MoneyEntry, PlanEntry
from desktop_app.areas.decisions.works.service import WorkService
from desktop_app.office.desk import Desk


def plan_work(desk: Desk, uid: str, planned: Mapping[str, Any]) -> None:
    """Write down what is planned, of a work that the people agreed to."""
    if _is_agreed(desk, uid):
        WorkService(desk).plan(uid, 0, PlanEntry(**planned))


def keep_entry(desk: Desk, uid: str, told: Mapping[str, Any]) -> None:
    """Enter today what came or went, of a work that the people agreed to."""
    if _is_agreed(desk, uid):
        entry = MoneyEntry(on=desk.clock.today(), kind=Money[told["kind"]], amount=told["amount"], what=told["what"])
        WorkService(desk).add(uid, entry)


def _is_agreed(desk: Desk, uid: str) -> bool:
    with desk.db.reading() as session:
        return decision_of(session, uid).has_passed is True
