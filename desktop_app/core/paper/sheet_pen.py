"""One sheet of an Excel file, written row by row: text stays text, numbers and days are real ones."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from itertools import pairwise
from typing import Any

from desktop_app.core.fields import Align
from desktop_app.core.paper.fonts import WORD_FAMILY
from desktop_app.core.paper.heads import HeadCell, PlacedHead, place_heads
from desktop_app.core.paper.inline import Figure, text_cell, text_of
from desktop_app.core.paper.measures import MM
from desktop_app.core.paper.register import Cell
from desktop_app.core.paper.word_xml import safe_text
from desktop_app.core.paper.workbook import TALLEST, guard, lines_needed

_LETTER, _BOLD = 0.43, 0.9
"""The width of a letter in sizes, on the safe side, and what of a line bold letters leave."""
_ALIGNED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_CONTINUED = "(tiếp)"


class SheetPen:
    """Writes downwards only, so that no row has to be kept.

    Heights are reckoned from the letters of a cell: not every spreadsheet program measures wrapped text when it opens
    a file. A text that needs more than the tallest row goes on in the next one.
    """

    def __init__(self, workbook: Any, sheet: Any, widths_mm: Sequence[float], size: float = 11.0) -> None:
        """Titles and notes stretch over all columns; `size` is that of the text in points."""
        self.workbook, self.sheet, self.columns, self._size = workbook, sheet, len(widths_mm), size
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._pitch = size * 1.25
        self._starts = list(range(len(widths_mm) + 1))
        self._letters = [max(2, int((width * MM - 4) / (size * _LETTER))) for width in widths_mm]
        self._most_lines = int(TALLEST // self._pitch)
        self.at = 0
        for at, width in enumerate(widths_mm):
            sheet.set_column(at, at, max(1.0, (width * 96 / 25.4 - 5) / 7))

    def part(self, columns: int) -> "SheetPen":
        """A pen for a table of fewer columns that begins at the present row."""
        narrow = copy(self)
        narrow.columns, narrow._letters = columns, self._letters[:columns]
        return narrow

    def spread(self, widths_mm: Sequence[float]) -> "SheetPen":
        """A pen for a table of fewer columns whose cells stretch over those of the sheet, about as wide as they ask."""
        if len(widths_mm) >= self.columns:
            return self.part(len(widths_mm))
        ends, whole, asked = [0], sum(self._letters), sum(widths_mm)
        for at in range(1, len(widths_mm)):
            wanted = sum(widths_mm[:at]) / asked * whole
            most = self.columns - (len(widths_mm) - at)
            ends.append(min(range(ends[-1] + 1, most + 1), key=lambda end: abs(sum(self._letters[:end]) - wanted)))
        wide = self.part(len(widths_mm))
        wide._starts = [*ends, self.columns]
        wide._letters = [sum(self._letters[first:last]) for first, last in pairwise(wide._starts)]
        return wide

    def line(self, text: str, first: int = 0, last: int | None = None, **look: Any) -> None:
        """Text over columns `first` to `last` (all by default), as high as it needs, and go down."""
        last = self.columns - 1 if last is None else last
        size = look.get("font_size", self._size)
        self.height(lines_needed(text, sum(self._letters[first : last + 1]) * self._size / size) * size * 1.25 + 3)
        self.place(text, first, last, **look)
        self.at += 1

    def place(self, text: str, first: int, last: int, **look: Any) -> None:
        """Text over columns of the present row."""
        form = self._format(**{"text_wrap": True, "valign": "top", **look}, **guard(text))
        self.sheet.write_string(self.at, first, safe_text(text), form)
        for column in range(first + 1, last + 1):
            self.sheet.write_blank(self.at, column, None, form)
        if last > first:
            self.sheet.merge.append([self.at, first, self.at, last])

    def height(self, points: float) -> None:
        """The height of the present row; to be told before its cells."""
        self.sheet.set_row(self.at, min(points, TALLEST))

    def head(
        self, levels: Sequence[Sequence[HeadCell]], numbers: Sequence[str] = (), heights: Sequence[float] = ()
    ) -> tuple[int, int]:
        """The head and, if wanted, the row of column numbers; give its first and last row.

        The `heights` of its levels are reckoned where they are not given.
        """
        first = self.at
        shape: dict[str, Any] = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
        level_look, upright = self._format(**shape), self._format(**shape, rotation=90)
        placed = {(cell.row, cell.column): cell for cell in place_heads(levels, self.columns)}
        heights = heights or self._head_heights(list(placed.values()), len(levels))
        for level in range(len(levels)):
            self.height(heights[level])
            for column in range(self.columns):
                cell = placed.get((level, column))
                look = upright if cell and cell.upright else level_look
                self.sheet.write_string(self.at, self._starts[column], safe_text(cell.text) if cell else "", look)
                for blank in range(self._starts[column] + 1, self._starts[column + 1]):
                    self.sheet.write_blank(self.at, blank, None, level_look)
            self.at += 1
        for cell in placed.values():
            left, right = self._starts[cell.column], self._starts[cell.column + cell.columns] - 1
            if cell.rows > 1 or right > left:
                self.sheet.merge.append([first + cell.row, left, first + cell.row + cell.rows - 1, right])
        if numbers:
            self.height(self._pitch + 4)
            for column, number in enumerate(numbers):
                self.place(
                    number, self._starts[column], self._starts[column + 1] - 1, italic=True, align="center", border=1
                )
            self.at += 1
        return first, self.at - 1

    def row(self, cells: Sequence[Cell], aligns: Sequence[Align], **look: Any) -> None:
        """One framed row, in several where a text is too long for one cell."""
        rest: list[Cell] = list(cells)
        while True:
            parts = [self._parted(cell, column) for column, cell in enumerate(rest)]
            lines = [lines_needed(text_of(text_cell(now)), self._letters[at]) for at, (now, _) in enumerate(parts)]
            self.height(max(lines, default=1) * self._pitch + 3)
            for column, ((now, _), align) in enumerate(zip(parts, aligns, strict=True)):
                self._cell(column, now, align, look)
            self.at += 1
            rest = [later for _, later in parts]
            if not any(rest):
                return
            rest[0] = rest[0] or _CONTINUED

    def note(self, lead: Sequence[Cell], note: str, aligns: Sequence[Align]) -> None:
        """A row whose note stands over all columns after its first cells."""
        letters = sum(self._letters[len(lead) :])
        for start in range(0, max(len(note), 1), letters * self._most_lines):
            piece = note[start : start + letters * self._most_lines]
            self.height(lines_needed(piece, letters) * self._pitch + 3)
            for column, (cell, align) in enumerate(zip(lead, aligns, strict=False)):
                self._cell(column, "" if start else cell, align, {})
            self.place(piece, len(lead), self.columns - 1, italic=True, border=1)
            self.at += 1

    def _parted(self, cell: Cell, column: int) -> tuple[Cell, str]:
        """What of a cell stands in this row and what in the next; a part ends where a word ends."""
        most = self._letters[column] * self._most_lines
        text = text_of(text_cell(cell))
        if len(text) <= most or isinstance(cell, Figure):
            return cell, ""
        end = text.rfind(" ", most // 2, most)
        end = end if end > 0 else most
        return text[:end], text[end:].lstrip(" ")

    def _head_heights(self, cells: Sequence[PlacedHead], levels: int) -> list[float]:
        heights = [self._pitch + 4] * levels
        for cell in sorted(cells, key=lambda each: each.rows):
            letters = sum(self._letters[cell.column : cell.column + cell.columns]) * _BOLD
            words = max((len(word) for word in cell.text.split()), default=1)
            need = lines_needed(cell.text, max(letters - words / 3, 2)) * self._pitch + 4
            under = cell.row + cell.rows
            heights[under - 1] += max(0.0, need - sum(heights[cell.row : under]))
        return heights

    def _cell(self, column: int, cell: Cell, align: Align, look: dict[str, Any]) -> None:
        shape = {"text_wrap": True, "valign": "top", "border": 1, "align": _ALIGNED[align], **look}
        column, last = self._starts[column], self._starts[column + 1] - 1
        if last > column:
            for blank in range(column + 1, last + 1):
                self.sheet.write_blank(self.at, blank, None, self._format(**shape))
            self.sheet.merge.append([self.at, column, self.at, last])
        if isinstance(cell, Figure) and isinstance(cell.value, date):
            self.sheet.write_datetime(self.at, column, cell.value, self._format(**shape, num_format="dd/mm/yyyy"))
        elif isinstance(cell, Figure):
            form = self._format(**shape, num_format="#,##0" if isinstance(cell.value, int) else "#,##0.0#")
            self._figure(column, cell, form)
        else:
            text = safe_text(text_of(cell))
            form = self._format(**shape, **guard(text))
            self.sheet.write_string(self.at, column, text, form) if text else self.sheet.write_blank(
                self.at, column, None, form
            )

    def _figure(self, column: int, cell: Figure, form: Any) -> None:
        if cell.formula:
            formula = cell.formula.replace("{row}", str(self.at + 1))
            self.sheet.write_formula(self.at, column, f"={formula}", form, cell.value)
        else:
            self.sheet.write_number(self.at, column, cell.value, form)

    def _format(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"font_name": WORD_FAMILY, "font_size": self._size, **look})
        return self._formats[key]
