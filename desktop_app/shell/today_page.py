"""Hôm nay: two lists by urgency, and at the right what of today, how much, and is it safe."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.kit.buttons import MenuButton
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, px
from desktop_app.office.agenda import Agenda, Due
from desktop_app.office.area import DueItem, PageEntry, WaitingItem
from desktop_app.shell.context import Shell
from desktop_app.shell.due_rows import FOLDED, AllWell, RowsCard, due_row, record_page, waiting_row, widest_badge
from desktop_app.shell.navigation import CALENDAR
from desktop_app.shell.safety_words import backup_words
from desktop_app.shell.system import PAGES as OFFICE_PAGES
from desktop_app.shell.today import TodayFacts, look
from desktop_app.shell.today_cards import FirstDeed, area_card
from desktop_app.shell.today_papers import TodayPapers
from desktop_app.shell.today_told import goes_on, is_old, safety_card

MOST_ROWS = 40
FIRST_RECORD = "Số đầu tiên của năm được cấp khi lưu; bấm Ctrl+N cũng mở trang này."
FIRST_DEEDS = (
    FirstDeed("Nhập sổ cũ từ Excel", "Cả sổ vào một lần, chạy thử trước; nhập nhầm thì hoàn tác.", "system.exchange"),
    FirstDeed("Thêm tài khoản", "Mỗi người một tài khoản, mỗi vai trò thấy đúng việc của mình.", "system.accounts"),
    FirstDeed("Chọn USB giữ bản sao lưu", "Máy hỏng thì dữ liệu còn ở USB.", "system.safety"),
)
T = TypeVar("T")
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
        self._unfolded: dict[str, int] = {}
        self.papers = TodayPapers(shell)
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
        self.set_banner(goes_on(self._shell, facts) or is_old(self._shell, facts.today))
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

    def _lists(self, facts: TodayFacts) -> QWidget:
        agenda = facts.agenda
        pressing = [
            self._due_card("Quá hạn", State.OVERDUE, agenda.late),
            self._due_card("Đến hạn trong 3 ngày làm việc", State.SOON, agenda.soon),
        ]
        cards: list[RowsCard | AllWell] = [card for card in pressing if card is not None] or [AllWell()]
        cards += [self._first_card(self._first_deeds())] if facts.is_new else []
        cards += [self._waiting_card(group.value, items) for group, items in agenda.groups]
        cards[0].add_to_head(*self._offers(agenda))
        return _column(*cards)

    def _due_card(self, title: str, state: State, due: Sequence[Due]) -> RowsCard | None:
        if not due:
            return None
        widest = widest_badge(due)
        return self._card(title, state.icon, state, due, lambda line: due_row(line, widest, self._open), MOST_ROWS)

    def _first_card(self, deeds: Sequence[FirstDeed]) -> RowsCard:
        return self._card("Bắt đầu từ đây", "book-open-check", State.ACTIVE, deeds, self._first_row, MOST_ROWS)

    def _first_row(self, deed: FirstDeed) -> RowButton:
        row = RowButton(deed.title, deed.sentence)
        row.add_right("", "")
        row.clicked.connect(lambda: self._shell.open(deed.page))
        return row

    def _first_deeds(self) -> list[FirstDeed]:
        """What a new office does first: the record that "Hôm nay" begins, then what this account may set up."""
        begins = [FirstDeed(page.title, FIRST_RECORD, page.key) for page in self._starts()[:1]]
        own = {page.key for page in OFFICE_PAGES if page.is_for(self._shell.desk.account)}
        return begins + [deed for deed in FIRST_DEEDS if deed.page in own]

    def _waiting_card(self, title: str, items: Sequence[WaitingItem]) -> RowsCard:
        return self._card(title, "history", State.NONE, items, lambda item: waiting_row(item, self._open), FOLDED)

    def _card(
        self, title: str, icon: str, state: State, items: Sequence[T], row_of: Callable[[T], RowButton], most: int
    ) -> RowsCard:
        card = RowsCard(title, icon, state, items, row_of, self._unfolded.get(title, most))
        card.unfolded.connect(lambda shown: self._unfolded.update({title: shown}))
        return card

    def _offers(self, agenda: Agenda) -> list[QWidget]:
        """The calendar, and for who may print the list on paper."""
        calendar = Button("Lịch tháng", Kind.QUIET, icon="calendar", height=30)
        calendar.clicked.connect(lambda: self._shell.open(CALENDAR.key))
        if not self.papers.may_print:
            return [calendar] if CALENDAR.is_for(self._shell.desk.account) else []
        paper = Button("In danh sách", Kind.QUIET, icon="printer", key="Ctrl+P", height=30)
        paper.clicked.connect(lambda: self.papers.show_list(agenda))
        more = MenuButton("ellipsis", "Ghi danh sách ra tệp")
        menu = QMenu(more)
        menu.addAction("Xuất Word").triggered.connect(lambda: self.papers.save_list(agenda))
        more.set_menu(menu)
        return [calendar, paper, more]

    def _right(self, facts: TodayFacts) -> QWidget:
        cards = [area_card(card, self._shell.open) for card in facts.cards]
        safe = safety_card(self._shell, facts)
        told = backup_words(facts.backup, self._shell.desk.clock.now())
        unsafe = told.state is State.OVERDUE or bool(facts.unchecked_sheets)
        is_pressing = unsafe and not self._shell.desk.is_practice
        return _column(*((safe, *cards) if is_pressing else (*cards, safe)))

    def _start_buttons(self) -> list[Button]:
        """A button for every page that begins a record and asks for one; the first is the main thing to do."""
        buttons = []
        for place, page in enumerate(self._starts()[:3]):
            kind, key = (Kind.MAIN, "Ctrl+N") if place == 0 else (Kind.ORDINARY, "")
            button = Button(page.title, kind, icon="plus" if place == 0 else "file-text", key=key)
            button.clicked.connect(lambda _=False, key=page.key: self._shell.open(key))
            buttons.append(button)
        return buttons[::-1]

    def _starts(self) -> list[PageEntry]:
        return [page for area in self._shell.areas for page in area.pages if self._may_begin(page)]

    def _may_begin(self, page: PageEntry) -> bool:
        return page.on_today and page.is_for(self._shell.desk.account)

    def _open(self, item: DueItem | WaitingItem) -> None:
        self._shell.open(record_page(self._shell.areas, item), item.uid)


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return holder
