"""The whole year: a row for each item and each of its parts, twelve cells a row; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.areas.disclosure.catalogue import Item
from desktop_app.areas.disclosure.coverage.cells import Cell, Planned, Stated, belongs, cell
from desktop_app.areas.disclosure.coverage.rules import CellState, RecordFacts, cell_state

MONTHS = range(1, 13)


@dataclass(frozen=True)
class Row:
    """One item: `looked_over_on` is the day its permanent posting was last looked over."""

    item: Item
    cells: tuple[Cell, ...]
    looked_over_on: date | None = None
    parts: tuple["Row", ...] = ()

    @property
    def presses(self) -> bool:
        """Whether something must be done in one of its months."""
        return any(each.state.presses for each in self.cells)


@dataclass(frozen=True)
class Grid:
    """The year; `counts` are over the cells of whole items."""

    year: int
    today: date
    rows: tuple[Row, ...]
    is_empty: bool

    @property
    def every(self) -> tuple[Row, ...]:
        """All rows, the parts below their items."""
        return tuple(each for row in self.rows for each in (row, *row.parts))

    @property
    def counts(self) -> Mapping[CellState, int]:
        """How many cells there are of each state."""
        states = [each.state for row in self.rows for each in row.cells]
        return {state: states.count(state) for state in CellState}


@dataclass(frozen=True)
class YearFacts:
    """Everything the year's cells are made of; records of a permanent item may be of an earlier year."""

    records: tuple[RecordFacts, ...] = ()
    planned: tuple[Planned, ...] = ()
    stated: tuple[Stated, ...] = ()


def grid(items: Sequence[Item], facts: YearFacts, year: int, today: date) -> Grid:
    """The rows in the order of the items; a part stands in its whole item's row and counts there too."""
    parts = dict[str, list[Row]]()
    for item in items:
        if item.is_part:
            parts.setdefault(item.main_code, []).append(_row(item, facts, year, today))
    rows = tuple(
        replace(_row(item, facts, year, today), parts=tuple(parts.get(item.code, ())))
        for item in items
        if not item.is_part
    )
    is_empty = not (facts.records or facts.planned or facts.stated)
    return Grid(year, today, rows, is_empty)


def _row(item: Item, facts: YearFacts, year: int, today: date) -> Row:
    records = [each for each in facts.records if belongs(each.item_code, item.code)]
    hanging = [each for each in records if cell_state(each) is CellState.PERMANENT]
    others = [each for each in records if each not in hanging]
    planned = [each for each in facts.planned if belongs(each.item_code, item.code)]
    stated = [each for each in facts.stated if belongs(each.item_code, item.code)]
    cells = [
        cell(
            [each for each in others if _month_of(each, year, today) == month],
            [each for each in planned if each.month == month],
            [each for each in stated if each.month == month],
            date(year, month, 1),
            today,
        )
        for month in MONTHS
    ]
    if item.is_permanent:
        cells = _under_the_bar(cells, hanging, year, today)
    looked = max((each.looked_over_on for each in hanging if each.looked_over_on), default=None)
    return Row(item, tuple(cells), looked)


def _under_the_bar(cells: Sequence[Cell], hanging: Sequence[RecordFacts], year: int, today: date) -> list[Cell]:
    """Months in which a permanent notice hangs say so unless something worse does; that none hangs presses now."""
    found = list[Cell]()
    for month, each in zip(MONTHS, cells, strict=True):
        first = date(year, month, 1)
        up = tuple(record for record in hanging if (record.permanent_from or record.trigger_on) < _month_after(first))
        if up and each.state.weight < CellState.PERMANENT.weight:
            found.append(replace(each, state=CellState.PERMANENT, records=(*up, *each.records)))
        elif not hanging and first == today.replace(day=1) and each.state.weight < CellState.PLANNED.weight:
            lacks = not each.stated
            found.append(replace(each, state=CellState.LATE if lacks else CellState.NOTHING, lacks_notice=lacks))
        else:
            found.append(each)
    return found


def _month_of(record: RecordFacts, year: int, today: date) -> int:
    """The month of the trigger; what still presses from an earlier year stands in the present month."""
    if record.trigger_on.year == year:
        return record.trigger_on.month
    return today.month if record.trigger_on.year < year == today.year and cell_state(record).presses else 0


def _month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def flat(rows: Iterable[Row], unfolded: frozenset[str]) -> list[Row]:
    """The rows as they stand on screen: the parts of the unfolded items below them."""
    return [each for row in rows for each in (row, *(row.parts if row.item.code in unfolded else ()))]
