"""A box to tick, in the colours of the other fields."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.kit import icons
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, font, px

_BOX = 18


class TickBox(Pressable):
    """Yes or no, with its words beside it; Space turns it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, radius=4)
        self.setText(words)
        self.setFont(font(Type.BODY))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Box, gap and words."""
        return QSize(px(_BOX + 8) + self.fontMetrics().horizontalAdvance(self.text()) + px(4), px(28))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, its tick, the words."""
        painter = QPainter(self)
        box = QRectF(0, (self.height() - px(_BOX)) / 2, px(_BOX), px(_BOX))
        ticked = self.isChecked()
        fill = Token.ACCENT.colour if ticked else Token.HOVER.colour if self.is_hovered() else Token.PAGE.colour
        frame(painter, box, radius=4, fill=fill, border=(Token.ACCENT if ticked else Token.EDGE).colour)
        if ticked:
            icons.draw(painter, "check", Token.PAGE.colour, box.adjusted(px(2), px(2), -px(2), -px(2)), 2.6)
        painter.setFont(self.font())
        painter.setPen((Token.INK if self.isEnabled() else Token.INK_3).colour)
        room = QRectF(px(_BOX + 8), 0, self.width() - px(_BOX + 8), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
