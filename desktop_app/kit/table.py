"""A list of any length: read as it is scrolled, sorted by its head, told apart by words and colour, driven by keys."""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.pages import Pages
from desktop_app.kit.cell_paint import CellPainter
from desktop_app.kit.cells import CellOf, plain_cell
from desktop_app.kit.controls import ElidedLabel, KeyHint, Label, Rule
from desktop_app.kit.page import Scrolled
from desktop_app.kit.table_head import Sort
from desktop_app.kit.table_model import PagedModel
from desktop_app.kit.table_view import RowView
from desktop_app.kit.theme import Token, Type, px

Source = Callable[[Sort | None], Pages[Any]]
"""Gives the list in an order, under the filter the page has at that moment."""

LEAST_TEXT = 180
"""What the column that takes the rest must have at least, in pixels at 100 %."""

KEYS: Mapping[str, str] = {"↑ ↓": "chọn", "Enter": "mở", "Ctrl+F": "lọc"}


class PagedTable(QWidget):
    """Rows, head and the line below; `chosen` and `opened` carry the frozen row."""

    chosen = Signal(object)
    opened = Signal(object)
    sorted = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        source: Source,
        cell_of: CellOf = plain_cell,
        *,
        noun: str = "dòng",
        widths: MutableMapping[str, int] | None = None,
        sort: Sort | None = None,
        keys: Mapping[str, str] = KEYS,
        row_height: int = 44,
        gives_way: Sequence[str] = (),
    ) -> None:
        """`noun` is what a row is called below the table; `widths` remembers the columns; nothing is read yet.

        The columns in `gives_way` leave, in that order, before the widest one becomes too narrow to read.
        """
        super().__init__()
        self._source, self._cell_of = source, cell_of
        self._columns = tuple(columns)
        self._wanted = [column.name for column in columns]
        self._gives_way = tuple(gives_way)
        self._noun = noun
        self._total: int | None = None
        self.model = PagedModel(columns, cell_of, self)
        self.view = RowView(self.model, widths if widths is not None else {}, row_height)
        self._painter = CellPainter(self.view, self.model)
        self._count = ElidedLabel("", Type.HINT, colour=Token.INK_2)
        self._stack = QStackedLayout()
        self._lay_out(keys)
        self.view.setItemDelegate(self._painter)
        self.view.head.sort = sort
        self.view.head.asked.connect(self._sort)
        self.view.row_hovered.connect(self._hover)
        self.view.opened.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.setFocusProxy(self.view)

    @property
    def sort(self) -> Sort | None:
        """The order the list is in."""
        return self.view.head.sort

    def row(self) -> Any:
        """The chosen row, or None."""
        return self.model.row_at(self.view.currentIndex().row())

    def reload(self, *, keep: bool = True) -> None:
        """Read the list again; `keep` stays at the chosen record, without it the first row is chosen."""
        before = self.row() if keep else None
        scrolled = self.view.verticalScrollBar().value() if keep else 0
        read = self.model.rowCount() + PagedModel.PAGE if keep else 0
        self._total = None
        self.model.show(self._source(self.sort), read)
        place = self.model.place_of(before.uid) if before is not None else -1
        _turn(self._stack, self.view, is_empty=not self.model.rowCount())
        if self.model.rowCount():
            self.view.go_to(max(place, 0), scrolled if place >= 0 else 0)
        else:
            self.chosen.emit(None)
        self._say_count()

    def choose(self, uid: str) -> bool:
        """Go to a record if it is among the rows read; says whether it is."""
        place = self.model.place_of(uid)
        if place >= 0:
            self.view.go_to(place)
        return place >= 0

    def show_total(self, total: int) -> None:
        """Tell how many rows the list has, once that has been counted."""
        self._total = total
        self._say_count()

    def show_found(self, query: str) -> None:
        """Mark the words that the filter found."""
        self._painter.query = query
        self.view.viewport().update()

    def show_only(self, names: Sequence[str]) -> None:
        """Show these columns and hide the others, for a narrow window."""
        self._wanted = list(names)
        self._fit_columns()

    def shown_columns(self) -> tuple[Column, ...]:
        """The columns on screen, for "Excel of what is on screen"."""
        return tuple(c for number, c in enumerate(self._columns) if not self.view.isColumnHidden(number))

    def list_shown(self) -> tuple[tuple[Column, ...], Pages[Any], CellOf]:
        """What is on screen, for a file: the columns, every row under the filter in its order, how a cell is told."""
        return self.shown_columns(), self._source(self.sort), self._cell_of

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns leave or come back."""
        super().resizeEvent(event)
        self._fit_columns()

    def set_empty(self, empty: QWidget) -> None:
        """What stands in place of the rows when the list has none; replaces the one before."""
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(Scrolled(empty))
        _turn(self._stack, self.view, is_empty=not self.model.rowCount())

    def _lay_out(self, keys: Mapping[str, str]) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._stack, 1)  # first: a stack of nobody's would show the view as a window of its own
        self._stack.addWidget(self.view)
        rows.addWidget(Rule())
        foot = self._foot = QHBoxLayout()
        foot.setContentsMargins(px(24), 0, px(12), 0)
        foot.setSpacing(px(6))
        foot.addWidget(self._count, 1)
        for names, what in keys.items():
            for key in names.split():
                foot.addWidget(KeyHint(key))
            foot.addWidget(Label(what, Type.HINT, colour=Token.INK_2))
            foot.addSpacing(px(6))
        rows.addLayout(foot)
        foot.setSizeConstraint(foot.SizeConstraint.SetMinimumSize)
        self._count.setMinimumHeight(px(32))

    def _fit_columns(self) -> None:
        shown = list(self._wanted)
        for name in self._gives_way:
            if self._left_for_text(shown) >= px(LEAST_TEXT):
                break
            shown = [kept for kept in shown if kept != name]
        for number, column in enumerate(self._columns):
            if self.view.isColumnHidden(number) == (column.name in shown):
                self.view.setColumnHidden(number, column.name not in shown)

    def _left_for_text(self, shown: Sequence[str]) -> int:
        fixed = sum(self.view.head.width_of(n) for n, column in enumerate(self._columns) if column.name in shown)
        return self.width() - fixed - px(12)

    def _sort(self, sort: Sort) -> None:
        self.view.head.sort = sort
        self.reload(keep=False)
        self.sorted.emit(sort)

    def _hover(self, row: int) -> None:
        self._painter.hovered = row
        self.view.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is not None:
            self.opened.emit(row)

    def _choose(self, current: QModelIndex) -> None:
        self.chosen.emit(self.model.row_at(current.row()))
        self._say_count()

    def _say_count(self) -> None:
        total = self._total
        if self.row() is None or not self.model.rowCount():
            self._count.setText(f"Không có {self._noun} nào" if not self.model.rowCount() else "")
            return
        place = words.number(self.view.currentIndex().row() + 1)
        known = total if total is not None else self.model.rowCount() if self.model.ended else None
        of_all = f" trong {words.number(known)}" if known is not None else ""
        self._count.setText(f"Đang chọn {place}{of_all} {self._noun}")


def _turn(stack: QStackedLayout, view: RowView, *, is_empty: bool) -> None:
    """Show the rows or what stands in their place."""
    shows_empty, showed_empty = is_empty and stack.count() > 1, stack.currentIndex() > 0
    stack.setCurrentIndex(int(shows_empty))
    # The table hands the keyboard to its rows: while they are out of sight, Tab would end there.
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus if shows_empty else Qt.FocusPolicy.StrongFocus)
    if showed_empty and not shows_empty and view.head.hasFocus():
        # Who asked for the list before its rows were there was given its head instead.
        view.setFocus(Qt.FocusReason.OtherFocusReason)
