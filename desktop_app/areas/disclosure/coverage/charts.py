"""What the year's matrix says in bars: documents of each month done and late, and of each item how many in time."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.areas.disclosure.coverage.grid import MONTHS, Grid, Row
from desktop_app.areas.disclosure.coverage.rules import CellState, RecordFacts, cell_state


@dataclass(frozen=True)
class MonthBar:
    """The records of a month: done (hanging for good too), under way, and those in which something presses."""

    month: int
    done: int
    running: int
    pressing: int


@dataclass(frozen=True)
class ItemShare:
    """Of an item's records that had a limit which is over or kept: how many kept it."""

    code: str
    title: str
    kept: int
    of: int


def month_bars(grid: Grid) -> tuple[MonthBar, ...]:
    """A bar for each month."""
    found = list[MonthBar]()
    for month in MONTHS:
        states = [cell_state(record) for record in _records(grid.rows, month)]
        pressing = sum(state.presses for state in states)
        done = sum(state in (CellState.DONE, CellState.PERMANENT) for state in states)
        found.append(MonthBar(month, done, len(states) - pressing - done, pressing))
    return tuple(found)


def item_shares(grid: Grid) -> tuple[ItemShare, ...]:
    """A share for each item that has records with a limit."""
    return tuple(share for row in grid.rows if (share := _share(row, grid)).of)


def _share(row: Row, grid: Grid) -> ItemShare:
    limited = [record for record in _once(row) if not record.is_backfilled]
    told = [was_kept for record in limited if (was_kept := record.was_in_time(grid.today)) is not None]
    return ItemShare(row.item.code, row.item.short, sum(told), len(told))


def _once(row: Row) -> list[RecordFacts]:
    """Each record once: a permanent one stands in many cells."""
    return list({record.uid: record for cell in row.cells for record in cell.records}.values())


def _records(rows: tuple[Row, ...], month: int) -> Iterator[RecordFacts]:
    for row in rows:
        for record in row.cells[month - 1].records:
            if record.trigger_on.month == month or cell_state(record).presses:
                yield record
