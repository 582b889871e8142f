"""Lịch hạn: a month with every deadline of all areas on its day; the chosen day's things open their record."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import Button, Card, IconButton, Kind, Label
from desktop_app.kit.day_look import day_look
from desktop_app.kit.measure import Room, room
from desktop_app.kit.month_board import BoardLine, MonthBoard
from desktop_app.kit.page import Page, Scrolled
from desktop_app.kit.theme import Token, Type, px
from desktop_app.office.agenda import Month, month_of
from desktop_app.office.agenda_words import month_counts
from desktop_app.office.area import DueItem
from desktop_app.shell.context import Shell
from desktop_app.shell.due_rows import day_row, record_page, state_of
from desktop_app.shell.today_papers import TodayPapers

_SIDE, _LOW = 312, 220


class CalendarPage(Page):
    """Arrows go from day to day, Page Up and Page Down from month to month, Enter into the list of the day."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("Lịch hạn", back=shell.back)
        self._shell = shell
        self._month: Month | None = None
        self._card: DayCard | None = None
        self.papers = TodayPapers(shell)
        self.board = MonthBoard(shell.desk.clock.today())
        self._name = Label("", Type.BLOCK_TITLE)
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        self._side = Scrolled(holder)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(12))
        self._columns.addWidget(self.board, 1)
        self._columns.addWidget(self._side)
        body = QWidget()
        body.setLayout(self._columns)
        self.set_body(body)
        self.set_bar(self._steps())
        self.set_buttons(*self._offers())
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self._read)
        self.board.moved.connect(self._go)
        self.board.taken.connect(lambda _day: self._enter_list())

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the month anew, with the keyboard on its days."""
        self.board.today = self._shell.desk.clock.today()
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.setText(_month_name(self.board.day))
        self._read()

    def notice(self, tables: frozenset[str]) -> None:
        """Something was saved: look again."""
        self._soon.start()

    def regions(self) -> list[QWidget]:
        """The days, then the list of the chosen one."""
        return [self.board, self._side]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow."""
        super().resizeEvent(event)
        down = room(self.window()) is Room.TIGHT
        way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        self._side.setMaximumWidth(16777215 if down else px(_SIDE))
        self._side.setMinimumSize(0 if down else px(_SIDE), px(_LOW) if down else 0)

    def _steps(self) -> QWidget:
        """From month to month."""
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        before, after = (
            IconButton("chevron-left", "Tháng trước (PgUp)"),
            IconButton("chevron-right", "Tháng sau (PgDn)"),
        )
        before.clicked.connect(lambda: self.board.go_by_months(-1))
        after.clicked.connect(lambda: self.board.go_by_months(1))
        now = Button("Hôm nay", Kind.QUIET, height=30)
        now.clicked.connect(lambda: self.board.go_to(self.board.today))
        for part in (before, self._name, after, now):
            row.addWidget(part)
        row.addStretch(1)
        return bar

    def _offers(self) -> list[Button]:
        if not self.papers.may_print:
            return []
        paper = Button("In lịch", icon="printer", key="Ctrl+P")
        paper.clicked.connect(lambda: self.papers.show_month(self._month) if self._month else None)
        word = Button("Xuất Word", icon="file-down")
        word.clicked.connect(lambda: self.papers.save_month(self._month) if self._month else None)
        return [word, paper]

    def _go(self) -> None:
        """Another day was gone to, perhaps of another month, which is read first."""
        self._name.setText(_month_name(self.board.day))
        self._show_day()
        self._bring_into_sight(self.board, self.board.chosen_box)
        if not self._is_shown:
            self._read()

    @property
    def _is_shown(self) -> bool:
        """Whether what was read is the month that is gone to."""
        return self._month is not None and self._month.days[0].on == self.board.day.replace(day=1)

    def _read(self) -> None:
        desk, areas, on = self._shell.desk, self._shell.areas, self.board.day
        self._shell.jobs.read(lambda _progress: month_of(desk, areas, on), self._show, owner=self)

    def _show(self, month: Month) -> None:
        if month.days[0].on != self.board.day.replace(day=1):
            return
        self._month = month
        lines = {day.on: [BoardLine(state_of(due), due.item.title) for due in month.of(day.on)] for day in month.days}
        self.board.show_month(month.days, lines)
        self.say(f"Tháng {month.name}: {words.inside(month_counts(month))}.")
        self._show_day()

    def _show_day(self) -> None:
        """The list of the chosen day; none while its month is being read."""
        if self._card is not None:
            self._list.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if self._month is not None and self._is_shown:
            self._card = DayCard(self._month, self.board.day, self._open)
            self._list.insertWidget(0, self._card)
            self._card.show()

    def _enter_list(self) -> None:
        """Enter goes from the day into its list, where it has one."""
        if self._card is not None and self._card.rows:
            row = self._card.rows[0]
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_sight(row, row.rect())

    def _bring_into_sight(self, part: QWidget, box: QRect) -> None:
        """Where the window is low the page scrolls: what the keyboard is on is never out of sight."""
        step: QWidget | None = part
        while step is not None and step is not self:
            if isinstance(step, Scrolled):
                middle = part.mapTo(step.widget(), box.center())
                step.ensureVisible(middle.x(), middle.y(), 0, box.height() // 2 + px(8))
            step = step.parentWidget()

    def _open(self, item: DueItem) -> None:
        self._shell.open(record_page(self._shell.areas, item), item.uid)


class DayCard(Card):
    """One day: its date, why it is special, what falls due on it."""

    def __init__(self, month: Month, on: date, open_item: Callable[[DueItem], None]) -> None:
        super().__init__(padding=0, spacing=0)
        due, day = month.of(on), month.days[on.day - 1]
        head = QVBoxLayout()
        head.setContentsMargins(px(14), px(10), px(14), px(10))
        head.setSpacing(px(2))
        head.addWidget(Label(words.long_day(on), Type.BLOCK_TITLE))
        why = day.why if day_look(day).mark else ""
        count = f"{words.number(len(due))} việc có hạn" if due else "Không có việc nào có hạn"
        told = ". ".join(filter(None, (f"{why[:1].upper()}{why[1:]}", count)))
        head.addWidget(Label(told, colour=Token.INK_2, wrap=True))
        self.body.addLayout(head)
        self.rows = [day_row(each, open_item) for each in due]
        for row in self.rows:
            self.body.addWidget(row)


def _month_name(on: date) -> str:
    return f"Tháng {on:%m/%Y}"
