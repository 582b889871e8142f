"""A matrix that reads from across a room: the arrows move from cell to cell, Enter opens, Space states."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop_app.kit.matrix_model import MatrixModel, MatrixRow
from desktop_app.kit.matrix_paint import MatrixHead, MatrixPainter, fold_box
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, px

ROW_HEIGHT, TALLEST = 28, 36
NARROWEST, WIDEST = 38, 88
HEAD_LEAST, HEAD_WANTED = 200, 440
"""The columns grow only when the heads of the rows have what they want; those without a code want the least."""


class Matrix(QTableView):
    """`moved`, `opened` and `stated` carry the key of the row and the column from 1; 0 is the row's head."""

    moved = Signal(str, int)
    opened = Signal(str, int)
    stated = Signal(str, int)
    folded = Signal(str)

    def __init__(self, name: str, heads: Sequence[str]) -> None:
        """`name` is what a screen reader calls it, `heads` all columns, that of the row heads first."""
        super().__init__()
        self._rows = MatrixModel(heads, self)
        self.setModel(self._rows)
        self._painter = MatrixPainter(self, self._rows)
        self.setItemDelegate(self._painter)
        self.setHorizontalHeader(MatrixHead(self, self._rows, self._painter))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def place(self) -> tuple[str, int]:
        """The key of the row and the column of the chosen cell; ("", 0) when nothing is shown."""
        index = self.currentIndex()
        return (self._rows.rows[index.row()].key, index.column()) if index.isValid() else ("", 0)

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """What is shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[MatrixRow], marked: int = -1) -> None:
        """Show these rows and stay on the same cell; `marked` is the column that is now."""
        key, column = self.place
        scrolled = self.verticalScrollBar().value()
        self._painter.marked = marked
        self._rows.show(rows)
        self._fit()
        if rows:
            self.go_to(key, column)
            self.verticalScrollBar().setValue(scrolled)
            self.scrollTo(self.currentIndex())

    def show_heads(self, heads: Sequence[str]) -> None:
        """Take other columns, that of the row heads first; rows are shown afterwards."""
        if tuple(heads) != self._rows.heads:
            self._rows.show_heads(heads)

    def go_to(self, key: str, column: int) -> None:
        """Choose a cell; the first row where that one is not shown."""
        last = len(self._rows.heads) - 1
        self.setCurrentIndex(self._rows.index(max(0, self._rows.place_of(key)), min(column, last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space states, plus and minus unfold and fold; letters are left to the page."""
        key = Qt.Key(event.key())
        told = self.currentIndex().isValid()
        if key in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and told:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Space and not event.modifiers() and told:
            self.stated.emit(*self.place)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and told:
            self._fold(self.currentIndex(), key == Qt.Key.Key_Plus)
        elif key in _MOVING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses; on the arrow of a row's head it unfolds."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and self._on_arrow(index, event.position()):
            self.folded.emit(self._rows.rows[index.row()].key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks open."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not (index.column() == 0 and self._on_arrow(index, event.position())):
            self._open(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always stands in a cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rows:
            self.go_to("", 1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring turns grey."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows and columns grow with the window, the row heads take what the columns leave."""
        super().resizeEvent(event)
        self._fit()
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then the frame around all of them."""
        super().paintEvent(event)
        frame(QPainter(self.viewport()), QRectF(self.viewport().rect()), radius=0, border=Token.LINE.colour)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(px(700), px(ROW_HEIGHT) * max(4, len(self._rows.rows)) + self.horizontalHeader().height())

    def minimumSizeHint(self) -> QSize:
        """Four rows."""
        return QSize(px(HEAD_LEAST + 12 * NARROWEST), px(ROW_HEIGHT) * 4 + self.horizontalHeader().height())

    def _fit(self) -> None:
        columns = len(self._rows.heads) - 1
        wanted = HEAD_WANTED if any(row.code for row in self._rows.rows) else HEAD_LEAST
        wide = min(px(WIDEST), max(px(NARROWEST), (self.viewport().width() - px(wanted)) // columns))
        for column in range(1, columns + 1):
            self.setColumnWidth(column, wide)
        self.setColumnWidth(0, max(px(120), self.viewport().width() - columns * wide))
        high = self.viewport().height() // max(1, len(self._rows.rows))
        self.verticalHeader().setDefaultSectionSize(min(px(TALLEST), max(px(ROW_HEIGHT), high)))

    def _open(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._fold(index, not self._rows.rows[index.row()].unfolded)
        else:
            self.opened.emit(*self.place)

    def _fold(self, index: QModelIndex, unfold: bool) -> None:
        row = self._rows.rows[index.row()]
        if row.unfolded is not None and row.unfolded != unfold:
            self.folded.emit(row.key)

    def _on_arrow(self, index: QModelIndex, at: QPointF) -> bool:
        has_parts = self._rows.rows[index.row()].unfolded is not None
        return has_parts and fold_box(QRectF(self.visualRect(index))).adjusted(-4, -6, 4, 6).contains(at)

    def _tell(self, index: QModelIndex, before: QModelIndex) -> None:
        for place in (index, before):
            self.update(place)
            self.update(place.siblingAtColumn(0))
        if index.isValid():
            self.moved.emit(*self.place)


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVING = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
