"""The rows of a paged table and their keys; the ring shows where the keyboard is."""

from collections.abc import MutableMapping

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop_app.kit.paint import frame
from desktop_app.kit.table_head import TableHead
from desktop_app.kit.table_model import PagedModel
from desktop_app.kit.theme import Token, px

AT_ONCE = 40
"""So many pages the End key reads at most in one go; pressing it again goes on."""


class RowView(QTableView):
    """Chooses whole rows, one at a time."""

    opened = Signal(QModelIndex)
    row_hovered = Signal(int)

    def __init__(self, model: PagedModel, widths: MutableMapping[str, int], row_height: int) -> None:
        """`row_height` in pixels at 100 %."""
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.head = TableHead(self, model, widths)
        self.setHorizontalHeader(self.head)
        self.setAccessibleName("Danh sách")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(row_height))
        self.verticalHeader().setMinimumSectionSize(px(24))
        self.head.settle()
        self.doubleClicked.connect(self.opened)

    def go_to(self, row: int, scrolled: int = 0) -> None:
        """Choose a row (after a heading the one below it) and have it in sight, the list scrolled as far as before."""
        while row + 1 < self._rows.rowCount() and not self._rows.index(row, 0).flags():
            row += 1
        self.setCurrentIndex(self._rows.index(row, 0))
        if scrolled:
            self.verticalScrollBar().setValue(scrolled)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages choose, Home and End go to the ends, Enter opens; letters are left to the page."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.opened.emit(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(key == Qt.Key.Key_End)
        elif key in _CHOOSING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which row the mouse is over."""
        self.row_hovered.emit(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over no row."""
        self.row_hovered.emit(-1)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the ring inside the chosen one while the keyboard is here."""
        super().paintEvent(event)
        if not self.hasFocus() or not self.currentIndex().isValid():
            return
        row = self.currentIndex().row()
        box = QRectF(0, self.rowViewportPosition(row), self.head.length(), self.rowHeight(row) - 1)
        painter = QPainter(self.viewport())
        frame(painter, box, radius=0, border=Token.ACCENT.colour, width=2)

    def _go_to_end(self, last: bool) -> None:
        reads = 0
        while last and reads < AT_ONCE and self._rows.canFetchMore(QModelIndex()):
            self._rows.fetchMore(QModelIndex())
            reads += 1
        self.go_to(self._rows.rowCount() - 1 if last else 0)


_CHOOSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
