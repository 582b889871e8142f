"""Draws the cells of a paged table: two lines, badges, hidden persons, void rows, found words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from desktop_app.kit import icons
from desktop_app.kit.cells import Cell
from desktop_app.kit.controls import badge_width, draw_badge
from desktop_app.kit.lettering import Laid, lay_out, write
from desktop_app.kit.paint import bar, hairline
from desktop_app.kit.table_model import CELL_ROLE, PagedModel, alignment
from desktop_app.kit.theme import State, Token, Type, font, px

PADDING = 10
MARK_WIDTH = 3
BAR = 6

Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """One delegate for every kind of cell; knows which row the mouse is over and which words were sought."""

    def __init__(self, view: QTableView, model: PagedModel) -> None:
        """Paint the cells of `view`."""
        super().__init__(view)
        self._view = view
        self._model = model
        self.query = ""
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the cell's words, for a double click on the edge of a column's head."""
        cell: Cell = index.data(CELL_ROLE)
        if cell.across:
            return QSize(0, 0)
        width = max(words_width(cell.text, Type.STRONG), words_width(cell.second, Type.HINT))
        width += badge_width("") if cell.state else px(26) if cell.secret else 0
        return QSize(round(width) + 2 * px(PADDING), px(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, hairline, mark of the chosen row, then the cell itself."""
        cell: Cell = index.data(CELL_ROLE)
        box: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, self._behind(cell, index.row(), chosen).colour)
        bottom = box.bottom() + 1 - 1 / painter.device().devicePixelRatio()
        hairline(painter, box.left(), bottom, box.right() + 1, bottom, Token.LINE.colour)
        if chosen and self._view.horizontalHeader().visualIndex(index.column()) == 0:
            painter.fillRect(QRect(box.left(), box.top(), px(MARK_WIDTH), box.height()), Token.ACCENT.colour)
        self._paint_cell(painter, self._inside(cell, box), cell, index.column(), chosen)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole text as a tooltip, only where some of it is cut."""
        cell: Cell | None = index.data(CELL_ROLE)
        box: QRect = option.rect  # type: ignore[attr-defined]
        if cell and self._is_cut(cell, self._inside(cell, box).width(), index.column()):
            QToolTip.showText(event.globalPos(), cell.in_words(), view)
        else:
            QToolTip.hideText()
        return True

    def _behind(self, cell: Cell, row: int, chosen: bool) -> Token:
        if cell.heading:
            return Token.SUB
        if chosen:
            return Token.SELECTED
        return Token.HOVER if row == self.hovered else Token.PAGE

    def _inside(self, cell: Cell, box: QRect) -> QRectF:
        whole = QRectF(box)
        if cell.across:
            head = self._view.horizontalHeader()
            names = [self._model.column(number).name for number in range(self._model.columnCount())]
            first, last = (names.index(name) for name in cell.across)
            over = [number for number in range(first, last + 1) if not head.isSectionHidden(number)]
            left = min(head.sectionViewportPosition(number) for number in over)
            width = sum(head.sectionSize(number) for number in over)
            whole = QRectF(left, box.top(), width, box.height())
        return whole.adjusted(px(PADDING + cell.indent), 0, -px(PADDING), -1)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell, column: int, chosen: bool) -> None:
        if cell.figure is not None:
            cell.figure.draw(painter, box)
        elif cell.state:
            draw_badge(painter, box, cell.state, cell.text, on_selection=chosen)
        elif cell.secret:
            _draw_secret(painter, box, cell)
        else:
            self._write(painter, box, cell, column)

    def _write(self, painter: QPainter, box: QRectF, cell: Cell, column: int) -> None:
        first_font = font(_role(cell))
        first_font.setStrikeOut(cell.struck)
        laid = self._laid(cell, first_font, box.width(), column)
        second_font = font(Type.HINT)
        heights = [QFontMetricsF(first_font).height() * len(laid.lines)]
        heights.append(QFontMetricsF(second_font).height() if cell.second or cell.share is not None else 0.0)
        top = box.top() + max(0.0, (box.height() - sum(heights)) / 2)
        align = self._align(cell, column) & Qt.AlignmentFlag.AlignHorizontal_Mask
        colour = _ink(cell).colour
        first = QRectF(box.left(), top, box.width(), heights[0])
        write(painter, first, laid.lines, first_font, colour, align=align, query=self.query)
        if cell.share is not None:
            bar(painter, QRectF(box.left(), top + heights[0] + px(3), box.width(), px(BAR)), cell.share, radius=BAR / 2)
        elif cell.second:
            second = QRectF(box.left(), top + heights[0], box.width(), heights[1])
            lines = lay_out(cell.second, second_font, box.width(), 1).lines
            write(painter, second, lines, second_font, Token.INK_3.colour, align=align, query=self.query)

    def _align(self, cell: Cell, column: int) -> Qt.AlignmentFlag:
        """A note over several columns stands where it begins, whichever of them is drawn."""
        return Qt.AlignmentFlag.AlignLeft if cell.across else alignment(self._model.column(column))

    def _laid(self, cell: Cell, letters: QFont, width: float, column: int) -> Laid:
        one_line = bool(cell.second) or cell.across is not None or self._model.column(column).kind != "text"
        return lay_out(cell.text, letters, width, 1 if one_line else 2)

    def _is_cut(self, cell: Cell, width: float, column: int) -> bool:
        if cell.figure is not None:
            return bool(cell.text)
        if cell.state or cell.secret:
            return False
        if self._laid(cell, font(_role(cell)), width, column).cut:
            return True
        return cell.share is None and lay_out(cell.second, font(Type.HINT), width, 1).cut


def _role(cell: Cell) -> Type:
    if cell.heading:
        return Type.LABEL
    return Type.STRONG if cell.strong or cell.link else Type.BODY


def _ink(cell: Cell) -> Token:
    if cell.link:
        return Token.ACCENT
    if cell.heading:
        return Token.INK_2
    return Token.INK_3 if cell.quiet else Token.INK


def words_width(words: str, role: Type) -> float:
    """How wide the words are in this role."""
    return QFontMetricsF(font(role)).horizontalAdvance(words)


def _draw_secret(painter: QPainter, box: QRectF, cell: Cell) -> None:
    icon = QRectF(box.left(), box.top(), px(18), box.height())
    icons.draw(painter, State.SECRET.icon, State.SECRET.text, icon)
    _line(painter, box.adjusted(px(26), 0, 0, 0), cell.text, State.SECRET.text)


def _line(painter: QPainter, box: QRectF, words: str, colour: QColor) -> None:
    painter.setFont(font(Type.STRONG))
    painter.setPen(colour)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
