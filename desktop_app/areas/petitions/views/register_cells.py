"""How a petition looks in the list: its cells, its next deadline in words."""

from collections.abc import Callable
from datetime import date

from desktop_app.areas.petitions.row import PetitionRow
from desktop_app.areas.petitions.states import State as Stands
from desktop_app.areas.views.due_badge import Badge, due_badge
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.kit.cells import Cell, CellOf, plain_cell
from desktop_app.kit.theme import State
from desktop_app.office.matter_kinds import HIDDEN_CONTENT


def petition_badge(row: PetitionRow, today: date, calendar: WorkCalendar) -> Badge:
    """What is owed next, in words that count days; where nothing is, how it stands."""
    if row.is_void:
        return State.VOID, "Bỏ"
    if row.next_due_on:
        return due_badge(row.next_due_on, today, calendar)
    if row.state is Stands.ENDED:
        return State.DONE, "Đã xong"
    return State.NONE, "Tạm dừng" if row.state is Stands.SUSPENDED else "Không hạn"


def petition_cells(today: Callable[[], date], calendar: Callable[[], WorkCalendar]) -> CellOf:
    """Draws the columns of the list; the day and the calendar are asked at each drawing."""

    def cell_of(row: PetitionRow, column: Column) -> Cell:
        if column.name == "due":
            state, said = petition_badge(row, today(), calendar())
            return Cell(text=said, state=state)
        return _void_cell(row, column) if row.is_void else _cell(row, column)

    return cell_of


def _void_cell(row: PetitionRow, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=f"{row.number:03d}", struck=True, quiet=True, strong=True)
    if column.name == "received_on":
        return Cell(text=words.day(row.received_on), quiet=True)
    note = f"Bỏ: {row.void_reason}"
    return Cell(text=note, second="Số được giữ lại", across=("who", "stands"), quiet=True, strong=True)


def _cell(row: PetitionRow, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=f"{row.number:03d}", strong=True)
    if column.name == "who" and row.is_secret:
        return Cell(text=row.who, secret=True)
    if column.name == "content":
        return Cell(text=row.content, quiet=row.content == HIDDEN_CONTENT)
    return plain_cell(row, column)
