"""A printed register: wide tables of any length whose rows come one by one and are never all in memory."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Signature
from desktop_app.core.paper.heads import HeadCell
from desktop_app.core.paper.inline import Figure, Inline

REGISTER_TEXT_WIDTH_MM = 269.0
REGISTER_MARGINS_MM = (14.0, 14.0, 20.0, 8.0)
"""Top, bottom, left (where a year is sewn or clamped), right: ours, for a register is no administrative paper."""

Sums = tuple[int, ...]


@dataclass(frozen=True)
class RegisterColumn:
    """A column; its heading stands in the register's head."""

    width_mm: float
    align: Align = Align.LEFT


Cell = Inline | str | Figure


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A row with one cell a column; `adds` is what it adds to the sums of its page, `key` names it to who watches."""

    cells: tuple[Cell, ...]
    adds: Sums = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A row whose words stand over all columns after its first cells: a void number, a session with nobody present."""

    lead: tuple[Cell, ...]
    note: Inline | str
    adds: Sums = ()
    key: str = ""


Row = EntryRow | NoteRow


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What closes a register: the totals in words and, for a closed span, the signatures."""

    total: Inline
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Register:
    """One form of a register for a span of days.

    `rows` are asked for once, in order. `page_line` writes the line under each page from the sums of the page and the
    sums since page 1. `closing` is asked after the last row. `expected` is about how many rows will come. A `continued`
    form goes on where an earlier printing stopped: its title stands on the page that began it.
    """

    title: str
    span: str
    agency: tuple[str, ...]
    form_label: tuple[str, ...]
    columns: tuple[RegisterColumn, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    rows: Iterable[Row]
    page_line: Callable[[Sums, Sums, int], Inline] | None = None
    closing: Callable[[], Closing] | None = None
    expected: int = 0
    size: float = 9.1
    pitch: float = 10.2
    continued: bool = False

    def __post_init__(self) -> None:
        """The columns fill the page exactly."""
        wide = sum(column.width_mm for column in self.columns)
        if abs(wide - REGISTER_TEXT_WIDTH_MM) > 0.01:
            raise ValueError(f"the columns take {wide:.2f} mm of {REGISTER_TEXT_WIDTH_MM:.2f}")


@dataclass(frozen=True, kw_only=True)
class RegisterFoot:
    """The foot of every page: what the journal's head was, in evenly spaced figures, and who printed when."""

    words: str = ""
    code: str = ""
    printed: str = ""


@dataclass(frozen=True)
class PagesBefore:
    """What was printed before this printing: how many pages, and their sums."""

    pages: int = 0
    sums: Sums = ()


@dataclass(frozen=True)
class PrintedPage:
    """A page as it was drawn.

    `form` is the place of its form in the paper, `titled` whether it begins that form; `begun` are the keys of the rows
    that begin on it, and `begins_whole` is False when its first row began on the page before. `before` and `after`
    are the sums since page 1; `left` is the height in points that further rows would have.
    """

    number: int
    form: int
    titled: bool
    begun: tuple[str, ...]
    begins_whole: bool
    before: Sums
    after: Sums
    left: float


@dataclass(frozen=True, kw_only=True)
class RegisterPaper:
    """A register printed: one part for each form that the span needs, pages numbered through from `before` on.

    `subject` is the title inside the file and never holds a person's name; `made_at` is the only time in it.
    """

    subject: str
    made_at: datetime
    parts: tuple[Register, ...]
    foot: RegisterFoot
    top_mark: str = ""
    before: PagesBefore = PagesBefore()

    @property
    def expected(self) -> int:
        """About how many rows all parts have."""
        return sum(part.expected for part in self.parts)


def added(sums: Sums, adds: Sums) -> Sums:
    """Sums with one more row."""
    if not adds:
        return sums
    return tuple(a + b for a, b in zip(sums, adds, strict=True)) if sums else adds
