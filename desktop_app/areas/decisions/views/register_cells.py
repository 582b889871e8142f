"""How a decision looks in the list: its cells, what is owed next in words."""

from collections.abc import Callable
from datetime import date

from desktop_app.areas.decisions.row import DecisionRow
from desktop_app.areas.decisions.states import State as Stands
from desktop_app.areas.views.due_badge import Badge, due_badge
from desktop_app.core.fields import Column
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.kit.cells import Cell, CellOf
from desktop_app.kit.theme import State


def decision_badge(row: DecisionRow, today: date, calendar: WorkCalendar) -> Badge:
    """What is owed next, in words that count days; where nothing is, how it stands."""
    if row.is_void:
        return State.VOID, "Bỏ"
    if row.next_due_on:
        return due_badge(row.next_due_on, today, calendar)
    if row.state is Stands.ENDED:
        return State.DONE, "Đã xong"
    return State.NONE, "Không hạn"


def decision_cells(today: Callable[[], date], calendar: Callable[[], WorkCalendar]) -> CellOf:
    """Draws the columns of the list; the day and the calendar are asked at each drawing."""

    def cell_of(row: DecisionRow, column: Column) -> Cell:
        if column.name == "due":
            state, said = decision_badge(row, today(), calendar())
            return Cell(text=said, state=state)
        return _void_cell(row, column) if row.is_void else _cell(row, column)

    return cell_of


def _void_cell(row: DecisionRow, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=f"{row.number:03d}", struck=True, quiet=True, strong=True)
    note = f"Bỏ: {row.void_reason}"
    return Cell(text=note, second="Số được giữ lại", across=("title", "result"), quiet=True, strong=True)


def _cell(row: DecisionRow, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=f"{row.number:03d}", strong=True)
    if column.name == "title":
        return Cell(text=row.title, second=row.hamlet, strong=True)
    if column.name == "stands":
        return Cell(text=row.stands, second=row.kind.value)
    return Cell(text=row.result)
