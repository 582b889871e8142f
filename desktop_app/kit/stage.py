"""A page before anybody is signed in: one card in the middle of a quiet ground."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.page import Scrolled
from desktop_app.kit.paint import frame, shadow
from desktop_app.kit.theme import Token, px

WIDTH = 440
_PADDING = 33


class StageCard(QWidget):
    """White, with round corners and a soft shadow; `body` is the layout to fill."""

    def __init__(self, width: int = WIDTH) -> None:
        """`width` at 100 %."""
        super().__init__()
        reach = px(10)
        self._reach = reach
        self.setFixedWidth(px(width) + 2 * reach)
        self.body = QVBoxLayout(self)
        inside = reach + px(_PADDING)
        self.body.setContentsMargins(inside, reach + px(26), inside, reach + px(24))
        self.body.setSpacing(px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow and field."""
        painter = QPainter(self)
        field = QRectF(self.rect()).adjusted(self._reach, self._reach, -self._reach, -self._reach)
        shadow(painter, field, 12)
        frame(painter, field, radius=12, fill=Token.PAGE.colour, border=Token.LINE.colour)


class Stage(QWidget):
    """The ground; what stands on it scrolls where the window is low."""

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(px(16), px(16), px(16), px(16))
        self._column.setSpacing(px(10))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(content))

    def stand(self, *parts: QWidget) -> None:
        """Put these below each other in the middle."""
        self._column.addStretch(1)
        for part in parts:
            # A row of its own: with an alignment the words would be measured at the width of the whole ground.
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(part)
            row.addStretch(1)
            self._column.addLayout(row)
        self._column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The quiet ground."""
        QPainter(self).fillRect(self.rect(), Token.SIDE.colour)
