"""What the signs of a matrix mean, in as many lines as the width needs."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.kit.cell_paint import words_width
from desktop_app.kit.matrix_model import Mark
from desktop_app.kit.matrix_paint import draw_mark
from desktop_app.kit.theme import Token, Type, font, px

_FIELD, _LINE, _AFTER_FIELD, _BETWEEN = 24, 26, 6, 10


class Legend(QWidget):
    """Each mark in its field with its words after it."""

    def __init__(self, marks: Sequence[tuple[Mark, str]]) -> None:
        """Marks and their words; one without a state is a dot."""
        super().__init__()
        self._marks = tuple(marks)
        self.setAccessibleName("Chú giải: " + "; ".join(words for _, words in marks))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As many lines as the present width needs."""
        lines = 1 + max((line for line, _ in self._places(self.width())), default=0)
        return QSize(px(300), px(_LINE) * lines)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return QSize(px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fields and words."""
        painter = QPainter(self)
        for (mark, words), (line, left) in zip(self._marks, self._places(self.width()), strict=True):
            field = QRectF(left, line * px(_LINE) + px(2), px(_FIELD), px(_LINE) - px(4))
            if mark.state is None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(Token.EDGE.colour)
                painter.drawEllipse(field.center(), px(3) / 2, px(3) / 2)
            else:
                draw_mark(painter, field, mark)
            painter.setFont(font(Type.HINT))
            painter.setPen(Token.INK_2.colour)
            room = QRectF(field.right() + px(_AFTER_FIELD), field.top(), self.width(), field.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Line and left edge of each mark."""
        found, line, left = list[tuple[int, int]](), 0, 0
        for _, words in self._marks:
            wide = px(_FIELD + _AFTER_FIELD) + round(words_width(words, Type.HINT))
            if left and left + wide > width:
                line, left = line + 1, 0
            found.append((line, left))
            left += wide + px(_BETWEEN)
        return found
