"""The petitions of a span as they stood on its last day: where they came from, what was made of them."""

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Subquery,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop_app.areas.petitions.figures import steps
from desktop_app.areas.petitions.figures.steps import NONE, UNTOUCHED
from desktop_app.areas.petitions.life import CLASSIFY
from desktop_app.areas.petitions.models import Petition, PetitionLimit, PetitionStep
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import NO, YES, Span
from desktop_app.office.figures.tokens import token, yes_no
from desktop_app.office.matter_kinds import Kind

CARRIED, NEW = "CARRIED", "NEW"
"""The tokens of an origin."""

FIRST, AGAIN = "FIRST", "AGAIN"
"""The tokens of an instance, and with NONE of how far a matter was settled."""

APART, UNKNOWN = "APART", Eligible.UNKNOWN.name
"""Tokens of eligibility: eligible, yet neither ours nor sent to whose it is; not looked at."""

SENT = (Outcome.GUIDED, Outcome.TRANSFERRED, Outcome.RETURNED, Outcome.URGED)
"""What is done with a petition that others have to settle."""

SETTLE_LIMITS = ("decide", "decide_second", "conclude", "own")

_GROUPS = {Kind.COMPLAINT.name: Kind.COMPLAINT.name, Kind.DENUNCIATION.name: Kind.DENUNCIATION.name}


def relation_of_petitions(desk: Desk, span: Span) -> Select[Any]:
    """Every petition that was to be handled in the span, with what was known of it on the last day.

    That is what came in and what came before and was not handled before. `case_first` marks for each matter the first
    of its petitions that are counted alike.
    """
    return _petitions(span, min(span.to_on, desk.clock.today()))


@lru_cache(maxsize=32)
def _petitions(span: Span, today: date) -> Select[Any]:
    """Put together once for each span: that takes longer than reading a small register."""
    facts = _facts(span)
    alike = (facts.c.case_key, facts.c.kind, facts.c.eligible, facts.c.handled)
    place = func.row_number().over(partition_by=alike, order_by=(facts.c.on, facts.c.id))
    told = [column for column in facts.c if column.name != "case_key"]
    placed = select(*told, case((place == 1, YES), else_=NO).label("case_first")).subquery()
    # What few figures ask for stands out here, where SQLite leaves out what is not asked for.
    late = exists().where(
        PetitionLimit.petition_id == placed.c.id,
        PetitionLimit.key.in_(SETTLE_LIMITS),
        PetitionLimit.due_on < today,
        or_(PetitionLimit.met_on.is_(None), PetitionLimit.met_on > span.to_on),
        ~PetitionLimit.is_paused,
    )
    beside = (Petition.uid, Petition.signers, token(Petition.source).label("source"), yes_no(late).label("overdue"))
    return select(*placed.c, *beside).outerjoin(Petition, Petition.id == placed.c.id)


def case_key() -> ColumnElement[Any]:
    """The same for petitions of one matter; a mere repetition belongs to the petition that it was joined to."""
    other = aliased(Petition)
    joined = select(-other.id).where(other.uid == Petition.joined_uid).correlate(Petition).scalar_subquery()
    return case(
        (Petition.case_id.is_not(None), Petition.case_id),
        (Petition.joined_uid == "", -Petition.id),
        else_=func.coalesce(joined, -Petition.id),
    )


def group_of(kind: ColumnElement[Any]) -> ColumnElement[str]:
    """The kinds as the forms put them together: what is neither complaint nor denunciation is a suggestion."""
    return case(_GROUPS, value=kind, else_=Kind.SUGGESTION.name)


def _candidates(span: Span) -> CompoundSelect[Any]:
    """The keys of what came in, and of all that may not have been handled before: few of all there are, some twice."""
    came = select(Petition.id).where(Petition.received_on.between(span.from_on, span.to_on))
    untouched = select(Petition.id).where(Petition.state.in_(UNTOUCHED))
    since = select(PetitionStep.petition_id).where(
        PetitionStep.done_on >= span.from_on,
        PetitionStep.key.in_(steps.handling()),
        PetitionStep.taken_back_on.is_(None),
    )
    return union_all(came, untouched, since)


def _rows(span: Span) -> Subquery:
    """The petitions with the steps that matter, before anything is made of them."""
    # What an old book says nothing of was dealt with in its own time: it is not carried on for ever.
    handled_on = func.coalesce(steps.first_day(steps.handling()), case((Petition.is_backfilled, Petition.received_on)))
    return (
        select(
            Petition.id,
            Petition.received_on,
            Petition.settled_by,
            token(Petition.subject).label("subject"),
            token(Petition.kind).label("kind"),
            Petition.instance,
            case_key().label("case_key"),
            handled_on.label("handled_on"),
            steps.last_by([CLASSIFY], span.to_on).label("classified"),
            steps.next_after([CLASSIFY], span.to_on).label("reclassified"),
            steps.last_by(steps.ending(), span.to_on).label("ended"),
            yes_no(steps.was_taken(steps.settling(), span.to_on)).label("settled"),
        )
        .where(Petition.id.in_(_candidates(span)), Petition.voided_on.is_(None))
        .limit(-1)  # so that SQLite reads each part once instead of at every mention
        .subquery()
    )


def _facts(span: Span) -> Subquery:
    """What is made of them on the last day of the span."""
    rows = _rows(span)
    classified, later, ended = aliased(PetitionStep), aliased(PetitionStep), aliased(PetitionStep)
    kind = group_of(func.coalesce(token(later.was_kind), rows.c.kind))
    instance = func.coalesce(later.was_instance, rows.c.instance)
    eligible = func.coalesce(token(classified.eligible), UNKNOWN)
    competent = func.coalesce(token(classified.competent), UNKNOWN)
    direction = func.coalesce(case(steps.outcomes(), value=ended.key, else_=NONE), NONE)
    before = rows.c.received_on < span.from_on
    return (
        select(
            rows.c.id,
            rows.c.received_on.label("on"),
            rows.c.subject,
            rows.c.settled,
            rows.c.case_key,
            case((before, CARRIED), else_=NEW).label("origin"),
            yes_no(rows.c.handled_on <= span.to_on).label("handled"),
            kind.label("kind"),
            case((instance > 1, AGAIN), else_=FIRST).label("instance"),
            _counts_as(eligible, competent, ended.key).label("eligible"),
            competent.label("competence"),
            direction.label("direction"),
            _stage(kind, instance, rows).label("stage"),
        )
        .outerjoin(classified, classified.id == rows.c.classified)
        .outerjoin(later, later.id == rows.c.reclassified)
        .outerjoin(ended, ended.id == rows.c.ended)
        .where(
            rows.c.received_on <= span.to_on,
            or_(~before, rows.c.handled_on.is_(None), rows.c.handled_on >= span.from_on),
        )
        .subquery()
    )


def _counts_as(
    eligible: ColumnElement[Any], competent: ColumnElement[Any], ended_by: InstrumentedAttribute[str]
) -> ColumnElement[str]:
    """Eligible is what the forms can divide: ours, or of others and guided, transferred, returned or urged."""
    ours = competent == Competent.YES.name
    sending = [key for key, outcome in steps.outcomes().items() if outcome in [each.name for each in SENT]]
    sent = and_(competent == Competent.NO.name, ended_by.in_(sending))
    return case(
        (and_(eligible == Eligible.YES.name, or_(ours, sent)), YES),
        (eligible == Eligible.YES.name, APART),
        else_=eligible,
    )


def _stage(kind: ColumnElement[Any], instance: ColumnElement[Any], rows: Subquery) -> ColumnElement[str]:
    """How far a matter is settled: here by the last day, or before it came here.

    A second complaint follows a first decision; what the register has under "cơ quan đã giải quyết" is one as well.
    """
    settled, again = rows.c.settled == YES, instance > 1
    decided_before = or_(
        and_(kind == Kind.COMPLAINT.name, again),
        and_(kind.in_([Kind.COMPLAINT.name, Kind.DENUNCIATION.name]), rows.c.settled_by != ""),
    )
    return case((and_(settled, again), AGAIN), (or_(settled, decided_before), FIRST), else_=literal(NONE))
