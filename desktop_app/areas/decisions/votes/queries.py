"""The votes of a decision as pages and papers read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Choice, Form, Way
from desktop_app.areas.decisions.votes.agreeing import Counting
from desktop_app.areas.decisions.votes.entry import COUNTERS, Totals
from desktop_app.areas.decisions.votes.kept import (
    SETTLED,
    choices_of,
    counting_of,
    is_settled,
    name_of,
    totals_of,
    unit_of,
)
from desktop_app.areas.decisions.votes.models import Vote, VoteHousehold, VoteUnit
from desktop_app.areas.decisions.votes.result import result_of, rule_for
from desktop_app.areas.decisions.votes.rules import NoVoteRule, Verdict, VoteRule


@dataclass(frozen=True)
class ChoiceView:
    """Something that can be chosen."""

    uid: str
    kind: Choice
    label: str
    born_on: date | None = None
    about: str = ""


@dataclass(frozen=True)
class CountView:
    """One of the two counts; its totals are None to everybody but its counter until both are done."""

    counter: int
    counted_by: str
    is_done: bool
    rev: int
    totals: Totals | None


@dataclass(frozen=True)
class HouseholdView:
    """One household of a list."""

    number: int
    head: str
    representative: str
    is_present: bool
    handed_on: date | None
    returned_on: date | None


@dataclass(frozen=True, kw_only=True)
class UnitView:
    """A hamlet or cluster that votes on its own; `totals` are the settled ones.

    `listed`, `handed_out` and `returned` are what the list of households says, for the counters to begin with.
    """

    uid: str
    rev: int
    name: str
    hamlet_id: int
    hamlet: str
    cluster: str
    held_on: date | None
    households: int
    present: int | None
    counting: Counting
    counts: tuple[CountView, ...]
    totals: Totals | None
    settled_by: str
    settle_note: str
    listed: int = 0
    handed_out: int = 0
    returned: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether both counts came to one result."""
        return bool(self.settled_by)

    @property
    def both_done(self) -> bool:
        """Whether two counts can be held against each other."""
        return all(any(each.counter == n and each.is_done for each in self.counts) for n in COUNTERS)


@dataclass(frozen=True, kw_only=True)
class VoteView:
    """A vote with its units and what it comes to; `verdict` is None while it cannot be told."""

    uid: str
    rev: int
    ordinal: int
    form: Form
    way: Way | None
    from_on: date
    to_on: date
    begins_at: str
    ends_at: str
    place: str
    documents: str
    opinions: str
    chose_online: int | None
    evidence_uid: str
    choices: tuple[ChoiceView, ...]
    units: tuple[UnitView, ...]
    rule: VoteRule | None
    verdict: Verdict | None
    elected: tuple[str, ...]
    closed_on: date | None
    closed_by: str
    voided_on: date | None
    void_reason: str

    @property
    def is_open(self) -> bool:
        """Whether it is still counted."""
        return self.closed_on is None and self.voided_on is None

    @property
    def households(self) -> int:
        """All households of the day."""
        return sum(unit.households for unit in self.units)

    @property
    def present(self) -> int | None:
        """How many came to the meeting; None when a unit did not note it."""
        came = [unit.present for unit in self.units if unit.present is not None]
        return sum(came) if came and len(came) == len(self.units) else None

    def votes_for(self, choice_uid: str) -> int:
        """How many chose it in all settled units."""
        return sum(unit.totals.votes.get(choice_uid, 0) for unit in self.units if unit.totals)

    def total(self, name: str) -> int | None:
        """The sum of one figure of the ballots over all settled units; None when a unit does not have it."""
        found = [getattr(unit.totals, name) if unit.totals else None for unit in self.units]
        known = [each for each in found if each is not None]
        return sum(known) if known and len(known) == len(found) else None


def votes_of(session: Session, decision_id: int) -> tuple[VoteView, ...]:
    """The votes of a decision in their order, voided ones too."""
    decision = session.get_one(Decision, decision_id)
    listed = _listed(session, [unit.id for vote in decision.votes for unit in vote.units])
    return tuple(_vote(decision, vote, listed) for vote in decision.votes)


def vote_with(session: Session, unit_uid: str) -> VoteView:
    """The vote that the unit belongs to."""
    vote = unit_of(session, unit_uid).vote
    return _vote(vote.decision, vote, _listed(session, [unit.id for unit in vote.units]))


def own_count(session: Session, unit_uid: str, counter: int) -> CountView | None:
    """A counter's own count with its totals, finished or not; None when it was not begun."""
    unit = unit_of(session, unit_uid)
    row = next((each for each in unit.counts if each.counter == counter), None)
    return CountView(counter, row.counted_by, row.is_done, row.rev, totals_of(unit, counter)) if row else None


def households_on_list(session: Session, unit_uid: str) -> tuple[HouseholdView, ...]:
    """The households of a unit by their numbers."""
    rows = (
        select(VoteHousehold)
        .where(VoteHousehold.unit_id == unit_of(session, unit_uid).id, VoteHousehold.struck_on.is_(None))
        .order_by(VoteHousehold.number)
    )
    return tuple(
        HouseholdView(row.number, row.head, row.representative, row.is_present, row.handed_on, row.returned_on)
        for row in session.scalars(rows)
    )


def _listed(session: Session, unit_ids: list[int]) -> Mapping[int, tuple[int, int, int]]:
    counted = (func.count(), func.count(VoteHousehold.handed_on), func.count(VoteHousehold.returned_on))
    rows = (
        select(VoteHousehold.unit_id, *counted)
        .where(VoteHousehold.unit_id.in_(unit_ids), VoteHousehold.struck_on.is_(None))
        .group_by(VoteHousehold.unit_id)
    )
    return {key: (listed, out, back) for key, listed, out, back in session.execute(rows)} if unit_ids else {}


def _vote(decision: Decision, vote: Vote, listed: Mapping[int, tuple[int, int, int]]) -> VoteView:
    rule: VoteRule | None = None
    verdict, elected = None, tuple[str, ...]()
    try:
        rule = rule_for(decision, vote)
        found = result_of(decision, vote)
        verdict, elected = (found.verdict, found.names) if found else (None, ())
    except NoVoteRule:
        pass  # a vote of an old book, from before the law
    names = (
        "uid", "rev", "ordinal", "form", "way", "from_on", "to_on", "begins_at", "ends_at", "place", "documents",
        "opinions", "chose_online", "evidence_uid", "closed_on", "closed_by", "voided_on", "void_reason",
    )  # fmt: skip
    return VoteView(
        **{name: getattr(vote, name) for name in names},
        choices=tuple(ChoiceView(c.uid, c.kind, c.label, c.born_on, c.about) for c in choices_of(decision)),
        units=tuple(_unit(unit, *listed.get(unit.id, (0, 0, 0))) for unit in vote.units),
        rule=rule,
        verdict=verdict,
        elected=elected,
    )


def _unit(unit: VoteUnit, listed: int, handed_out: int, returned: int) -> UnitView:
    seen = is_settled(unit) or {count.counter for count in unit.counts if count.is_done} == set(COUNTERS)
    return UnitView(
        uid=unit.uid,
        rev=unit.rev,
        name=name_of(unit),
        hamlet_id=unit.hamlet_id,
        hamlet=unit.hamlet.full_name,
        cluster=unit.cluster,
        held_on=unit.held_on,
        households=unit.households,
        present=unit.present,
        counting=counting_of(unit),
        counts=tuple(
            CountView(c.counter, c.counted_by, c.is_done, c.rev, totals_of(unit, c.counter) if seen else None)
            for c in unit.counts
        ),
        totals=totals_of(unit, SETTLED),
        settled_by=unit.settled_by,
        settle_note=unit.settle_note,
        listed=listed,
        handed_out=handed_out,
        returned=returned,
    )
