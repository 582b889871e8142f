"""Small things that float over a page: children of the window with a soft shadow, never windows of their own."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from desktop_app.kit.paint import SHADOW, frame, shadow
from desktop_app.kit.theme import Token, px


class Floating(QWidget):
    """A white field with a shadow; `body` is the layout to fill."""

    def __init__(self, window: QWidget, *, padding: int = 16, radius: float = 8) -> None:
        """Made hidden, as a child of `window`."""
        super().__init__(window)
        self._radius = radius
        self.reach = px(SHADOW)
        self.body = QVBoxLayout(self)
        inside = self.reach + px(padding)
        self.body.setContentsMargins(inside, inside, inside, inside)
        self.hide()

    def place_under(self, anchor: QWidget, *, width: int = 0, gap: int = 6) -> None:
        """Stand under `anchor` (of a list its chosen row), above it where there is no room below, inside the window.

        What stands there goes with the anchor, as when another page is opened.
        """
        window = self.parentWidget()
        if window is None:
            return
        anchor.installEventFilter(self)
        below = _standing(anchor, window)
        self.adjustSize()
        size = self.sizeHint()
        wide = (width or size.width() - 2 * self.reach) + 2 * self.reach
        high = self.heightForWidth(wide) if self.hasHeightForWidth() else size.height()
        left = max(0, min(below.left() - self.reach, window.width() - wide))
        top = below.bottom() + px(gap) - self.reach
        if top + high > window.height():
            top = max(0, below.top() - px(gap) - high + self.reach)
        self.setGeometry(left, top, wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing stays under an anchor that is gone; a window that cannot have the keyboard tells of no loss of it."""
        if event.type() is QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(watched, event)

    def place_in_corner(self, above: int = 0) -> None:
        """Stand at the bottom right of the window, `above` pixels higher than usual."""
        window = self.parentWidget()
        if window is None:
            return
        self.adjustSize()
        size = self.sizeHint()
        left = window.width() - px(24) - size.width() + self.reach
        top = window.height() - px(16) - above - size.height() + self.reach
        self.setGeometry(left, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, field and border."""
        painter = QPainter(self)
        inner = QRectF(self.rect()).adjusted(self.reach, self.reach, -self.reach, -self.reach)
        shadow(painter, inner, self._radius)
        frame(painter, inner, radius=self._radius, fill=Token.PAGE.colour, border=Token.LINE_2.colour)


def _standing(anchor: QWidget, window: QWidget) -> QRect:
    """Where the anchor is in the window; of a list only the chosen row, for a list may fill the window."""
    if isinstance(anchor, QAbstractItemView) and anchor.currentIndex().isValid():
        box = anchor.visualRect(anchor.currentIndex())
        return QRect(anchor.viewport().mapTo(window, box.topLeft()), box.size())
    return QRect(anchor.mapTo(window, QPoint(0, 0)), anchor.size())
