"""One of two ways, as a card that is chosen like a radio button."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kit.buttons import Pressable
from desktop_app.kit.controls import Label, Picture
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, px

_ROUND = 18
_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class OptionCard(Pressable):
    """Words, a picture and the round mark of what is chosen; Space and a click choose, Enter goes on."""

    def __init__(self, key: str, icon: str, title: str, detail: str) -> None:
        """`key` names the way."""
        super().__init__(radius=8)
        self.key = key
        self.setCheckable(True)
        self.setAccessibleName(f"{title}. {detail}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(13 + _ROUND + 13), px(9), px(12), px(9))
        row.setSpacing(px(13))
        row.addWidget(Picture(icon, Token.ACCENT.colour, 22))
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (Label(title, Type.STRONG, wrap=True), Label(detail, Type.HINT, wrap=True)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        row.addLayout(words, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the step, the arrows to the row of cards."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, *_STEPS):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card and its round mark."""
        painter = QPainter(self)
        on = self.isChecked()
        fill = Token.SELECTED if on else Token.HOVER if self.is_hovered() else Token.PAGE
        border = Token.ACCENT if on else Token.LINE_2
        frame(painter, QRectF(self.rect()), radius=8, fill=fill.colour, border=border.colour)
        mark = QRectF(px(13), (self.height() - px(_ROUND)) / 2, px(_ROUND), px(_ROUND))
        ring = (Token.ACCENT if on else Token.EDGE).colour
        frame(painter, mark, radius=_ROUND / 2, fill=Token.PAGE.colour, border=ring, width=2 if on else 1)
        if on:
            inset = px(5)
            frame(painter, mark.adjusted(inset, inset, -inset, -inset), radius=_ROUND / 2 - 5, fill=ring)


class Options(QWidget):
    """Cards side by side, one of them chosen; the arrow keys go from one to the other."""

    chosen = Signal(str)

    def __init__(self, *cards: OptionCard) -> None:
        super().__init__()
        self._cards = cards
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        for card in cards:
            row.addWidget(card, 1)
            card.clicked.connect(lambda _=False, key=card.key: self._pick(key))

    def show_choice(self, key: str) -> None:
        """Mark a way without telling anybody."""
        for card in self._cards:
            card.setChecked(card.key == key)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card.key == key else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose."""
        step = _STEPS.get(event.key(), 0)
        if not step:
            super().keyPressEvent(event)
            return
        here = next(place for place, card in enumerate(self._cards) if card.isChecked())
        following = self._cards[(here + step) % len(self._cards)]
        self._pick(following.key)
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _pick(self, key: str) -> None:
        self.show_choice(key)
        self.chosen.emit(key)
