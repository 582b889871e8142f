"""The list as it stands on screen, as a workbook or as text: same columns, same filter, same order.

The writer of Excel takes a second to import: it is imported by the worker that writes with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align, Column
from desktop_app.core.pages import Pages
from desktop_app.core.paper.inline import Figure
from desktop_app.core.paper.register import Cell
from desktop_app.core.progress import Progress
from desktop_app.kit.cells import CellOf
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.on_screen import Value, on_screen
from desktop_app.kit.stepper import CANNOT_WRITE
from desktop_app.office.papers import top_mark

KINDS = {".xlsx": "Tệp Excel", ".csv": "Tệp chữ"}
PIXELS_TO_MM = 0.24
WIDE_MM = 90.0
TEXT = "Chữ"
HOLDS = {"number": "Số", "day": "Ngày, dạng ngày/tháng/năm"}


@dataclass(frozen=True)
class ListOnScreen:
    """What is shown: its title, what its file would be called, what the filter says of it, columns and rows."""

    title: str
    name: str
    about: str
    columns: Sequence[Column]
    pages: Pages[Any]
    cell_of: CellOf


def save_list(workplace: Workplace, files: FileChoice, shown: ListOnScreen, ending: str = ".xlsx") -> None:
    """Ask for a place and write the list there, on a worker."""
    target = files.save_as(
        workplace.surface, "Lưu danh sách đang hiện", f"danh-sach-{shown.name}", KINDS[ending], ending
    )
    if target is None:
        return
    desk, made_at = workplace.desk, workplace.desk.clock.now()
    about = " ".join(
        filter(None, (shown.about and f"{shown.about}.", f"Danh sách trên màn hình lúc {words.instant(made_at)}."))
    )

    def work(progress: Progress) -> Path:
        from desktop_app.core.paper.excel import Grid, GridColumn, write_grid_xlsx
        from desktop_app.core.sheets.writing import write_list_csv

        headings, rows = on_screen(shown.columns, shown.pages, shown.cell_of, progress)
        mark = top_mark(desk.is_practice)
        try:
            if ending == ".csv":
                write_list_csv(headings, rows, target, mark)
                return target
            grid = Grid(
                title=shown.title,
                lines=tuple(filter(None, (mark, about))),
                made_at=made_at,
                columns=tuple(GridColumn(*_column(each)) for each in shown.columns),
                rows=_cells(rows),
                expected=shown.pages.count(),
            )
            write_grid_xlsx(grid, target, progress)
        except OSError as error:
            raise UserError(CANNOT_WRITE) from error
        return target

    def told(written: Path) -> None:
        tell_saved(workplace, written)

    workplace.jobs.read(work, told, workplace.explain, title="Ghi danh sách ra tệp")


def _column(column: Column) -> tuple[str, float, Align, str]:
    return column.heading, column.width * PIXELS_TO_MM or WIDE_MM, column.align, HOLDS.get(column.kind, TEXT)


def _cells(rows: Iterator[list[Value]]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [_cell(value) for value in row]


def _cell(value: Value) -> Cell:
    if isinstance(value, date):
        return Figure(words.day(value), value)
    return Figure(str(value), value) if isinstance(value, int) else value
