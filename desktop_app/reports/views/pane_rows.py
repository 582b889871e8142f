"""What stands behind a figure as a table: rows of a register, the parts of a sum, what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop_app.core import words
from desktop_app.core.fields import Align, Column
from desktop_app.core.pages import Listed, Pages
from desktop_app.kit.cells import Cell, CellOf
from desktop_app.office.figures.counting import CountedRow
from desktop_app.office.figures.source import Head
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, HIDDEN_NAME
from desktop_app.reports.behind import Behind, TypedLine
from desktop_app.reports.figures import ReportFigures
from desktop_app.reports.indicators.definition import Indicator, Way
from desktop_app.reports.indicators.evaluating import pick_of
from desktop_app.reports.models import PeopleCount
from desktop_app.reports.written import written

WIDE_MM, NARROW_MM = 40, 26
"""The first head of a register that is so wide takes what the pane has left; before it only narrow ones are shown."""

AMOUNT = "amount"
PART_COLUMNS = (
    Column(name="number", heading="Cột", width=56, kind="number"),
    Column(name="title", heading="Được tính từ", kind="line"),
    Column(name="value", heading="Kỳ này", width=90, kind="number"),
)
TYPED_COLUMNS = (
    Column(name="value", heading="Số liệu", width=80, kind="number"),
    Column(name="source", heading="Nguồn, người cung cấp", second="person"),
    Column(name="dated_on", heading="Ngày", width=96, kind="day"),
)


@dataclass(frozen=True)
class Shown:
    """A table to be shown; below it what its rows come to."""

    columns: tuple[Column, ...]
    pages: Pages[Any]
    cell_of: CellOf
    summed: str
    amount: str = ""
    nothing: str = "Trong kỳ này sổ không có dòng nào được đếm vào chỉ tiêu."
    row_height: int = 31


@dataclass(frozen=True)
class Part:
    """A figure that another one is made of."""

    uid: str
    indicator: Indicator
    value: Decimal | None
    number: str = ""


class BegunPages:
    """Rows whose first page was read off the window's thread: to find it may take a while, the next ones do not."""

    def __init__(self, pages: Pages[CountedRow], size: int) -> None:
        """Reads the first `size` rows at once."""
        self._pages, self._size = pages, size
        self._first = pages.after(None, size)

    def after(self, last: CountedRow | None, size: int) -> Sequence[CountedRow]:
        """At most `size` rows that follow `last`."""
        if last is None and size == self._size:
            return self._first
        return self._pages.after(last, size)

    def count(self) -> int:
        """How many there are."""
        return self._pages.count()


def shown_rows(figures: ReportFigures, behind: Behind, pages: Pages[CountedRow] | None) -> Shown | None:
    """The table behind a figure; None for one that is explained on another page."""
    if behind.way is Way.COUNTED and pages is not None:
        return _counted(figures, behind, pages)
    if behind.parts:
        values = figures.values
        columns = {column.key for column in figures.form.columns}
        parts = [
            Part(each.key, each, values.get(each.key), each.key if each.key in columns else "") for each in behind.parts
        ]
        return Shown(PART_COLUMNS, Listed(parts), _part_cell, f"{behind.way.value}: {len(parts)}")
    if behind.way is Way.ASKED:
        return _typed(behind)
    return None


def _counted(figures: ReportFigures, behind: Behind, pages: Pages[CountedRow]) -> Shown:
    pick = pick_of(behind.indicator, figures.people is PeopleCount.DIFFERENT)
    has_amount = bool(pick and pick.measure)
    places = shown_heads(behind.heads, has_amount)
    columns = [
        _column(place, behind.heads[place], place == places[-1]) for place in places if not _right(behind, place)
    ]
    columns += [_column(place, behind.heads[place], False) for place in places if _right(behind, place)]
    if has_amount:
        columns.append(Column(name=AMOUNT, heading=f"Số {behind.indicator.noun}".strip(), width=86, kind="number"))
    short = (figures.span.to_on - figures.span.from_on).days <= 366
    return Shown(
        tuple(columns),
        pages,
        lambda row, column: _counted_cell(row, column, short),
        f"Cộng {words.number(behind.many)} {behind.noun}",
        words.number(behind.amount) if has_amount else "",
    )


def shown_heads(heads: Sequence[Head], has_amount: bool) -> list[int]:
    """The places of the heads for which the pane has room."""
    wide = next((place for place, head in enumerate(heads) if head.width_mm >= WIDE_MM), len(heads) - 1)
    shown = [place for place, head in enumerate(heads[:wide]) if head.width_mm <= NARROW_MM]
    right = [place for place, head in enumerate(heads) if place > wide and head.align is Align.RIGHT]
    return [*shown, *([] if has_amount else right[:1]), wide]


def _right(behind: Behind, place: int) -> bool:
    return behind.heads[place].align is Align.RIGHT


def _column(place: int, head: Head, takes_rest: bool) -> Column:
    if takes_rest:
        return Column(name=str(place), heading=head.heading, kind="person")
    width = 86 if head.align is Align.RIGHT else 84 if place == 0 else 70
    heading = "Ngày" if head.heading.startswith("Ngày") else head.heading
    return Column(name=str(place), heading=heading, width=width, kind="line", align=head.align)


def _counted_cell(row: CountedRow, column: Column, short: bool) -> Cell:
    if column.name == AMOUNT:
        return Cell(text=words.number(row.amount))
    text = row.cells[int(column.name)]
    if text.startswith((HIDDEN_NAME, HIDDEN_CONTENT)):
        return Cell(text=text, secret=True)
    if short and _is_day(text):
        return Cell(text=text[:5])
    return Cell(text=text, strong=column.name == "0")


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and words.day(words.read_day(text)) == text
    except ValueError:
        return False


def _part_cell(row: Part, column: Column) -> Cell:
    match column.name:
        case "number":
            return Cell(text=row.number, quiet=True)
        case "title":
            return Cell(text=row.indicator.title)
    return Cell(text=written(row.value, row.indicator.style), link=True)


def _typed(behind: Behind) -> Shown:
    live = [line for line in behind.typed if line.voided_on is None and line.value is not None]
    total = written(sum((line.value or Decimal(0) for line in live), Decimal(0))) if live else ""
    return Shown(
        TYPED_COLUMNS,
        Listed(behind.typed),
        _typed_cell,
        f"Cộng {len(live)} lần nhập",
        total,
        "Chưa có lần nhập nào.",
        row_height=44,
    )


def _typed_cell(row: TypedLine, column: Column) -> Cell:
    is_void = row.voided_on is not None
    match column.name:
        case "value":
            return Cell(text=written(row.value), struck=is_void, quiet=is_void, strong=not is_void)
        case "source":
            return Cell(text=row.source, second=f"Bỏ: {row.void_reason}" if is_void else row.person, quiet=is_void)
    return Cell(text=words.day(row.dated_on), quiet=is_void)
