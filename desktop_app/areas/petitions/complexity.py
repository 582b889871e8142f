"""The tests by which a matter is complex, and how often its settlement may then be extended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from desktop_app.areas.petitions.dated import Dated, common, versions_in
from desktop_app.core.law.rulebook import Rulebook
from desktop_app.office.matter_kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Test(Dated):
    """One test; a matter that passes one is complex."""


@dataclass(frozen=True, kw_only=True)
class Level(Dated):
    """How complex a matter is that passes at least so many tests; `rule` says how often it may be extended."""

    tests: int
    rule: str


@cache
def _tests() -> tuple[Test, ...]:
    return tuple(Test(**common(facts)) for facts in versions_in("complexity.toml", "test"))


@cache
def _levels() -> tuple[Level, ...]:
    return tuple(_level(facts) for facts in versions_in("complexity.toml", "level"))


def _level(facts: Mapping[str, Any]) -> Level:
    return Level(**common(facts), tests=facts["tests"], rule=facts["rule"])


def tests_on(kind: Kind, on: date) -> tuple[Test, ...]:
    """The tests for petitions of this kind on the day; none where the law had none to choose from."""
    return tuple(test for test in _tests() if test.binds(kind, on))


def level_of(kind: Kind, tests: int, on: date) -> Level | None:
    """The highest level that so many tests reach; None when the matter is not complex."""
    reached = [level for level in _levels() if level.binds(kind, on) and level.tests <= tests]
    return max(reached, key=lambda level: level.tests, default=None)


def times(kind: Kind, tests: int, rulebook: Rulebook, on: date) -> int:
    """How often the settlement of a matter that passes so many tests may be extended, by the rules of the day."""
    level = level_of(kind, tests, on)
    rule = rulebook.find(level.rule, on) if level else None
    return rule.value if rule else 0


def most_times(kind: Kind, rulebook: Rulebook, on: date) -> int:
    """How often the settlement may be extended at most, when the matter is as complex as can be."""
    return times(kind, len(tests_on(kind, on)), rulebook, on)
