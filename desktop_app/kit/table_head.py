"""The head of a paged table: sorts by mouse and keyboard, and never lets a state be cut by a narrow column."""

from collections.abc import MutableMapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop_app.core.fields import Column
from desktop_app.kit import icons
from desktop_app.kit.answer_bars import draw_axis_head
from desktop_app.kit.cell_paint import PADDING, words_width
from desktop_app.kit.controls import badge_width
from desktop_app.kit.lettering import lay_out
from desktop_app.kit.paint import frame, hairline
from desktop_app.kit.table_model import PagedModel, alignment
from desktop_app.kit.theme import Token, Type, factor, font, px

HIDDEN_PERSON = "Người tố cáo (đã ẩn)"


@dataclass(frozen=True)
class Sort:
    """The order a list is in: the name its column gives the order, and the direction."""

    key: str
    descending: bool = False

    def turned(self) -> "Sort":
        """The same order the other way round."""
        return Sort(self.key, not self.descending)


class TableHead(QHeaderView):
    """Column heads; `asked` tells the order an official wants."""

    asked = Signal(object)

    def __init__(self, view: QTableView, model: PagedModel, widths: MutableMapping[str, int]) -> None:
        """Keep the widths an official drags in `widths`, by column name, in pixels at 100 %."""
        super().__init__(Qt.Orientation.Horizontal, view)
        self._model = model
        self._widths = widths
        self._ringed = 0
        self._settled = False
        self.sort: Sort | None = None
        self.setSectionsClickable(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Đầu cột: mũi tên trái, phải để chọn cột, Enter để xếp thứ tự")
        self.setFixedHeight(px(34))
        self.sectionClicked.connect(self._sort_by)
        self.sectionResized.connect(self._resized)

    def settle(self) -> None:
        """Give every column its width; call once the view has its model and after the text size changed."""
        self._settled = False
        self.setMinimumSectionSize(px(40))
        for number in range(self._model.columnCount()):
            column = self._model.column(number)
            if not column.width:
                self.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
                continue
            self.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            self.resizeSection(number, self.width_of(number))
        self._settled = True

    def width_of(self, number: int) -> int:
        """The width of a column as it is drawn or was dragged; 0 for one that takes what is left."""
        column = self._model.column(number)
        if not column.width:
            return 0
        return max(px(self._widths.get(column.name, column.width)), self._least(column))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Words on `sub`, a hairline below, an arrow where the list is in this column's order."""
        painter.save()
        column = self._model.column(logicalIndex)
        box = QRectF(rect)
        painter.fillRect(rect, Token.SUB.colour)
        bottom = box.bottom() - 1 / painter.device().devicePixelRatio()
        hairline(painter, box.left(), bottom, box.right(), bottom, Token.LINE_2.colour)
        inside = box.adjusted(px(PADDING), 0, -px(PADDING), 0)
        if column.kind == "axis":
            draw_axis_head(painter, inside)
        else:
            self._paint_words(painter, inside, column)
        if self.hasFocus() and self.visualIndex(logicalIndex) == self._ringed:
            frame(painter, box.adjusted(1, 1, -1, -2), radius=4, border=Token.ACCENT.colour, width=2)
        painter.restore()

    def sizeHint(self) -> QSize:
        """As high as the measures say."""
        return QSize(super().sizeHint().width(), px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose a column, Enter or space puts the list in its order."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._ringed = self._next_sortable(step)
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._sort_by(self.logicalIndex(self._ringed))
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first column that has an order."""
        self._ringed = self._next_sortable(1, begin=-1)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint_words(self, painter: QPainter, inside: QRectF, column: Column) -> None:
        letters = font(Type.LABEL)
        sorted_here = self.sort is not None and self.sort.key == column.sort
        room = inside.width() - (px(18) if sorted_here else 0)
        words = lay_out(column.heading, letters, room, 1).lines[0]
        align = alignment(column)
        painter.setFont(letters)
        painter.setPen(Token.ACCENT.colour if sorted_here else Token.INK_2.colour)
        area = inside
        if sorted_here and self.sort:
            arrow = "chevron-down" if self.sort.descending else "chevron-up"
            width = words_width(words, Type.LABEL)
            at_right = bool(align & Qt.AlignmentFlag.AlignRight)
            left = inside.right() - px(14) if at_right else inside.left() + width + px(4)
            spot = QRectF(QPointF(left, inside.top()), QPointF(left + px(14), inside.bottom()))
            icons.draw(painter, arrow, Token.ACCENT.colour, spot, icons.SMALL_STROKE)
            area = inside.adjusted(0, 0, -px(18) if at_right else 0, 0)
        painter.drawText(area, int(align), words)

    def _sort_by(self, section: int) -> None:
        key = self._model.column(section).sort
        if not key:
            return
        same = self.sort is not None and self.sort.key == key
        self.asked.emit(self.sort.turned() if same and self.sort else Sort(key))

    def _next_sortable(self, step: int, begin: int | None = None) -> int:
        place = self._ringed if begin is None else begin
        while 0 <= (place := place + step) < self.count():
            section = self.logicalIndex(place)
            if self._model.column(section).sort and not self.isSectionHidden(section):
                return place
        return self._ringed

    def _least(self, column: Column) -> int:
        """No column is narrower than what would cut a state."""
        words = {
            "person": px(26) + words_width(HIDDEN_PERSON, Type.STRONG),
            "badge": badge_width("Quá 99 ngày"),
            "day": words_width("00/00/0000", Type.BODY),
        }.get(column.kind, 0)
        return max(px(40), round(words) + 2 * px(PADDING))

    def _resized(self, section: int, before: int, after: int) -> None:
        column = self._model.column(section)
        if not self._settled or not column.width:
            return
        least = self._least(column)
        if 0 < after < least:
            self.resizeSection(section, least)
        elif after:
            self._widths[column.name] = round(after / factor())
