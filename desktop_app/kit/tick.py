"""A box to tick, in the colours of the other fields."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.kit import icons
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, font, px

_BOX = 18
_LINE = 28
_LEAST = 280
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TickBox(Pressable):
    """Yes or no, with its words beside it, on more lines where one has no room for them; Space turns it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, radius=4)
        self.setText(words)
        self.setFont(font(Type.BODY))
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Box, gap and words on one line."""
        return QSize(px(_BOX + 8) + self.fontMetrics().horizontalAdvance(self.text()) + px(4), px(_LINE))

    def minimumSizeHint(self) -> QSize:
        """Short words are never squeezed."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), px(_LEAST)), whole.height())

    def heightForWidth(self, width: int) -> int:
        """As high as the lines of the words."""
        room = QRect(0, 0, max(1, width - px(_BOX + 8)), 10_000)
        words = self.fontMetrics().boundingRect(room, int(_WRAPPED), self.text())
        return px(_LINE) - self.fontMetrics().height() + max(words.height(), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, its tick, the words."""
        painter = QPainter(self)
        box = QRectF(0, (px(_LINE) - px(_BOX)) / 2, px(_BOX), px(_BOX))
        ticked = self.isChecked()
        fill = Token.ACCENT.colour if ticked else Token.HOVER.colour if self.is_hovered() else Token.PAGE.colour
        frame(painter, box, radius=4, fill=fill, border=(Token.ACCENT if ticked else Token.EDGE).colour)
        if ticked:
            icons.draw(painter, "check", Token.PAGE.colour, box.adjusted(px(2), px(2), -px(2), -px(2)), 2.6)
        painter.setFont(self.font())
        painter.setPen((Token.INK if self.isEnabled() else Token.INK_3).colour)
        room = QRectF(px(_BOX + 8), 0, self.width() - px(_BOX + 8), self.height())
        painter.drawText(room, int(_WRAPPED), self.text())
