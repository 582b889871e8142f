"""What happened to a record and what is to come, from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit import icons
from desktop_app.kit.controls import Label
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px


class Place(Enum):
    """Where a step stands in time."""

    DONE = "đã xong"
    NOW = "đang làm"
    TO_COME = "sắp tới"


@dataclass(frozen=True)
class Step:
    """One step: what; its rule or who did it; the day; what the day rests on or who."""

    what: str
    detail: str = ""
    day: str = ""
    beside: str = ""
    place: Place = Place.DONE
    state: State = State.ACTIVE


class Timeline(QWidget):
    """Steps on one line; numbered circles where the law orders the steps, plain dots in a reading pane."""

    def __init__(self, steps: Sequence[Step], *, numbered: bool = False) -> None:
        """In a reading pane the newest step comes first; numbered steps come in the order of the law."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, step in enumerate(steps, start=1):
            below = steps[number] if number < len(steps) else None
            column.addWidget(_StepRow(step, below, number if numbered else 0, first=number == 1))


class _StepRow(QWidget):
    """A circle on the line, words beside it."""

    def __init__(self, step: Step, below: Step | None, number: int, *, first: bool) -> None:
        super().__init__()
        self._step, self._below, self._number, self._first = step, below, number, first
        self.setAccessibleName(f"{step.place.value}: {step.what}. {step.detail} {step.day} {step.beside}".strip())
        column = QVBoxLayout(self)
        self._top = top = px(8 if number else 3)
        column.setContentsMargins(px(46 if number else 26), top, px(16 if number else 0), top)
        column.setSpacing(0)
        column.addLayout(self._first_line())
        if step.detail or step.beside:
            column.addLayout(self._second_line())
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The present step's field, the line, the circle."""
        painter = QPainter(self)
        if self._number and self._step.place is Place.NOW:
            box = QRectF(self.rect()).adjusted(px(4), 0, -px(4), 0)
            frame(painter, box, radius=6, fill=self._step.state.background)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_line(painter)
        self._draw_circle(painter)

    def _first_line(self) -> QHBoxLayout:
        now = bool(self._number) and self._step.place is Place.NOW
        stands_out = self._first if not self._number else self._step.place is not Place.TO_COME
        role = Type.STRONG if now else Type.BODY if self._number else Type.HINT
        what = Label(self._step.what, Type.STRONG if stands_out else Type.BODY, wrap=True)
        day = Label(self._step.day, role, colour=self._step.state if now else Token.INK_2)
        return _line_of(what, day)

    def _second_line(self) -> QHBoxLayout:
        colour = State.DONE if self._number and self._step.place is Place.DONE else Token.INK_3
        beside = Label(self._step.beside, Type.HINT, colour=colour)
        return _line_of(Label(self._step.detail, Type.HINT, wrap=True), beside)

    def _centre(self) -> QPointF:
        return QPointF(px(24 if self._number else 8), self._top + self.fontMetrics().height() / 2)

    def _draw_line(self, painter: QPainter) -> None:
        centre = self._centre()
        if not self._first:
            painter.setPen(self._pen(self._step))
            painter.drawLine(QPointF(centre.x(), 0), centre)
        if self._below is not None:
            painter.setPen(self._pen(self._below))
            painter.drawLine(centre, QPointF(centre.x(), self.height()))

    def _draw_circle(self, painter: QPainter) -> None:
        radius = px(10 if self._number else 5)
        colour = self._colour()
        filled = self._step.place is (Place.DONE if self._number else Place.NOW)
        painter.setPen(QPen(colour, px(2)))
        painter.setBrush(colour if filled else Token.PAGE.colour)
        centre = self._centre()
        painter.drawEllipse(centre, radius, radius)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        if self._number and filled:
            icons.draw(painter, "check", Token.PAGE.colour, box.adjusted(3, 3, -3, -3), icons.SMALL_STROKE)
        elif self._number:
            painter.setFont(font(Type.LABEL))
            painter.setPen(Token.INK_2.colour if self._step.place is Place.TO_COME else self._step.state.text)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _pen(self, towards: Step) -> QPen:
        """The line that leads to a step: dotted to what is to come, green to what is done by law's order."""
        if towards.place is Place.TO_COME:
            return QPen(Token.LINE_2.colour, px(2), Qt.PenStyle.DotLine)
        return QPen(State.DONE.text if self._number else Token.LINE_2.colour, px(2))

    def _colour(self) -> QColor:
        if self._step.place is Place.DONE:
            return State.DONE.text
        return Token.EDGE.colour if self._step.place is Place.TO_COME else self._step.state.text


def _line_of(left: Label, right: Label) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addWidget(left, 1)
    if right.text():
        row.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
    return row
