"""The parts of a way from left to right, for up to eight of one word or two."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit import icons
from desktop_app.kit.controls import Card, Label
from desktop_app.kit.theme import State, Token, Type, font, px
from desktop_app.kit.timeline import Place, Step

_RADIUS, _TOP = 11, 12


class StepLine(Card):
    """Each part with its circle on one line, what it is called and its day; `what` and `day` of a step are shown."""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__(padding=0, spacing=0)
        row = QHBoxLayout()
        row.setContentsMargins(px(6), px(4), px(6), px(10))
        row.setSpacing(0)
        for number, step in enumerate(steps, start=1):
            after = steps[number] if number < len(steps) else None
            row.addWidget(_Part(step, after, number, first=number == 1), 1)
        self.body.addLayout(row)


class _Part(QWidget):
    """A circle on the line, words below it."""

    def __init__(self, step: Step, after: Step | None, number: int, *, first: bool) -> None:
        super().__init__()
        self._step, self._after, self._number, self._first = step, after, number, first
        self.setAccessibleName(f"{step.place.value}: {step.what}. {step.day}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(2), px(_TOP + 2 * _RADIUS + 6), px(2), 0)
        column.setSpacing(px(1))
        now = step.place is Place.NOW
        what = Label(step.what, Type.STRONG if now else Type.BODY, colour=step.state if now else None, wrap=True)
        day = Label(step.day, Type.HINT, colour=Token.INK_2, wrap=True)
        for label in (what, day):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line to both sides, then the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, px(_TOP + _RADIUS))
        if not self._first:
            painter.setPen(_pen(self._step))
            painter.drawLine(QPointF(0, centre.y()), centre)
        if self._after is not None:
            painter.setPen(_pen(self._after))
            painter.drawLine(centre, QPointF(self.width(), centre.y()))
        self._draw_circle(painter, centre)

    def _draw_circle(self, painter: QPainter, centre: QPointF) -> None:
        radius, place = px(_RADIUS), self._step.place
        colour = self._colour()
        painter.setPen(QPen(colour, px(2)))
        painter.setBrush(Token.PAGE.colour if place is Place.TO_COME else colour)
        painter.drawEllipse(centre, radius, radius)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        if place is Place.DONE:
            icons.draw(painter, "check", Token.PAGE.colour, box.adjusted(4, 4, -4, -4), icons.SMALL_STROKE)
            return
        painter.setFont(font(Type.LABEL))
        painter.setPen(Token.PAGE.colour if place is Place.NOW else Token.INK_2.colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _colour(self) -> QColor:
        if self._step.place is Place.DONE:
            return State.DONE.text
        return Token.EDGE.colour if self._step.place is Place.TO_COME else self._step.state.text


def _pen(towards: Step) -> QPen:
    """The line that leads to a part: dotted to what is to come, green to what is done."""
    if towards.place is Place.TO_COME:
        return QPen(Token.LINE_2.colour, px(2), Qt.PenStyle.DotLine)
    return QPen(State.DONE.text, px(2))
