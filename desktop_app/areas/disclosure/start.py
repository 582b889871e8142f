"""What the entry page begins with, as an address that other pages open it with; pure."""

from dataclasses import asdict, dataclass
from urllib.parse import parse_qs, urlencode

from desktop_app.areas.disclosure.models import ChangeKind

MARK = "?"
"""Begins every address; no record's uid does."""


@dataclass(frozen=True)
class Start:
    """An item to be disclosed in a month, or a record that is disclosed again (`follows`) and why."""

    item_code: str = ""
    year: int = 0
    month: int = 0
    follows: str = ""
    change: ChangeKind = ChangeKind.FIRST

    def address(self) -> str:
        """The start as text."""
        told = {**asdict(self), "change": self.change.name}
        return MARK + urlencode({name: value for name, value in told.items() if value})


def read_start(text: str) -> Start | None:
    """The start that an address names; None for anything else."""
    if not text.startswith(MARK):
        return None
    told = {name: values[0] for name, values in parse_qs(text[1:]).items()}
    return Start(
        told.get("item_code", ""),
        int(told.get("year", "0")),
        int(told.get("month", "0")),
        told.get("follows", ""),
        ChangeKind[told.get("change", "FIRST")],
    )
