"""What the page of entry is to begin with, as an address that it opens; pure."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

MARK = "?item="
"""Begins every address; no record's uid does."""


@dataclass(frozen=True)
class EntryFor:
    """A record is to be entered of an item, in a month."""

    item_code: str
    year: int
    month: int

    def address(self) -> str:
        """The wish as text."""
        return "?" + urlencode({"item": self.item_code, "year": self.year, "month": self.month})


def read_entry_for(text: str) -> EntryFor | None:
    """The wish that an address names; None for anything else."""
    if not text.startswith(MARK):
        return None
    told = {name: values[0] for name, values in parse_qs(text[1:]).items()}
    return EntryFor(told["item"], int(told["year"]), int(told["month"]))
