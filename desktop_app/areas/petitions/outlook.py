"""What is still to come for a petition, in the order of the law, with the days on which it would fall due; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.petitions.law import PetitionLaw, Step
from desktop_app.areas.petitions.rules import Done, Facts, stands
from desktop_app.areas.petitions.states import State
from desktop_app.areas.petitions.ways import hoped, way_of
from desktop_app.core.law.deadline import Law, summed
from desktop_app.core.law.rulebook import Rule
from desktop_app.core.procedure.running import Running, running

CAME_BACK = "came_back"
_GOES_ON = ("continue_complaint", "continue_denunciation")


@dataclass(frozen=True)
class Coming:
    """A step to come; `limit` is by when, `rule` how long, `after` the step to come on whose last day it rests."""

    step: Step
    limit: Running | None
    rule: Rule | None = None
    after: Done | None = None

    @property
    def is_expected(self) -> bool:
        """Whether its day holds only if the steps before it are taken on their last days."""
        return self.limit is not None and self.after is not None


def coming(petition_law: PetitionLaw, law: Law, facts: Facts, done: Sequence[Done], today: date) -> list[Coming]:
    """The steps to come; each day is counted as if every step before it were taken on its own last day."""
    supposed, found = list(done), list[Coming]()
    facts = hoped(facts)
    for key in _keys(petition_law, law, facts, done, today):
        step = petition_law.law.by_key[key]
        limit = _limit_of(running(petition_law, law, facts, supposed, today), key)
        found.append(Coming(step, limit, _rule(law, limit), _rests_on(limit, supposed[len(done) :])))
        last = supposed[-1].on if supposed else facts.received_on
        supposed.append(Done(key=key, on=max(today, last, limit.due_on if limit else last)))
    return found


def _keys(petition_law: PetitionLaw, law: Law, facts: Facts, done: Sequence[Done], today: date) -> list[str]:
    """What comes by the law's order, then what else is owed."""
    limits, taken = running(petition_law, law, facts, done, today), _since_return(done)
    now, keys = stands(petition_law, done, limits).state, list[str]()
    if now is not State.ENDED:
        keys = [key for key in way_of(facts) if key not in taken]
    if now is State.WAITING:
        keys = ["supplemented", *keys]
    if now is State.SUSPENDED:
        keys = [*(key for key in _GOES_ON if petition_law.law.by_key[key].is_for(facts.kind)), *keys]
    for each in limits:
        if each.is_owed and not each.limit.met_by & {*keys}:
            keys.append(_first(petition_law, each, facts))
    return keys


def _rule(law: Law, limit: Running | None) -> Rule | None:
    return summed(law.rulebook, limit.rule_keys, limit.start_on) if limit is not None and limit.rule_keys else None


def _first(petition_law: PetitionLaw, limit: Running, facts: Facts) -> str:
    """The step that meets the limit: one that changes nothing else, if there is one, in the order of the law's file."""
    meeting = [step for step in petition_law.law.steps if step.key in limit.limit.met_by and step.is_for(facts.kind)]
    return min(meeting, key=lambda step: step.to is not None).key


def _since_return(done: Sequence[Done]) -> set[str]:
    """What was done since the petition came back, and that it was classified, which then still stands."""
    keys = [each.key for each in done]
    at = len(keys) - keys[::-1].index(CAME_BACK) if CAME_BACK in keys else 0
    return {*keys[at:], *(key for key in keys if key == "classify")}


def _limit_of(limits: Sequence[Running], key: str) -> Running | None:
    """The limit that this step meets; a duty of ours before one that is only told, the earlier before the later."""
    fitting = [each for each in limits if key in each.limit.met_by and each.is_owed]
    return min(fitting, key=lambda each: (each.limit.key == "hard", each.due_on), default=None)


def _rests_on(limit: Running | None, supposed: Sequence[Done]) -> Done | None:
    """The step that is only supposed and starts the limit, or lets it go on."""
    if limit is None:
        return None
    starts = (*limit.limit.starts, *(_GOES_ON if limit.pauses else ()))
    return next((each for each in reversed(supposed) if each.key in starts), None)
