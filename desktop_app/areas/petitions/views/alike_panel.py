"""Petitions and visits that may be about the same matter, beside the form and never over it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.petitions.alike import Alike
from desktop_app.areas.views.side_panel import SidePanel, short
from desktop_app.core import words
from desktop_app.kit.badges import Badge, Card
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.theme import State, Token, Type

TITLE = "Đơn, lượt tiếp giống"
NOTHING_YET = "Ghi họ tên, nội dung, bên bị nêu hoặc số thửa để tìm đơn và lượt tiếp có thể trùng."
NOTHING = "Chưa thấy đơn hay lượt tiếp nào có thể trùng."
MOST = 3


@dataclass(frozen=True)
class Seen:
    """What the panel shows; `joined` is the record that was chosen, `repeats` whether as a mere repetition.

    `may_repeat` says that the petition on the form can still be joined to an open one.
    """

    found: Sequence[Alike] = ()
    joined: str = ""
    repeats: bool = False
    may_repeat: bool = True
    dismissed: int = 0
    who: str = ""
    said: str = NOTHING_YET


class AlikePanel(SidePanel):
    """Asks to join a record (`joined`, as a repetition or not), to leave it (`left`), or says it is another matter.

    `parted` says that somebody else of that name wrote.
    """

    joined = Signal(str, bool)
    left = Signal()
    dismissed = Signal(object)
    recalled = Signal()
    parted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None

    def show_seen(self, seen: Seen) -> None:
        """Show this; nothing is drawn anew when it is what is there."""
        if seen == self._seen:
            return
        self._seen = seen
        body, column = self.begin(TITLE)
        column.addWidget(Label(seen.who or seen.said, Type.HINT, colour=Token.INK_2, wrap=True))
        if seen.who:
            self.offer(column, "Không phải người này", "Alt+0", self.parted.emit)
        undecided = [each for each in seen.found[:MOST] if each.uid != seen.joined and not each.is_own]
        for place, each in enumerate(seen.found[:MOST], start=1):
            column.addWidget(self._card(each, seen, place, is_first=bool(undecided) and each is undecided[0]))
        if (more := len(seen.found) - MOST) > 0:
            column.addWidget(Label(f"Và {more} đơn, lượt tiếp khác.", Type.HINT, wrap=True))
        if seen.dismissed:
            column.addWidget(Label(f"Đã ghi không trùng: {seen.dismissed}.", Type.HINT, wrap=True))
            self.offer(column, "Hiện lại", "", self.recalled.emit)
        column.addStretch(1)
        self.put(body)

    def _card(self, each: Alike, seen: Seen, place: int, *, is_first: bool) -> QWidget:
        card = Card(padding=12, spacing=6)
        card.dress(State.SOON if each.due_on else State.INFO)
        card.body.addWidget(Label(short(each.content), Type.STRONG, wrap=True))
        for line in _told(each):
            card.body.addWidget(Label(line, wrap=True))
        if each.uid == seen.joined:
            said = "Ghép vào đơn này" if seen.repeats else "Gắn cùng vụ việc"
            card.body.addWidget(Badge(State.DONE, f"Sẽ {said.lower()}"), 0, Qt.AlignmentFlag.AlignLeft)
            self.offer(card.body, "Bỏ gắn", f"Alt+{place}", self.left.emit)
        elif each.is_own:
            card.body.addWidget(Badge(State.DONE, "Cùng vụ việc với đơn này"), 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._offer_to_join(card.body, each, seen, place)
            self.offer(card.body, "Không trùng", "Alt+9" if is_first else "", lambda: self.dismissed.emit(each))
        return card

    def _offer_to_join(self, column: QVBoxLayout, each: Alike, seen: Seen, place: int) -> None:
        repeats = each.can_take and seen.may_repeat
        join = Button("Ghép vào đơn này" if repeats else "Gắn vào vụ này", key=f"Alt+{place}", height=30)
        join.clicked.connect(lambda: self.joined.emit(each.uid, repeats))
        column.addWidget(join, 0, Qt.AlignmentFlag.AlignLeft)
        if repeats:
            self.offer(column, "Cùng vụ việc, xử lý riêng", "", lambda: self.joined.emit(each.uid, False))


def _told(each: Alike) -> Iterator[str]:
    due = f", hạn {words.day(each.due_on)}" if each.due_on else ""
    yield f"{each.label}, ngày {words.day(each.received_on)}. {each.state}{due}."
    if each.who:
        yield f"Người gửi: {each.who}."
    if each.handler:
        yield f"Người xử lý: {each.handler}."
    if each.case:
        yield f"{each.case}."
    if each.signs:
        yield f"{each.why}."
