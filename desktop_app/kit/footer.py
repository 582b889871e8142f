"""The line at the foot of a page or a pane."""

from collections.abc import Iterable, Sequence
from itertools import chain

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kit.controls import Button, ElidedLabel, KeyHint, Label
from desktop_app.kit.paint import hairline
from desktop_app.kit.theme import Token, Type, px

FOOTER_HEIGHT = 52
_LEFT, _RIGHT = 24, 20


class Footer(QWidget):
    """The fixed line under a form or a pane: the state of the draft at the left, buttons at the right."""

    def __init__(self, *buttons: Button, hints: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        """`hints` are keys and what they do, the more needed first; the main button comes last."""
        super().__init__(parent)
        self.setFixedHeight(px(FOOTER_HEIGHT))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(px(_LEFT), 0, px(_RIGHT), 0)
        row.setSpacing(px(8))
        self._words = ElidedLabel("", Type.HINT)
        row.addWidget(self._words, 1)
        self._hints = list[tuple[KeyHint, Label]]()
        self._buttons: tuple[Button, ...] = buttons
        for button in buttons:
            row.addWidget(button)
        self.show_keys(hints)

    def add(self, button: Button) -> None:
        """Another button at the right end, which takes the main one's place while it is shown."""
        self._row.addWidget(button)
        self._buttons = (*self._buttons, button)

    def show_keys(self, hints: Sequence[tuple[str, str]]) -> None:
        """Other keys and what they do, in the place of those before."""
        for part in chain(*self._hints):
            part.hide()
            part.deleteLater()
        self._hints = [(KeyHint(key), Label(words, Type.HINT)) for key, words in hints]
        for at, part in enumerate(chain(*self._hints), start=1):
            self._row.insertWidget(at, part)
        self._give_way()

    def say(self, words: str) -> None:
        """Tell the state of the draft."""
        self._words.setText(words)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hints go before the draft's words are cut, the last one first."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        buttons = [button for button in self._buttons if not button.isHidden()]
        room = self.width() - px(_LEFT) - px(_RIGHT) - _room_of(buttons) - self._words.sizeHint().width()
        for hint in self._hints:
            room -= _room_of(hint)
            for part in hint:
                part.setVisible(room >= 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Token.PAGE.colour)
        hairline(painter, 0, 0, self.width(), 0, Token.LINE.colour)


def _room_of(parts: Iterable[QWidget]) -> int:
    return sum(part.sizeHint().width() + px(8) for part in parts)
