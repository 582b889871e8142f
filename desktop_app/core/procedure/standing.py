"""What follows from the steps of a matter: where it stands, what may be done next, why something may not; pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Generic, Protocol, TypeVar

from desktop_app.core import words
from desktop_app.core.procedure.steps import E, Limit, S, Step, Steps


class Facts(Protocol):
    """What every area tells of a matter; its guards look at more."""

    @property
    def kind(self) -> Enum:
        """Which steps are for it."""

    @property
    def begun_on(self) -> date:
        """The day before which nothing can have been done."""


F = TypeVar("F", bound=Facts)


@dataclass(frozen=True, kw_only=True)
class Done:
    """A step that was taken: when, and by force where the law did not offer it; `until_on` as the step asked for it."""

    key: str
    on: date
    until_on: date | None = None
    is_forced: bool = False


@dataclass(frozen=True)
class Case(Generic[F]):
    """Everything a guard may look at; `due_on` is the last day of the settlement while it runs."""

    facts: F
    done: Sequence[Done]
    on: date
    due_on: date | None = None
    papers: tuple[str, ...] = ()
    """Those that the step wants to see in the file."""

    def has(self, *keys: str) -> bool:
        """Whether one of these steps was taken."""
        return any(each.key in keys for each in self.done)

    def last(self, *keys: str) -> Done | None:
        """The newest of these steps; None when none was taken."""
        return next((each for each in reversed(self.done) if each.key in keys), None)


Guard = Callable[[Case[F]], str]
"""Why a condition does not hold; "" when it does."""


@dataclass(frozen=True)
class Standing(Generic[S, E]):
    """Where a matter stands after its steps."""

    state: S
    outcome: E | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class Offer(Generic[S, E]):
    """One step, and why it may not be taken; `why_not` is empty when the law allows it."""

    step: Step[S, E]
    why_not: str

    @property
    def is_open(self) -> bool:
        """Whether the law allows it."""
        return not self.why_not


RulePick = Callable[[Limit, F, Sequence[Done]], tuple[str, ...]]
"""The dated rules that are added up for a limit, by the facts and the steps since it began."""


@dataclass(frozen=True, kw_only=True)
class Procedure(Generic[S, E, F]):
    """The steps of one sort of matter, with the conditions that they name.

    `first` is the state of one with nothing done yet, `ended` the states after which nothing is owed; `noun` is what
    sentences call the matter ("Đơn"), `begins` what it does on its first day.
    """

    law: Steps[S, E]
    guards: Mapping[str, Guard[F]]
    first: S
    ended: frozenset[S]
    noun: str
    begins: str = "bắt đầu"
    pick: RulePick[F] | None = None

    def standing(self, done: Sequence[Done]) -> Standing[S, E]:
        """Where the matter stands after these steps, in their order."""
        now = Standing[S, E](self.first)
        for each in done:
            step = self.law.by_key[each.key]
            if step.to in self.ended:
                now = Standing(step.to, step.outcome, each.on)
            elif step.to is not None:
                now = Standing(step.to)
        return now

    def offers(
        self,
        facts: F,
        done: Sequence[Done],
        on: date,
        due_on: date | None = None,
        now: Standing[S, E] | None = None,
    ) -> list[Offer[S, E]]:
        """Every step for matters of this kind, each with why it may not be taken on that day.

        `due_on` is the last day of the settlement while it runs; `now` is where the matter stands when its steps alone
        do not say it, because it closed by itself.
        """
        steps = [step for step in self.law.steps if step.is_for(facts.kind)]
        return [Offer(step, self.why_not(step.key, facts, done, on, due_on, now)) for step in steps]

    def why_not(
        self,
        key: str,
        facts: F,
        done: Sequence[Done],
        on: date,
        due_on: date | None = None,
        now: Standing[S, E] | None = None,
    ) -> str:
        """Why the step may not be taken on that day; "" when the law allows it."""
        step = self.law.by_key[key]
        if not step.is_for(facts.kind):
            return self.wrong_kind(facts)
        if early := self.too_early(facts, done, on):
            return early
        if step.version(on) is None:
            return _not_law(step, on)
        state = (now or self.standing(done)).state
        if state not in step.from_states:
            return f"{self.noun} đang ở bước “{state.value}”."
        if step.times is not None and self._times(step, done) >= step.times:
            return f"Bước này chỉ làm {words.number(step.times)} lần, đã làm rồi."
        return self.fails(step.needs, Case(facts, done, on, due_on, step.papers))

    def fails(self, guards: Iterable[str], case: Case[F]) -> str:
        """What the first of these guards that does not hold says; "" when all hold."""
        return next((said for name in guards if (said := self.guards[name](case))), "")

    def holds(self, guards: Iterable[str], facts: F) -> bool:
        """Whether all these guards hold for a matter with nothing done yet."""
        return not self.fails(guards, Case(facts, (), facts.begun_on))

    def wrong_kind(self, facts: F) -> str:
        """What is said of a step that matters of this kind never take, not even by force."""
        return f"Bước này không dành cho {words.inside(self.noun)} loại {words.inside(str(facts.kind.value))}."

    def too_early(self, facts: F, done: Sequence[Done], on: date) -> str:
        """Why nothing can have been done on that day; "" when it can."""
        if on < facts.begun_on:
            first = f"{words.inside(self.noun)} {self.begins} ({words.day(facts.begun_on)})"
            return f"Ngày làm trước ngày {first}. Kiểm tra lại ngày."
        if done and on < done[-1].on:
            return f"Bước trước làm ngày {words.day(done[-1].on)}, bước này không thể làm trước ngày đó."
        return ""

    def _times(self, step: Step[S, E], done: Sequence[Done]) -> int:
        """How often the step was taken since the last one that lets the count begin anew."""
        since = 0
        for at, each in enumerate(done, start=1):
            since = at if self.law.by_key[each.key].restarts else since
        return sum(each.key == step.key for each in done[since:])


def when(holds_true: Callable[[Case[F]], bool], sentence: str) -> Guard[F]:
    """A guard that says the sentence when the condition is false."""
    return lambda case: "" if holds_true(case) else sentence


def _not_law(step: Step[S, E], on: date) -> str:
    later = [version for version in step.versions if version.from_on > on]
    if later:
        first = min(later, key=lambda version: version.from_on)
        return f"Bước này có từ ngày {words.day(first.from_on)} ({first.article})."
    return "Quy định của ngày này không còn bước này."
