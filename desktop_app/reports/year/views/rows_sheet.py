"""What a number counts: its rows in a sheet, each of which opens its record."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt

from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.fields import Align, Column
from desktop_app.core.pages import Pages
from desktop_app.kit.cells import Cell
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.theme import px
from desktop_app.office.figures.source import Head
from desktop_app.reports.known import Known
from desktop_app.reports.year.queries import rows_behind
from desktop_app.reports.year.shown import Named, Picked

KEYS: Mapping[str, str] = {"↑ ↓": "chọn", "Enter": "mở hồ sơ"}
_FIRST, _AMOUNT, _AROUND, _LEAST = 150, 62, 176, 260


class RowsSheet(SideSheet):
    """Closes with Esc; Enter leaves for the record."""

    def __init__(self, workplace: Workplace, known: Known, said: str, opens: Picked | Named) -> None:
        """`said` is the number in words."""
        self._workplace = workplace
        measure = opens.pick.measure if isinstance(opens, Picked) else ""
        source = known.source(opens.pick.source) if isinstance(opens, Picked) else None
        pages: Pages[Any] = rows_behind(workplace.desk, known, opens) if isinstance(opens, Picked) else opens.pages
        heads = source.heads if source else opens.heads if isinstance(opens, Named) else ()
        self._page = source.page if source else ""
        noun = source.measures[measure] if source and measure else ""
        self.table = PagedTable(_columns(heads, noun), lambda _sort: pages, _cell, keys=KEYS)
        high = workplace.surface.height() - px(_AROUND)
        self.table.setMinimumHeight(max(high, px(_LEAST)))
        self.table.reload()
        about = "Mỗi dòng là một việc làm nên con số này."
        super().__init__(workplace.surface, said, about, self.table)
        self.table.opened.connect(self._open)
        workplace.jobs.read(lambda _progress: pages.count(), self.table.show_total, owner=self)

    def rise(self) -> None:
        """The keyboard goes to the rows."""
        super().rise()
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: Any) -> None:
        page = self._page or row.page
        self.go()
        self._workplace.open(page, row.opens)


def _columns(heads: Sequence[Head], noun: str) -> tuple[Column, ...]:
    """The first two heads stand in one column, the others in the next, what a row amounts to in the last."""
    first, rest = (", ".join(head.heading for head in part) for part in (heads[:2], heads[2:4]))
    amount = (Column(name="amount", heading=noun.capitalize(), width=_AMOUNT, align=Align.RIGHT),) if noun else ()
    return (Column(name="first", heading=first, width=_FIRST), Column(name="rest", heading=rest), *amount)


def _cell(row: Any, column: Column) -> Cell:
    cells: Sequence[str] = row.cells
    if column.name == "amount":
        return Cell(text=words.number(row.amount))
    if column.name == "first":
        return Cell(text=cells[0] if cells else "", second=cells[1] if len(cells) > 1 else "", strong=True)
    others = [cell for cell in cells[2:] if cell]
    return Cell(text=others[0] if others else "", second=". ".join(others[1:]))
