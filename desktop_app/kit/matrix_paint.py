"""Draws a matrix: row heads with code and title, marks as signs in coloured fields, bars over neighbours, dots."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.kit import icons
from desktop_app.kit.cell_paint import MARK_WIDTH, words_width
from desktop_app.kit.lettering import lay_out, write
from desktop_app.kit.matrix_model import Mark, MatrixModel, MatrixRow
from desktop_app.kit.paint import frame, hairline
from desktop_app.kit.theme import Token, Type, font, px

Index = QModelIndex | QPersistentModelIndex
HEAD_HEIGHT = 31
CODE, TITLE, PART = 14, 62, 12
"""Where code and title begin in a row's head, and how much further in a part's."""

_FOLD = 16
_ICON, _GAP, _INSET = 16, 7, 2
_FAINT = 0.35


class MatrixPainter(QStyledItemDelegate):
    """One delegate for heads and marks; `marked` is the column that is now."""

    def __init__(self, view: QTableView, model: MatrixModel) -> None:
        """Paint the cells of `view`."""
        super().__init__(view)
        self._view, self._model = view, model
        self.marked = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The field behind, hairlines, the head or the mark, the ring of the chosen cell."""
        box: QRect = option.rect  # type: ignore[attr-defined]
        row, current = self._model.rows[index.row()], self._view.currentIndex()
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, self._behind(index, current).colour)
        line = 1 / painter.device().devicePixelRatio()
        bottom, right = box.bottom() + 1 - line, box.right() + 1 - line
        hairline(painter, box.left(), bottom, box.right() + 1, bottom, Token.LINE.colour)
        mark = self._model.mark(index)
        if mark is None:
            hairline(painter, right, box.top(), right, box.bottom() + 1, Token.LINE.colour)
            self._paint_head(painter, QRectF(box), row, index.row() == current.row())
        else:
            painter.setOpacity(_FAINT if mark.faint else 1)
            self._paint_mark(painter, QRectF(box), mark, index)
            painter.setOpacity(1)
        if index.row() == current.row() and index.column() == current.column():
            self._ring(painter, QRectF(box))
        painter.restore()

    def _behind(self, index: Index, current: QModelIndex) -> Token:
        if index.column() == 0 and index.row() == current.row():
            return Token.SELECTED
        return Token.HOVER if index.column() == self.marked else Token.PAGE

    def _paint_head(self, painter: QPainter, box: QRectF, row: MatrixRow, chosen: bool) -> None:
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), px(MARK_WIDTH), box.height()), Token.ACCENT.colour)
        inset = px(PART) if row.is_part else 0
        code = QRectF(box.left() + px(CODE) + inset, box.top(), px(TITLE - CODE), box.height())
        painter.setFont(font(Type.LABEL))
        painter.setPen(Token.INK_2.colour)
        painter.drawText(code, _LEFT, row.code)
        past_code = max(px(TITLE), px(CODE + 8) + round(words_width(row.code, Type.LABEL))) if row.code else px(CODE)
        room = box.adjusted(past_code + inset, 0, -px(8 if row.unfolded is None else _FOLD + 10), 0)
        letters = font(Type.HINT if row.is_part else Type.BODY)
        painter.setFont(letters)
        shown = lay_out(row.title, letters, room.width(), 1).lines
        height = painter.fontMetrics().height()
        room.setTop(room.top() + (box.height() - height) / 2)
        write(painter, room, shown, letters, (Token.INK_2 if row.is_part else Token.INK).colour)
        if row.unfolded is not None:
            icons.draw(painter, "chevron-down" if row.unfolded else "chevron-right", Token.INK_2.colour, fold_box(box))

    def _paint_mark(self, painter: QPainter, box: QRectF, mark: Mark, index: Index) -> None:
        if mark.run:
            self._paint_bar(painter, mark, index)
        elif mark.state is None and mark.word:
            painter.setFont(font(Type.LABEL))
            painter.setPen(Token.INK_2.colour)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.word)
        elif mark.state is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Token.EDGE.colour)
            painter.drawEllipse(QPointF(box.center()), px(3) / 2, px(3) / 2)
        else:
            draw_mark(painter, field_of(box), mark)

    def _paint_bar(self, painter: QPainter, mark: Mark, index: Index) -> None:
        """Each cell paints the whole bar and keeps what lies in its own box."""
        marks = self._model.rows[index.row()].marks
        first = last = index.column() - 1
        while first > 0 and marks[first - 1].run == mark.run:
            first -= 1
        while last + 1 < len(marks) and marks[last + 1].run == mark.run:
            last += 1
        head = self._view.horizontalHeader()
        left = head.sectionViewportPosition(first + 1)
        right = head.sectionViewportPosition(last + 1) + head.sectionSize(last + 1)
        row = self._view.visualRect(self._model.index(index.row(), index.column()))
        field = field_of(QRectF(left, row.top(), right - left, row.height()))
        if mark.state is not None:
            frame(painter, field, radius=4, fill=mark.state.background)
            icon = QRectF(field.left() + px(10), field.top(), px(_ICON), field.height())
            icons.draw(painter, mark.icon, mark.state.text, icon, icons.SMALL_STROKE)
            room = field.adjusted(px(10 + _ICON + 8), 0, -px(6), 0)
            painter.setFont(font(Type.LABEL))
            painter.setPen(mark.state.text)
            painter.drawText(room, _LEFT, lay_out(mark.run, painter.font(), room.width(), 1).lines[0])

    def _ring(self, painter: QPainter, box: QRectF) -> None:
        colour = Token.ACCENT_DARK if self._view.hasFocus() else Token.EDGE
        frame(painter, box.adjusted(1, 1, -1, -2), radius=5, border=colour.colour, width=2)


class MatrixHead(QHeaderView):
    """The names of the columns; the one that is now stands out."""

    def __init__(self, view: QTableView, model: MatrixModel, painter: MatrixPainter) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._model, self._painter = model, painter
        self.setSectionsClickable(False)
        self.setFixedHeight(px(HEAD_HEIGHT))
        self.setMinimumSectionSize(px(20))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """The words on `sub`, a hairline below."""
        painter.save()
        box, now = QRectF(rect), logicalIndex == self._painter.marked
        painter.fillRect(rect, (Token.SELECTED if now else Token.SUB).colour)
        bottom = box.bottom() - 1 / painter.device().devicePixelRatio()
        hairline(painter, box.left(), bottom, box.right(), bottom, Token.LINE.colour)
        painter.setFont(font(Type.LABEL))
        painter.setPen((Token.ACCENT if now else Token.INK_2).colour)
        align = _LEFT if logicalIndex == 0 else Qt.AlignmentFlag.AlignCenter
        room = box.adjusted(px(CODE), 0, 0, 0) if logicalIndex == 0 else box
        painter.drawText(
            room, align, lay_out(self._model.heads[logicalIndex], painter.font(), room.width(), 1).lines[0]
        )
        painter.restore()


def draw_mark(painter: QPainter, field: QRectF, mark: Mark) -> None:
    """A sign, with its word beside it, in the middle of a coloured field."""
    if mark.state is None:
        return
    if mark.bare:
        pass
    elif mark.open:
        frame(painter, field, radius=4, border=Token.LINE_2.colour)
    else:
        frame(painter, field, radius=4, fill=mark.state.background)
    icon = px(_ICON if field.width() >= px(40) else 13)
    gap = px(_GAP if field.width() >= px(48) else 2)
    width = icon + (gap + round(words_width(mark.word, Type.LABEL)) if mark.word else 0)
    left = field.left() + max(0.0, (field.width() - width) / 2)
    place = QRectF(left, field.top() + (field.height() - icon) / 2, icon, icon)
    icons.draw(painter, mark.icon or mark.state.icon, mark.state.text, place, icons.SMALL_STROKE)
    if mark.word:
        painter.setFont(font(Type.LABEL))
        painter.setPen(mark.state.text)
        painter.drawText(QRectF(left + icon + gap, field.top(), field.width(), field.height()), _LEFT, mark.word)


def field_of(box: QRectF) -> QRectF:
    """The coloured field inside a cell."""
    return box.adjusted(px(_INSET), px(4), -px(_INSET), -px(4) - 1)


def fold_box(box: QRectF) -> QRectF:
    """Where in a row's head its arrow stands."""
    size = px(_FOLD)
    return QRectF(box.right() - size - px(5), box.top() + (box.height() - size) / 2, size, size)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
