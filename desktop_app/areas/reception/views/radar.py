"""Earlier visits of the person at the desk and matters that may be the same, beside the form and never over it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.reception.radar import Matter
from desktop_app.areas.reception.record import EarlierVisit
from desktop_app.areas.views.side_panel import SidePanel, short
from desktop_app.core import words
from desktop_app.kit.badges import Badge, Card, Rule
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.theme import State, Token, Type, px

MOST = 3
NOBODY = "Gõ họ tên hoặc số căn cước để xem người này đã đến lần nào chưa."


@dataclass(frozen=True)
class Seen:
    """What the panel shows: who is at the desk ("" when nobody is linked), their newest visits, the likely matters.

    `times` is how often they came, ever and this year.
    """

    who: str = ""
    visits: Sequence[EarlierVisit] = ()
    matters: Sequence[Matter] = ()
    joined: str = ""
    dismissed: int = 0
    said: str = NOBODY
    times: tuple[int, int] = (0, 0)


class Radar(SidePanel):
    """Asks to join a matter (`joined`), to leave it (`left`), says it is another one (`dismissed`, `recalled`).

    `parted` says that somebody else of that name is at the desk.
    """

    joined = Signal(str)
    left = Signal()
    dismissed = Signal(object)
    recalled = Signal()
    parted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None

    def show_seen(self, seen: Seen, today: date) -> None:
        """Show this; nothing is drawn anew when it is what is there."""
        if seen == self._seen:
            return
        self._seen = seen
        body, column = self.begin(_title(seen))
        column.addWidget(Label(seen.who or seen.said, Type.HINT, colour=Token.INK_2, wrap=True))
        if seen.who:
            self.offer(column, "Không phải người này", "Alt+0", self.parted.emit)
        self._show_matters(column, seen)
        if seen.dismissed:
            column.addWidget(Label(f"Đã ghi không trùng: {seen.dismissed} vụ.", Type.HINT, wrap=True))
            self.offer(column, "Hiện lại", "", self.recalled.emit)
        for number, visit in enumerate(seen.visits):
            if number or seen.matters:
                column.addWidget(Rule())
            column.addLayout(_visit(visit, today))
        if (more := seen.times[0] - len(seen.visits)) > 0:
            column.addWidget(Label(f"Và {more} lần trước nữa, tìm trong Sổ tiếp công dân.", Type.HINT, wrap=True))
        column.addStretch(1)
        self.put(body)

    def _show_matters(self, column: QVBoxLayout, seen: Seen) -> None:
        undecided = [matter for matter in seen.matters[:MOST] if seen.joined not in matter.uids and not matter.is_own]
        for place, matter in enumerate(seen.matters[:MOST], start=1):
            first = bool(undecided) and matter is undecided[0]
            column.addWidget(self._matter(matter, place, is_joined=seen.joined in matter.uids, is_first=first))

    def _matter(self, matter: Matter, place: int, *, is_joined: bool, is_first: bool) -> QWidget:
        """The matter with what can be said of it; the first undecided one has the key for "not the same"."""
        card = Card(padding=12, spacing=6)
        card.dress(State.SOON if matter.due_on else State.INFO)
        card.body.addWidget(Label(short(matter.title), Type.STRONG, wrap=True))
        for line in _told(matter):
            card.body.addWidget(Label(line, wrap=True))
        if matter.is_own:
            card.body.addWidget(_badge(f"Thuộc vụ này, lần thứ {matter.next_no}"), 0, Qt.AlignmentFlag.AlignLeft)
        elif is_joined:
            card.body.addWidget(_badge(f"Đã gắn, lần thứ {matter.next_no}"), 0, Qt.AlignmentFlag.AlignLeft)
            self.offer(card.body, "Bỏ gắn", f"Alt+{place}", self.left.emit)
        else:
            join = Button(f"Gắn vào vụ này, lần thứ {matter.next_no}", key=f"Alt+{place}", height=30)
            join.clicked.connect(lambda: self.joined.emit(matter.uid))
            card.body.addWidget(join, 0, Qt.AlignmentFlag.AlignLeft)
            self.offer(card.body, "Không trùng", "Alt+9" if is_first else "", lambda: self.dismissed.emit(matter))
        return card


def _title(seen: Seen) -> str:
    if seen.visits:
        this_year = seen.times[1]
        return f"Đã đến {this_year} lần trong năm" if this_year else "Chưa đến lần nào trong năm"
    if seen.matters:
        return "Có thể cùng vụ việc"
    return "Chưa đến lần nào" if seen.who else "Các lần đến trước"


def _told(matter: Matter) -> Iterator[str]:
    waits = f"Chưa trả lời, hạn {words.day(matter.due_on)}." if matter.due_on else "Đã trả lời."
    yield f"{matter.label}, tiếp ngày {words.day(matter.last_on)}. {waits}"
    if matter.who:
        yield f"Người đến: {matter.who}."
    if matter.signs:
        first, *others = (sign.value for sign in matter.signs)
        yield f"{'; '.join([first, *(other.lower() for other in others)])}."


def _badge(words_: str) -> Badge:
    return Badge(State.DONE, words_)


def _visit(visit: EarlierVisit, today: date) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(10))
    day = Label(f"{visit.received_on:%d/%m}\n{visit.received_on.year}", Type.LABEL)
    day.setFixedWidth(px(40))
    row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    told = QVBoxLayout()
    told.setSpacing(px(2))
    told.addWidget(Label(short(visit.content), Type.STRONG, wrap=True))
    told.addWidget(Label(f"Lượt {visit.label}, {visit.received_by}", Type.HINT, wrap=True))
    told.addWidget(Badge(*_answer(visit, today)), 0, Qt.AlignmentFlag.AlignLeft)
    row.addLayout(told, 1)
    return row


def _answer(visit: EarlierVisit, today: date) -> tuple[State, str]:
    if visit.answered_on:
        return State.DONE, f"{visit.handling}, trả lời {visit.answered_on:%d/%m}"
    if visit.due_on and visit.due_on < today:
        return State.OVERDUE, f"{visit.handling}, quá hạn {visit.due_on:%d/%m}"
    return State.ACTIVE, f"{visit.handling}, hạn {visit.due_on:%d/%m}" if visit.due_on else visit.handling
