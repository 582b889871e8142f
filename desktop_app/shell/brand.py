"""The program's mark: an open book with a tick, white on accent."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.kit import icons
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, px

ICON = "book-open-check"
_SIZES = (16, 24, 32, 48, 64, 128, 256)
_MARGIN, _SMALL_MARGIN, _SMALL = 0.21, 0.07, 32


class Mark(QWidget):
    """The mark in a square with round corners; the program's name stands beside it."""

    def __init__(self, size: int) -> None:
        """`size` at 100 %."""
        super().__init__()
        self.setFixedSize(px(size), px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it at the size of the widget."""
        _draw(QPainter(self), QRectF(self.rect()))


def window_icon() -> QIcon:
    """The mark for the title bar and the task bar."""
    made = QIcon()
    for size in _SIZES:
        image = QPixmap(size, size)
        image.fill(Token.PAGE.colour)
        painter = QPainter(image)
        painter.fillRect(image.rect(), Token.ACCENT.colour)
        _draw(painter, QRectF(image.rect()), _MARGIN if size > _SMALL else _SMALL_MARGIN)
        painter.end()
        made.addPixmap(image)
    return made


def _draw(painter: QPainter, box: QRectF, margin: float = _MARGIN) -> None:
    frame(painter, box, radius=7, fill=Token.ACCENT.colour)
    inset = box.width() * margin
    icons.draw(painter, ICON, Token.PAGE.colour, box.adjusted(inset, inset, -inset, -inset), icons.SMALL_STROKE)
