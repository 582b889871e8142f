"""A scanner that plays a keyboard: how its burst of keys is told from a hand, and cut out of a text it fell into."""

import re
from dataclasses import dataclass

PIPES = 6
"""So many bars are in the code of a card; nobody types them."""

GAP_MS = 50
"""A hand is slower than this from key to key."""

SILENCE_MS = 120
"""A scanner that sends no Enter is known to be done by then."""

PATIENCE = 5
"""So many silences are waited for when the code is not whole yet: a slow machine also stops for a moment."""

LEAST_KEYS = 12
"""Fewer keys in one go are an input method's, which types a syllable again."""

_NUMBER = "[0-9ăâêôđ\u0300\u0309\u0303\u0301\u0323]{12}"
"""Twelve digits, or what the Vietnamese keyboard of Windows makes of them."""

_BEGUN = re.compile(rf"{_NUMBER}\|")
_WHOLE = re.compile(rf"{_NUMBER}\|(?:[^|]*\|){{5}}(?:[0-9]{{8}}|[0-9/]{{10}}|{_NUMBER[:-4]}{{8}})")
_SCAN = re.compile(
    rf"""(?: {_NUMBER} | [^\s|]* ) \|  # from the number, without what stood before it
        (?: [^|\n]* \| ){{4,}} [^|\n]* \|
        (?: [0-9/]{{8,10}}\n? | [^\s|]*\n? )""",
    re.VERBOSE,
)


def is_scan(text: str) -> bool:
    """Whether the text holds as many bars as the code of a card."""
    return text.count("|") >= PIPES


def is_whole(text: str) -> bool:
    """Whether the text reaches as far as the day of issue, behind which nothing matters."""
    return _WHOLE.search(text) is not None


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

    def key(self, at_ms: float, text: str, *, erases: bool = False, goes_on: bool = False) -> bool:
        """Take a key; True when it begins a burst of its own, which it cannot where a code is known to go on."""
        begins = not goes_on and not 0 <= at_ms - self._last < GAP_MS
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
