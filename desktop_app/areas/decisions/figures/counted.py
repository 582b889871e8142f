"""What was counted in a vote, in SQL: the settled figures of all its hamlets and clusters."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.sql.selectable import ScalarSelect

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Choice, Kind
from desktop_app.areas.decisions.votes.models import Tally, Vote, VoteChoice, VoteUnit
from desktop_app.office.figures.source import Span

SETTLED = 0
"""The counter of the tallies that both agree on."""


def is_closed() -> ColumnElement[bool]:
    """Whether a vote came to a result that stands."""
    return and_(Vote.closed_on.is_not(None), Vote.voided_on.is_(None))


def closed_in(span: Span) -> ColumnElement[bool]:
    """Whether a vote that counts ended on one of these days, of a matter that was not struck out."""
    return and_(is_closed(), Vote.to_on.between(span.from_on, span.to_on), Decision.voided_on.is_(None))


def last_vote() -> ScalarSelect[int]:
    """The id of a decision's vote that was closed last: the one that decided."""
    return (
        select(Vote.id)
        .where(Vote.decision_id == Decision.id, is_closed())
        .order_by(Vote.ordinal.desc())
        .limit(1)
        .correlate(Decision)
        .scalar_subquery()
    )


def households(vote: Any) -> ColumnElement[int]:
    """How many households there were where the vote was held."""
    return func.coalesce(_of_units(func.sum(VoteUnit.households), vote), 0)


def present(vote: Any) -> ColumnElement[int]:
    """How many took part: came, sent a ballot back, or chose something online.

    Online nobody counts who took part where a household chooses several people, so that these count as none.
    """
    chosen = (
        select(func.sum(Tally.votes))
        .where(Tally.unit_id == VoteUnit.id, Tally.counter == SETTLED, Decision.kind != Kind.BOARDS)
        .correlate(VoteUnit, Decision)
        .scalar_subquery()
    )
    took_part = func.sum(func.coalesce(VoteUnit.present, VoteUnit.returned, chosen, 0))
    return func.coalesce(_of_units(took_part, vote), 0)


def agreed(vote: Any) -> ColumnElement[int]:
    """How many agreed; where somebody was elected, how many chose whoever got the most."""
    most = func.sum(Tally.votes)
    chosen = (
        select(most)
        .join(VoteUnit, VoteUnit.id == Tally.unit_id)
        .join(VoteChoice, VoteChoice.id == Tally.choice_id)
        .where(VoteUnit.vote_id == vote, VoteUnit.settled_by != "", Tally.counter == SETTLED)
        .where(VoteChoice.kind.in_((Choice.YES, Choice.CANDIDATE)), VoteChoice.struck_on.is_(None))
        .group_by(Tally.choice_id)
        .order_by(most.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(chosen, 0)


def _of_units(amount: Any, vote: Any) -> Any:
    return select(amount).where(VoteUnit.vote_id == vote).scalar_subquery()


def decided_in(span: Span) -> ColumnElement[bool]:
    """Whether a matter was decided on one of these days: its last closed vote ended then."""
    return and_(Decision.voted_on.between(span.from_on, span.to_on), Decision.voided_on.is_(None))
