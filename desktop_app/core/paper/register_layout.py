"""Rows of a register broken into lines and given their height, before anything is drawn."""

from dataclasses import dataclass, replace

from desktop_app.core.fields import Align
from desktop_app.core.paper.fonts import SERIF_BOLD, SERIF_ITALIC
from desktop_app.core.paper.heads import place_heads
from desktop_app.core.paper.inline import Inline, text_cell
from desktop_app.core.paper.lines import Line, Typesetter
from desktop_app.core.paper.measures import MM
from desktop_app.core.paper.register import EntryRow, Register, Row, Sums

PADDING = 1.8
_ABOVE, _BELOW = 1.6, 3.0
HEAD_SIZE, HEAD_PITCH = 9.0, 10.4
NUMBER_SIZE, NUMBER_HEIGHT = 8.0, 14.0
CONTINUED_SIZE = 8.0
TOTAL_SIZE = 10.0
_CONTINUED = "(tiếp)"


@dataclass(frozen=True, slots=True)
class LaidCell:
    """Broken lines with their place: `x` and `width` in points from the table's left edge, padding taken off."""

    lines: list[Line]
    x: float
    width: float
    align: Align
    size: float
    pitch: float

    @property
    def height(self) -> float:
        """The height of its lines."""
        return len(self.lines) * self.pitch


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row ready to be drawn; `inner` is how many columns, from the left, are parted by lines.

    `is_rest` marks what is left of a row that began on the page before.
    """

    cells: list[LaidCell]
    height: float
    inner: int
    adds: Sums
    key: str = ""
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class LaidHead:
    """A head cell with its frame: left, top (downwards from the table's top), width and height in points."""

    lines: list[Line]
    left: float
    top: float
    width: float
    height: float


class RegisterLayout:
    """Lays out the rows of one form."""

    def __init__(self, register: Register, setter: Typesetter) -> None:
        """Measure the columns and the head."""
        self._register, self._setter = register, setter
        self.widths = [column.width_mm * MM for column in register.columns]
        self.edges = [sum(self.widths[:at]) for at in range(len(self.widths) + 1)]
        self.level_heights = self._levels()
        self.heads = self._laid_heads()
        self.head_height = sum(self.level_heights) + NUMBER_HEIGHT

    @property
    def pitch(self) -> float:
        """The distance of lines in a row."""
        return self._register.pitch

    @property
    def width(self) -> float:
        """The width of the table."""
        return self.edges[-1]

    def lay(self, row: Row) -> LaidRow:
        """Break the cells of a row."""
        register = self._register
        cells = row.cells if isinstance(row, EntryRow) else row.lead
        laid = []
        for at, (cell, column) in enumerate(zip(cells, register.columns, strict=False)):
            content = text_cell(cell)
            if content:
                width = self.widths[at] - 2 * PADDING
                lines = self._setter.wrap(content, width, register.size)
                left = self.edges[at] + PADDING
                laid.append(LaidCell(lines, left, width, column.align, register.size, register.pitch))
        inner = len(register.columns) if isinstance(row, EntryRow) else len(cells) + 1
        if not isinstance(row, EntryRow):
            laid.append(self._wide(len(cells), row.note, SERIF_ITALIC, register.size))
        return LaidRow(laid, self._height(laid), inner, row.adds, row.key)

    def lay_total(self, content: Inline) -> LaidRow:
        """The line under a page, over all columns but the first."""
        cell = self._wide(1, content, SERIF_BOLD, TOTAL_SIZE)
        return LaidRow([cell], self._height([cell]) + 1, 2, ())

    def cut(self, row: LaidRow, room: float) -> tuple[LaidRow, LaidRow]:
        """A row too tall for `room`, cut between two lines; what is left is marked "(tiếp)" in the first column."""
        fits = max(1, int((room - _ABOVE - _BELOW) // self._register.pitch))
        first = [replace(cell, lines=cell.lines[:fits]) for cell in row.cells]
        rest = [replace(cell, lines=cell.lines[fits:]) for cell in row.cells if len(cell.lines) > fits]
        mark = self._setter.wrap(_CONTINUED, self.widths[0], CONTINUED_SIZE, SERIF_ITALIC)
        rest = [cell for cell in rest if cell.x > PADDING]
        rest.insert(0, LaidCell(mark, 0.0, self.widths[0], Align.CENTRE, CONTINUED_SIZE, self.pitch))
        return (
            LaidRow(first, self._height(first), row.inner, row.adds, row.key, row.is_rest),
            LaidRow(rest, self._height(rest), row.inner, (), is_rest=True),
        )

    def most_lines(self, row: LaidRow) -> int:
        """The lines of its fullest cell."""
        return max((len(cell.lines) for cell in row.cells), default=0)

    def _wide(self, start: int, content: Inline | str, face: str, size: float) -> LaidCell:
        left = self.edges[start] + PADDING
        width = self.width - left - PADDING
        lines = self._setter.wrap(content, width, size, face)
        return LaidCell(lines, left, width, Align.LEFT, size, size * self.pitch / self._register.size)

    def _height(self, cells: list[LaidCell]) -> float:
        return max((cell.height for cell in cells), default=self.pitch) + _ABOVE + _BELOW

    def _levels(self) -> list[float]:
        """The height of each level of the head: what its own cells need, the tallest spanning cell filled up below."""
        heights = [HEAD_PITCH + 8] * len(self._register.head)
        placed = place_heads(self._register.head, len(self._register.columns))
        for head in sorted(placed, key=lambda cell: cell.rows):
            width = sum(self.widths[head.column : head.column + head.columns]) - 2 * PADDING
            need = len(self._setter.wrap(head.text, width, HEAD_SIZE, SERIF_BOLD)) * HEAD_PITCH + 6
            have = sum(heights[head.row : head.row + head.rows])
            if need > have:
                heights[head.row + head.rows - 1] += need - have
        return heights

    def _laid_heads(self) -> list[LaidHead]:
        laid = []
        for head in place_heads(self._register.head, len(self._register.columns)):
            width = sum(self.widths[head.column : head.column + head.columns])
            lines = self._setter.wrap(head.text, width - 2 * PADDING, HEAD_SIZE, SERIF_BOLD)
            top = sum(self.level_heights[: head.row])
            height = sum(self.level_heights[head.row : head.row + head.rows])
            laid.append(LaidHead(lines, self.edges[head.column], top, width, height))
        return laid
