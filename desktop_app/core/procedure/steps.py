"""Steps and limits as the law has them, read from a folder of dated data (`steps.toml`, `limits.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Generic, TypeVar

from desktop_app.core.law.rulebook import Confidence

SAME = "SAME"
"""What stands for the state after a step that changes none."""

BEGUN = "begun"
OVERDUE = "overdue:"
"""Events that are no steps: the matter began; another limit passed without being met."""

S = TypeVar("S", bound=Enum)
E = TypeVar("E", bound=Enum)


class Clock(Enum):
    """What a step does to limits that can stand still."""

    STOPS = "stops"
    GOES_ON = "goes_on"


class Base(Enum):
    """From which day a limit is counted, and whither."""

    DONE = "done"
    """From the day of the step that starts it."""
    UNTIL = "until"
    """From the day that this step names."""
    BEFORE = "before"
    """Back from the day that this step names: the last day on which a preparation is in time."""


@dataclass(frozen=True, kw_only=True)
class StepVersion:
    """A step as the law had it from `from_on` to `to_on`, both included, and what it then asked for."""

    from_on: date
    to_on: date | None
    article: str
    confidence: Confidence
    note: str
    asks: tuple[str, ...]
    offers: tuple[str, ...]

    def binds_on(self, on: date) -> bool:
        """Whether this is the version of the day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


@dataclass(frozen=True, kw_only=True)
class Step(Generic[S, E]):
    """One thing that may be done; `to` is None when it changes no state.

    `kinds` is whom it is for, everybody when empty. `actor` is who does it by law. `papers` must be in the file before.
    `ahead` is the dated rule of how many days `until_on` must lie ahead, `labels` what its fields are called where the
    usual words do not fit, `paper` the wording of the paper that goes with it. After one that `restarts`, how often
    steps were taken counts anew.
    """

    key: str
    title: str
    kinds: frozenset[Enum]
    from_states: frozenset[S]
    to: S | None
    outcome: E | None
    needs: tuple[str, ...]
    times: int | None
    actor: str
    papers: tuple[str, ...]
    paper: str
    ahead: str
    labels: Mapping[str, str]
    restarts: bool
    clock: Clock | None
    versions: tuple[StepVersion, ...]

    def is_for(self, kind: Enum) -> bool:
        """Whether the step is one for matters of that kind."""
        return not self.kinds or kind in self.kinds

    def version(self, on: date) -> StepVersion | None:
        """The version of the day; None on a day on which the law has no such step."""
        return next((version for version in self.versions if version.binds_on(on)), None)

    def asks_on(self, on: date) -> tuple[str, ...]:
        """The fields that must be filled; of a day on which the law has no such step, as in the newest law."""
        return (self.version(on) or self.versions[-1]).asks

    def offers_on(self, on: date) -> tuple[str, ...]:
        """The fields that may be filled besides."""
        return (self.version(on) or self.versions[-1]).offers


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One limit: what starts it, what meets it, by which dated rules it is counted.

    `longer_step` puts `longer_rule` in the place of the first rule; `extended_by` adds the days of `extension` each
    time it is taken; `until` is for a day that the starting step names itself; one that `ends` is dropped when the
    matter ends without it; `group` is "ours" for a duty of this office, "theirs" for what is only told.
    """

    key: str
    title: str
    kinds: frozenset[Enum]
    only: tuple[str, ...]
    starts: tuple[str, ...]
    met_by: frozenset[str]
    rules: Mapping[str, str]
    base: Base = Base.DONE
    complex_by: str = ""
    longer_step: str = ""
    longer_rule: str = ""
    extended_by: str = ""
    extension: str = ""
    until: bool = False
    pauses: bool = False
    ends: bool = False
    group: str = "ours"


@dataclass(frozen=True)
class Names(Generic[S, E]):
    """The words of an area that its data names: kinds, states and outcomes."""

    kinds: type[Enum]
    states: type[S]
    outcomes: type[E]


@dataclass(frozen=True)
class Steps(Generic[S, E]):
    """Every step and every limit, in the order of the files."""

    steps: tuple[Step[S, E], ...]
    limits: tuple[Limit, ...]
    by_key: Mapping[str, Step[S, E]] = field(init=False)

    def __post_init__(self) -> None:
        """Steps by their keys."""
        object.__setattr__(self, "by_key", {step.key: step for step in self.steps})


def load(folder: Path, names: Names[S, E]) -> Steps[S, E]:
    """Steps and limits of a folder; KeyError or ValueError when the data is wrong."""
    steps = tomllib.loads((folder / "steps.toml").read_text(encoding="utf-8"))["step"]
    limits = tomllib.loads((folder / "limits.toml").read_text(encoding="utf-8"))["limit"]
    return Steps(tuple(_step(facts, names) for facts in steps), tuple(_limit(facts, names) for facts in limits))


def _step(facts: Mapping[str, Any], names: Names[S, E]) -> Step[S, E]:
    return Step(
        key=facts["key"],
        title=facts["title"],
        kinds=frozenset(names.kinds[name] for name in facts.get("kinds", ())),
        from_states=frozenset(names.states[name] for name in facts["from"]),
        to=None if facts["to"] == SAME else names.states[facts["to"]],
        outcome=names.outcomes[facts["outcome"]] if "outcome" in facts else None,
        needs=tuple(facts.get("needs", ())),
        times=facts.get("times"),
        actor=facts.get("actor", ""),
        papers=tuple(facts.get("papers", ())),
        paper=facts.get("paper", ""),
        ahead=facts.get("ahead", ""),
        labels=facts.get("labels", {}),
        restarts=facts.get("restarts", False),
        clock=Clock(facts["clock"]) if "clock" in facts else None,
        versions=tuple(_version(facts, version) for version in facts["versions"]),
    )


def _version(step: Mapping[str, Any], facts: Mapping[str, Any]) -> StepVersion:
    return StepVersion(
        from_on=facts["from"],
        to_on=facts.get("to"),
        article=facts["article"],
        confidence=Confidence[facts["confidence"].upper()],
        note=facts.get("note", ""),
        asks=tuple(facts.get("asks", step.get("asks", ()))),
        offers=tuple(facts.get("offers", step.get("offers", ()))),
    )


def _limit(facts: Mapping[str, Any], names: Names[S, E]) -> Limit:
    longer = facts.get("longer", {})
    return Limit(
        key=facts["key"],
        title=facts["title"],
        kinds=frozenset(names.kinds[name] for name in facts.get("kinds", ())),
        only=tuple(facts.get("only", ())),
        starts=tuple(facts["starts"]),
        met_by=frozenset(facts["met_by"]),
        rules=facts["rules"],
        base=Base(facts.get("base", "done")),
        complex_by=facts.get("complex_by", ""),
        longer_step=longer.get("step", ""),
        longer_rule=longer.get("rule", ""),
        extended_by=facts.get("extended_by", ""),
        extension=facts.get("extension", ""),
        until=facts.get("until", False),
        pauses=facts.get("pauses", False),
        ends=facts.get("ends", False),
        group=facts.get("group", "ours"),
    )
