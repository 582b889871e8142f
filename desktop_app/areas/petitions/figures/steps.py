"""What the steps of a petition say by a day, as parts of a query; a step that was taken back says nothing."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, func, select

from desktop_app.areas.petitions.law import Step, petition_law
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.areas.petitions.register.lines import RESULTS
from desktop_app.areas.petitions.states import Outcome, State

UNTOUCHED = (State.NEW, State.CLASSIFIED, State.WAITING)
"""Where a petition stands that nobody has taken in hand."""

NONE = "NONE"
"""The token of what has not happened."""

_SETTLED = (Outcome.SETTLED, Outcome.WITHDRAWN, Outcome.STOPPED)


@cache
def handling() -> tuple[str, ...]:
    """The steps that take a petition in hand or send it away."""
    return _keys(step for step in _steps() if step.to is not None and step.to not in UNTOUCHED)


@cache
def ending() -> tuple[str, ...]:
    """The steps with which a petition ends here."""
    return _keys(step for step in _steps() if step.to is State.ENDED)


@cache
def settling() -> tuple[str, ...]:
    """The steps after which nothing is left to settle: a result, a withdrawal, a settlement that was stopped."""
    return _keys(step for step in _steps() if step.key in RESULTS or step.outcome in _SETTLED)


@cache
def beginning() -> tuple[str, ...]:
    """The steps with which a settlement begins, or that settle at once."""
    return _keys(step for step in _steps() if step.key in RESULTS or step.to is State.ACCEPTED)


@cache
def outcomes() -> dict[str, str]:
    """How a petition ended, by the step that ended it."""
    return {step.key: step.outcome.name for step in _steps() if step.outcome is not None}


def counts(keys: Iterable[str]) -> ColumnElement[bool]:
    """One of these steps, not taken back, of the petition around it."""
    return and_(
        PetitionStep.petition_id == Petition.id, PetitionStep.key.in_(keys), PetitionStep.taken_back_on.is_(None)
    )


def first_day(keys: Iterable[str], *tests: ColumnElement[bool]) -> ScalarSelect[Any]:
    """The first day on which one of these steps was taken."""
    return select(func.min(PetitionStep.done_on)).where(counts(keys), *tests).correlate(Petition).scalar_subquery()


def last_by(keys: Iterable[str], to_on: date) -> ScalarSelect[Any]:
    """The key of the last of these steps that was taken by the day."""
    order = (PetitionStep.done_on.desc(), PetitionStep.id.desc())
    return _one(select(PetitionStep.id).where(counts(keys), PetitionStep.done_on <= to_on).order_by(*order))


def next_after(keys: Iterable[str], to_on: date) -> ScalarSelect[Any]:
    """The key of the first of these steps that was taken after the day."""
    order = (PetitionStep.done_on, PetitionStep.id)
    return _one(select(PetitionStep.id).where(counts(keys), PetitionStep.done_on > to_on).order_by(*order))


def was_taken(keys: Iterable[str], to_on: date) -> ColumnElement[bool]:
    """Whether one of these steps was taken by the day."""
    return exists().where(counts(keys), PetitionStep.done_on <= to_on).correlate(Petition)


def _one(query: Select[Any]) -> ScalarSelect[Any]:
    return query.limit(1).correlate(Petition).scalar_subquery()


def _steps() -> tuple[Step, ...]:
    return petition_law().law.steps


def _keys(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(step.key for step in steps)
