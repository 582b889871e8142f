"""What an indicator is: a name, a definition that an official reads, and one way to come to its figure; pure."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.office.figures.source import Pick, Span

FROM_YEAR = ".year"
"""After the key of an indicator: the same counted from the beginning of the report's year."""


class Style(Enum):
    """How a figure is written; the value names it in the data files."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    AMOUNT = "amount"


class Way(Enum):
    """How a figure comes about, in the words that an official reads."""

    COUNTED = "Đếm từ sổ"
    SUM = "Cộng từ các chỉ tiêu"
    RATIO = "Tỷ lệ của hai chỉ tiêu"
    ASKED = "Nhập tay, có nguồn"
    READ = "Lấy từ kết quả đã tính"


@dataclass(frozen=True)
class Term:
    """One indicator in a sum, added or taken away."""

    key: str
    sign: int = 1


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One named figure. Exactly one of `pick`, `terms`, `ratio`, `asked` and `reading` says how it comes about.

    `noun` stands after the figure ("lượt"); `tells` is the definition in Vietnamese. `different` takes the place of
    `pick` where an office counts different people; `terms` beside `different` are then a sum in which they differ.
    One `from_year` counts from the beginning of the report's year to its last day.
    """

    key: str
    title: str
    noun: str = ""
    tells: str = ""
    style: Style = Style.COUNT
    pick: Pick | None = None
    different: Pick | None = None
    terms: tuple[Term, ...] = ()
    ratio: tuple[str, str] | None = None
    asked: bool = False
    reading: str = ""
    from_year: bool = False

    def days(self, span: Span) -> Span:
        """The days over which it is counted in a report of this span."""
        return Span(span.year_from or span.from_on if self.from_year else span.from_on, span.to_on)

    @property
    def way(self) -> Way:
        """How its figure comes about."""
        if self.pick:
            return Way.COUNTED
        if self.terms:
            return Way.SUM
        if self.ratio:
            return Way.RATIO
        return Way.READ if self.reading else Way.ASKED

    @property
    def operands(self) -> tuple[str, ...]:
        """The indicators that it is made of."""
        return tuple(term.key for term in self.terms) or self.ratio or ()
