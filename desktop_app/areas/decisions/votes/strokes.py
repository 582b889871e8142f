"""Ballots counted one key each: 1 to 9 for a choice, 0 for an invalid one; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

INVALID = "0"
MOST_KEYS = 9


@dataclass(frozen=True)
class Strokes:
    """The keys in the order in which they were pressed; `text` is what a draft keeps."""

    text: str = ""

    def pressed(self, key: str, choices: int, *, has_ballots: bool) -> "Strokes":
        """With one ballot more; the same when the key stands for nothing."""
        stands = key.isdecimal() and len(key) == 1 and (int(key) <= choices if key != INVALID else has_ballots)
        return Strokes(self.text + key) if stands else self

    def taken_back(self) -> "Strokes":
        """Without the last ballot."""
        return Strokes(self.text[:-1])

    def of(self, position: int) -> int:
        """How many chose what stands at this place, from 1."""
        return self.text.count(str(position))

    @property
    def invalid(self) -> int:
        """How many were invalid."""
        return self.text.count(INVALID)

    @property
    def total(self) -> int:
        """How many ballots were counted."""
        return len(self.text)

    def last_said(self, labels: Sequence[str]) -> str:
        """What the last ballot was; "" before the first."""
        if not self.text:
            return ""
        last = self.text[-1]
        return "Không hợp lệ" if last == INVALID else labels[int(last) - 1]
