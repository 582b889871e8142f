"""Why a deadline falls on its day: start, limit, every day counted or left out, article, result."""

from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.law.deadline import CountedDay, Deadline
from desktop_app.kit.controls import Badge, KeyHint, Label, Rule
from desktop_app.kit.day_walk import WEEKDAYS
from desktop_app.kit.floating import Floating
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px

WIDTH = 444
_CELL = (26, 56)
_GAP = 2
_MOST = 16
_OFF_WORDS = {"Thứ Bảy": "–", "Chủ Nhật": "–"}


class DayStrip(QWidget):
    """The days of a limit side by side; a long limit shows its first and last week and what was left out."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        start = CountedDay(deadline.start_on, None, "đầu")
        self._cells = _cells([start, *deadline.days])
        self._due_on = deadline.due_on
        self.setAccessibleName(" ".join(deadline.lines()))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As many cells as are shown."""
        return QSize(len(self._cells) * px(_CELL[0] + _GAP) - px(_GAP), px(_CELL[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One narrow cell for each day: weekday, day, number in the count."""
        painter = QPainter(self)
        for index, day in enumerate(self._cells):
            box = QRectF(index * px(_CELL[0] + _GAP), 0, px(_CELL[0]), px(_CELL[1]))
            if day is None:
                painter.setPen(Token.INK_3.colour)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "…")
            else:
                self._draw(painter, box, day)

    def _draw(self, painter: QPainter, box: QRectF, day: CountedDay) -> None:
        last, off = day.on == self._due_on, day.number is None
        fill, border, ink, mark = _colours(last=last, off=off, first=day.why == "đầu")
        frame(painter, box, radius=4, fill=fill, border=border)
        line = box.height() / 3
        painter.setPen(ink)
        painter.setFont(font(Type.HINT))
        _centre(painter, box, 0, line, WEEKDAYS[day.on.weekday()])
        painter.setFont(font(Type.STRONG))
        _centre(painter, box, line, line, str(day.on.day))
        painter.setFont(font(Type.LABEL))
        painter.setPen(mark if not (off and day.why.startswith("nghỉ")) else State.OVERDUE.text)
        _centre(painter, box, 2 * line, line, _word(day))


class DeadlinePopover(Floating):
    """Opens from any deadline; Esc closes it."""

    def __init__(self, window: QWidget, deadline: Deadline) -> None:
        """Made hidden; `show_under` the place where the deadline stands."""
        super().__init__(window, padding=16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"Vì sao hạn là {words.day(deadline.due_on)}?")
        self._before: QWidget | None = None
        self.body.setSpacing(px(7))
        head = QHBoxLayout()
        head.addWidget(Label(f"Vì sao hạn là {words.day(deadline.due_on)}?", Type.BLOCK_TITLE), 1)
        head.addWidget(KeyHint("Esc"))
        self.body.addLayout(head)
        self._pair("Ngày bắt đầu (không tính)", words.day(deadline.start_on))
        self._pair(deadline.rule.title or "Thời hạn", deadline.rule.amount)
        self.body.addWidget(DayStrip(deadline), 0, Qt.AlignmentFlag.AlignHCenter)
        self._pair(*_left_out(deadline))
        self._pair("Tạm dừng", _pauses(deadline))
        self.body.addWidget(Rule())
        self._source(deadline)
        row = self._pair("Hạn cuối", words.long_day(deadline.due_on), Type.STRONG, Token.INK)
        row.setFont(font(Type.BLOCK_TITLE))
        row.paint_in(Token.ACCENT)

    def show_under(self, anchor: QWidget) -> None:
        """Float under the deadline, with the keyboard."""
        self._before = self.window().focusWidget()
        self.place_under(anchor, width=px(WIDTH + 34))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, or F3 again, gives the keyboard back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F3):
            self.hide()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self.deleteLater()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever works elsewhere has read it."""
        self.hide()

    def _pair(self, name: str, value: str, role: Type = Type.BODY, colour: Token = Token.INK_2) -> Label:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Label(name, role, colour=colour, wrap=True), 1)
        shown = Label(value, role)
        row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        return shown

    def _source(self, deadline: Deadline) -> None:
        if not deadline.rule.citation:
            return
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Label(deadline.rule.citation, Type.HINT, colour=Token.INK_2, wrap=True), 1)
        known = deadline.rule.confidence
        state, said = (State.DONE, "Đã đối chiếu") if known.checked else (State.UNCHECKED, "Chưa đối chiếu")
        badge = Badge(state, said)
        badge.setToolTip(known.value)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)


def _cells(days: list[CountedDay]) -> list[CountedDay | None]:
    """All days of a short limit; of a long one the first and the last week, with a gap between (None)."""
    if len(days) <= _MOST:
        return list(days)
    return [*days[:7], None, *days[-8:]]


def _colours(*, last: bool, off: bool, first: bool) -> tuple[QColor, QColor | None, QColor, QColor]:
    """Fill, border, ink of the day and of its mark."""
    if last:
        return Token.ACCENT.colour, None, Token.PAGE.colour, Token.PAGE.colour
    if first:
        return Token.PAGE.colour, Token.LINE_2.colour, Token.INK.colour, Token.ACCENT.colour
    if off:
        return State.NONE.background, None, Token.INK_3.colour, Token.INK_3.colour
    return Token.SELECTED.colour, None, Token.INK.colour, Token.ACCENT.colour


def _word(day: CountedDay) -> str:
    if day.number is not None:
        return str(day.number)
    if day.why == "đầu":
        return "đầu"
    return _OFF_WORDS.get(day.why, "lễ" if day.why.startswith("nghỉ") else "–")


def _left_out(deadline: Deadline) -> tuple[str, str]:
    """The days that are not counted and why; how many they are."""
    left_out = deadline.left_out
    if not left_out:
        return "Không tính", "không bỏ ngày nào"
    weekend = [day for day in left_out if day.why in _OFF_WORDS]
    parts = []
    others = [day for day in left_out if day not in weekend]
    for why, days in groupby(others, key=lambda day: day.why):
        parts.append(f"{', '.join(f'{day.on:%d/%m}' for day in days)} {why}")
    if weekend:
        parts.append(f"{len(weekend)} ngày thứ Bảy, Chủ nhật")
    return f"Không tính: {', '.join(parts)}", f"bỏ {len(left_out)} ngày"


def _pauses(deadline: Deadline) -> str:
    if not deadline.pauses:
        return "không có"
    return ", ".join(f"{pause.from_on:%d/%m} đến {words.day(pause.to_on)}" for pause in deadline.pauses)


def _centre(painter: QPainter, box: QRectF, top: float, height: float, text: str) -> None:
    painter.drawText(QRectF(box.left(), box.top() + top, box.width(), height), Qt.AlignmentFlag.AlignCenter, text)
