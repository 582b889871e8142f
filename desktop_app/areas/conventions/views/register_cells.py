"""How a convention looks in the list: its cells, what is owed next in words."""

from collections.abc import Callable
from datetime import date

from desktop_app.areas.conventions.row import ARRANGED, ConventionRow, HamletWithout
from desktop_app.areas.conventions.way import UNDER_WAY
from desktop_app.areas.views.due_badge import Badge, due_badge
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.kit.cells import Cell, CellOf
from desktop_app.kit.theme import State

NONE_YET = "Chưa có hương ước"


def convention_badge(row: ConventionRow, today: date, calendar: WorkCalendar) -> Badge:
    """What is owed next, in words that count days; where nothing is, how it stands."""
    if row.is_void:
        return State.VOID, "Bỏ"
    if row.next_due_on:
        return due_badge(row.next_due_on, today, calendar)
    if row.state in UNDER_WAY:
        return State.NONE, "Không hạn"
    return (State.DONE, "Thực hiện") if row.part else (State.VOID, "Đã hết")


def lacking(row: ConventionRow) -> str:
    """What is missing before the next step, or what has to be looked at since the hamlet is another one."""
    if row.is_arranged:
        return ARRANGED
    if not row.missing:
        return ""
    return f"Thiếu {words.number(len(row.missing))} giấy" if len(row.missing) > 1 else f"Thiếu: {row.missing[0]}"


def convention_cells(today: Callable[[], date], calendar: Callable[[], WorkCalendar]) -> CellOf:
    """Draws the columns of the list; the day and the calendar are asked at each drawing."""

    def cell_of(row: ConventionRow | HamletWithout, column: Column) -> Cell:
        if isinstance(row, HamletWithout):
            return _without(row, column)
        if column.name == "due":
            state, said = convention_badge(row, today(), calendar())
            return Cell(text=said, state=state)
        return _void_cell(row, column) if row.is_void else _cell(row, column)

    return cell_of


def _without(row: HamletWithout, column: Column) -> Cell:
    if column.name == "title":
        households = f"{words.number(row.households)} hộ" if row.households else "chưa ghi số hộ"
        return Cell(text=row.hamlet, second=households, strong=True)
    if column.name == "stands":
        return Cell(text=NONE_YET, quiet=True)
    return Cell(text="Đề xuất, ghi hồ sơ mới" if column.name == "next_step" else "", quiet=True)


def _void_cell(row: ConventionRow, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=f"{row.number:03d}", second=str(row.year), struck=True, quiet=True, strong=True)
    note = f"Bỏ: {row.void_reason}"
    return Cell(text=note, second="Số được giữ lại", across=("title", "next_step"), quiet=True, strong=True)


def _cell(row: ConventionRow, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=f"{row.number:03d}", second=str(row.year), strong=True)
    if column.name == "title":
        return Cell(text=row.title, second=row.hamlet, strong=True)
    if column.name == "stands":
        since = f"công nhận {words.day(row.recognised_on)}" if row.recognised_on else row.step
        return Cell(text=row.stands, second=since)
    return Cell(text=row.next_step or row.next_due, second=lacking(row))
