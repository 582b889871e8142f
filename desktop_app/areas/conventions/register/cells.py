"""What each column of the printed register shows of a convention."""

from collections.abc import Callable

from desktop_app.areas.conventions.row import ARRANGED, ConventionRow, HamletWithout
from desktop_app.core import words
from desktop_app.core.paper.inline import Figure, Run
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.register import Cell, EntryRow
from desktop_app.office.register_paper import RegisterForm

NONE_YET = "Chưa có hương ước, quy ước"


def form_row(form: RegisterForm, row: ConventionRow) -> EntryRow:
    """The convention in the form's columns."""
    return EntryRow(tuple(_CELLS[cell](row) for cell in form.cells), key=row.uid)


def without_row(form: RegisterForm, row: HamletWithout) -> EntryRow:
    """A hamlet without a convention in the form's columns."""
    said: dict[str, Cell] = {"hamlet": row.hamlet, "stands": NONE_YET}
    return EntryRow(tuple(said.get(cell, "") for cell in form.cells), key=row.uid)


def number_cell(row: ConventionRow) -> Cell:
    """The number of the record."""
    return Figure(row.label, row.number)


def _title(row: ConventionRow) -> Cell:
    return Run(row.title, bold=True), Run(f"\n{row.kind.value}")


def _stands(row: ConventionRow) -> Cell:
    return "\n".join(part for part in (row.stands, "" if row.recognised_on else row.step) if part)


def _due(row: ConventionRow) -> Cell:
    if row.next_due_on is None:
        return ""
    return Figure(short_day(row.next_due_on), row.next_due_on)


def _recognised(row: ConventionRow) -> Cell:
    day = short_day(row.recognised_on) if row.recognised_on else ""
    return "\n".join(part for part in (row.recognised_number, day) if part)


def _note(row: ConventionRow) -> Cell:
    old = "Nhập từ sổ cũ" if row.is_backfilled else ""
    return "; ".join(part for part in (ARRANGED if row.is_arranged else "", old) if part)


_CELLS: dict[str, Callable[[ConventionRow], Cell]] = {
    "hamlet": lambda row: row.hamlet,
    "number": number_cell,
    "proposed": lambda row: Figure(words.day(row.proposed_on), row.proposed_on),
    "title": _title,
    "stands": _stands,
    "next": lambda row: row.next_step or row.next_due,
    "due": _due,
    "missing": lambda row: "; ".join(row.missing),
    "recognised": _recognised,
    "note": _note,
}
