"""One convention as its page and its papers read it: a frozen record, whole, of one moment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.conventions import life
from desktop_app.areas.conventions.entry import OF_CONVENTION, ConventionEntry
from desktop_app.areas.conventions.facts import Facts
from desktop_app.areas.conventions.kept import convention_of, newer_of
from desktop_app.areas.conventions.law import convention_law
from desktop_app.areas.conventions.models import Convention, ConventionStep
from desktop_app.areas.conventions.postings import Hangs, posted
from desktop_app.areas.conventions.record_beside import PaperShown, papers_of
from desktop_app.areas.conventions.record_history import history_of
from desktop_app.areas.conventions.reviews import REVIEWED, review_on, reviews_of
from desktop_app.areas.conventions.states import Kind, Name, Outcome, Proposer, State
from desktop_app.areas.conventions.text.queries import VersionRow, line_of, versions_of
from desktop_app.areas.decisions.queries import OwnedVote, vote_of
from desktop_app.areas.decisions.rules import Item, NoVoteRule, Scope, VoteRule, rule_of
from desktop_app.core.law.deadline import Deadline, Law, days_left
from desktop_app.core.procedure.running import Running, counted
from desktop_app.core.procedure.standing import Offer
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_days import households_on, name_on, successors
from desktop_app.office.history import Happening
from desktop_app.office.procedure.keeping import counting, done_of

_OWN = (
    *("uid", "rev", "number", "year", "label", "title", "name", "kind", "proposed_on", "proposer", "proposer_name"),
    *("why", "note", "line_uid", "amends_uid", "state", "outcome", "ended_on", "adopted_on", "recognised_on"),
    *("recognised_number", "is_backfilled", "voided_on", "void_reason", "review_day"),
)


_RULES = {3: "convention.posting", 6: "convention.submit", 7: "convention.recognise", 8: "convention.hand_over"}
"""The dated rules of the parts of the way."""


LEAST = "post"
"""The limit that tells how long a draft must hang at least."""


@dataclass(frozen=True, kw_only=True)
class StepShown:
    """A step that counts, with its article."""

    uid: str
    key: str
    title: str
    done_on: date
    done_by: str
    document_number: str
    document_on: date | None
    until_on: date | None
    said: str
    articles: str
    article: str
    force_reason: str


@dataclass(frozen=True, kw_only=True)
class LimitShown:
    """A limit that runs or ran; `days_left` in working days, None when nothing is owed by it."""

    running: Running
    deadline: Deadline | None
    days_left: int | None

    @property
    def title(self) -> str:
        """What it is the limit of."""
        return self.running.limit.title


@dataclass(frozen=True, kw_only=True)
class ConventionRecord:
    """A convention, whole; `households` are the hamlet's of today, `vote_rule` None of a day without that law.

    `arranged` says what became of its hamlet, `review_on` when this year's review is due; `newer` is the uid of the
    text that is to take its place, `amounts` what the law of today gives for the parts of the way,
    `notice` how long before a meeting it is announced.
    """

    uid: str
    rev: int
    number: int
    year: int
    label: str
    title: str
    name: Name
    kind: Kind
    proposed_on: date
    proposer: Proposer
    proposer_name: str
    why: str
    note: str
    line_uid: str
    amends_uid: str
    state: State
    outcome: Outcome | None
    ended_on: date | None
    adopted_on: date | None
    recognised_on: date | None
    recognised_number: str
    is_backfilled: bool
    voided_on: date | None
    void_reason: str
    review_day: str
    hamlet: str
    households: int
    amounts: Mapping[int, str]
    notice: str
    today: date
    facts: Facts
    hangs: Hangs
    done: tuple[StepShown, ...]
    offers: tuple[Offer[State, Outcome], ...]
    limits: tuple[LimitShown, ...]
    papers: tuple[PaperShown, ...]
    versions: tuple[VersionRow, ...]
    vote: OwnedVote | None
    vote_rule: VoteRule | None
    newer: str
    arranged: str
    review_on: date | None
    signers: tuple[tuple[str, str], ...]
    entered: ConventionEntry
    happenings: tuple[Happening, ...]

    def offer(self, key: str) -> Offer[State, Outcome] | None:
        """The step of that key, open or not; None of a record that was struck out."""
        return next((each for each in self.offers if each.step.key == key), None)

    def last(self, *keys: str) -> StepShown | None:
        """The newest of these steps; None when none was taken."""
        return next((step for step in reversed(self.done) if step.key in keys), None)


def convention_record(desk: Desk, uid: str) -> ConventionRecord:
    """The convention as it stands today; UserError when it is not in the register."""
    today, law = desk.clock.today(), Law(desk.law.rulebook, desk.law.calendar)
    with desk.db.reading() as session:
        convention = convention_of(session, uid)
        facts = life.facts_of(session, desk, convention)
        done = done_of(counting(convention.steps))
        limits = life.limits_of(session, desk, convention)
        newer = newer_of(session, uid)
        return ConventionRecord(
            **{name: getattr(convention, name) for name in _OWN},
            hamlet=name_on(session, convention.hamlet_id, convention.proposed_on),
            households=households_on(session, convention.hamlet_id, today) or convention.households,
            amounts=_amounts(law, today),
            notice=rule.amount if (rule := law.rulebook.find("decision.meeting_notice", today)) else "",
            today=today,
            facts=facts,
            hangs=posted(session, uid, today),
            done=tuple(_step(step) for step in counting(convention.steps)),
            offers=() if convention.voided_on else tuple(convention_law().offers(facts, done, today)),
            limits=tuple(_limits(law, limits, today)),
            papers=papers_of(convention, today),
            versions=versions_of(session, line_of(convention)),
            vote=vote_of(session, uid),
            vote_rule=_vote_rule(today),
            newer=newer.uid if newer else "",
            arranged=_arranged(session, convention),
            review_on=_review_on(session, desk, convention),
            signers=tuple((each.role.name, each.full_name) for each in convention.people if each.struck_on is None),
            entered=_entered(convention),
            happenings=history_of(session, convention),
        )


def _step(row: ConventionStep) -> StepShown:
    step = convention_law().law.by_key[row.key]
    version = step.version(row.done_on)
    names = ("uid", "key", "done_on", "done_by", "document_number", "document_on", "until_on", "articles")
    return StepShown(
        **{name: getattr(row, name) for name in names},
        title=step.title,
        said=row.said or row.reason,
        article=version.article if version else "",
        force_reason=row.force_reason,
    )


def _limits(law: Law, limits: Sequence[Running], today: date) -> Iterator[LimitShown]:
    for each in limits:
        if each.limit.key == LEAST and each.is_open and each.due_on < today:
            continue  # a least number of days that has passed is no duty that is late
        worked_out = counted(law, each.rule_keys, each.start_on, each.pauses) if each.rule_keys else None
        left = days_left(each.due_on, today, law.calendar) if each.is_open else None
        yield LimitShown(running=each, deadline=worked_out, days_left=left)


def _amounts(law: Law, today: date) -> Mapping[int, str]:
    rules = {part: law.rulebook.find(key, today) for part, key in _RULES.items()}
    return {part: rule.amount for part, rule in rules.items() if rule}


def _entered(convention: Convention) -> ConventionEntry:
    """What was entered, to be corrected."""
    said = {name: getattr(convention, name) for name in OF_CONVENTION}
    return ConventionEntry(hamlet=convention.hamlet.full_name, amends_uid=convention.amends_uid, **said)


def _vote_rule(today: date) -> VoteRule | None:
    try:
        return rule_of(Item.BQ3, Scope.HAMLET, today)
    except NoVoteRule:
        return None


def _arranged(session: Session, convention: Convention) -> str:
    links = successors(session, convention.hamlet_id)
    if not links:
        return ""
    return f"{links[0].change.value} thành {', '.join(link.after for link in links)}"


def _review_on(session: Session, desk: Desk, convention: Convention) -> date | None:
    year = desk.clock.today().year
    held = reviews_of(session, convention).get(year)
    if convention.state not in REVIEWED or convention.voided_on or (held and held.held_on):
        return None
    return review_on(convention.review_day, desk.law.rulebook, year)
