"""The steps and limits of petitions as the law has them, read from `resources/legal/petitions`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.areas.petitions.states import Outcome, State
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource
from desktop_app.office.matter_kinds import Kind

SAME = "SAME"
"""What stands for the state after a step that changes none."""

RECEIVED = "received"
OVERDUE = "overdue:"
"""Events that are no steps: the petition came in; another limit passed without being met."""


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
class Step:
    """One thing that may be done with a petition; `to` is None when it changes no state.

    `ahead` is the dated rule of how many days `until_on` must lie ahead; `labels` what its fields are called where the
    usual words do not fit.
    """

    key: str
    title: str
    kinds: frozenset[Kind]
    from_states: frozenset[State]
    to: State | None
    outcome: Outcome | None
    needs: tuple[str, ...]
    times: int | None
    paper: str
    ahead: str
    labels: Mapping[str, str]
    versions: tuple[StepVersion, ...]

    def is_for(self, kind: Kind) -> bool:
        """Whether the step is one for petitions of that kind."""
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
    """One limit: what starts it, what meets it, by which dated rules it is counted (see the head of limits.toml)."""

    key: str
    title: str
    kinds: frozenset[Kind]
    only: tuple[str, ...]
    starts: tuple[str, ...]
    met_by: frozenset[str]
    rules: Mapping[str, str]
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
class PetitionLaw:
    """Every step and every limit, in the order of the files."""

    steps: tuple[Step, ...]
    limits: tuple[Limit, ...]
    by_key: Mapping[str, Step] = field(init=False)

    def __post_init__(self) -> None:
        """Steps by their keys."""
        object.__setattr__(self, "by_key", {step.key: step for step in self.steps})


@cache
def petition_law() -> PetitionLaw:
    """What is shipped."""
    return load(resource("legal") / "petitions")


def load(folder: Path) -> PetitionLaw:
    """Steps and limits of a folder; KeyError or ValueError when the data is wrong."""
    steps = tomllib.loads((folder / "steps.toml").read_text(encoding="utf-8"))["step"]
    limits = tomllib.loads((folder / "limits.toml").read_text(encoding="utf-8"))["limit"]
    return PetitionLaw(tuple(_step(facts) for facts in steps), tuple(_limit(facts) for facts in limits))


def _step(facts: Mapping[str, Any]) -> Step:
    return Step(
        key=facts["key"],
        title=facts["title"],
        kinds=frozenset(Kind[name] for name in facts.get("kinds", ())),
        from_states=frozenset(State[name] for name in facts["from"]),
        to=None if facts["to"] == SAME else State[facts["to"]],
        outcome=Outcome[facts["outcome"]] if "outcome" in facts else None,
        needs=tuple(facts.get("needs", ())),
        times=facts.get("times"),
        paper=facts.get("paper", ""),
        ahead=facts.get("ahead", ""),
        labels=facts.get("labels", {}),
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


def _limit(facts: Mapping[str, Any]) -> Limit:
    longer = facts.get("longer", {})
    return Limit(
        key=facts["key"],
        title=facts["title"],
        kinds=frozenset(Kind[name] for name in facts.get("kinds", ())),
        only=tuple(facts.get("only", ())),
        starts=tuple(facts["starts"]),
        met_by=frozenset(facts["met_by"]),
        rules=facts["rules"],
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
