"""A quiet panel beside a form that is drawn anew as the form is filled, and never keeps a window wide."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.badges import Picture
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.page import Scrolled
from desktop_app.kit.paint import hairline
from desktop_app.kit.theme import Token, Type, px

WIDTH = 316
SHORT = 140


class SidePanel(QWidget):
    """What is in it is put together by whoever inherits, in a column from `begin` to `put`."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(px(WIDTH))
        self._inside: Scrolled | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """As wide as it is drawn."""
        return QSize(px(WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It never keeps a window wide: a narrow one puts it behind a button."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet field with a hairline at its left."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), Token.SUB.colour)
        hairline(painter, 0, 0, 0, self.height(), Token.LINE.colour)

    def begin(self, title: str, icon: str = "history") -> tuple[QWidget, QVBoxLayout]:
        """An empty column under a title with its icon."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(Picture(icon, Token.ACCENT.colour, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(title, Type.BLOCK_TITLE, wrap=True), 1)
        column.addLayout(row)
        return body, column

    def put(self, body: QWidget) -> None:
        """Show this instead of what was shown before."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = Scrolled(body)
        self._column.addWidget(self._inside)

    def offer(self, column: QVBoxLayout, words: str, key: str, does: Callable[[], None]) -> None:
        """A quiet verb."""
        button = Button(words, Kind.LINK, height=24, key=key)
        button.clicked.connect(lambda: does())
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rsplit(' ', 1)[0]}…"
