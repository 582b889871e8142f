"""Rows of things to do: how many days are left, what, which record and rule, until when, who; each opens its record."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import Badge, Button, Card, Kind, Label, Picture, badge_width
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.agenda import Due
from desktop_app.office.area import Area, DueItem, WaitingItem

FOLDED = 8
"""Rows of a long list that are shown before somebody asks for all; one that is hardly longer is not folded."""

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
    """A list under its heading with the count; a long one shows its first rows until all are asked for."""

    unfolded = Signal()

    def __init__(
        self, title: str, icon: str, state: State, items: Sequence[T], row_of: Callable[[T], RowButton], most: int = 0
    ) -> None:
        """`most` rows are shown at first, and the others made when they are asked for; 0 shows all."""
        super().__init__(padding=0, spacing=0)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(px(14), px(8), px(14), px(8))
        self._head.setSpacing(px(8))
        self._head.addWidget(Picture(icon, state.text, 18))
        self._head.addWidget(Label(title, Type.BLOCK_TITLE))
        self._head.addWidget(Label(f"{words.number(len(items))} việc", colour=Token.INK_2))
        self._head.addStretch(1)
        self.body.addLayout(self._head)
        shown = items[:most] if most and len(items) > most + _HARDLY else items
        for item in shown:
            self.body.addWidget(row_of(item))
        if len(shown) < len(items):
            self._offer_all(len(items), lambda: [row_of(item) for item in items[len(shown) :]])

    def add_to_head(self, *widgets: QWidget) -> None:
        """Put buttons at the right end of the heading."""
        for widget in widgets:
            self._head.addWidget(widget)

    def _offer_all(self, count: int, others: Callable[[], Sequence[RowButton]]) -> None:
        more = Button(f"Xem cả {words.number(count)} việc", Kind.QUIET, height=32)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(px(8), px(4), px(14), px(6))
        line.addWidget(more)
        line.addStretch(1)
        self.body.addWidget(holder)

        def unfold() -> None:
            holder.hide()
            rows = others()
            for row in rows:
                self.body.addWidget(row)
                row.show()
            rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.unfolded.emit()

        more.clicked.connect(unfold)


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
