"""A decision as its form shows it, to be corrected, and the number that a new one will get."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.session import Database
from desktop_app.areas.decisions.entry import OF_DECISION
from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.models import BOOK
from desktop_app.areas.decisions.states import Kind
from desktop_app.office.desk import Desk
from desktop_app.office.numbers import expected_number


@dataclass(frozen=True)
class Entered:
    """What was entered, by field."""

    uid: str
    rev: int
    label: str
    values: Mapping[str, Any]


def entered(desk: Desk, uid: str) -> Entered:
    """The entry of a decision; UserError when it is not in the register."""
    with desk.db.reading() as session:
        decision = decision_of(session, uid)
        values = {name: getattr(decision, name) for name in OF_DECISION}
        values["hamlet"] = decision.hamlet.full_name if decision.hamlet else ""
        values["is_release"] = decision.kind is Kind.RELEASE
        return Entered(decision.uid, decision.rev, decision.label, values)


def expected_label(db: Database, year: int) -> str:
    """The number that the next decision of the year would get."""
    with db.reading() as session:
        return f"{expected_number(session, BOOK, year):03d}/{year}"
