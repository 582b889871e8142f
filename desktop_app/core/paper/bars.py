"""Bars of shares, told once: drawn in proportion on paper, a chart of its own kind in a spreadsheet."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.core.words import number


class Tone(Enum):
    """What a part of a bar means; the value is its colour, and whether its number stands in white on it."""

    WORST = ("B4512B", True)
    BAD = ("E8AF8D", False)
    MIDDLE = ("DCE0E7", False)
    GOOD = ("9DC2E8", False)
    BEST = ("205E9E", True)
    ONE = ("205E9E", True)
    TWO = ("7AA9D8", False)
    THREE = ("BCD4EC", False)
    FOUR = ("8A94A6", False)
    FIVE = ("B9C0CC", False)
    SIX = ("E3E6EB", False)

    @property
    def colour(self) -> str:
        """Red, green and blue as six digits."""
        return self.value[0]

    @property
    def is_dark(self) -> bool:
        """Whether letters on it are white."""
        return self.value[1]


@dataclass(frozen=True)
class Bar:
    """One bar: what stands before it, the count of each part, and of how many."""

    name: str
    counts: tuple[int, ...]
    base: int


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Bars of the same parts; a part is told by its words below all of them where there are several parts.

    `title` is what a spreadsheet calls the chart. What the counts leave of the base stays empty. A part says its share,
    or its count where the bars are of `counted` things: then all bars have one base.
    """

    title: str
    parts: tuple[str, ...]
    tones: tuple[Tone, ...]
    bars: tuple[Bar, ...]
    counted: bool = False

    def __post_init__(self) -> None:
        """Every bar has all parts, and no more than its base."""
        for bar in self.bars:
            if len(bar.counts) != len(self.parts) or sum(bar.counts) > max(bar.base, 0):
                raise ValueError(f"the parts of a bar do not fit: {bar}")

    def told(self, count: int, base: int) -> str:
        """What stands in a part."""
        return number(count) if self.counted else told(count, base)

    def measured(self, count: int, base: int) -> float:
        """What a spreadsheet draws of a part."""
        return count if self.counted else round(percent_of(count, base), 1)

    @property
    def has_legend(self) -> bool:
        """Whether its parts are told apart."""
        return len(self.parts) > 1


def told(count: int, base: int) -> str:
    """The share as a bar says it, in whole hundredths, a half rounded upwards."""
    return str(int(percent_of(count, base) + 0.5))


def percent_of(count: int, base: int) -> float:
    """The share in hundredths; nothing of nobody."""
    return 100 * count / base if base else 0.0
