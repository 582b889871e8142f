"""How many visits, people, matters and groups a filter lets through, and how their deadlines stand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, select

from db.session import Database
from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.queries import VisitFilter, readable


@dataclass(frozen=True)
class Counts:
    """Four different counts of the visits under a filter, and how their deadlines stand; void ones count nowhere."""

    visits: int
    people: int
    cases: int
    groups: int
    overdue: int
    soon: int
    open: int


def counts(db: Database, wanted: VisitFilter, today: date, soon_until: date, *, sees_content: bool = True) -> Counts:
    """The counts; `soon_until` is the last day that is "due soon" (three working days ahead).

    `sees_content` is as for the list that the counts stand above.
    """
    valid = Visit.voided_on.is_(None)
    waiting = and_(valid, Visit.is_open)
    one = func.count().filter
    figures: Any = select(
        one(valid),
        func.coalesce(func.sum(Visit.people_present).filter(valid), 0),
        one(and_(valid, Visit.case_id.is_(None))) + func.count(Visit.case_id.distinct()).filter(valid),
        one(and_(valid, Visit.is_group)),
        one(and_(waiting, Visit.answer_due_on < today)),
        one(and_(waiting, Visit.answer_due_on.between(today, soon_until))),
        one(waiting),
    ).select_from(Visit)
    with db.reading() as session:
        return Counts(*session.execute(readable(figures, wanted, sees_content)).one())
