"""A scanner that plays a keyboard: how its burst of keys is told from a hand, and cut out of a text it fell into."""

import re
from dataclasses import dataclass

PIPES = 6
"""So many bars are in the code of a card; nobody types them."""

GAP_MS = 50
"""A hand is slower than this from key to key."""

SILENCE_MS = 120
"""A scanner that sends no Enter is known to be done by then."""

LEAST_KEYS = 12
"""Fewer keys in one go are an input method's, which types a syllable again."""

_BEGUN = re.compile(r"[0-9]{12}\|")
_SCAN = re.compile(
    r"""(?: [0-9]{12} | [^\s|]* ) \|  # from the number, without what stood before it
        (?: [^|\n]* \| ){4,} [^|\n]* \|
        (?: [0-9/]{8,10}\n? | [^\s|]*\n? )""",
    re.VERBOSE,
)


def is_scan(text: str) -> bool:
    """Whether the text holds as many bars as the code of a card."""
    return text.count("|") >= PIPES


def cut_scan(text: str) -> tuple[str, str] | None:
    """The text without the code in it, and the code; None when there is none."""
    found = _SCAN.search(text) if is_scan(text) else None
    if found is None:
        return None
    scan = found[0]
    start = number.start() if (number := _BEGUN.search(scan)) else 0
    return text[: found.start() + start] + text[found.end() :], scan[start:]


def without_scan(text: str) -> str:
    """The text as it may be kept: without a code, also without one that is only half there."""
    while (cut := cut_scan(text)) is not None:
        text = cut[0]
    begun = _BEGUN.search(text)
    return text[: begun.start()] if begun else text


@dataclass
class Burst:
    """Keys that follow one another faster than a hand types."""

    text: str = ""
    keys: int = 0
    was_rewritten: bool = False
    _last: float = float("-inf")

    def key(self, at_ms: float, text: str, *, erases: bool = False) -> bool:
        """Take a key; True when it begins a burst of its own."""
        begins = not 0 <= at_ms - self._last < GAP_MS
        if begins:
            self.forget()
        self._last = at_ms
        self.keys += 1
        self.text += text
        self.was_rewritten |= erases
        return begins

    def forget(self) -> None:
        """Nothing was heard."""
        self.text, self.keys, self.was_rewritten, self._last = "", 0, False, float("-inf")

    @property
    def is_fast(self) -> bool:
        """Whether no hand and no input method alone can have typed this."""
        return self.keys >= LEAST_KEYS

    @property
    def has_begun(self) -> bool:
        """Whether this can only become the code of a card: twelve digits and a bar, in one go."""
        return self.is_fast and _BEGUN.search(self.text) is not None
