"""Tables of a PDF paper: measured cells, heads repeated on every page, rows never cut."""

from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Table as PdfTable

from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Cell, Table
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, SERIF_ITALIC, text_width
from desktop_app.core.paper.head_sizes import head_heights, pitch_of, upright_lines, upright_pitch
from desktop_app.core.paper.heads import place_heads
from desktop_app.core.paper.inline import Run, as_inline, text_cell, text_of
from desktop_app.core.paper.lines import Line, Typesetter
from desktop_app.core.paper.measures import MM

GRID = 0.5
_THICK = 1.1
_TALLEST_ROW = 150 * MM
_CONTINUED = "(tiếp)"


class CellText(Flowable):  # type: ignore[misc]
    """Lines already broken, set in a cell."""

    def __init__(self, lines: list[Line], size: float, align: Align) -> None:
        """`size` in points; the pitch leaves room for the marks of Vietnamese capitals."""
        super().__init__()
        self._lines, self._size, self._align = lines, size, align
        self._pitch = pitch_of(size)
        self.height = len(lines) * self._pitch

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """It takes the whole width of its cell."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Draw the lines from the top."""
        draw_lines(self.canv, self._lines, 0, self.height, self.width, self._size, self._pitch, self._align)


class UprightText(Flowable):  # type: ignore[misc]
    """A head that is read from below, its lines side by side."""

    def __init__(self, lines: list[str], size: float) -> None:
        """`lines` in bold letters of `size` points."""
        super().__init__()
        self._lines, self._size = lines, size
        self.height = max(text_width(line, SERIF_BOLD, size) for line in lines)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """It takes the whole width of its cell."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Draw the lines from the left."""
        pitch = upright_pitch(self._size)
        left = (self.width - len(self._lines) * pitch) / 2
        for at, line in enumerate(self._lines):
            below = (self.height - text_width(line, SERIF_BOLD, self._size)) / 2
            self.canv.saveState()
            self.canv.translate(left + at * pitch + self._size * 0.85, below)
            self.canv.rotate(90)
            self.canv.setFont(SERIF_BOLD, self._size)
            self.canv.drawString(0, 0, line)
            self.canv.restoreState()


def draw_lines(
    canvas: Any, lines: list[Line], x: float, top: float, width: float, size: float, pitch: float, align: Align
) -> None:
    """Draw broken lines downwards from `top` inside `width`."""
    text = canvas.beginText()
    for at, line in enumerate(lines):
        left = x + {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align] * (width - line.width)
        for segment in line.segments:
            text.setTextOrigin(left + segment.offset, top - at * pitch - size * 0.95)
            text.setFont(segment.face, size)
            text.textOut(segment.text)
    canvas.drawText(text)


def pdf_table(table: Table) -> PdfTable:
    """The table with its head repeated; a row taller than a page goes on in a row marked "(tiếp)"."""
    setter = Typesetter()
    data: list[list[Any]] = []
    style: list[tuple[Any, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), SERIF),
        ("GRID", (0, 0), (-1, -1), GRID, "black"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), table.padding),
        ("RIGHTPADDING", (0, 0), (-1, -1), table.padding),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    _add_head(table, setter, data, style)
    _add_look(table, setter, data, style)
    heads = len(data)
    for row in table.rows:
        data += _body_rows(table, setter, row)
    _join(table, heads, data, style)
    if table.total:
        data.append([_bold_cell(table, setter, at, cell) for at, cell in enumerate(table.total)])
    levels = head_heights(table)
    heights = [*levels, *[None] * (heads - len(levels))] + [_least_height(table, row) for row in data[heads:]]
    widths = [column.width_mm * MM for column in table.columns]
    made = PdfTable(data, widths, heights, repeatRows=heads, splitInRow=0, style=style, hAlign="LEFT")
    made.spaceBefore, made.spaceAfter = 4, 7
    made.keepWithNext = table.keep_with_next
    return made


def _add_head(table: Table, setter: Typesetter, data: list[list[Any]], style: list[tuple[Any, ...]]) -> None:
    data += [[""] * len(table.columns) for _ in table.head]
    size = table.head_size
    for cell in place_heads(table.head, len(table.columns)) if table.head else []:
        columns = table.columns[cell.column : cell.column + cell.columns]
        width = sum(c.width_mm for c in columns) * MM - 2 * table.padding
        data[cell.row][cell.column] = (
            UprightText(upright_lines(cell.text, width, size), size)
            if cell.upright
            else CellText(setter.wrap(cell.text, width, size, SERIF_BOLD), size, Align.CENTRE)
        )
        last = (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
        style.append(("SPAN", (cell.column, cell.row), last))
    if table.head:
        style.append(("VALIGN", (0, 0), (-1, len(table.head) - 1), "MIDDLE"))


def _add_look(table: Table, setter: Typesetter, data: list[list[Any]], style: list[tuple[Any, ...]]) -> None:
    """The row of column numbers and the thick lines of a statistical form."""
    if table.look is None:
        return
    size = table.head_size
    data.append(
        [
            CellText(_wrapped(table, setter, at, number, SERIF_ITALIC, size), size, Align.CENTRE)
            for at, number in enumerate(table.look.numbers)
        ]
    )
    last = len(data) - 1
    style.append(("VALIGN", (0, last), (-1, -1), "MIDDLE"))
    style.append(("LINEBELOW", (0, last), (-1, last), _THICK, "black"))
    style += [("LINEAFTER", (at, 0), (at, -1), _THICK, "black") for at in table.look.thick_after]
    if table.total:
        style.append(("LINEABOVE", (0, -1), (-1, -1), _THICK, "black"))


def _join(table: Table, heads: int, data: list[list[Any]], style: list[tuple[Any, ...]]) -> None:
    """One cell over all rows where a joined column says the same in each; then every cell stands in the middle."""
    last = len(data) - 1
    if table.joined:
        style.append(("VALIGN", (0, heads), (-1, last), "MIDDLE"))
    for column in table.one_cell_columns:
        style.append(("SPAN", (column, heads), (column, last)))
        for row in data[heads + 1 :]:
            row[column] = ""


def _body_rows(table: Table, setter: Typesetter, row: tuple[Cell, ...]) -> list[list[Any]]:
    broken = [_wrapped(table, setter, at, cell, SERIF) for at, cell in enumerate(row)]
    most = max(1, int(_TALLEST_ROW // pitch_of(table.size)))
    rows = []
    for start in range(0, max(1, *map(len, broken)), most):
        parts = [lines[start : start + most] for lines in broken]
        if start:
            parts[0] = _wrapped(table, setter, 0, _CONTINUED, SERIF)
        columns = zip(parts, table.columns, strict=True)
        rows.append([CellText(part, column.size or table.size, column.align) for part, column in columns])
    return rows


def _bold_cell(table: Table, setter: Typesetter, at: int, cell: Cell) -> CellText:
    content = tuple(Run(run.text, bold=True, italic=run.italic, mono=run.mono) for run in as_inline(text_cell(cell)))
    return CellText(_wrapped(table, setter, at, content, SERIF_BOLD), table.size, table.columns[at].align)


def _wrapped(table: Table, setter: Typesetter, at: int, cell: Cell, face: str, size: float | None = None) -> list[Line]:
    said = text_cell(cell)
    if not text_of(said):
        return []
    size = size or table.columns[at].size or table.size
    return setter.wrap(said, table.columns[at].width_mm * MM - 2 * table.padding, size, face)


def _least_height(table: Table, row: list[Any]) -> float | None:
    lowest = table.row_mm * MM
    return max(lowest, max(cell.height for cell in row) + 4.5) if lowest else None
