"""Which visits a figure is made of, as an address that the register page opens; pure."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from urllib.parse import parse_qs, urlencode

from desktop_app.areas.reception.models import Mode
from desktop_app.core import words
from desktop_app.office.matter_kinds import Kind

MARK = "?"
"""Begins every address; no record's uid does."""


class What(Enum):
    """What a figure counts."""

    VISITS = "lượt"
    PEOPLE = "người"
    CASES = "vụ việc"
    GROUPS = "đoàn đông người"


@dataclass(frozen=True)
class Rows:
    """The visits behind a figure: those of the span that were not struck out, of one kind, mode, book or all."""

    what: What
    count: int
    from_on: date
    to_on: date
    kind: Kind | None = None
    mode: Mode | None = None
    book: str = ""

    @property
    def groups_only(self) -> bool:
        """Whether only visits of a crowd are counted."""
        return self.what is What.GROUPS

    def address(self) -> str:
        """The rows as text."""
        told = {
            "what": self.what.name,
            "count": self.count,
            "from": self.from_on,
            "to": self.to_on,
            "kind": self.kind.name if self.kind else "",
            "mode": self.mode.name if self.mode else "",
            "book": self.book,
        }
        return MARK + urlencode({name: value for name, value in told.items() if value != ""})

    def sentence(self) -> str:
        """What is being looked at."""
        of = [self.kind.value.lower() if self.kind else "", self.mode.value.lower() if self.mode else ""]
        named = ", ".join([*(part for part in of if part), *([f"sổ {self.book}"] if self.book else [])])
        about = f" ({named})" if named else ""
        days = f"từ {words.day(self.from_on)} đến {words.day(self.to_on)}"
        return f"Đang xem các lượt của số liệu: {words.number(self.count)} {self.what.value}{about}, {days}."


def read_address(text: str) -> Rows | None:
    """The rows that an address names; None for anything else."""
    if not text.startswith(MARK):
        return None
    told = {name: values[0] for name, values in parse_qs(text[1:]).items()}
    return Rows(
        What[told["what"]],
        int(told["count"]),
        date.fromisoformat(told["from"]),
        date.fromisoformat(told["to"]),
        Kind[told["kind"]] if "kind" in told else None,
        Mode[told["mode"]] if "mode" in told else None,
        told.get("book", ""),
    )
