"""The settlements of a span: petitions that were accepted to be settled, and how far that had come on its last day."""

from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, Select, Subquery, and_, case, func, or_, select, union_all
from sqlalchemy.orm import aliased

from desktop_app.areas.petitions.figures import steps
from desktop_app.areas.petitions.figures.standing import (
    AGAIN,
    CARRIED,
    FIRST,
    NEW,
    SETTLE_LIMITS,
    case_key,
    group_of,
)
from desktop_app.areas.petitions.figures.steps import NONE
from desktop_app.areas.petitions.models import Petition, PetitionLimit, PetitionStep
from desktop_app.areas.petitions.register.lines import RESULTS
from desktop_app.areas.petitions.states import Outcome, State
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import NO, YES, Span
from desktop_app.office.figures.tokens import token

DECIDED, OTHER = "DECIDED", "OTHER"
ENDS = (Outcome.WITHDRAWN, Outcome.STOPPED)
"""How a settlement ends without a result; what else ends it is OTHER."""

ON_TIME, LATE = "ON_TIME", "LATE"

_UNSETTLED = tuple(state for state in State if state not in (State.DECIDED, State.ENDED))


def relation_of_settlements(_desk: Desk, span: Span) -> Select[Any]:
    """Every petition that was accepted in the span, or before and not finished before it.

    `end` is how it was finished by the last day. `case_first` marks the first petition of each matter and kind.
    """
    return _settlements(span)


@lru_cache(maxsize=32)
def _settlements(span: Span) -> Select[Any]:
    facts = _facts(span)
    place = func.row_number().over(partition_by=(facts.c.case_key, facts.c.kind), order_by=(facts.c.on, facts.c.id))
    told = (column for column in facts.c if column.name != "case_key")
    return select(*told, case((place == 1, YES), else_=NO).label("case_first"))


def _candidates(span: Span) -> CompoundSelect[Any]:
    """The keys of petitions whose settlement may have begun or been open in the span, some of them twice."""
    open_still = select(Petition.id).where(Petition.state.in_(_UNSETTLED))
    wanted = {*steps.beginning(), *steps.ending()}
    since = select(PetitionStep.petition_id).where(
        PetitionStep.done_on >= span.from_on, PetitionStep.key.in_(sorted(wanted)), PetitionStep.taken_back_on.is_(None)
    )
    return union_all(open_still, since)


def _rows(span: Span) -> Subquery:
    """The petitions with the day on which their settlement began and the step that finished it by the last day."""
    begun = (
        select(Petition.id, steps.first_day(steps.beginning()).label("begun_on"))
        .where(Petition.id.in_(_candidates(span)), Petition.voided_on.is_(None))
        .limit(-1)  # so that SQLite reads each part once instead of at every mention
        .subquery()
    )
    a_result_first = case((PetitionStep.key.in_(sorted(RESULTS)), 0), else_=1)
    finished = _finishing(begun).where(PetitionStep.done_on <= span.to_on)
    finished = finished.order_by(a_result_first, PetitionStep.done_on, PetitionStep.id).limit(1)
    before = _finishing(begun).where(PetitionStep.done_on < span.from_on).exists()
    due_on = (
        select(func.max(PetitionLimit.due_on))
        .where(PetitionLimit.petition_id == Petition.id, PetitionLimit.key.in_(SETTLE_LIMITS))
        .correlate(Petition)
        .scalar_subquery()
    )
    return (
        select(
            Petition.id,
            Petition.uid,
            token(Petition.kind).label("kind"),
            Petition.instance,
            case_key().label("case_key"),
            begun.c.begun_on,
            finished.scalar_subquery().label("finished"),
            due_on.label("due_on"),
        )
        .join(begun, begun.c.id == Petition.id)
        .where(begun.c.begun_on <= span.to_on, or_(begun.c.begun_on >= span.from_on, ~before))
        .limit(-1)
        .subquery()
    )


def _finishing(begun: Subquery) -> Select[Any]:
    """The steps that finish a settlement since it began."""
    finishing = sorted({*RESULTS, *steps.ending()})
    since = PetitionStep.done_on >= begun.c.begun_on
    return select(PetitionStep.id).where(steps.counts(finishing), since).correlate(Petition, begun)


def _facts(span: Span) -> Subquery:
    rows, finished = _rows(span), aliased(PetitionStep)
    ends = {key: name for key, name in steps.outcomes().items() if name in [end.name for end in ENDS]}
    end = case(
        (finished.id.is_(None), NONE),
        (finished.key.in_(sorted(RESULTS)), DECIDED),
        else_=case(ends, value=finished.key, else_=OTHER),
    )
    decided = finished.key.in_(sorted(RESULTS))
    timing = case(
        (or_(finished.id.is_(None), ~decided, rows.c.due_on.is_(None)), NONE),
        (finished.done_on > rows.c.due_on, LATE),
        else_=ON_TIME,
    )
    return (
        select(
            rows.c.id,
            rows.c.uid,
            rows.c.begun_on.label("on"),
            rows.c.case_key,
            group_of(rows.c.kind).label("kind"),
            case((rows.c.begun_on < span.from_on, CARRIED), else_=NEW).label("origin"),
            case((rows.c.instance > 1, AGAIN), else_=FIRST).label("instance"),
            end.label("end"),
            case((and_(decided, finished.result.is_not(None)), token(finished.result)), else_=NONE).label("result"),
            timing.label("timing"),
        )
        .outerjoin(finished, finished.id == rows.c.finished)
        .subquery()
    )
