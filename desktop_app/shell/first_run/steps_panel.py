"""The list of steps at the left of the first run: done, now, to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kit import icons
from desktop_app.kit.controls import Label
from desktop_app.kit.labels import ElidedLabel
from desktop_app.kit.paint import hairline
from desktop_app.kit.theme import State, Token, Type, font, px
from desktop_app.shell.brand import Mark

_ROUND = 26


class StepsPanel(QWidget):
    """Says where one is; it is not clicked, Esc goes back."""

    def __init__(self, names: Sequence[str], foot: str) -> None:
        """`foot` stands at the bottom."""
        super().__init__()
        self._lines = [_StepLine(number, name) for number, name in enumerate(names, start=1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(29), px(20), px(24))
        column.setSpacing(px(14))
        column.addLayout(_brand())
        column.addSpacing(px(24))
        for line in self._lines:
            column.addWidget(line)
        column.addStretch(1)
        self._foot = Label(foot, Type.HINT, wrap=True)
        column.addWidget(self._foot)

    def show_step(self, place: int) -> None:
        """The step that is asked now, from 0."""
        for number, line in enumerate(self._lines):
            line.show_state(number < place, number == place)

    def say(self, foot: str) -> None:
        """Other words at the bottom."""
        self._foot.setText(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet field with a hairline at its right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Token.SIDE.colour)
        hairline(painter, self.width() - 1, 0, self.width() - 1, self.height(), Token.LINE.colour)


class _StepLine(QWidget):
    """A number in a circle and the name of the step."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number, self._name = number, name
        self._done = self._now = False
        self._words = ElidedLabel(name)
        self.setFixedHeight(px(_ROUND))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_ROUND + 12), 0, 0, 0)
        row.addWidget(self._words)

    def show_state(self, done: bool, now: bool) -> None:
        self._done, self._now = done, now
        self._words.setFont(font(Type.STRONG if now else Type.BODY))
        self._words.paint_in(Token.INK if now else Token.INK_2)
        state = "đã xong" if done else "đang làm" if now else "chưa đến"
        self.setAccessibleName(f"Bước {self._number}, {self._name}, {state}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, 1, px(_ROUND) - 2, px(_ROUND) - 2)
        fill = State.DONE.text if self._done else Token.ACCENT.colour if self._now else Token.PAGE.colour
        painter.setPen(Token.EDGE.colour if not (self._done or self._now) else fill)
        painter.setBrush(fill)
        painter.drawEllipse(circle)
        if self._done:
            inset = px(6)
            icons.draw(painter, "check", Token.PAGE.colour, circle.adjusted(inset, inset, -inset, -inset), 2.6)
            return
        painter.setPen((Token.PAGE if self._now else Token.INK_2).colour)
        painter.setFont(font(Type.LABEL))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))


def _brand() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(Mark(36))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label("Sổ Dân Chủ", Type.BLOCK_TITLE))
    words.addWidget(Label("Thiết lập lần đầu", Type.HINT))
    row.addLayout(words, 1)
    return row
