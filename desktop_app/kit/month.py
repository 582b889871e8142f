"""A month to choose a day from: arrows move by days and weeks, Page Up and Page Down by months, Enter takes."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kit.controls import IconButton, Label
from desktop_app.kit.day_walk import WEEKDAYS, DayWalk
from desktop_app.kit.floating import Floating
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, font, px

_CELL = (36, 30)


class MonthGrid(DayWalk):
    """The days of one month in weeks from Monday."""

    abandoned = Signal()
    """The keyboard went elsewhere, or Esc was pressed."""

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Seven days and seven lines: the heads and six weeks."""
        return QSize(7 * px(_CELL[0]), 7 * px(_CELL[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving is giving up."""
        super().focusOutEvent(event)
        self.abandoned.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the day."""
        column = int(event.position().x()) // px(_CELL[0])
        row = int(event.position().y()) // px(_CELL[1])
        if row:
            self.go_to(self._first() + timedelta(days=(row - 1) * 7 + column))
            self.taken.emit(self.day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heads, days; the chosen one filled, today framed, the days of other months paler."""
        painter = QPainter(self)
        painter.setFont(font(Type.LABEL))
        painter.setPen(Token.INK_2.colour)
        for column, name in enumerate(WEEKDAYS):
            painter.drawText(_cell(column, 0), Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(font(Type.BODY))
        for index in range(42):
            self._draw(painter, _cell(index % 7, index // 7 + 1), self._first() + timedelta(days=index))

    def _draw(self, painter: QPainter, box: QRectF, day: date) -> None:
        field = box.adjusted(px(2), px(1), -px(2), -px(1))
        if day == self.day:
            frame(painter, field, radius=5, fill=Token.ACCENT.colour)
        elif day == self.today:
            frame(painter, field, radius=5, border=Token.ACCENT.colour)
        elsewhere = day.month != self.day.month
        ink = Token.PAGE if day == self.day else Token.INK_3 if elsewhere or day.weekday() > 4 else Token.INK
        if elsewhere and day != self.day:
            painter.setOpacity(0.6)
        painter.setPen(ink.colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.setOpacity(1)

    def _first(self) -> date:
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())


class MonthPopup(Floating):
    """The month under a day field."""

    def __init__(self, window: QWidget, today: date, taken: Callable[[date], None]) -> None:
        """`taken` is told the chosen day."""
        super().__init__(window, padding=10)
        self.grid = MonthGrid(today)
        self._name = Label("", Type.STRONG)
        before, after = IconButton("chevron-left", "Tháng trước"), IconButton("chevron-right", "Tháng sau")
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        for button, step in ((before, -1), (after, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, step=step: self.grid.go_by_months(step))
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(self.grid)
        self.grid.moved.connect(self._tell)
        self.grid.abandoned.connect(self.hide)
        self.grid.taken.connect(taken)

    def open_under(self, anchor: QWidget, day: date) -> None:
        """Show the month of `day` under the field."""
        self.grid.go_to(day)
        self.place_under(anchor)
        self.show()
        self.raise_()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _tell(self) -> None:
        self._name.setText(f"Tháng {self.grid.day.month} năm {self.grid.day.year}")


def _cell(column: int, row: int) -> QRectF:
    return QRectF(column * px(_CELL[0]), row * px(_CELL[1]), px(_CELL[0]), px(_CELL[1]))
