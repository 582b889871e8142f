"""One line to type what is sought, with its lens before it."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy

from desktop_app.kit.inputs import LineInput
from desktop_app.kit.theme import px

REST = 150
"""Milliseconds without a letter before a list is asked: a word being composed doesn't ask at each stroke."""


class SearchField(LineInput):
    """`sought` tells the words once typing rests."""

    sought = Signal(str)

    def __init__(self, placeholder: str, width: int = 240) -> None:
        """`width` in pixels at 100 %."""
        super().__init__(icon="search", placeholder=placeholder)
        self._width = width
        self.line.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(lambda: self.sought.emit(self.text().strip()))
        self.line.textEdited.connect(self._rest.start)

    def sizeHint(self) -> QSize:
        """As wide as asked for."""
        return QSize(px(self._width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for two words."""
        return QSize(px(150), super().sizeHint().height())
