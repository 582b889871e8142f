"""What a package would do, or did: counts, conflicts, figures that change, and what somebody has to decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from desktop_app.sync.states import Timeliness


class Standing(Enum):
    """What a package is to those that are held of its unit."""

    GOOD = "Nhập được"
    SAME_AGAIN = "Đã nhập trước đó, không có gì thay đổi"
    FORKED = "Nhánh rẽ, chờ xác nhận"
    REFUSED = "Không nhận"


@dataclass
class Counts:
    """How many versions of rows were what; `closed` are changes of rows whose period was acknowledged already."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    conflicts: int = 0
    gone: int = 0
    closed: int = 0

    @property
    def touched(self) -> int:
        """How many rows become others than they were."""
        return self.added + self.changed + self.gone


@dataclass(frozen=True)
class Conflict:
    """A version that does not follow the one held here."""

    table: str
    uid: str
    rev: int
    hash: str
    held: str


@dataclass(frozen=True)
class FigureChange:
    """A figure that was handed in otherwise before."""

    form: str
    from_on: date
    to_on: date
    key: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One file, looked at; nothing is changed by looking.

    `trouble` says why it is refused or what must be confirmed; `digest` is "" for a file that could not be opened.
    `reports` are the forms it brings, `nothing` whether it states that nothing arose.
    """

    path: Path
    standing: Standing
    trouble: str = ""
    reason: str = ""
    digest: str = ""
    unit: str = ""
    unit_name: str = ""
    seq: int = 0
    period: str = ""
    kind: str = ""
    made: str = ""
    correction: str = ""
    nothing: bool = False
    reports: tuple[str, ...] = ()
    counts: Counts = field(default_factory=Counts)
    tables: Mapping[str, Counts] = field(default_factory=dict)
    conflicts: Sequence[Conflict] = ()
    figures: Sequence[FigureChange] = ()
    differs: Sequence[str] = ()
    due_on: date | None = None
    timeliness: Timeliness = Timeliness.NO_DUE_DAY

    @property
    def can_be_taken(self) -> bool:
        """Whether taking it in changes anything here."""
        return self.standing is Standing.GOOD


@dataclass(frozen=True)
class Taken:
    """What became of one file."""

    planned: Planned
    uid: str = ""
    """Of the received package, or of the refusal."""
