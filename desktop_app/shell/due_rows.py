"""Rows of things to do: how many days are left, what, which record and rule, until when, who; each opens its record."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import Badge, Button, Card, Kind, Label, Picture, badge_width
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.agenda import Due
from desktop_app.office.area import Area, DueItem, WaitingItem

FOLDED = 8
"""Rows of a long list that are shown before somebody asks for all; one that is hardly longer is not folded."""

STEP = 100
"""Rows that are added at once: more would make the window stand still."""

_HARDLY = 2
ALL_WELL = "Không có việc quá hạn, không có việc đến hạn trong 3 ngày làm việc."
_BADGE = 112


def state_of(due: Due) -> State:
    """Late, due within three working days, or later: amber is never earlier."""
    if due.is_late:
        return State.OVERDUE
    return State.SOON if due.is_soon else State.ACTIVE


def record_page(areas: Sequence[Area], item: DueItem | WaitingItem) -> str:
    """The key of the page that shows the record."""
    shown_by = next((declared.opens for declared in areas if declared.key == item.area), "")
    return item.page or shown_by


def due_row(due: Due, before_width: int, open_item: Callable[[DueItem], None]) -> RowButton:
    """The badge stands in a column as wide as the widest of its list."""
    item = due.item
    row = RowButton(item.title, due.detail, before=Badge(state_of(due), due.words), before_width=before_width)
    row.add_right(words.day(item.due_on), item.who, State.OVERDUE if due.is_late else Token.INK)
    row.clicked.connect(lambda: open_item(item))
    return row


def day_row(due: Due, open_item: Callable[[DueItem], None]) -> RowButton:
    """In the narrow list of one day, whose date stands above it."""
    state = state_of(due)
    told = " · ".join(filter(None, (due.words, due.detail, due.item.who)))
    row = RowButton(due.item.title, told, before=Picture(state.icon, state.text, 18), before_width=px(18))
    row.add_right("", "")
    row.clicked.connect(lambda: open_item(due.item))
    return row


def widest_badge(due: Sequence[Due]) -> int:
    """How wide the column of badges is."""
    return max((px(_BADGE), *(badge_width(line.words) for line in due)))


def waiting_row(item: WaitingItem, open_item: Callable[[WaitingItem], None]) -> RowButton:
    """What waits, and since when."""
    row = RowButton(item.title, item.detail)
    row.add_right(f"từ {words.day(item.since_on)}", "")
    row.clicked.connect(lambda: open_item(item))
    return row


T = TypeVar("T")


class RowsCard(Card):
    """A list under its heading with the count; a long one shows its first rows, and more of them when asked."""

    unfolded = Signal(int)
    """So many rows are shown now."""

    def __init__(
        self, title: str, icon: str, state: State, items: Sequence[T], row_of: Callable[[T], RowButton], most: int
    ) -> None:
        """`most` rows are shown at first; the others are made when they are asked for."""
        super().__init__(padding=0, spacing=0)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(px(14), px(8), px(14), px(8))
        self._head.setSpacing(px(8))
        self._head.addWidget(Picture(icon, state.text, 18))
        self._head.addWidget(Label(title, Type.BLOCK_TITLE))
        self._head.addWidget(Label(f"{words.number(len(items))} việc", colour=Token.INK_2))
        self._head.addStretch(1)
        self.body.addLayout(self._head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self._count = len(items)
        self._row_at: Callable[[int], RowButton] = lambda at: row_of(items[at])
        self._more = Button("", Kind.QUIET, height=32)
        self._more.clicked.connect(self._unfold)
        self._foot = QWidget()
        line = QHBoxLayout(self._foot)
        line.setContentsMargins(px(8), px(4), px(14), px(6))
        line.addWidget(self._more)
        line.addStretch(1)
        self.body.addWidget(self._foot)
        self._show_rows(most if len(items) > most + _HARDLY else len(items))

    def add_to_head(self, *widgets: QWidget) -> None:
        """Put buttons at the right end of the heading."""
        for widget in widgets:
            self._head.addWidget(widget)

    def _show_rows(self, until: int) -> None:
        """Add rows up to this number, and offer what is left."""
        for at in range(self._rows.count(), until):
            self._rows.addWidget(self._row_at(at))
        self._foot.setVisible(until < self._count)
        whole = self._count - until <= STEP
        self._more.say(f"Xem cả {words.number(self._count)} việc" if whole else f"Xem thêm {STEP} việc")

    def _unfold(self) -> None:
        """The keyboard goes to the first of the new rows, which stands where the button was."""
        before = self._rows.count()
        self._show_rows(min(before + STEP, self._count))
        for at in range(before, self._rows.count()):
            self._rows.itemAt(at).widget().show()
        self._rows.itemAt(before).widget().setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit(self._rows.count())


class AllWell(Card):
    """Nothing is pressing: said in one line, with the same buttons that a list has in its heading."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout()
        self._row.setSpacing(px(12))
        self._row.addWidget(Picture("circle-check", State.DONE.text, 20))
        self._row.addWidget(Label(ALL_WELL, wrap=True), 1)
        self.body.addLayout(self._row)

    def add_to_head(self, *widgets: QWidget) -> None:
        """Put buttons at the right end."""
        for widget in widgets:
            self._row.addWidget(widget)
