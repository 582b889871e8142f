"""The line at the foot of a page or a pane."""

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kit.controls import Button, ElidedLabel, KeyHint, Label
from desktop_app.kit.paint import hairline
from desktop_app.kit.theme import Token, Type, px

FOOTER_HEIGHT = 52
_LEFT, _RIGHT = 24, 20


class Footer(QWidget):
    """The fixed line under a form or a pane: the state of the draft at the left, buttons at the right."""

    def __init__(self, *buttons: Button, hint: tuple[str, str] | None = None, parent: QWidget | None = None) -> None:
        """`hint` is a key and what it does; the main button comes last."""
        super().__init__(parent)
        self.setFixedHeight(px(FOOTER_HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_LEFT), 0, px(_RIGHT), 0)
        row.setSpacing(px(8))
        self._words = ElidedLabel("", Type.HINT)
        row.addWidget(self._words, 1)
        self._hint = (KeyHint(hint[0]), Label(hint[1], Type.HINT)) if hint else ()
        self._buttons = buttons
        for part in (*self._hint, *buttons):
            row.addWidget(part)

    def say(self, words: str) -> None:
        """Tell the state of the draft."""
        self._words.setText(words)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint goes before the draft's words are cut."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        parts = (*self._hint, *(button for button in self._buttons if not button.isHidden()))
        wanted = sum(part.sizeHint().width() + px(8) for part in parts) + self._words.sizeHint().width()
        for part in self._hint:
            part.setVisible(wanted + px(_LEFT) + px(_RIGHT) <= self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Token.PAGE.colour)
        hairline(painter, 0, 0, self.width(), 0, Token.LINE.colour)
