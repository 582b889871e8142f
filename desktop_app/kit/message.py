"""The one sentence under a field: a hint, a warning or an error, with its icon."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.kit.controls import Label, Picture
from desktop_app.kit.theme import State, Token, Type, px


class Message(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        self._picture = Picture("info", Token.INK_3.colour, 14)
        self._words = Label("", Type.HINT, wrap=True)
        self._strong = Label("", Type.LABEL, wrap=True)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._strong, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_hint("")

    def show_hint(self, words: str) -> None:
        """Explain, without an icon."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._picture.hide()
        self._strong.hide()
        self.setVisible(bool(words))

    def show_state(self, state: State, sentence: str) -> None:
        """Warn or refuse."""
        self._strong.setText(sentence)
        self._strong.paint_in(state)
        self._picture.become(state.icon, state.text)
        self._words.hide()
        self._picture.show()
        self._strong.show()
        self.show()
