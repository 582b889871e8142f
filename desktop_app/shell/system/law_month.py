"""The month of a day at a glance: which days are worked, off, made up or set by the office, in words and colour."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.core.law.calendar import CalendarDay, national_day
from desktop_app.kit.day_look import day_look
from desktop_app.kit.day_walk import WEEKDAYS
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, font, px

_CELL, _HEAD, _GAP = 42, 24, 2


class MonthPicture(QWidget):
    """One month in weeks from Monday; special days carry a word, the chosen day a frame."""

    def __init__(self, chosen: date, special: Mapping[date, CalendarDay]) -> None:
        super().__init__()
        self._chosen, self._special = chosen, special
        self._first = chosen.replace(day=1)
        self._days = monthrange(chosen.year, chosen.month)[1]
        told = "; ".join(f"{on.day}: {day.why}" for on, day in sorted(special.items()) if self._has(on))
        self.setAccessibleName(f"Tháng {chosen.month} năm {chosen.year}. {told}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The weekdays and as many weeks as the month touches."""
        weeks = (self._first.weekday() + self._days + 6) // 7
        return QSize(7 * px(_CELL + _GAP), px(_HEAD) + weeks * px(_CELL + _GAP))

    def minimumSizeHint(self) -> QSize:
        """Seven narrow columns."""
        return QSize(7 * px(_CELL - 8), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heads, then the days."""
        painter = QPainter(self)
        width = min(self.width() / 7, float(px(_CELL + 4)))
        painter.setFont(font(Type.LABEL))
        painter.setPen(Token.INK_2.colour)
        for column, name in enumerate(WEEKDAYS):
            painter.drawText(QRectF(column * width, 0, width, px(_HEAD)), Qt.AlignmentFlag.AlignCenter, name)
        for number in range(1, self._days + 1):
            on = self._first.replace(day=number)
            week, column = divmod(self._first.weekday() + number - 1, 7)
            box = QRectF(column * width, px(_HEAD) + week * px(_CELL + _GAP), width - px(_GAP), px(_CELL))
            self._draw(painter, box, on)

    def _has(self, on: date) -> bool:
        return (on.year, on.month) == (self._first.year, self._first.month)

    def _draw(self, painter: QPainter, box: QRectF, on: date) -> None:
        look = day_look(self._special.get(on) or national_day(on))
        border = Token.ACCENT.colour if on == self._chosen else None
        frame(painter, box, radius=4, fill=look.fill, border=border, width=2)
        half = box.height() / 2
        painter.setPen(look.ink)
        painter.setFont(font(Type.STRONG if look.mark else Type.BODY))
        number = QRectF(box.left(), box.top() + px(2), box.width(), half) if look.mark else box
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(on.day))
        painter.setFont(font(Type.LABEL))
        below = QRectF(box.left(), box.top() + half - px(3), box.width(), half)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, look.mark)
