"""Where texts stood on a day and what was done with them between two, in SQL, from the steps that count."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, literal, select

from desktop_app.areas.conventions.law import convention_law
from desktop_app.areas.conventions.models import Convention, ConventionStep
from desktop_app.areas.conventions.states import State
from desktop_app.office.figures.source import Span

BY_DECISION = ("recognise", "refuse", "suspend", "suspend_part", "abolish", "abolish_part")
"""Steps that are a document of the commune: they count from its day, as `Convention.recognised_on` does."""


def step_day() -> ColumnElement[date]:
    """The day by which a step counts."""
    row = ConventionStep
    return case((row.key.in_(BY_DECISION), func.coalesce(row.document_on, row.done_on)), else_=row.done_on)


def state_on(day: date) -> ColumnElement[str]:
    """The name of the state in which a text stood at the end of the day."""
    moves = {step.key: step.to for step in convention_law().law.steps if step.to is not None}
    last = (
        select(case(*((ConventionStep.key == key, literal(to.name)) for key, to in moves.items())))
        .where(*_counts(), ConventionStep.key.in_(moves), step_day() <= day)
        .order_by(ConventionStep.done_on.desc(), ConventionStep.id.desc())
        .limit(1)
        .correlate(Convention)
        .scalar_subquery()
    )
    return func.coalesce(last, State.PROPOSED.name)


def last_on(day: date) -> ColumnElement[date]:
    """The day of what was done last with a text by that day, else the one on which it was proposed."""
    last = select(func.max(step_day())).where(*_counts(), step_day() <= day).correlate(Convention).scalar_subquery()
    return func.coalesce(last, Convention.proposed_on)


def was_done(span: Span, *keys: str) -> ColumnElement[bool]:
    """Whether one of these steps counts from a day of the span."""
    between = step_day().between(span.from_on, span.to_on)
    return exists().where(*_counts(), ConventionStep.key.in_(keys), between).correlate(Convention)


def _counts() -> tuple[Any, ...]:
    return ConventionStep.convention_id == Convention.id, ConventionStep.taken_back_on.is_(None)
