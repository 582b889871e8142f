"""The list of steps at the left of the first run: done, now, to come."""

from collections.abc import Collection, Sequence
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kit import icons
from desktop_app.kit.controls import Label
from desktop_app.kit.labels import ElidedLabel
from desktop_app.kit.measure import is_low
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
        self._column = column = QVBoxLayout(self)
        column.addLayout(_brand())
        for line in self._lines:
            column.addWidget(line)
        column.addStretch(1)
        self._foot = Label(foot, Type.HINT, wrap=True)
        column.addWidget(self._foot)
        self._fit(is_low(self))

    def show_step(self, place: int, put_off: Collection[int] = ()) -> None:
        """The step that is asked now, from 0; those of the earlier ones that were `put_off` are not ticked."""
        for number, line in enumerate(self._lines):
            if number == place:
                line.show_state(_Place.NOW)
            elif number > place:
                line.show_state(_Place.TO_COME)
            else:
                line.show_state(_Place.PUT_OFF if number in put_off else _Place.DONE)

    def say(self, foot: str) -> None:
        """Other words at the bottom."""
        self._foot.setText(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the steps stand closer and the words at the bottom give way to them."""
        super().resizeEvent(event)
        self._fit(is_low(self))

    def _fit(self, low: bool) -> None:
        above, below, between = (16, 12, 8) if low else (29, 24, 14)
        self._column.setContentsMargins(px(28), px(above), px(20), px(below))
        self._column.setSpacing(px(between))
        self._foot.setVisible(not low)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet field with a hairline at its right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Token.SIDE.colour)
        hairline(painter, self.width() - 1, 0, self.width() - 1, self.height(), Token.LINE.colour)


class _Place(Enum):
    """Where a step stands; the value is what a screen reader says."""

    DONE = "đã xong"
    PUT_OFF = "để sau"
    NOW = "đang làm"
    TO_COME = "chưa đến"


class _StepLine(QWidget):
    """A number in a circle and the name of the step."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number, self._name = number, name
        self._place = _Place.TO_COME
        self._words = ElidedLabel(name)
        self.setFixedHeight(px(_ROUND))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_ROUND + 12), 0, 0, 0)
        row.addWidget(self._words)

    def show_state(self, place: _Place) -> None:
        self._place = place
        now = place is _Place.NOW
        self._words.setFont(font(Type.STRONG if now else Type.BODY))
        self._words.paint_in(Token.INK if now else Token.INK_2)
        self.setAccessibleName(f"Bước {self._number}, {self._name}, {place.value}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, 1, px(_ROUND) - 2, px(_ROUND) - 2)
        fill = _FILLS.get(self._place, Token.PAGE)
        colour = fill.colour if isinstance(fill, Token) else fill.text
        painter.setPen(Token.EDGE.colour if self._place is _Place.TO_COME else colour)
        painter.setBrush(colour)
        painter.drawEllipse(circle)
        if icon := _ICONS.get(self._place):
            inset = px(6)
            icons.draw(painter, icon, Token.PAGE.colour, circle.adjusted(inset, inset, -inset, -inset), 2.6)
            return
        painter.setPen((Token.PAGE if self._place is _Place.NOW else Token.INK_2).colour)
        painter.setFont(font(Type.LABEL))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))


_FILLS: dict[_Place, Token | State] = {
    _Place.DONE: State.DONE,
    _Place.PUT_OFF: State.WARNING,
    _Place.NOW: Token.ACCENT,
}
_ICONS = {_Place.DONE: "check", _Place.PUT_OFF: "clock"}


def _brand() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(Mark(36))
    row.setContentsMargins(0, 0, 0, px(16))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label("Sổ Dân Chủ", Type.BLOCK_TITLE))
    words.addWidget(Label("Thiết lập lần đầu", Type.HINT))
    row.addLayout(words, 1)
    return row
