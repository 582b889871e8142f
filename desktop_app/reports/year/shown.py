"""What page and papers of the year show: frozen, each number with what it opens; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.core import words
from desktop_app.core.pages import Listed
from desktop_app.office.figures.source import Head, Pick, Span
from desktop_app.reports.year.lines import Look


@dataclass(frozen=True)
class Picked:
    """A number that is counted in a register: its rows are read when they are asked for."""

    pick: Pick
    span: Span


@dataclass(frozen=True)
class NamedRow:
    """One thing behind a number; `page` is opened with `opens`, with nothing where it has no record yet."""

    uid: str
    cells: tuple[str, ...]
    page: str
    opens: str = ""


@dataclass(frozen=True)
class Named:
    """The few things that a number counts."""

    heads: tuple[Head, ...]
    rows: tuple[NamedRow, ...]

    @property
    def pages(self) -> Listed[NamedRow]:
        """The rows as a table reads them."""
        return Listed(self.rows)


@dataclass(frozen=True)
class Elsewhere:
    """Another page that shows what the number counts."""

    page: str
    uid: str = ""


Opens = Picked | Named | Elsewhere


@dataclass(frozen=True)
class Told:
    """A number with its noun; `last` is that of the same days a year before, None where there is none to tell."""

    title: str
    noun: str
    value: int
    last: int | None
    opens: Opens
    inside: bool = False

    @property
    def change(self) -> str:
        """How it differs from the year before: "+ 3", "- 2", "bằng"."""
        if self.last is None:
            return ""
        more = self.value - self.last
        return f"{'+' if more > 0 else '-'} {words.number(abs(more))}" if more else "bằng"


@dataclass(frozen=True)
class Piece:
    """One part of a bar."""

    words: str
    look: Look
    count: int
    opens: Opens


@dataclass(frozen=True, kw_only=True)
class Block:
    """One part of the page; with `empty` there is nothing to tell but this. `note` says what must be known."""

    key: str
    title: str
    page: str
    button: str
    told: tuple[Told, ...] = ()
    chart: str = ""
    pieces: tuple[Piece, ...] = ()
    empty: str = ""
    note: str = ""


@dataclass(frozen=True)
class Month:
    """The visits of one month by mode, and its figures: visits, people, cases."""

    number: int
    pieces: tuple[Piece, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One survey: the index of its form, and the positive share of the overall question with its interval."""

    uid: str
    label: str
    title: str
    forms: int
    index: Fraction | None = None
    share: Fraction | None = None
    low: float = 0.0
    high: float = 0.0
    base: int = 0
    is_few: bool = False
    before: Fraction | None = None
    before_label: str = ""
    verdict: str = ""
    withheld: str = ""


@dataclass(frozen=True, kw_only=True)
class YearView:
    """The year at a glance; `span` ends today while the year runs, `last` are the same days of the year before."""

    year: int
    span: Span
    last: Span
    is_whole: bool
    months: tuple[Month, ...]
    blocks: tuple[Block, ...]
    surveys: tuple[Asked, ...]

    def block(self, key: str) -> Block:
        """One of its parts; KeyError where there is none."""
        return {block.key: block for block in self.blocks}[key]

    @property
    def is_empty(self) -> bool:
        """Whether the registers know nothing of the year."""
        return all(block.empty for block in self.blocks) and not self.surveys

    @property
    def days(self) -> str:
        """The days that are looked at."""
        return f"từ {words.day(self.span.from_on)} đến {words.day(self.span.to_on)}"

    @property
    def last_days(self) -> str:
        """The days beside them."""
        return f"{words.day(self.last.from_on)} - {words.day(self.last.to_on)}"

    @property
    def heads(self) -> Sequence[str]:
        """What stands over the figures."""
        this, last = str(self.year), str(self.last.from_on.year)
        return ("Năm " + this, "Năm " + last if self.is_whole else "Cùng kỳ " + last, "Tăng, giảm")
