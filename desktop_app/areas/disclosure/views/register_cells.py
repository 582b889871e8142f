"""How a record looks in the list."""

from collections.abc import Callable
from datetime import date

from desktop_app.areas.disclosure.rules import State as Stands
from desktop_app.areas.disclosure.shown import NO_LIMIT, DisclosureView
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import days_left
from desktop_app.kit.cells import Cell, CellOf, plain_cell
from desktop_app.kit.theme import State

Badge = tuple[State, str]

LOOKS = {
    Stands.WAITING: State.NONE,
    Stands.SOON: State.SOON,
    Stands.LATE: State.OVERDUE,
    Stands.RUNNING: State.ACTIVE,
    Stands.LACKING: State.WARNING,
    Stands.DONE: State.DONE,
    Stands.PERMANENT: State.DONE,
    Stands.VOID: State.VOID,
}


def state_badge(view: DisclosureView, today: date, calendar: WorkCalendar) -> Badge:
    """The state in words; where a deadline presses, in words that count days."""
    stands = view.standing.state
    if stands in (Stands.LATE, Stands.SOON) and view.due_on:
        left = days_left(view.due_on, today, calendar)
        if left < 0:
            return State.OVERDUE, f"Quá {-left} ngày"
        return State.SOON, "Hôm nay" if view.due_on == today else f"Còn {left} ngày"
    return LOOKS[stands], stands.value


def record_cells(today: Callable[[], date], calendar: Callable[[], WorkCalendar]) -> CellOf:
    """Draws the columns of the list; the day and the calendar are asked at each drawing."""

    def cell_of(view: DisclosureView, column: Column) -> Cell:
        if column.name == "state":
            state, said = state_badge(view, today(), calendar())
            return Cell(text=said, state=state)
        if view.voided_on:
            return _void_cell(view, column)
        return _cell(view, column)

    return cell_of


def _void_cell(view: DisclosureView, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=str(view.number), struck=True, quiet=True, strong=True)
    if column.name == "trigger_on":
        return Cell(text=words.day(view.trigger_on), quiet=True)
    return Cell(
        text=f"Hủy: {view.void_reason}",
        second="Số được giữ lại",
        across=("item_code", "due_on"),
        quiet=True,
        strong=True,
    )


def _cell(view: DisclosureView, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=str(view.number), strong=True)
    if column.name == "due_on":
        return Cell(text=words.day(view.due_on)) if view.due_on else Cell(text=NO_LIMIT, quiet=True)
    if column.name == "forms":
        return Cell(text=view.forms, second=view.standing.sentence)
    return plain_cell(view, column)
