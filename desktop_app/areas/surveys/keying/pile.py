"""Where the forms of a batch lie: in the register at once, or sealed until the batch closes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from desktop_app.areas.surveys.forms.form import Answers
from desktop_app.areas.surveys.keying.entry import KeyedForm, Tally
from desktop_app.areas.surveys.states import Pass


@dataclass(frozen=True)
class FirstEntry:
    """A form in the pile; `rejected` is why it does not count. One that was rejected unkeyed has no answers."""

    answers: Answers
    remarks: Mapping[str, str] = field(default_factory=dict)
    rejected: str = ""


@dataclass(frozen=True)
class Pair:
    """The second entry of a form beside the first: `differences` wait until `is_done`."""

    answers: Answers
    fields: int
    differences: int
    wrong_first: int = 0
    settled: Answers = field(default_factory=dict)
    is_done: bool = False


class Pile(Protocol):
    """The forms of one open batch, by serial. Writes belong to the transaction that the pile was made in."""

    def first(self, serial: str) -> FirstEntry | None:
        """The first entry, rejected or not."""

    def keyed(self) -> frozenset[str]:
        """The serials of forms that count."""

    def rejected(self) -> frozenset[str]:
        """The serials of forms that were rejected."""

    def keyers(self, serial: str, turn: Pass) -> frozenset[str]:
        """The accounts of whom one keyed this form in this turn."""

    def put_first(self, form: KeyedForm) -> None:
        """Put a form on the pile, keyed by the account at the desk."""

    def change_first(self, serial: str, entry: FirstEntry) -> None:
        """Put this in the place of what was there, if anything."""

    def pairs(self) -> Mapping[str, Pair]:
        """The forms that were keyed twice."""

    def put_pair(self, serial: str, pair: Pair) -> None:
        """Put a second entry, or what became of it, on the pile; a new one is keyed by the account at the desk."""

    def tallies(self) -> Mapping[tuple[str, Pass], Tally]:
        """What each account keyed in each turn."""

    def add(self, account: str, turn: Pass, tally: Tally) -> None:
        """Add to what this account keyed; "" where nobody can say which of several it was."""

    def keep(self) -> None:
        """Send what was changed: with it all of a piece of work is on the pile, or none of it."""


def remarks_kept(remarks: Mapping[str, str]) -> dict[str, str]:
    """The words beside questions without what is empty."""
    return {name: words.strip() for name, words in remarks.items() if words.strip()}


def remarks_text(remarks: Mapping[str, str]) -> str:
    """The words beside questions as the text that is kept; nothing for none."""
    kept = remarks_kept(remarks)
    return json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""
