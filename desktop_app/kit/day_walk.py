"""A chosen day that the keyboard moves: arrows by days and weeks, Page Up and Page Down by months, Home to today."""

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.core import words

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class DayWalk(QWidget):
    """What every month that is walked through shares; how it looks is its own."""

    taken = Signal(object)
    """The day that was chosen."""

    moved = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = self.day = today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def go_to(self, day: date) -> None:
        """Move the choice to a day and show its month."""
        self.day = day
        self.setAccessibleName(self.told(day))
        self.moved.emit()
        self.update()

    def told(self, day: date) -> str:
        """What a screen reader hears of the chosen day."""
        return words.long_day(day)

    def go_by_months(self, step: int) -> None:
        """Show the next or the previous month; the day is kept where the month has it."""
        months = self.day.year * 12 + self.day.month - 1 + step
        year, month = divmod(months, 12)
        self.go_to(date(year, month + 1, min(self.day.day, monthrange(year, month + 1)[1])))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Days, weeks, months; Home is today."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_by_months(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.go_to(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(self.day)
        else:
            super().keyPressEvent(event)
