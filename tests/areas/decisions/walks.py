"""A decision that goes through its steps by the rules alone: steps are taken, time passes, votes come out somehow."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from desktop_app.areas.decisions.facts import Facts, Result
from desktop_app.areas.decisions.guards import CALLS, STATES_RESULT
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.states import Item, Kind, Scope, State
from desktop_app.areas.decisions.way import coming
from desktop_app.core.law.rulebook import Rulebook, load_rules
from desktop_app.core.procedure.standing import Done
from desktop_app.core.resources import resource

BEGUN = date(2026, 3, 2)
ITEMS = {
    Kind.WORKS: Item.BQ1,
    Kind.COMMUNE_WORKS: Item.BQ2,
    Kind.CONVENTION: Item.BQ3,
    Kind.ELECTION: Item.BQ4,
    Kind.RELEASE: Item.BQ4,
    Kind.BOARDS: Item.BQ5,
    Kind.OTHER: Item.BQ6,
}


@cache
def rulebook() -> Rulebook:
    return Rulebook(load_rules(resource("legal")))


@cache
def numbers() -> dict[str, int]:
    keys = filter(lambda key: key.startswith("decision."), rulebook().keys())
    return {key.removeprefix("decision."): rulebook().at(key, BEGUN).value for key in keys}


def facts_of(kind: Kind, **changed: object) -> Facts:
    """A matter for which everything is at hand that is asked of it."""
    scope = Scope.COMMUNE if kind is Kind.COMMUNE_WORKS else Scope.HAMLET
    usual = Facts(
        begun_on=BEGUN,
        kind=kind,
        item=ITEMS[kind],
        scope=scope,
        households=210,
        candidates=2,
        election_team=5,
        is_owned=kind is Kind.CONVENTION,
        by_owner=kind is Kind.CONVENTION,
        online_households=120,
        numbers=numbers(),
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


@dataclass
class Walk:
    """Where it stands, on which day."""

    facts: Facts
    today: date = BEGUN
    done: list[Done] = field(default_factory=list)

    @property
    def state(self) -> State:
        return decision_law().standing(self.done).state

    def open(self) -> list[str]:
        return [each.step.key for each in decision_law().offers(self.facts, self.done, self.today) if each.is_open]

    def why_not(self, key: str) -> str:
        return decision_law().why_not(key, self.facts, self.done, self.today)

    def take(self, key: str, *, after: int = 0, comes_out: Result = Result.PASSED) -> "Walk":
        """Take a step that must be open; a vote that is called comes out so on the day that was named."""
        assert not self.why_not(key), f"{key}: {self.why_not(key)}"
        step = decision_law().law.by_key[key]
        ahead = numbers().get(step.ahead.removeprefix("decision."), 0)
        until = self.today + timedelta(days=ahead + after) if "until_on" in step.asks_on(self.today) else None
        self.done.append(Done(key=key, on=self.today, until_on=until))
        if key in CALLS and until:
            self.facts = replace(self.facts, result=comes_out, result_on=until)
        elif key in STATES_RESULT:
            self.facts = replace(self.facts, result=Result.NOTHING, result_on=None)
        return self

    def wait(self, days: int = 1) -> "Walk":
        self.today += timedelta(days=days)
        return self

    def finish(self) -> "Walk":
        """Go on by what comes next while all goes well; what cannot be done in time any more is prepared anew."""
        for _ in range(60):
            if self.state is State.ENDED:
                return self
            found, come = self.open(), coming(self.facts, self.done, self.state)
            waits = self.facts.result_on is not None and self.today < self.facts.result_on
            key = next((key for key in come if key in found), "")
            if not key and not waits:
                key = next((key for key in _ANEW if key in found), "")
            if key:
                self.take(key, after=1)
            else:
                self.wait()
        raise AssertionError(f"no end after {[each.key for each in self.done]}")


_ANEW = ("decide_election", "call_meeting")
