"""Khóa sổ, in nối tiếp: every book of every year, how far it is numbered and printed, and its closing."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.areas.reception.books.fields import NARROW, YEAR_COLUMNS
from desktop_app.areas.reception.books.queries import BookYear, book_years
from desktop_app.areas.reception.books.views.book_verbs import BookVerbs
from desktop_app.areas.reception.books.views.words import page_sentence, year_cells, year_reading
from desktop_app.areas.views import Workplace
from desktop_app.core.pages import Listed
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import ReadingPane, reading_body
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.office.rights import Right

KEY = "reception.books"
TABLES = frozenset({"visit", "reception_book", "book_closing", "register_print"})
KEYS = {"↑ ↓": "chọn", "Enter": "nhật ký in"}


class BooksPage(Page):
    """One list with its reading pane; what can be done stands below the pane."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Khóa sổ, in nối tiếp")
        self._workplace, self._desk = workplace, workplace.desk
        self._rows: Sequence[BookYear] = ()
        self.verbs = BookVerbs(workplace)
        self.table = PagedTable(
            YEAR_COLUMNS,
            self._pages,
            year_cells(self._desk.clock.today),
            noun="quyển",
            widths=workplace.memory(f"{KEY}.columns"),
            keys=KEYS,
            gives_way=("voids", "waiting"),
        )
        self._go_on = Button("In nối tiếp", icon="printer", key="Ctrl+P")
        self._close = Button("Khóa sổ", icon="lock")
        self._more = Button("", icon="ellipsis")
        self._more.setAccessibleName("Việc khác với quyển sổ này")
        self._more.setToolTip("Việc khác với quyển sổ này")
        self._add = Button("Thêm sổ", icon="plus", key="Ctrl+N")
        self.pane = ReadingPane(*self._pane_buttons())
        self._both = ListAndPane(self.table, self.pane, workplace.memory(f"{KEY}.pane"))
        self.set_body(self._both, scrolls=False, margin=0)
        if self._desk.account.may(Right.SETTLE_OFFICE):
            self.set_buttons(self._add)
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; go to the book and year that was asked for."""
        self._reload(str(entry.get("uid") or ""))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """A visit, a closing or a printing changed what is shown."""
        if tables & TABLES:
            self._reload("")

    def regions(self) -> list[QWidget]:
        """List, pane."""
        return [self.table, self.pane]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self.table.show_only(NARROW if tight else [column.name for column in YEAR_COLUMNS])

    def _pane_buttons(self) -> tuple[Button, ...]:
        account = self._desk.account
        buttons = ((self._go_on, Right.PRINT), (self._close, Right.RECORD), (self._more, Right.PRINT))
        return tuple(button for button, right in buttons if account.may(right))

    def _pages(self, _sort: Sort | None) -> Listed[BookYear]:
        return Listed(self._rows)

    def _reload(self, uid: str) -> None:
        today = self._desk.clock.today()
        self._workplace.jobs.read(
            lambda _progress: book_years(self._desk.db, today), partial(self._show, uid), owner=self
        )

    def _show(self, uid: str, rows: Sequence[BookYear]) -> None:
        self._rows = rows
        self.say(page_sentence(rows, self._desk.clock.today()))
        self.table.reload(keep=True)
        self.table.show_total(len(rows))
        if uid:
            self.table.choose(uid)
        self._read(self.table.row())

    def _read(self, row: BookYear | None) -> None:
        if row is None:
            self.pane.show_nothing("Chọn một quyển sổ để đọc.")
            return
        self._close.setVisible(row.closed_on is None)
        why = self.verbs.why_not_closed(row)
        self._close.setEnabled(not why)
        self._close.setToolTip(why)
        self._go_on.setEnabled(bool(row.last_number))
        self.pane.show_record(year_reading(row, self._desk.clock.today(), lambda: self.verbs.log(row)))

    def _open(self, row: BookYear) -> None:
        if self._both.has_pane:
            self.verbs.log(row)
            return
        reading = year_reading(row, self._desk.clock.today(), lambda: self.verbs.log(row))
        go_on = Button("In nối tiếp", Kind.MAIN, icon="printer")
        more = Button("Việc khác", icon="ellipsis")
        may = self._desk.account.may(Right.PRINT)
        sheet = SideSheet(
            self._workplace.surface,
            reading.title,
            reading.when,
            reading_body(reading),
            main=go_on if may else None,
            others=(more,) if may else (),
        )
        go_on.clicked.connect(sheet.go)
        go_on.clicked.connect(lambda: self.verbs.go_on(row))
        more.clicked.connect(lambda: self._menu(row, more, sheet.go))
        sheet.rise()

    def _menu(self, row: BookYear, under: Button, first: Callable[[], None] | None = None) -> None:
        menu = open_menu(under, self.verbs.others(row), above=True)
        if first is not None:
            menu.triggered.connect(lambda _action: first())

    def _act(self, verb: str) -> None:
        row = self.table.row()
        if row is not None:
            getattr(self.verbs, verb)(row)

    def _listen(self) -> None:
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self._go_on.clicked.connect(lambda: self._act("go_on"))
        self._close.clicked.connect(lambda: self._act("close"))
        self._more.clicked.connect(lambda: self._menu(self.table.row(), self._more) if self.table.row() else None)
        self._add.clicked.connect(self.verbs.add)
