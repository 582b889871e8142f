"""A month of work: every day in its field, why it is not worked, what falls on it; the keyboard walks through it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from desktop_app.core import words
from desktop_app.core.law.calendar import CalendarDay
from desktop_app.kit import icons
from desktop_app.kit.day_look import DayLook, day_look
from desktop_app.kit.day_walk import WEEKDAYS, DayWalk
from desktop_app.kit.lettering import lay_out, write
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px

_HEAD, _GAP, _INSIDE = 24, 4, 6
_NARROW, _LOW, _WIDE, _HIGH = 62, 62, 104, 84
_NUMBER, _LINE, _ICON = 20, 17, 13
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class BoardLine:
    """One thing on a day: how pressing it is, and what it is."""

    state: State
    words: str


class MonthBoard(DayWalk):
    """Shows one month at a time; whoever made it is told by `moved` when another month is gone to, and hands it in."""

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self._days: dict[date, CalendarDay] = {}
        self._lines: Mapping[date, Sequence[BoardLine]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_month(self, days: Sequence[CalendarDay], lines: Mapping[date, Sequence[BoardLine]]) -> None:
        """The days of the month and what falls on them."""
        self._days, self._lines = {day.on: day for day in days}, lines
        self.setAccessibleName(self.told(self.day))
        self.updateGeometry()
        self.update()

    def told(self, day: date) -> str:
        """The day, why it is special, how much falls on it."""
        known, count = self._days.get(day), len(self._lines.get(day, ()))
        why = known.why if known and day_look(known).mark else ""
        return ". ".join(filter(None, (words.long_day(day), why, f"{words.number(count)} việc" if count else "")))

    def sizeHint(self) -> QSize:
        """Room for a few lines on each day."""
        return QSize(7 * px(_WIDE), px(_HEAD) + self._weeks * px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Room for the number and two lines."""
        return QSize(7 * px(_NARROW), px(_HEAD) + self._weeks * px(_LOW))

    @property
    def chosen_box(self) -> QRect:
        """Where the chosen day stands."""
        return self._box(self.day).toRect()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the day."""
        day = self._at(event.position())
        if day is not None:
            self.go_to(day)

    def event(self, event: QEvent) -> bool:
        """Everything of the day under the mouse, which its field may have no room for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._at(QPointF(event.pos()))
            lines = [self.told(day), *(line.words for line in self._lines.get(day, ()))] if day else []
            QToolTip.showText(event.globalPos(), "\n".join(lines), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heads, then the days."""
        painter = QPainter(self)
        painter.setFont(font(Type.LABEL))
        painter.setPen(Token.INK_2.colour)
        wide = self.width() / 7
        for column, name in enumerate(WEEKDAYS):
            painter.drawText(QRectF(column * wide, 0, wide, px(_HEAD)), Qt.AlignmentFlag.AlignCenter, name)
        for day in self._shown:
            self._draw(painter, self._box(day.on), day)

    @property
    def _shown(self) -> list[CalendarDay]:
        """The days handed in, unless another month was gone to meanwhile."""
        return [day for day in self._days.values() if day.on.replace(day=1) == self._first]

    @property
    def _first(self) -> date:
        return self.day.replace(day=1)

    @property
    def _weeks(self) -> int:
        following = (self._first + timedelta(days=31)).replace(day=1)
        return (self._first.weekday() + (following - self._first).days + 6) // 7

    def _box(self, on: date) -> QRectF:
        week, column = divmod(self._first.weekday() + on.day - 1, 7)
        wide, high = self.width() / 7, (self.height() - px(_HEAD)) / self._weeks
        gap = px(_GAP)
        return QRectF(column * wide + gap / 2, px(_HEAD) + week * high, wide - gap, high - gap)

    def _at(self, point: QPointF) -> date | None:
        return next((day.on for day in self._shown if self._box(day.on).contains(point)), None)

    def _draw(self, painter: QPainter, box: QRectF, day: CalendarDay) -> None:
        look, chosen, lines = day_look(day), day.on == self.day, self._lines.get(day.on, ())
        border = Token.ACCENT if chosen else Token.LINE
        width = 2 if chosen and self.hasFocus() else 1
        frame(painter, box, radius=4, fill=look.fill or Token.PAGE.colour, border=border.colour, width=width)
        inside = box.adjusted(px(_INSIDE), px(3), -px(_INSIDE), -px(3))
        is_today = day.on == self.today
        painter.setFont(font(Type.STRONG))
        painter.setPen(Token.ACCENT.colour if is_today else look.ink)
        number = QRectF(inside.left(), inside.top(), inside.width(), px(_NUMBER))
        painter.drawText(number, _LEFT, f"{day.on.day} Hôm nay" if is_today else str(day.on.day))
        room = inside.adjusted(0, px(_NUMBER), 0, 0)
        if look.mark:
            room = room.adjusted(0, self._draw_why(painter, room, day.why, look, len(lines)), 0, 0)
        self._draw_lines(painter, room, lines)

    def _draw_why(self, painter: QPainter, room: QRectF, why: str, look: DayLook, others: int) -> float:
        """Why the day is special, on as many lines as the others leave; how high that is."""
        most = max(1, int(room.height() // px(_LINE)) - others)
        laid = lay_out(why, font(Type.HINT), room.width(), most)
        write(painter, room, laid.lines, font(Type.HINT), look.ink)
        return len(laid.lines) * painter.fontMetrics().height()

    def _draw_lines(self, painter: QPainter, room: QRectF, lines: Sequence[BoardLine]) -> None:
        """As many lines as there is room for; the last then says how many more there are."""
        most = int(room.height() // px(_LINE))
        shown = lines if len(lines) <= most else lines[: max(0, most - 1)]
        rows = [QRectF(room.left(), room.top() + at * px(_LINE), room.width(), px(_LINE)) for at in range(most)]
        for row, line in zip(rows, shown, strict=False):
            _draw_state(painter, row, line.state)
            _write(painter, row.adjusted(px(_ICON + 4), 0, 0, 0), line.words, line.state)
        if len(lines) > len(shown) and rows:
            state, row = lines[len(shown)].state, rows[len(shown)]
            _draw_state(painter, row, state)
            more = f"và {len(lines) - len(shown)} việc nữa" if shown else f"{len(lines)} việc"
            _write(painter, row.adjusted(px(_ICON + 4), 0, 0, 0), more, state)


def _draw_state(painter: QPainter, row: QRectF, state: State) -> None:
    icon = QRectF(row.left(), row.top(), px(_ICON), row.height())
    icons.draw(painter, state.icon, state.text, icon, icons.SMALL_STROKE)


def _write(painter: QPainter, box: QRectF, text: str, state: State) -> None:
    painter.setFont(font(Type.HINT))
    painter.setPen(state.text)
    painter.drawText(box, _LEFT, lay_out(text, painter.font(), box.width(), 1).lines[0])
