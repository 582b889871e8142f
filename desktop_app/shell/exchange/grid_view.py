"""The entry grid: a paper register typed row by row, with keys alone."""

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.kit.paint import frame, hairline
from desktop_app.kit.theme import Token, Type, font, px
from desktop_app.shell.exchange.grid_model import GridModel

Index = QModelIndex | QPersistentModelIndex
LEAST, MOST, CHARACTER = 76, 340, 9
_NEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GridView(QTableView):
    """Tab and Enter go on, at the end of a row to the next; Up and Down change rows; Ctrl+D copies from above."""

    moved = Signal()

    row_left = Signal(int)
    """The row with this number, counted from 0, was gone from."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._grid = model
        self.setModel(model)
        self.setAccessibleName("Bảng gõ sổ giấy")
        self.setFont(font(Type.BODY))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultSectionSize(px(34))
        self.horizontalHeader().setHighlightSections(False)
        self._cells = _Cells(self)
        self.setItemDelegate(self._cells)
        model.modelReset.connect(self._settle)

    def step(self, rows: int, columns: int) -> None:
        """Go on by so many rows or columns; over the end of a row to the next one."""
        here = self.currentIndex()
        row, column = max(0, here.row()) + rows, max(0, here.column()) + columns
        last = self._grid.columnCount() - 1
        if column > last:
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, last
        if 0 <= row < self._grid.rowCount():
            self.setCurrentIndex(self._grid.index(row, column))
        elif row >= self._grid.rowCount():
            self.setCurrentIndex(self._grid.index(self._grid.rowCount() - 1, 0))

    def go_to_wrong(self) -> None:
        """To the next cell that is to be mended, after the last one to the first."""
        here = (self.currentIndex().row(), self.currentIndex().column())
        wrong = self._grid.wrong()
        if wrong:
            self.setCurrentIndex(next((index for index in wrong if (index.row(), index.column()) > here), wrong[0]))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A row that was left is looked at as a whole."""
        super().currentChanged(current, previous)
        self.moved.emit()
        if previous.isValid() and previous.row() != current.row():
            self.row_left.emit(previous.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the grid; anything else begins to type."""
        key, with_ctrl = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if with_ctrl and key == Qt.Key.Key_D:
            self._grid.copy_above(self.currentIndex())
            self.step(0, 1)
        elif with_ctrl and key == Qt.Key.Key_Delete:
            self._grid.take_out(self.currentIndex().row())
        elif key in _NEXT and not with_ctrl:
            self.step(0, 1)
        elif key == Qt.Key.Key_Backtab:
            self.step(0, -1)
        elif key == Qt.Key.Key_F4:
            self.go_to_wrong()
        elif key == Qt.Key.Key_F2:
            self.edit(self.currentIndex())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._grid.setData(self.currentIndex(), "")
        elif key == Qt.Key.Key_Escape or with_ctrl:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab is a key of the grid, not the way out of it; F6 and Ctrl+Enter lead out."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _TABS:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The first letters of an input method begin to type, as those of a plain keyboard do."""
        if self.currentIndex().isValid() and self.state() != QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())
        if (editor := self._cells.editor) is not None:
            QCoreApplication.sendEvent(editor, event)

    def leave_cell(self) -> None:
        """Take over what is being typed, before the rows are used."""
        editor = self._cells.editor
        if editor is not None and self.state() == QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _settle(self) -> None:
        for at, column in enumerate(self._grid.columns):
            wide = px(min(MOST, max(LEAST, int(column.width * CHARACTER))))
            self.setColumnWidth(at, max(wide, self.horizontalHeader().sectionSizeHint(at)))
        self.setCurrentIndex(self._grid.index(0, 0))


class _Cells(QStyledItemDelegate):
    """One line of text for each cell; the keys that go on leave it."""

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view = view
        self.editor: QLineEdit | None = None
        """The one that was opened last."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.editor = line = QLineEdit(parent)
        line.setFont(font(Type.BODY))
        line.setFrame(False)
        line.setAutoFillBackground(True)
        return line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Lines between the cells, the colour of what is wrong, the ring where the keyboard is."""
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        behind, ink = index.data(Qt.ItemDataRole.BackgroundRole), index.data(Qt.ItemDataRole.ForegroundRole)
        painter.fillRect(box, behind or Token.PAGE.colour)
        hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom() - 1, Token.LINE.colour)
        hairline(painter, box.right() - 1, box.top(), box.right() - 1, box.bottom(), Token.LINE.colour)
        painter.setFont(font(Type.BODY))
        painter.setPen(ink or Token.INK.colour)
        room = box.adjusted(px(8), 0, -px(6), 0)
        text = painter.fontMetrics().elidedText(index.data() or "", Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if index == self._view.currentIndex():
            ring = Token.ACCENT if self._view.hasFocus() else Token.EDGE
            frame(painter, box.adjusted(0, 0, -1, -1), radius=0, border=ring.colour, width=2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            key, with_ctrl = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if (key in (*_NEXT, Qt.Key.Key_Backtab) or key in _ROWS) and not with_ctrl:
                self._leave(watched)
                rows, columns = (_ROWS[key], 0) if key in _ROWS else (0, -1 if key == Qt.Key.Key_Backtab else 1)
                self._view.step(rows, columns)
                return True
            if key == Qt.Key.Key_F4:
                self._leave(watched)
                self._view.go_to_wrong()
                return True
        return super().eventFilter(watched, event)

    def _leave(self, line: QLineEdit) -> None:
        self.commitData.emit(line)
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)
