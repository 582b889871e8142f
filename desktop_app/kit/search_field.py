"""One line to type what is sought, with its lens before it."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop_app.kit import icons
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, font, px

REST = 150
"""Milliseconds without a letter before a list is asked: a word being composed doesn't ask at each stroke."""


class SearchField(QWidget):
    """`sought` tells the words once typing rests."""

    sought = Signal(str)

    def __init__(self, placeholder: str, name: str, width: int = 240, *, icon: str = "search") -> None:
        """`name` is what a screen reader says; `width` in pixels at 100 %."""
        super().__init__()
        self._icon = icon
        self._width = width
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name)
        self.edit.setFont(font(Type.BODY))
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(36) if icon else px(10), 0, px(8), 0)
        row.addWidget(self.edit)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(lambda: self.sought.emit(self.text()))
        self.edit.textChanged.connect(self._rest.start)

    def text(self) -> str:
        """What is typed."""
        return self.edit.text().strip()

    def put(self, text: str) -> None:
        """Set the text without asking anybody."""
        self.edit.setText(text)
        self._rest.stop()

    def sizeHint(self) -> QSize:
        """As wide as asked for."""
        return QSize(px(self._width), px(34))

    def minimumSizeHint(self) -> QSize:
        """Room for two words."""
        return QSize(min(px(150), px(self._width)), px(34))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame shows whether the keyboard is inside."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame and lens."""
        painter = QPainter(self)
        inside = self.edit.hasFocus()
        border = Token.ACCENT if inside else Token.EDGE
        frame(painter, QRectF(self.rect()), radius=5, fill=Token.PAGE.colour, border=border.colour, width=1 + inside)
        if self._icon:
            spot = QRectF(px(10), (self.height() - px(16)) / 2, px(16), px(16))
            icons.draw(painter, self._icon, Token.INK_2.colour, spot)

