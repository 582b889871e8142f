"""The rows of the matrix as they are drawn, and what their signs mean."""

from collections.abc import Sequence

from desktop_app.areas.disclosure.coverage import words
from desktop_app.areas.disclosure.coverage.cells import Cell
from desktop_app.areas.disclosure.coverage.grid import MONTHS, Row, flat
from desktop_app.areas.disclosure.coverage.rules import CellState
from desktop_app.kit.matrix_model import Mark, MatrixRow
from desktop_app.kit.theme import State

LOOKS = {
    CellState.DONE: (State.DONE, "check"),
    CellState.RUNNING: (State.ACTIVE, "clock"),
    CellState.SOON: (State.WARNING, "triangle-alert"),
    CellState.LATE: (State.OVERDUE, "circle-alert"),
    CellState.PERMANENT: (State.DONE, "infinity"),
    CellState.NOTHING: (State.NONE, "minus"),
    CellState.PLANNED: (State.NONE, "calendar"),
}
HEADS = ("Nội dung phải công khai", *(f"Th {month}" for month in MONTHS))


def legend() -> list[tuple[Mark, str]]:
    """Every sign with its words."""
    return [
        *((sign(state), str(state.value)) for state in LOOKS),
        (Mark(), str(CellState.NOT_ASKED.value)),
    ]


def sign(state: CellState) -> Mark:
    """The sign of a state without a word."""
    if state not in LOOKS:
        return Mark()
    colour, icon = LOOKS[state]
    return Mark(colour, icon, open=state is CellState.PLANNED)


def matrix_rows(rows: Sequence[Row], unfolded: frozenset[str], pressing_only: bool) -> list[MatrixRow]:
    """The rows on screen; with `pressing_only` those in which something must be done, other cells faint."""
    shown = [row for row in flat(rows, unfolded) if row.presses or not pressing_only]
    return [
        MatrixRow(
            key=row.item.code,
            code=row.item.code,
            title=row.item.short,
            marks=tuple(_mark(row, month, cell, pressing_only) for month, cell in zip(MONTHS, row.cells, strict=True)),
            unfolded=(row.item.code in unfolded) if row.parts else None,
            is_part=row.item.is_part,
        )
        for row in shown
    ]


def _mark(row: Row, month: int, cell: Cell, pressing_only: bool) -> Mark:
    looks = sign(cell.state)
    return Mark(
        state=looks.state,
        icon=looks.icon,
        word=str(cell.day) if cell.state is CellState.RUNNING and cell.day else "",
        said=words.cell_said(row, month, cell),
        run=words.bar_words(row) if cell.state is CellState.PERMANENT else "",
        open=looks.open,
        faint=pressing_only and not cell.state.presses,
    )
