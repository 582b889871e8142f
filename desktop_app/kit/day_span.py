"""Two days asked for in a small field under the filter they belong to."""

from datetime import date

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.clock import Clock
from desktop_app.core.periods import Period, between
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.day_input import DayInput
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.paint import frame, shadow
from desktop_app.kit.theme import State, Token, Type, px


class DaySpan(Overlay):
    """Floats over the page; Enter takes the days, Esc or a click outside leaves things as they are."""

    chosen = Signal(object)

    def __init__(self, below: QWidget, shown: Period, clock: Clock) -> None:
        """Stand below the filter `below`, with the days it shows."""
        super().__init__(below.window())
        self._below = below
        self._card = QWidget(self)
        self._from = _day_field("Từ ngày", shown.from_on, clock)
        self._to = _day_field("Đến ngày", shown.to_on, clock)
        self._problem = Label("", Type.HINT, colour=State.OVERDUE, wrap=True)
        self._problem.hide()
        self._lay_out()

    def rise(self) -> None:
        """Show it with the keyboard in the first day."""
        super().rise()
        self._card.adjustSize()
        corner = self._below.mapTo(self.window(), QPoint(0, self._below.height() + px(6)))
        corner.setX(min(corner.x(), self.width() - self._card.width() - px(12)))
        self._card.move(corner)
        self._from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._from.line.selectAll()

    def go(self) -> None:
        """Leave and be forgotten."""
        super().go()
        self.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click outside leaves."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.go()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card and its shadow."""
        painter = QPainter(self)
        box = QRectF(self._card.geometry())
        shadow(painter, box, 8)
        frame(painter, box, radius=8, fill=Token.PAGE.colour, border=Token.LINE.colour)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._card)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for label, day_field in (("Từ ngày", self._from), ("Đến ngày", self._to)):
            pair = QVBoxLayout()
            pair.setSpacing(px(4))
            pair.addWidget(Label(label, Type.LABEL))
            pair.addWidget(day_field)
            row.addLayout(pair)
        take = Button("Xem", Kind.MAIN, key="Enter")
        take.clicked.connect(self._take)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(self._problem)
        self._from.line.returnPressed.connect(self._go_on)
        self._to.line.returnPressed.connect(self._take)

    def _go_on(self) -> None:
        self._to.setFocus(Qt.FocusReason.TabFocusReason)
        self._to.line.selectAll()

    def _take(self) -> None:
        try:
            chosen = between(words.read_day(self._from.text()), words.read_day(self._to.text()))
        except ValueError as error:
            self._problem.setText(str(error))
            self._problem.show()
            self._card.adjustSize()
            self.update()
            return
        self.go()
        self.chosen.emit(chosen)


def _day_field(name: str, on: date | None, clock: Clock) -> DayInput:
    made = DayInput(clock.today())
    made.line.setAccessibleName(name)
    made.set_text(words.day(on))
    made.setFixedWidth(px(140))
    return made
