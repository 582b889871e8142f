"""The lines of the annexes on what the people decided and on works that they paid for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.decisions.figures.counted import agreed, decided_in, households, last_vote
from desktop_app.areas.decisions.listed import BESIDE
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.row import hamlet_of
from desktop_app.areas.decisions.row import row_of as listed
from desktop_app.areas.decisions.states import Form, Item, Money
from desktop_app.areas.decisions.votes.models import Vote
from desktop_app.areas.decisions.works.entry import PlanEntry
from desktop_app.areas.decisions.works.models import WorkEntry, WorkPlan
from desktop_app.areas.decisions.works.rules import Sums, sums_of
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span


@dataclass(frozen=True, kw_only=True)
class DecidedLine:
    """A matter that was decided in the span, with its last closed vote: annexes II.a and II.b by `item`.

    `options` is how many were on the ballot. `plan` is what was planned for a work, all 0 where nothing was; `paid` is
    what came and went by the last day of the span. `has_passed` is None where it cannot be told.
    """

    uid: str
    label: str
    item: Item
    hamlet: str
    title: str
    proposer: str
    options: int
    form: Form | None
    voted_on: date
    households: int
    yes: int
    result: str
    has_passed: bool | None
    stands: str
    plan: PlanEntry
    paid: Sums


@dataclass(frozen=True, kw_only=True)
class WorkLine:
    """A work with entries in the span: what came and went in it, and what was planned for the whole work."""

    uid: str
    label: str
    hamlet: str
    title: str
    plan: PlanEntry
    paid: Sums
    last_on: date


def decided_lines(desk: Desk, session: Session, span: Span) -> tuple[DecidedLine, ...]:
    """The matters of the span by item, then by the day of the vote."""
    query = select(Decision).where(decided_in(span)).options(*BESIDE)
    found = session.scalars(query.order_by(Decision.item, Decision.voted_on, Decision.id)).all()
    keys = [each.id for each in found]
    plans, paid = _plans(session, keys), _paid(session, keys, Span(date.min, span.to_on))
    counted = _counted(session, span)
    return tuple(_line(each, counted.get(each.id), plans, paid) for each in found)


def work_lines(desk: Desk, session: Session, span: Span) -> tuple[WorkLine, ...]:
    """The works of the span in the order of their numbers."""
    last = select(WorkEntry.decision_id, func.max(WorkEntry.on)).where(
        WorkEntry.on.between(span.from_on, span.to_on), WorkEntry.struck_on.is_(None)
    )
    days = dict(session.execute(last.group_by(WorkEntry.decision_id)).all())
    query = select(Decision).where(Decision.id.in_(days), Decision.voided_on.is_(None))
    found = session.scalars(query.order_by(Decision.year, Decision.number).options(selectinload(Decision.hamlet))).all()
    plans, paid = _plans(session, list(days)), _paid(session, list(days), span)
    return tuple(
        WorkLine(
            uid=each.uid,
            label=each.label,
            hamlet=hamlet_of(each),
            title=each.title,
            plan=plans.get(each.id, PlanEntry()),
            paid=paid.get(each.id, Sums()),
            last_on=days[each.id],
        )
        for each in found
    )


def _line(
    decision: Decision,
    counted: tuple[Form, int, int] | None,
    plans: Mapping[int, PlanEntry],
    paid: Mapping[int, Sums],
) -> DecidedLine:
    form, asked, yes = counted or (None, 0, 0)
    row, voted_on = listed(decision), decision.voted_on
    assert voted_on is not None, "it was found by that day"
    return DecidedLine(
        uid=decision.uid,
        label=decision.label,
        item=decision.item,
        hamlet=row.hamlet,
        title=decision.title,
        proposer=decision.proposer_name or str(decision.proposer.value),
        options=sum(choice.struck_on is None for choice in decision.choices),
        form=form,
        voted_on=voted_on,
        households=asked,
        yes=yes,
        result=row.result,
        has_passed=decision.has_passed,
        stands=row.stands,
        plan=plans.get(decision.id, PlanEntry()),
        paid=paid.get(decision.id, Sums()),
    )


def _counted(session: Session, span: Span) -> dict[int, tuple[Form, int, int]]:
    """Form, households and who agreed of the vote that decided, by decision."""
    query = (
        select(Vote.decision_id, Vote.form, households(Vote.id), agreed(Vote.id))
        .join(Decision, Decision.id == Vote.decision_id)
        .where(decided_in(span), Vote.id == last_vote())
    )
    return {key: (form, asked, yes) for key, form, asked, yes in session.execute(query)}


def _plans(session: Session, keys: Sequence[int]) -> dict[int, PlanEntry]:
    rows = session.scalars(select(WorkPlan).where(WorkPlan.decision_id.in_(keys)))
    return {row.decision_id: PlanEntry(**{name: getattr(row, name) for name in vars(PlanEntry())}) for row in rows}


def _paid(session: Session, keys: Sequence[int], span: Span) -> dict[int, Sums]:
    entries = select(WorkEntry.decision_id, WorkEntry.kind, WorkEntry.amount).where(
        WorkEntry.decision_id.in_(keys),
        WorkEntry.on.between(span.from_on, span.to_on),
        WorkEntry.struck_on.is_(None),
    )
    found = defaultdict[int, list[tuple[Money, int]]](list)
    for key, kind, amount in session.execute(entries):
        found[key].append((kind, amount))
    return {key: sums_of(each) for key, each in found.items()}
