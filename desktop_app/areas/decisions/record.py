"""One decision, whole, as its page shows it: facts, steps, limits with their arithmetic, votes, people, consents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions import life
from desktop_app.areas.decisions.consents import last_day
from desktop_app.areas.decisions.facts import Facts
from desktop_app.areas.decisions.following import election_after
from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.models import Decision, DecisionPaper, DecisionStep
from desktop_app.areas.decisions.record_history import history_of
from desktop_app.areas.decisions.row import DecisionRow, row_of
from desktop_app.areas.decisions.states import Choice, Outcome, Proposer, Role, Scope, State
from desktop_app.areas.decisions.votes.queries import VoteView, votes_of
from desktop_app.areas.decisions.way import coming
from desktop_app.areas.decisions.works.entry import PAID_FOR
from desktop_app.areas.decisions.works.queries import AccountView, account_of
from desktop_app.core.law.deadline import Deadline, Law, days_left
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.procedure.running import Running, counted
from desktop_app.core.procedure.standing import Done, Offer
from desktop_app.core.procedure.steps import Base, Step
from desktop_app.office.desk import Desk
from desktop_app.office.history import Happening
from desktop_app.office.postings.queries import PostingView, postings_of
from desktop_app.office.procedure.keeping import counting, done_of

__all__ = ["DecisionRecord", "decision_record"]

_OPEN = (
    *("scope", "content", "proposer", "proposer_name", "is_scattered", "owner_uid", "note", "recorded_by"),
    *("is_backfilled", "ended_on", "effective_on", "front_agreed_on"),
)
_OF_STEP = (
    *("uid", "key", "done_on", "done_by", "until_on", "document_number", "document_on", "forced_by"),
    *("force_reason", "taken_back_on", "back_reason"),
)


@dataclass(frozen=True, kw_only=True)
class StepShown:
    """A step that was taken, with the law of its day."""

    uid: str
    key: str
    title: str
    done_on: date
    done_by: str
    until_on: date | None
    document_number: str
    document_on: date | None
    told: str
    article: str
    confidence: Confidence | None
    forced_by: str
    force_reason: str
    taken_back_on: date | None
    back_reason: str


@dataclass(frozen=True, kw_only=True)
class LimitShown:
    """A limit that runs or ran; `days_left` in working days, below zero when late, None when nothing is owed by it."""

    running: Running
    deadline: Deadline | None
    days_left: int | None

    @property
    def title(self) -> str:
        """What it is the limit of."""
        return self.running.limit.title


@dataclass(frozen=True)
class ComingStep:
    """A step to come, and by when where that is known already."""

    step: Step[State, Outcome]
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class ConsentShown:
    """A household that supports the initiative; it counts to the end of `last_on`."""

    uid: str
    household: str
    address: str
    way: str
    given_on: date
    last_on: date | None
    counts: bool
    struck_reason: str


@dataclass(frozen=True, kw_only=True)
class PersonShown:
    """Somebody with a role."""

    uid: str
    role: Role
    full_name: str
    post: str


@dataclass(frozen=True, kw_only=True)
class CandidateShown:
    """Somebody who stands."""

    uid: str
    label: str
    born_on: date | None
    about: str


@dataclass(frozen=True, kw_only=True)
class PaperShown:
    """A paper of the file."""

    uid: str
    key: str
    name: str
    number: str
    dated_on: date | None


@dataclass(frozen=True, kw_only=True)
class DecisionRecord:
    """A decision, whole; `facts` are those of today, `coming` what follows by law where all goes well.

    `account` is that of a work which the people pay for; `followed_by` the election that a release led to.
    """

    row: DecisionRow
    scope: Scope
    content: str
    proposer: Proposer
    proposer_name: str
    is_scattered: bool
    owner_uid: str
    note: str
    recorded_by: str
    is_backfilled: bool
    ended_on: date | None
    effective_on: date | None
    front_agreed_on: date | None
    facts: Facts
    done: tuple[StepShown, ...]
    taken_back: tuple[StepShown, ...]
    coming: tuple[ComingStep, ...]
    limits: tuple[LimitShown, ...]
    offers: tuple[Offer[State, Outcome], ...]
    votes: tuple[VoteView, ...]
    people: tuple[PersonShown, ...]
    candidates: tuple[CandidateShown, ...]
    consents: tuple[ConsentShown, ...]
    papers: tuple[PaperShown, ...]
    notices: tuple[PostingView, ...]
    account: AccountView | None
    followed_by: DecisionRow | None
    happenings: tuple[Happening, ...]

    @property
    def uid(self) -> str:
        """The decision's uid."""
        return self.row.uid

    @property
    def rev(self) -> int:
        """The revision that was read."""
        return self.row.rev

    @property
    def label(self) -> str:
        """What everybody calls it."""
        return self.row.label

    @property
    def open_vote(self) -> VoteView | None:
        """The vote that is still counted."""
        return next((vote for vote in self.votes if vote.is_open), None)

    @property
    def awaits_vote(self) -> bool:
        """Whether a vote was announced whose result no step can state yet."""
        return self.row.state is State.ANNOUNCED and self.facts.result.name == "NOTHING"

    @property
    def votes_from(self) -> date | None:
        """The day of the vote that was announced or opened last."""
        if self.open_vote is not None:
            return self.open_vote.from_on
        return next((step.until_on for step in reversed(self.done) if step.until_on), None)


def decision_record(desk: Desk, uid: str) -> DecisionRecord:
    """The decision as it stands today; UserError when it is not in the register."""
    today = desk.clock.today()
    with desk.db.reading() as session:
        decision = decision_of(session, uid)
        facts = life.facts_of(session, desk, decision, today)
        done, limits = done_of(counting(decision.steps)), life.limits_of(session, desk, decision)
        shown = [_step(step) for step in sorted(decision.steps, key=lambda step: step.done_on)]
        is_void = decision.voided_on is not None
        return DecisionRecord(
            **{name: getattr(decision, name) for name in _OPEN},
            row=row_of(decision),
            facts=facts,
            done=tuple(step for step in shown if step.taken_back_on is None),
            taken_back=tuple(step for step in shown if step.taken_back_on is not None),
            coming=() if is_void else tuple(_coming(facts, done, decision.state, limits)),
            limits=tuple(_limits(desk, limits, today)),
            offers=() if is_void else tuple(decision_law().offers(facts, done, today)),
            votes=votes_of(session, decision.id),
            people=tuple(_people(decision)),
            candidates=tuple(_candidates(decision)),
            consents=tuple(_consents(desk, decision, today)),
            papers=tuple(_papers(session, decision)),
            notices=postings_of(session, [uid], today).get(uid, ()),
            account=account_of(session, decision.id) if decision.item in PAID_FOR else None,
            followed_by=election_after(session, decision),
            happenings=history_of(session, decision),
        )


def _coming(facts: Facts, done: Sequence[Done], state: State, limits: Sequence[Running]) -> Iterator[ComingStep]:
    for key in coming(facts, done, state):
        owed = [each.due_on for each in limits if each.is_open and key in each.limit.met_by]
        yield ComingStep(decision_law().law.by_key[key], min(owed, default=None))


def _limits(desk: Desk, limits: Sequence[Running], today: date) -> Iterator[LimitShown]:
    law = Law(desk.law.rulebook, desk.law.calendar)
    for each in limits:
        is_forward = bool(each.rule_keys) and each.limit.base is not Base.BEFORE
        worked_out = counted(law, each.rule_keys, each.start_on, each.pauses) if is_forward else None
        left = days_left(each.due_on, today, law.calendar) if each.is_open else None
        yield LimitShown(running=each, deadline=worked_out, days_left=left)


def _step(row: DecisionStep) -> StepShown:
    step = decision_law().law.by_key[row.key]
    version = step.version(row.done_on)
    return StepShown(
        **{name: getattr(row, name) for name in _OF_STEP},
        title=step.title,
        told=row.said or row.reason,
        article=version.article if version else "",
        confidence=version.confidence if version else None,
    )


def _people(decision: Decision) -> Iterator[PersonShown]:
    for each in decision.people:
        if each.struck_on is None:
            yield PersonShown(uid=each.uid, role=each.role, full_name=each.full_name, post=each.post)


def _candidates(decision: Decision) -> Iterator[CandidateShown]:
    for each in decision.choices:
        if each.kind is Choice.CANDIDATE and each.struck_on is None:
            yield CandidateShown(uid=each.uid, label=each.label, born_on=each.born_on, about=each.about)


def _consents(desk: Desk, decision: Decision, today: date) -> Iterator[ConsentShown]:
    for each in decision.consents:
        last = last_day(desk.law.rulebook, each.given_on)
        yield ConsentShown(
            uid=each.uid,
            household=each.household,
            address=each.address,
            way=each.way,
            given_on=each.given_on,
            last_on=last,
            counts=each.struck_on is None and (last is None or today <= last),
            struck_reason=each.struck_reason,
        )


def _papers(session: Session, decision: Decision) -> Iterator[PaperShown]:
    rows = select(DecisionPaper).where(DecisionPaper.decision_id == decision.id, DecisionPaper.voided_on.is_(None))
    for each in session.scalars(rows.order_by(DecisionPaper.id)):
        yield PaperShown(uid=each.uid, key=each.key, name=each.name, number=each.number, dated_on=each.dated_on)
