"""What the law asks to know of a decision, and of what was done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.decisions.states import Form, Item, Kind, Proposer
from desktop_app.core.law.months import months_after
from desktop_app.core.law.rulebook import Rulebook

CONSENT = "decision.consent"


@dataclass(frozen=True)
class Support:
    """A household that supports an initiative: since when, and to the end of which day."""

    given_on: date
    last_on: date

    def counts_on(self, on: date) -> bool:
        """Whether it counts on the day."""
        return self.given_on <= on <= self.last_on


@dataclass(frozen=True)
class Result:
    """What a vote came to that was closed and that no step states yet; `ended_on` is its last day."""

    vote_uid: str
    form: Form
    ended_on: date
    has_quorum: bool
    has_passed: bool


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the law asks to know of a decision, whatever was done with it.

    `households` are the numbers of its hamlet, the oldest first, each from its day on; empty for the whole commune.
    `has_owner` says that it is the vote on a convention, which takes the steps of its record; `by_owner` that this is
    it who asks. `result` is the vote that no step states yet.
    """

    begun_on: date
    kind: Kind
    item: Item
    rulebook: Rulebook
    proposer: Proposer = Proposer.HEAD
    is_scattered: bool = False
    households: Sequence[tuple[date | None, int]] = ()
    is_commune_wide: bool = False
    supports: Sequence[Support] = ()
    candidates: int = 0
    election_team: int = 0
    has_owner: bool = False
    by_owner: bool = False
    result: Result | None = None

    def households_on(self, on: date) -> int:
        """How many households the hamlet had on the day; 0 when nobody wrote any."""
        return next((n for since, n in reversed(self.households) if since is None or since <= on), 0)

    def supports_on(self, on: date) -> int:
        """How many households support the initiative on the day."""
        return sum(each.counts_on(on) for each in self.supports)

    def amount(self, key: str, on: date) -> int | None:
        """The number that a dated rule has on the day; None when the law does not reach back to it."""
        rule = self.rulebook.find(key, on)
        return rule.value if rule else None

    def needed_on(self, on: date) -> int | None:
        """How many households must support the initiative on the day for it to be put; None before that law."""
        share = self.amount(share_rule(self.kind), on)
        return None if share is None else -(-self.households_on(on) * share // 100)


def share_rule(kind: Kind) -> str:
    """The dated rule of the share of households that an initiative of this kind needs."""
    return "decision.release_share" if kind is Kind.RELEASE else "decision.initiative_share"


def last_day(rulebook: Rulebook, given_on: date) -> date:
    """The last day on which a household's support counts; the day it was given when no law of that day is known."""
    rule = rulebook.find(CONSENT, given_on)
    return months_after(given_on, rule.value) if rule else given_on
