"""Which column holds what, by what stands in its cells: a second look where the headings say nothing."""

from collections.abc import Sequence
from datetime import date

from desktop_app.core.sheets.cells import Row, Value
from desktop_app.core.sheets.days import DayOrder
from desktop_app.core.sheets.template import Kind, SheetColumn
from desktop_app.core.sheets.values import Reading, read_value

_SHARE, _FEWEST = 0.8, 2
_TELLING = (Kind.CHOICE, Kind.DAY, Kind.IDENTITY, Kind.TIME)


def by_content(rows: Sequence[Row], columns: Sequence[int], wanted: Sequence[SheetColumn]) -> dict[str, int]:
    """A column for each declared one whose cells tell it, when exactly one column and one declaration go together."""
    answers = {
        column.key: [at for at in columns if _holds(column, [row.value(at) for row in rows])]
        for column in wanted
        if column.kind in _TELLING
    }
    claimed = [at for places in answers.values() for at in places]
    return {key: places[0] for key, places in answers.items() if len(places) == 1 and claimed.count(places[0]) == 1}


def _holds(column: SheetColumn, values: Sequence[Value]) -> bool:
    filled = [value for value in values if value is not None]
    fitting = sum(1 for value in filled if _fits(column, value))
    return len(filled) >= _FEWEST and fitting >= _SHARE * len(filled)


def _fits(column: SheetColumn, value: Value) -> bool:
    if column.kind is Kind.DAY and isinstance(value, int | float):
        return False
    try:
        read = read_value(column, value, Reading(99, {column.key: DayOrder.DAY_FIRST})).value
    except ValueError:
        return False
    if column.kind is Kind.DAY:
        return isinstance(read, date)
    return column.kind is not Kind.IDENTITY or (isinstance(read, str) and read.isdecimal() and len(read) in (9, 12))
