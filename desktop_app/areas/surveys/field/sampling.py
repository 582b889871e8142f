"""How many to ask, and which households: pure arithmetic, so that a draw can be done again from what was kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from desktop_app.core.text.fold import fold

LONGEST_KEY = 400
"""What the file keeps of a key, so that what is kept equals what is asked for."""


def sample_size(population: int, error: Fraction) -> int:
    """n = N / (1 + N·e²), rounded up: how many of `population` are asked for an error of at most `error`."""
    return ceil(population / (1 + population * error * error))


@dataclass(frozen=True)
class Household:
    """A household of a list: its head, and where it lives if that is known."""

    head: str
    address: str = ""

    @property
    def key(self) -> str:
        """What tells it from others, accents ignored."""
        return "|".join(fold(part).replace("|", " ") for part in (self.head, self.address))[:LONGEST_KEY]


@dataclass(frozen=True)
class Draw:
    """Places in the list, counted from 1, of the households that are asked, and of those in reserve, in their order."""

    asked: tuple[int, ...]
    reserve: tuple[int, ...]


def is_same(one: str, other: str) -> bool:
    """Whether two keys mean one household: the same head, and the same address where both have one."""
    (head, address), (other_head, other_address) = one.split("|"), other.split("|")
    return head == other_head and (not address or not other_address or address == other_address)


def free_places(listed: Sequence[Household], rested: Iterable[str]) -> list[int]:
    """The places of the households that may be drawn: all but those whose key is among the `rested`."""
    by_head = dict[str, list[str]]()
    for key in rested:
        by_head.setdefault(key.split("|")[0], []).append(key)
    return [
        place
        for place, each in enumerate(listed, start=1)
        if not any(is_same(each.key, key) for key in by_head.get(each.key.split("|")[0], ()))
    ]


def step_of(free: int, wanted: int) -> int:
    """Every how many-th household is taken."""
    return max(1, free // wanted)


def drawn(places: Sequence[int], wanted: int, reserve: int, start: int) -> Draw:
    """Every step-th place from the `start`-th on, going on at the beginning where the list ends; each as likely.

    The reserve is drawn in the same way out of those that are left. Fewer places than wanted give all of them.
    """
    asked = _round(places, wanted, start)
    chosen = set(asked)
    left = [place for place in places if place not in chosen]
    return Draw(tuple(asked), tuple(_round(left, reserve, start)))


def _round(places: Sequence[int], wanted: int, start: int) -> list[int]:
    number = min(wanted, len(places))
    if not number:
        return []
    step = step_of(len(places), number)
    return sorted(places[(start - 1 + turn * step) % len(places)] for turn in range(number))
