"""The chosen cell in two lines, with what can be done there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.kit.controls import Button, Card, ElidedLabel, Label, Picture
from desktop_app.kit.matrix_model import Mark
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, px

_EDGE = 4


class CellStrip(Card):
    """Always there, so that the matrix does not jump when the cell changes."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self._edge = Token.LINE_2.colour
        self._picture = Picture("minus", Token.INK_3.colour, 20)
        self._title = ElidedLabel("", Type.STRONG)
        self._sentence = Label("", Type.HINT, colour=Token.INK_2, wrap=True)
        row = QHBoxLayout()
        row.setContentsMargins(px(14), px(8), px(14), px(8))
        row.setSpacing(px(12))
        row.addWidget(self._picture)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        row.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(8))
        row.addLayout(self._buttons)
        self.body.addLayout(row)

    def say(self, mark: Mark, title: str, sentence: str, verbs: Sequence[tuple[str, str, Callable[[], None]]]) -> None:
        """Tell of a cell; each verb has its words, its key and what it does."""
        self._edge = mark.state.text if mark.state else Token.LINE_2.colour
        colour = mark.state.text if mark.state else Token.INK_3.colour
        self._picture.become(mark.icon or "minus", colour)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words, key, does in verbs:
            button = Button(words)
            button.setToolTip(f"{words} ({key})" if key else words)
            button.clicked.connect(does)
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and at its left the colour of the state."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.save()
        painter.setClipRect(QRectF(0, 0, px(_EDGE), box.height()))
        frame(painter, box, radius=8, fill=self._edge)
        painter.restore()
        painter.setClipRect(box.adjusted(px(_EDGE), 0, 0, 0))
        frame(painter, box, radius=8, fill=Token.PAGE.colour, border=Token.LINE.colour)
