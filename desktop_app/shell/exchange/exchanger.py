"""What the windows of import and export ask for, and in which shape they are answered; no Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from desktop_app.core.progress import Progress
from desktop_app.core.sheets.cells import Problem
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.mapping import Match
from desktop_app.core.sheets.reader import Book
from desktop_app.core.sheets.table import Skipped
from desktop_app.core.sheets.template import Template
from desktop_app.office.exchange.declaration import Terms


@dataclass(frozen=True)
class Trade:
    """One kind of workbook that an area declared: its key, its name on screen, its columns."""

    key: str
    title: str
    template: Template
    books: Callable[[], Sequence[tuple[str, str]]] = tuple
    """The books that rows can be brought into, by key and name; none where there is nothing to choose."""


@dataclass(frozen=True)
class Asked:
    """People of the workbook who look like one that is known."""

    uid: str
    said: str
    """As the workbook has them."""
    known: str
    """As the register has them."""
    rows: str
    """Where in the workbook."""
    why: str
    """What agrees."""


@dataclass(frozen=True)
class Found:
    """What an import would do; nothing was written yet."""

    accepted: int
    existing: int
    refused_rows: int
    problems: tuple[Problem, ...]
    """What refuses rows, then what is only uncertain."""
    skipped: tuple[Skipped, ...] = ()
    gaps: tuple[str, ...] = ()
    """Sentences about numbers that the paper skips."""
    asked: tuple[Asked, ...] = ()
    closed: tuple[str, ...] = ()
    """A sentence for each closed book that rows go into: then a reason must be given."""
    plan: object = None

    @property
    def refusals(self) -> tuple[Problem, ...]:
        """The cells for which rows are refused."""
        return tuple(problem for problem in self.problems if problem.refused)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """The cells that are taken over and should be looked at."""
        return tuple(problem for problem in self.problems if not problem.refused)


@dataclass(frozen=True)
class Brought:
    """What an import has done."""

    batch_uid: str
    added: int
    sentence: str = ""


@dataclass(frozen=True)
class Imported:
    """One import of the past."""

    uid: str
    title: str
    at: datetime
    by: str
    added: int
    is_old: bool = False
    undone_on: date | None = None
    undone_reason: str = ""


class Exchanger(Protocol):
    """The service behind the windows; only `trades`, their books and `keepable` are called on the window's thread."""

    @property
    def trades(self) -> Sequence[Trade]:
        """The kinds of workbook that the areas declared, in order."""

    def batches(self) -> Sequence[Imported]:
        """All imports, newest first."""

    def remembered(self, trade: Trade, match: Match) -> Matched:
        """The match as it was corrected for this layout before, or as it was found."""

    def remember(self, trade: Trade, mapping: Matched) -> None:
        """Keep the corrections for this layout."""

    def plan(self, trade: Trade, book: Book, mapping: Matched, terms: Terms, progress: Progress) -> Found:
        """Try everything and write nothing."""

    def keepable(self, trade: Trade, row: Mapping[str, str]) -> Mapping[str, str]:
        """What a draft may keep of a typed row; on the window's thread."""

    def save_refused(self, found: Found, target: Path, progress: Progress) -> int:
        """Write the refused rows as a workbook with the wrong cells marked; gives how many there are."""

    def apply(self, found: Found, same: Mapping[str, bool], reason: str, progress: Progress) -> Brought:
        """Take all accepted rows over at once; `same` says of each question whether it is the same person."""

    def undo(self, uid: str, reason: str) -> None:
        """Take a whole import back; UserError when something was built on it."""

    def write_template(self, trade: Trade, target: Path) -> None:
        """Write the empty workbook."""

    def export(self, trade: Trade, from_on: date, to_on: date, target: Path, progress: Progress) -> int:
        """Write what is in the program as a workbook or, by the file's ending, as text; gives how many rows."""
