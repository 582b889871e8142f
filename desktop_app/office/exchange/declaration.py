"""What an area declares so that its register goes out to workbooks and comes in from them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy.orm import Session

from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.table import Record
from desktop_app.core.sheets.template import Template

if TYPE_CHECKING:
    from desktop_app.office.desk import Desk
    from desktop_app.office.models import Person

Series = tuple[str, int]
"""Whose numbers are counted together: the book, as registers count it, and the year."""

LARGEST_NUMBER = 99_999


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One register as workbooks hold it; `read` names an `OpenIntake`, `rows` a `GiveRows`, `keepable` a `Keepable`.

    Each is "module:callable", as is `books`, a `GiveBooks` where an office may keep more than one.
    """

    key: str
    title: str
    template: Template
    read: str
    rows: str
    keepable: str
    books: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How a workbook is taken over: as a book of earlier years, and into which book where a row names none."""

    old: bool = False
    book: str = ""


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A row as the area understood it; one that is refused has no `entry` but keeps the number it brought.

    `content` are the words that make it the same row in another file; of a secret one they name nobody. `person` is
    who came, to be held against those known; None when nobody is to be looked for. `on` is its day.
    """

    record: Record
    content: tuple[str, ...]
    entry: Any = None
    on: date | None = None
    series: Series | None = None
    number: int | None = None
    person: Mapping[str, Any] | None = None
    is_secret: bool = False
    number_column: int = 1


@dataclass(frozen=True)
class Used:
    """A number that is in the register."""

    uid: str
    is_void: bool
    is_secret: bool


@dataclass(frozen=True, kw_only=True)
class Entering:
    """What an accepted row becomes now: its number, who came, the void record it brings back ("" for none)."""

    incoming: Incoming
    number: int | None
    person: "Person | None"
    back: str
    reason: str


class Intake(Protocol):
    """What an area does with the rows of one workbook; made for one plan or one piece of work."""

    def judge(self, record: Record) -> Incoming:
        """What the row would become; its record carries what is wrong with it."""

    def used(self, session: Session, series: Series) -> Mapping[int, Used]:
        """Every number of the series that is in the register."""

    def title(self, series: Series) -> str:
        """What the book and year of the series are called in a sentence."""

    def closed(self, session: Session, series: Series) -> str:
        """A sentence when that book is closed and needs a reason; "" while it is open."""

    def refuse_reason(self, incoming: Incoming, reason: str) -> None:
        """Raise `InvalidInput` when the reason names whom the record hides."""

    def enter(self, session: Session, entering: Entering) -> Sequence[str]:
        """Put it into the register, inside the caller's transaction; the uids of what it became."""

    def finish(self, session: Session) -> None:
        """Whatever is counted once all rows are in."""

    def revisions(self, session: Session, uids: Sequence[str]) -> Mapping[str, int]:
        """The revision of each of these records, void ones with them."""

    def built_on(self, session: Session, uids: Sequence[str]) -> str:
        """A sentence when other records lean on one of these, which were just struck; "" when none does."""

    def withdraw(self, session: Session, uids: Sequence[str], reason: str) -> None:
        """Strike the records out; numbers stay with the reason."""


@dataclass(frozen=True)
class Outgoing:
    """Rows of a register for a workbook, by the keys of the template; about how many there are."""

    rows: Iterable[Mapping[str, object]]
    expected: int = 0
    notes: tuple[str, ...] = ()


OpenIntake = Callable[["Desk", Matched, Terms], Intake]
"""The intake for a workbook with this mapping, taken over on these terms."""

GiveBooks = Callable[["Desk"], Sequence[tuple[str, str]]]
"""The books that an office keeps, each with its name on screen; the usual one first."""

GiveRows = Callable[["Desk", date, date], Outgoing]
"""The rows of a span of days, whoever must stay hidden hidden."""

Keepable = Callable[[Mapping[str, str]], Mapping[str, str]]
"""What a draft may keep of a row that is being typed, by the keys of the template."""
