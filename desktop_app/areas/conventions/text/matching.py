"""Which article of one wording is which of another: by what it says, and by its number where it says much the same."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from desktop_app.core.text import fold

ALIKE = 0.6
"""So alike are two articles that are one, whatever their numbers."""
ALIKE_OF_ONE_NUMBER = 0.4
"""So alike are two of the same number; less, and one was taken out and another put in its place."""

_NEARER = 0.15
"""What the same number adds when several could be meant."""
_TITLED = 0.01
"""Two of the same title are one, even when nothing else of them is alike."""


class Part(Protocol):
    """What is matched."""

    @property
    def number(self) -> str:
        """As it is printed."""

    @property
    def is_article(self) -> bool:
        """Whether its number is one, and does not merely say what it is."""

    @property
    def title(self) -> str:
        """What it is about."""

    @property
    def text(self) -> str:
        """What it says."""


Pairs = dict[int, int]
"""Places of the second wording, each with its place in the first."""


def pairs_of(before: Sequence[Part], after: Sequence[Part]) -> Pairs:
    """The articles that are in both; none of either side twice."""
    pairs = _same(before, after)
    taken = set(pairs.values())
    old = [i for i in range(len(before)) if i not in taken]
    new = [j for j in range(len(after)) if j not in pairs]
    said = {i: _words(before[i]) for i in old}
    says = {j: _words(after[j]) for j in new}
    near = []
    for j in new:
        for i in old:
            worth = _worth(before[i], after[j], _likeness(said[i], says[j]))
            if worth:
                near.append((-worth, abs(i - j), i, j))
    for _, _, i, j in sorted(near):
        if i not in taken and j not in pairs:
            pairs[j] = i
            taken.add(i)
    return pairs


def _same(before: Sequence[Part], after: Sequence[Part]) -> Pairs:
    """What says exactly the same: of several, first those whose number is the same too."""
    pairs: Pairs = {}
    taken: set[int] = set()
    for with_number in (True, False):
        waiting: dict[tuple[str, ...], list[int]] = {}
        for i in reversed(range(len(before))):
            if i not in taken:
                waiting.setdefault(_content(before[i], with_number), []).append(i)
        for j, part in enumerate(after):
            found = waiting.get(_content(part, with_number))
            if j not in pairs and found:
                pairs[j] = found.pop()
                taken.add(pairs[j])
    return pairs


def _content(part: Part, with_number: bool) -> tuple[str, ...]:
    return (part.title, part.text, part.number if with_number else "")


def _words(part: Part) -> Counter[str]:
    return Counter(fold.tokens(f"{part.title} {part.text}"))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return 2 * sum(min(count, longer[word]) for word, count in shorter.items()) / total if total else 1.0


def _worth(old: Part, new: Part, likeness: float) -> float:
    """How sure it is that the two are one; nothing where they are not."""
    if not old.is_article or not new.is_article:
        return 1.0 if old.number == new.number and (old.number or likeness >= ALIKE) else 0.0
    is_titled = bool(old.title) and fold.fold(old.title) == fold.fold(new.title)
    nearer = _NEARER if old.number == new.number else 0.0
    least = ALIKE_OF_ONE_NUMBER if old.number == new.number else ALIKE
    return likeness + nearer + _TITLED if is_titled or likeness >= least else 0.0
