"""What other areas ask of decisions: how the vote on a record of theirs stands."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.facts import Result
from desktop_app.areas.decisions.guards import CALLS
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Role, State
from desktop_app.areas.decisions.votes.queries import VoteView, votes_of
from desktop_app.areas.decisions.votes.result import verdict_of
from desktop_app.office.procedure.keeping import counting

__all__ = ["Minutes", "OwnedVote", "VoteView", "minutes_of", "vote_of"]


@dataclass(frozen=True, kw_only=True)
class OwnedVote:
    """The vote on a record of another area.

    `result` is that of its last closed vote of households, which ended on `voted_on`; `steps` are those that count.
    """

    decision_uid: str
    rev: int
    label: str
    state: State
    result: Result
    voted_on: date | None
    steps: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be voted on in it."""
        return self.state in decision_law().ended

    def was_taken(self, key: str) -> bool:
        """Whether this was done since the households were called last."""
        called = next((at for at in range(len(self.steps), 0, -1) if self.steps[at - 1] in CALLS), 0)
        return key in self.steps[called:]

    @property
    def was_called_before(self) -> bool:
        """Whether the households were called more than once."""
        return sum(key in CALLS for key in self.steps) > 1


def vote_of(session: Session, owner_uid: str) -> OwnedVote | None:
    """The newest decision on the record that was not struck out; None when there is none."""
    query = select(Decision).where(Decision.owner_uid == owner_uid, Decision.voided_on.is_(None))
    decision = session.scalars(query.order_by(Decision.id.desc()).limit(1)).first()
    if decision is None:
        return None
    result, voted_on = _last_result(decision)
    return OwnedVote(
        decision_uid=decision.uid,
        rev=decision.rev,
        label=decision.label,
        state=decision.state,
        result=result,
        voted_on=voted_on,
        steps=tuple(step.key for step in counting(decision.steps)),
    )


def _last_result(decision: Decision) -> tuple[Result, date | None]:
    """What the vote closed last came to; nothing once households were called anew after it."""
    closed = [vote for vote in decision.votes if vote.closed_on and not vote.voided_on]
    verdict = verdict_of(decision, closed[-1]) if closed else None
    called = [step for step in counting(decision.steps) if step.key in CALLS]
    if verdict is None or (called and called[-1].until_on and called[-1].until_on > closed[-1].to_on):
        return Result.NOTHING, None
    if not verdict.has_quorum:
        return Result.LACKED, closed[-1].to_on
    return (Result.PASSED if verdict.passed else Result.FAILED), closed[-1].to_on


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """The last vote on a record of another area with what its minutes name: who chaired, who wrote, who of the Front.

    A name that nobody noted is "".
    """

    vote: VoteView
    chair: str
    chair_post: str
    secretary: str
    secretary_post: str
    front: str


def minutes_of(session: Session, owner_uid: str) -> Minutes | None:
    """What the minutes of the last vote on the record say; None before one was opened."""
    found = vote_of(session, owner_uid)
    if found is None:
        return None
    decision = session.scalars(select(Decision).where(Decision.uid == found.decision_uid)).one()
    vote = next((each for each in reversed(votes_of(session, decision.id)) if not each.voided_on), None)
    if vote is None:
        return None
    people = {each.role: each for each in reversed(decision.people) if each.vote_uid in ("", vote.uid)}
    chair, secretary, front = (people.get(role) for role in (Role.CHAIR, Role.SECRETARY, Role.FRONT))
    return Minutes(
        vote=vote,
        chair=chair.full_name if chair else "",
        chair_post=chair.post if chair else "",
        secretary=secretary.full_name if secretary else "",
        secretary_post=secretary.post if secretary else "",
        front=front.full_name if front else "",
    )
