"""Hôm nay: two lists by urgency, and at the right what of today, how much, and is it safe."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import Badge, Banner, Button, Card, Kind, Label, Picture, Rule, badge_width
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.area import DueItem, PageEntry, TodayCard
from desktop_app.office.rights import Right
from desktop_app.shell.context import Shell
from desktop_app.shell.safety_words import backup_words, when
from desktop_app.shell.today import Due, TodayFacts, look

MOST_ROWS = 40
_SIDE, _NARROW_SIDE = 376, 330


class TodayPage(Page):
    """The first page; nothing on it is a tile for its own sake."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("Hôm nay")
        self._shell = shell
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(16))
        self._side: QWidget | None = None
        self.set_body(self._content)
        self.set_buttons(*self._start_buttons())
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self._look)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Look at the office anew."""
        self._look()

    def notice(self, tables: frozenset[str]) -> None:
        """Something was saved: look again."""
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow."""
        super().resizeEvent(event)
        space = room(self.window())
        down = space is Room.TIGHT
        way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        if self._side is not None:
            wide = 16777215 if down else px(_SIDE if space is Room.WIDE else _NARROW_SIDE)
            self._side.setMaximumWidth(wide)
            self._side.setMinimumWidth(0 if down else wide)

    def _look(self) -> None:
        office, areas = self._shell.office, self._shell.areas
        self._shell.jobs.read(lambda _progress: look(office, areas), self._show, owner=self)

    def _show(self, facts: TodayFacts) -> None:
        # Shown when all heights are known: rows would be seen squeezed for a moment.
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, lambda: self.setUpdatesEnabled(True))
        self.say(facts.sentence)
        self.set_banner(self._goes_on(facts))
        while (item := self._columns.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        lists, self._side = self._lists(facts), self._right(facts)
        self._columns.addWidget(lists, 1)
        self._columns.addWidget(self._side)
        for part in (lists, self._side):
            part.show()
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def _goes_on(self, facts: TodayFacts) -> Banner | None:
        """The newest of what was typed and not saved, also before the program was killed."""
        if not facts.unfinished:
            return None
        newest, others = facts.unfinished[0], len(facts.unfinished) - 1
        go_on = Button("Ghi tiếp", height=30)
        go_on.clicked.connect(lambda: self._shell.open(newest.page, newest.uid))
        first = f"Còn bản nháp ghi dở, tự lưu {when(newest.saved_at, facts.today)}."
        more = f" Sau đó còn {others} bản nháp khác." if others else ""
        return Banner(State.INFO, first, f"{newest.title}: những gì đã gõ vẫn còn.{more}", buttons=(go_on,))

    def _lists(self, facts: TodayFacts) -> QWidget:
        if not facts.due:
            return _column(_all_well())
        late = self._due_card("Quá hạn", State.OVERDUE, facts.late)
        soon = self._due_card("Đến hạn trong 3 ngày làm việc", State.SOON, facts.soon)
        return _column(*(card for card in (late, soon) if card is not None))

    def _due_card(self, title: str, state: State, due: Sequence[Due]) -> Card | None:
        if not due:
            return None
        card = Card(padding=0, spacing=0)
        head = QHBoxLayout()
        head.setContentsMargins(px(14), px(8), px(14), px(8))
        head.setSpacing(px(8))
        head.addWidget(Picture(state.icon, state.text, 18))
        head.addWidget(Label(title, Type.BLOCK_TITLE))
        head.addWidget(Label(f"{words.number(len(due))} việc", colour=Token.INK_2))
        head.addStretch(1)
        card.body.addLayout(head)
        widest = max(px(112), *(badge_width(line.words) for line in due))
        for line in due[:MOST_ROWS]:
            card.body.addWidget(self._due_row(line, widest))
        if len(due) > MOST_ROWS:
            more = Label(f"và {words.number(len(due) - MOST_ROWS)} việc nữa, xem trong sổ", Type.HINT)
            more.setContentsMargins(px(14), px(6), px(14), px(8))
            card.body.addWidget(more)
        return card

    def _due_row(self, due: Due, before_width: int) -> RowButton:
        item = due.item
        row = RowButton(item.title, item.detail, before=Badge(due.state, due.words), before_width=before_width)
        row.add_right(words.day(item.due_on), item.who, State.OVERDUE if due.left < 0 else Token.INK)
        row.clicked.connect(lambda: self._open(item))
        return row

    def _right(self, facts: TodayFacts) -> QWidget:
        cards = [_today_card(card, partial(self._shell.open, card.page)) for card in facts.cards]
        return _column(*cards, self._safety(facts))

    def _safety(self, facts: TodayFacts) -> Card:
        card = Card(spacing=10)
        card.body.addWidget(Label("An toàn dữ liệu", Type.BLOCK_TITLE))
        told = backup_words(facts.backup, self._shell.desk.clock.now())
        mend = None if told.state is State.DONE else self._mend("Sao lưu", "system.safety", Right.BACK_UP)
        card.body.addWidget(_fact("hard-drive", told.state, told.sentence, told.detail, mend))
        if facts.unchecked_sheets:
            card.body.addWidget(Rule())
            sentence = f"Chưa kiểm tra {len(facts.unchecked_sheets)} phiếu khôi phục"
            mend = self._mend("In phiếu", "system.accounts", Right.KEEP_ACCOUNTS)
            detail = "Quên mật khẩu mà không có phiếu thì không ai mở được dữ liệu."
            detail += "" if mend else " Nhờ người quản trị in."
            card.body.addWidget(_fact("triangle-alert", State.WARNING, sentence, detail, mend))
        return card

    def _mend(self, verb: str, page: str, right: Right) -> Button | None:
        if not self._shell.desk.account.may(right):
            return None
        button = Button(verb, height=30)
        button.clicked.connect(lambda: self._shell.open(page))
        return button

    def _start_buttons(self) -> list[Button]:
        """Every page that begins a record and stands in no side bar; the first is the main thing to do."""
        starts = [page for area in self._shell.areas for page in area.pages if self._may_begin(page)][:3]
        buttons = []
        for place, page in enumerate(starts):
            kind, key = (Kind.MAIN, "Ctrl+N") if place == 0 else (Kind.ORDINARY, "")
            button = Button(page.title, kind, icon="plus" if place == 0 else "file-text", key=key)
            button.clicked.connect(lambda _=False, key=page.key: self._shell.open(key))
            buttons.append(button)
        return buttons[::-1]

    def _may_begin(self, page: PageEntry) -> bool:
        return not page.in_side_bar and page.right == Right.RECORD.name and self._shell.desk.account.may(Right.RECORD)

    def _open(self, item: DueItem) -> None:
        shown_by = next((declared.opens for declared in self._shell.areas if declared.key == item.area), "")
        self._shell.open(item.page or shown_by, item.uid)


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return holder


def _all_well() -> Card:
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(Picture("circle-check", State.DONE.text, 20))
    row.addWidget(Label("Không có việc quá hạn, không có việc đến hạn trong 3 ngày làm việc.", wrap=True), 1)
    card.body.addLayout(row)
    return card


def _today_card(told: TodayCard, open_page: Callable[[], None]) -> Card:
    card = Card()
    card.body.addWidget(Label(told.title, Type.BLOCK_TITLE))
    card.body.addWidget(Label(told.sentence, colour=Token.INK_2, wrap=True))
    row = QHBoxLayout()
    row.setSpacing(px(16))
    for figure, noun in told.figures:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(words.number(figure), Type.FIGURE))
        column.addWidget(Label(noun, Type.HINT))
        row.addLayout(column)
    row.addStretch(1)
    button = Button(told.button)
    button.clicked.connect(lambda: open_page())
    row.addWidget(button)
    card.body.addLayout(row)
    return card


def _fact(icon: str, state: State, sentence: str, detail: str, mend: Button | None) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(12))
    row.addWidget(Picture(icon, state.text, 20))
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Label(sentence, Type.STRONG, wrap=True))
    lines.addWidget(Label(detail, Type.HINT, wrap=True))
    row.addLayout(lines, 1)
    if mend is not None:
        row.addWidget(mend)
    return holder
