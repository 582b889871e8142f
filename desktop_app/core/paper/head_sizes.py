"""How high the levels of a table's head are where some of its cells are read from below: the same in PDF and Word."""

from desktop_app.core.paper.document import Table
from desktop_app.core.paper.fonts import SERIF_BOLD, printable, text_width
from desktop_app.core.paper.heads import PlacedHead, place_heads
from desktop_app.core.paper.lines import Typesetter
from desktop_app.core.paper.measures import MM, balanced_lines

_ROOM = 7.0
_UPRIGHT_PITCH = 1.08
_STEP = 4.0
_SHORT = 26 * MM


def head_heights(table: Table) -> list[float]:
    """The height of each level in points; none where no cell is read from below and a row finds its own height."""
    placed = place_heads(table.head, len(table.columns)) if table.head else []
    if not any(cell.upright for cell in placed):
        return []
    size = table.head_size
    heights = [pitch_of(size) + _ROOM] * len(table.head)
    setter = Typesetter()
    for cell in sorted(placed, key=lambda each: each.rows):
        need = _needed(table, cell, size, setter) + _ROOM
        have = sum(heights[cell.row : cell.row + cell.rows])
        heights[cell.row + cell.rows - 1] += max(0.0, need - have)
    return heights


def upright_lines(text: str, room: float, size: float) -> list[str]:
    """A head that is read from below: in one line where it is short, else in as many as `room` points hold."""
    most, text = max(1, int(room / upright_pitch(size) + 0.01)), printable(text)
    lines = [text]
    for many in range(1, most + 1):
        lines = _lines_of(text, size, many)
        if max(text_width(line, SERIF_BOLD, size) for line in lines) <= _SHORT:
            break
    return lines


def _lines_of(text: str, size: float, most: int) -> list[str]:
    """The text in no more lines than `most`, as short as may be."""
    limit = max((text_width(word, SERIF_BOLD, size) for word in text.split()), default=0.0)
    lines = balanced_lines(text, SERIF_BOLD, size, limit)
    while len(lines) > most:
        limit += _STEP
        lines = balanced_lines(text, SERIF_BOLD, size, limit)
    return lines


def pitch_of(size: float) -> float:
    """The distance of lines in a table."""
    return size * 1.17


def upright_pitch(size: float) -> float:
    """The distance of lines that are read from below: their marks never meet, for no line follows a full one."""
    return size * _UPRIGHT_PITCH


def _needed(table: Table, cell: PlacedHead, size: float, setter: Typesetter) -> float:
    columns = table.columns[cell.column : cell.column + cell.columns]
    room = sum(column.width_mm for column in columns) * MM - 2 * table.padding
    if cell.upright:
        return max(text_width(line, SERIF_BOLD, size) for line in upright_lines(cell.text, room, size))
    return len(setter.wrap(cell.text, room, size, SERIF_BOLD)) * pitch_of(size)
