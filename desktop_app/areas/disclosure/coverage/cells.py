"""What a cell of item and month says of its records, plan and statements: the worst wins; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.disclosure.coverage.rules import CellState, RecordFacts, cell_state


@dataclass(frozen=True)
class Stated:
    """Somebody stated that an item gave nothing in a month."""

    uid: str
    rev: int
    item_code: str
    month: int
    reason: str
    by: str = ""


@dataclass(frozen=True)
class Planned:
    """A line of the plan names the item for the month."""

    item_code: str
    month: int
    content: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One item in one month: its records, the one that presses most first, and lines of the plan without a record.

    `lacks_notice` says that a permanent notice should hang and none does.
    """

    state: CellState = CellState.NOT_ASKED
    day: int = 0
    records: tuple[RecordFacts, ...] = ()
    stated: tuple[Stated, ...] = ()
    unmet: tuple[Planned, ...] = ()
    lacks_notice: bool = False


def cell(
    records: Sequence[RecordFacts],
    planned: Sequence[Planned],
    stated: Sequence[Stated],
    month: date,
    today: date,
) -> Cell:
    """The worst of what the cell holds; `month` is its first day."""
    told = sorted(records, key=lambda record: -cell_state(record).weight)
    unmet = tuple(line for line in planned if not _is_met(line, records, stated))
    states = [cell_state(record) for record in told]
    states += [_plan_state(month, today)] if unmet else []
    states += [CellState.NOTHING] if stated else []
    return Cell(
        state=max(states, key=lambda state: state.weight, default=CellState.NOT_ASKED),
        day=min((record.day for record in told if cell_state(record) is CellState.RUNNING), default=0),
        records=tuple(told),
        stated=tuple(stated),
        unmet=unmet,
    )


def belongs(code: str, whole: str) -> bool:
    """Whether the item is the other one, or a part of it: "CK02.3" of "CK02"."""
    return code == whole or code.startswith(f"{whole}.")


def _is_met(line: Planned, records: Sequence[RecordFacts], stated: Sequence[Stated]) -> bool:
    codes = (*(record.item_code for record in records), *(each.item_code for each in stated))
    return any(belongs(code, line.item_code) or belongs(line.item_code, code) for code in codes)


def _plan_state(month: date, today: date) -> CellState:
    """What was planned for a month presses while the month runs and is late when it is over."""
    this = today.replace(day=1)
    if month == this:
        return CellState.SOON
    return CellState.LATE if month < this else CellState.PLANNED
