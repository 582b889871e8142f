"""Sums and relations between indicators as they are written in the data: "4 + 13 + 22", "8 <= 4"; pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.reports.indicators.definition import Term

Values = Mapping[str, Decimal | None]

_SIGNS = {"=": lambda left, right: left == right, "<=": lambda left, right: left <= right}


@dataclass(frozen=True)
class Check:
    """A relation that must hold, or where `warns` is set is only pointed out; `says` explains a difference."""

    left: tuple[Term, ...]
    sign: str
    right: tuple[Term, ...]
    warns: bool = False
    says: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The indicators that it speaks of."""
        return tuple(term.key for term in (*self.left, *self.right))

    @property
    def in_words(self) -> str:
        """As the window says it: "6 = 8 + 9 + 10", "8 không quá 4"."""
        return f"{_written(self.left)} {'không quá' if self.sign == '<=' else '='} {_written(self.right)}"


@dataclass(frozen=True)
class Checked:
    """A check with what both sides came to."""

    check: Check
    left: Decimal
    right: Decimal

    @property
    def holds(self) -> bool:
        """Whether the relation is as it must be."""
        return bool(_SIGNS[self.check.sign](self.left, self.right))


def read_terms(text: str) -> tuple[Term, ...]:
    """The terms of "4 + 13 - 2"; ValueError for anything else."""
    parts = re.findall(r"([+-]?)\s*([\w.]+)", text)
    if not parts or re.sub(r"[+\-\s]|[\w.]", "", text):
        raise ValueError(f"not a sum of indicators: {text}")
    return tuple(Term(key, -1 if sign == "-" else 1) for sign, key in parts)


def read_check(text: str, *, warns: bool = False, says: str = "") -> list[Check]:
    """The relations of "8 = 9 + 10 = 11 + 12": one for each sign; ValueError for anything else."""
    parts = re.split(r"(<=|=)", text)
    if len(parts) < 3:
        raise ValueError(f"not a relation of indicators: {text}")
    sides = [read_terms(side) for side in parts[::2]]
    return [Check(sides[0], sign, side, warns, says) for sign, side in zip(parts[1::2], sides[1:], strict=True)]


def total(terms: tuple[Term, ...], values: Values) -> Decimal | None:
    """What the terms add up to; what is not known is left out, nothing known gives None."""
    known = [(term.sign, value) for term in terms if (value := values[term.key]) is not None]
    return sum((sign * value for sign, value in known), Decimal(0)) if known else None


def check(each: Check, values: Values) -> Checked | None:
    """The check made; None where a figure that it needs is not known."""
    if any(values[key] is None for key in each.keys):
        return None
    return Checked(each, total(each.left, values) or Decimal(0), total(each.right, values) or Decimal(0))


def _written(terms: tuple[Term, ...]) -> str:
    text = "".join(f" {'-' if term.sign < 0 else '+'} {term.key}" for term in terms)
    return text.removeprefix(" + ").strip()
