"""What the law makes of a petition's steps: where it stands, what may be done next, why something may not; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.petitions import guards
from desktop_app.areas.petitions.facts import Done, Facts
from desktop_app.areas.petitions.guards import Case, holds
from desktop_app.areas.petitions.law import PetitionLaw, Step
from desktop_app.areas.petitions.states import Outcome, State
from desktop_app.core import words

__all__ = ["Done", "Facts", "Offer", "Standing", "holds", "offers", "standing", "why_not"]

CAME_BACK = "came_back"


@dataclass(frozen=True)
class Standing:
    """Where a petition stands after its steps."""

    state: State = State.NEW
    outcome: Outcome | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class Offer:
    """One step, and why it may not be taken; `why_not` is empty when the law allows it."""

    step: Step
    why_not: str

    @property
    def is_open(self) -> bool:
        """Whether the law allows it."""
        return not self.why_not


def standing(law: PetitionLaw, done: Sequence[Done]) -> Standing:
    """Where the petition stands after these steps, in their order; that it closed by itself is not among them."""
    now = Standing()
    for each in done:
        step = law.by_key[each.key]
        if step.to is State.ENDED:
            now = Standing(State.ENDED, step.outcome, each.on)
        elif step.to is not None:
            now = Standing(step.to)
    return now


def offers(
    law: PetitionLaw,
    facts: Facts,
    done: Sequence[Done],
    on: date,
    due_on: date | None = None,
    now: Standing | None = None,
) -> list[Offer]:
    """Every step for petitions of this kind, each with why it may not be taken on that day.

    `due_on` is the last day of the settlement while it runs; `now` is where the petition stands when its steps alone do
    not say it, because it closed by itself.
    """
    state = (now or standing(law, done)).state
    case = Case(facts, done, on, due_on)
    return [Offer(step, _why_not(step, state, case)) for step in law.steps if step.is_for(facts.kind)]


def why_not(
    law: PetitionLaw,
    key: str,
    facts: Facts,
    done: Sequence[Done],
    on: date,
    due_on: date | None = None,
    now: Standing | None = None,
) -> str:
    """Why the step may not be taken on that day; "" when the law allows it."""
    step = law.by_key[key]
    if not step.is_for(facts.kind):
        return wrong_kind(facts)
    return _why_not(step, (now or standing(law, done)).state, Case(facts, done, on, due_on))


def wrong_kind(facts: Facts) -> str:
    """What is said of a step that petitions of this kind never take, not even by force."""
    return f"Bước này không dành cho đơn loại {facts.kind.value.lower()}."


def too_early(facts: Facts, done: Sequence[Done], on: date) -> str:
    """Why nothing can have been done on that day; "" when it can."""
    if on < facts.received_on:
        return f"Ngày làm trước ngày đơn đến ({words.day(facts.received_on)}). Kiểm tra lại ngày."
    if done and on < done[-1].on:
        return f"Bước trước làm ngày {words.day(done[-1].on)}, bước này không thể làm trước ngày đó."
    return ""


def _why_not(step: Step, state: State, case: Case) -> str:
    if early := too_early(case.facts, case.done, case.on):
        return early
    if step.version(case.on) is None:
        return _not_law(step, case.on)
    if state not in step.from_states:
        return f"Đơn đang ở bước “{state.value}”."
    if step.times is not None and _times(step, case.done) >= step.times:
        return f"Bước này chỉ làm {words.number(step.times)} lần, đã làm rồi."
    return guards.why_not(step.needs, case)


def _times(step: Step, done: Sequence[Done]) -> int:
    """How often the step was taken since the petition last came back."""
    keys = [each.key for each in done]
    at = len(keys) - keys[::-1].index(CAME_BACK) if CAME_BACK in keys else 0
    return keys[at:].count(step.key)


def _not_law(step: Step, on: date) -> str:
    later = [version for version in step.versions if version.from_on > on]
    if later:
        first = min(later, key=lambda version: version.from_on)
        return f"Bước này có từ ngày {words.day(first.from_on)} ({first.article})."
    return "Quy định của ngày này không còn bước này."
