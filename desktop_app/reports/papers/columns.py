"""The table of a form laid out on A4 across: every figure fits its column, the rest of the width is shared out."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.core.fields import Align
from desktop_app.core.paper.document import LANDSCAPE_TEXT_WIDTH_MM, FormLook, TableColumn
from desktop_app.core.paper.fonts import SERIF_BOLD, text_width
from desktop_app.core.paper.heads import HeadCell, heads_over
from desktop_app.core.paper.measures import MM
from desktop_app.reports.forms import Column

UNIT, NOTE, NUMBERS = "Đơn vị", "Ghi chú", "MS"
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
_HEAD_SIZE = 8.8
_NOTE_SIZE = 8.0
_LEAST, _MOST = 7.2, 14.0
_UNIT_LEAST, _UNIT_MOST = 24.0, 44.0
_NOTE_LEAST, _NOTE_MOST = 19.0, 60.0
_BESIDE_FIGURE = 1.3
"""Padding and the lines of the table, in millimetres."""


@dataclass(frozen=True)
class FormTable:
    """What the columns of a form's table look like."""

    columns: tuple[TableColumn, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    look: FormLook
    size: float


def form_table(columns: Sequence[Column], figures: Sequence[str], *, with_note: bool = True) -> FormTable:
    """The table for these figures, with the unit before them and, where the form has one, the remark after them."""
    size, widths = _widths(columns, figures, _NOTE_LEAST if with_note else 0.0)
    plain = [TableColumn(width, Align.RIGHT) for width in widths[1:-1]]
    paths = [(UNIT,), *((*column.heads, column.heading) for column in columns)]
    upright = [False, *(column.upright for column in columns)]
    numbers = (NUMBERS, *(column.key for column in columns))
    drawn = (TableColumn(widths[0]), *plain)
    if with_note:
        paths, upright, numbers = [*paths, (NOTE,)], [*upright, False], (*numbers, note_number(columns))
        drawn = (*drawn, TableColumn(widths[-1], size=min(_NOTE_SIZE, size)))
    return FormTable(
        drawn,
        heads_over(paths, upright),
        FormLook(numbers=numbers, thick_after=tuple(_sections(columns)), head_size=min(_HEAD_SIZE, size)),
        size,
    )


def note_number(columns: Sequence[Column]) -> str:
    """The number of the remark's column: the one after the last."""
    last = columns[-1].key if columns else ""
    return str(int(last) + 1) if last.isdecimal() else ""


def _widths(columns: Sequence[Column], figures: Sequence[str], note: float) -> tuple[float, list[float]]:
    """The size of the figures and the widths of all columns in millimetres; `note` is the least of the last."""
    note_most = _NOTE_MOST if note else 0.0
    for size in _SIZES:
        needs = [max(_LEAST, text_width(text, SERIF_BOLD, size) / MM + _BESIDE_FIGURE) for text in figures]
        spare = LANDSCAPE_TEXT_WIDTH_MM - _UNIT_LEAST - note - sum(needs)
        if spare >= 0:
            break
    if spare < 0:
        # Figures longer than any commune's: they break over lines rather than leave the page.
        needs = [need * (sum(needs) + spare) / sum(needs) for need in needs]
    spare = max(spare, 0.0)
    unit = _UNIT_LEAST
    note, spare = _grown(note, min(25.0, note_most), spare)
    unit, spare = _grown(unit, 30.0, spare)
    wished = [max(need, _MOST * column.width) for need, column in zip(needs, columns, strict=True)]
    part = min(1.0, spare / (sum(wished) - sum(needs))) if sum(wished) > sum(needs) else 0.0
    needs = [need + (wish - need) * part for need, wish in zip(needs, wished, strict=True)]
    spare = LANDSCAPE_TEXT_WIDTH_MM - unit - note - sum(needs)
    note, spare = _grown(note, note_most, spare)
    unit, spare = _grown(unit, _UNIT_MOST, spare)
    more = max(spare, 0.0) / max(len(needs), 1)
    return size, [unit, *(need + more for need in needs), note]


def _grown(width: float, most: float, spare: float) -> tuple[float, float]:
    more = min(most - width, max(spare, 0.0))
    return width + more, spare - more


def _sections(columns: Sequence[Column]) -> list[int]:
    """The columns of the table after which another section begins: the outermost heads, and those that part one whole.

    The unit is column 0.
    """
    parted = {top for top in {_head(each, 0) for each in columns} if top and _is_parted(columns, top)}
    found = []
    for at in range(1, len(columns)):
        before, here = columns[at - 1], columns[at]
        new_part = _head(here, 0) in parted and _head(before, 1) != _head(here, 1)
        if _head(before, 0) != _head(here, 0) or new_part:
            found.append(at)
    return found


def _is_parted(columns: Sequence[Column], top: str) -> bool:
    """Whether every column of a section stands under a second head that holds more than a few of them."""
    inside = [each for each in columns if _head(each, 0) == top]
    seconds = {_head(each, 1) for each in inside}
    return "" not in seconds and len(inside) >= 4 * len(seconds)


def _head(column: Column, level: int) -> str:
    return column.heads[level] if len(column.heads) > level else ""
