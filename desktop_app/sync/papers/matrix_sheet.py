"""Who handed in what when, for a spreadsheet."""

from typing import TYPE_CHECKING

from desktop_app.core.fields import Align
from desktop_app.office.desk import Service
from desktop_app.office.papers import top_mark
from desktop_app.office.rights import Right, needs
from desktop_app.sync.receiving.matrix import Cell, CellState, Matrix

if TYPE_CHECKING:
    from desktop_app.core.paper.excel import Grid


class MatrixSheetService(Service):
    """Makes the table."""

    @needs(Right.PRINT)
    def grid(self, matrix: Matrix) -> "Grid":
        """The matrix for a spreadsheet."""
        # The writer takes a second to import: only who writes a spreadsheet waits for it.
        from desktop_app.core.paper.excel import Grid, GridColumn

        heads = ("Mã", "Đơn vị", *(each.name for each in matrix.periods), "Đúng hạn", "Phải nộp")
        return Grid(
            title=f"Tình hình nộp {matrix.form.number or matrix.form.title} năm {matrix.year}",
            lines=tuple(filter(None, (top_mark(self.desk.is_practice), matrix.form.title))),
            made_at=self.desk.clock.now(),
            columns=tuple(
                GridColumn(head, 50 if at == 1 else 24, Align.LEFT if at < 2 else Align.CENTRE)
                for at, head in enumerate(heads)
            ),
            rows=[(row.unit, row.name, *map(_short, row.cells), str(row.on_time), str(row.due)) for row in matrix.rows],
        )


def _short(cell: Cell) -> str:
    if cell.state is CellState.LATE:
        return f"Trễ {cell.days_late} ngày"
    return str(cell.state.value)
