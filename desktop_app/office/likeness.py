"""Texts that say much the same in other places and other years, found by pairs of words that few records have."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from itertools import pairwise
from typing import TypeVar

from desktop_app.core.text.fold import tokens

MOST = 24
"""So many pairs of words of a text are asked for."""

MANY = 30
"""A pair that so many records have tells nothing."""

SHARE = 0.4
FEWEST = 3
"""From this share of the telling pairs on, and from so many, two texts are alike."""


def pairs(text: str) -> tuple[str, ...]:
    """Neighbouring words, accents ignored, each pair once, in their order; spread over the whole of a long text."""
    words = tokens(text)
    found = list(dict.fromkeys(f"{one} {two}" for one, two in pairwise(words)))
    step = max(1, -(-len(found) // MOST))
    return tuple(found[::step])


Key = TypeVar("Key", bound=Hashable)


def alike(holders: Mapping[str, Collection[Key]]) -> dict[Key, float]:
    """The records that say much the same, each with the share of telling pairs that it has.

    `holders` are the records that have each pair of the text that is asked about.
    """
    telling = [keys for keys in holders.values() if len(keys) < MANY]
    shared = Counter(key for keys in telling for key in set(keys))
    return {key: n / len(telling) for key, n in shared.items() if n >= FEWEST and n / len(telling) >= SHARE}
