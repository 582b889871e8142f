"""What is known of identity numbers and cards, by day: codes of birth registration, which card was issued when."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource


class CardKind(Enum):
    """Which card carries the code."""

    CITIZEN_CARD = "Căn cước công dân"
    IDENTITY_CARD = "Căn cước"


@dataclass(frozen=True)
class Births:
    """The codes for births registered between two days, both included."""

    from_on: date
    to_on: date | None
    provinces: Mapping[str, str]
    citation: str
    confidence: Confidence


@dataclass(frozen=True)
class Cards:
    """The kind of card issued between two days, both included."""

    from_on: date
    to_on: date | None
    kind: CardKind
    citation: str
    confidence: Confidence


@dataclass(frozen=True)
class Facts:
    """All that is known, the oldest first."""

    births: tuple[Births, ...]
    cards: tuple[Cards, ...]

    def births_in(self, year: int) -> tuple[Births, ...]:
        """The tables of codes that may hold for somebody born in the year."""
        return tuple(each for each in self.births if each.from_on.year <= year <= (each.to_on or date.max).year)

    def card_of(self, issued_on: date) -> CardKind | None:
        """The kind of card that was issued on the day."""
        for each in self.cards:
            if each.from_on <= issued_on <= (each.to_on or date.max):
                return each.kind
        return None


@cache
def facts() -> Facts:
    """The shipped facts, read once."""
    read = tomllib.loads(resource("idcard", "cards.toml").read_text(encoding="utf-8"))
    return Facts(
        tuple(Births(*_span(each), each["provinces"], each["citation"], _sure(each)) for each in read["births"]),
        tuple(
            Cards(*_span(each), CardKind[each["kind"].upper()], each["citation"], _sure(each)) for each in read["cards"]
        ),
    )


def _span(entry: Mapping[str, Any]) -> tuple[date, date | None]:
    return entry["from"], entry.get("to")


def _sure(entry: Mapping[str, Any]) -> Confidence:
    return Confidence[entry["confidence"].upper()]
