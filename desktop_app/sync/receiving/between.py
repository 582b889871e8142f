"""Relations between figures of different forms, as data: resources/sync/doi-chieu-bieu.toml; pure."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource
from desktop_app.reports.indicators.formulas import Check, Checked, check, read_check

Figure = tuple[str, str]
"""A form and one of its figures."""


@dataclass(frozen=True)
class Between:
    """One relation for periods that end from `from_on` on; `figures` says which figure each name stands for."""

    key: str
    figures: Mapping[str, Figure]
    check: Check
    confidence: Confidence
    from_on: date

    @property
    def forms(self) -> frozenset[str]:
        """The forms of which it speaks."""
        return frozenset(form for form, _ in self.figures.values())


@dataclass(frozen=True)
class Broken:
    """A relation that does not hold, with what both sides came to."""

    rule: Between
    made: Checked

    @property
    def says(self) -> str:
        """The sentence for people, with both sides."""
        left, right = (f"{side.normalize():f}" for side in (self.made.left, self.made.right))
        return f"{self.rule.check.says} Đang là {left} và {right}."


@cache
def load_rules() -> tuple[Between, ...]:
    """Every relation that is shipped."""
    text = resource("sync", "doi-chieu-bieu.toml").read_text(encoding="utf-8")
    return tuple(_rule(entry) for entry in tomllib.loads(text)["rule"])


def broken_between(
    values: Mapping[Figure, Decimal | None], to_on: date, rules: Sequence[Between] | None = None
) -> list[Broken]:
    """The relations that do not hold; one for which a figure is missing cannot be looked at."""
    found = list[Broken]()
    for rule in load_rules() if rules is None else rules:
        named = {name: values.get(figure) for name, figure in rule.figures.items()}
        made = check(rule.check, named) if rule.from_on <= to_on else None
        if made and not made.holds:
            found.append(Broken(rule, made))
    return found


def _rule(entry: Mapping[str, Any]) -> Between:
    figures = {name: _figure(text) for name, text in entry["figures"].items()}
    [made] = read_check(entry["rule"], says=entry["says"])
    if set(made.keys) != set(figures):
        raise ValueError(f"{entry['key']}: the rule and its figures differ")
    return Between(entry["key"], figures, made, Confidence[entry["confidence"].upper()], entry["from"])


def _figure(text: str) -> Figure:
    form, _, key = text.partition(" ")
    return form, key
