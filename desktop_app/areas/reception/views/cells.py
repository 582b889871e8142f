"""How a visit looks in a list: its cells, its deadline in words."""

from collections.abc import Callable
from datetime import date

from desktop_app.areas.reception.queries import VisitRow
from desktop_app.areas.views.due_badge import Badge, due_badge
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.kit.cells import Cell, CellOf, plain_cell
from desktop_app.kit.theme import State
from desktop_app.office.matter_kinds import HIDDEN_CONTENT


def deadline_badge(row: VisitRow, today: date, calendar: WorkCalendar) -> Badge:
    """The state of a visit's answer in words that count days."""
    if row.voided_on:
        return State.VOID, "Bỏ"
    if not row.is_open or row.due_on is None:
        return State.DONE, "Đã xong"
    return due_badge(row.due_on, today, calendar)


def visit_cells(today: Callable[[], date], calendar: Callable[[], WorkCalendar]) -> CellOf:
    """Draws the columns of `VISIT_COLUMNS`; the day and the calendar are asked at each drawing."""

    def cell_of(row: VisitRow, column: Column) -> Cell:
        if column.name == "due":
            state, said = deadline_badge(row, today(), calendar())
            return Cell(text=said, state=state)
        if row.voided_on:
            return _void_cell(row, column)
        return _cell(row, column)

    return cell_of


def _void_cell(row: VisitRow, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=row.short_label, struck=True, quiet=True, strong=True)
    if column.name == "received_on":
        return Cell(text=words.day(row.received_on), quiet=True)
    note = f"Bỏ: {row.void_reason}"
    return Cell(text=note, second="Số được giữ lại", across=("who", "kind"), quiet=True, strong=True)


def _cell(row: VisitRow, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=row.short_label, strong=True)
    if column.name == "who" and row.is_secret:
        return Cell(text=row.who, secret=True)
    if column.name == "content":
        return Cell(text=row.content, quiet=row.content == HIDDEN_CONTENT)
    return plain_cell(row, column)
