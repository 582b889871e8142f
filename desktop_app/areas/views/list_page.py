"""The page of a register: filters, list, reading pane and what can be done with the record that is chosen."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_files import ListOnScreen, save_list
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.areas.views.listing import Counted, Listing, ListSource, Only, Record, Wanted
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.cells import CellOf
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.filter_bar import Choice, FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import Reading, ReadingPane, reading_body
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table import KEYS, PagedTable
from desktop_app.kit.theme import State
from desktop_app.office.rights import Right


class ListPage(Page, Generic[Wanted, Record]):
    """Reads with the arrow keys, acts with Enter, filters while typing; what is read is read off the window's thread.

    A page of an area gives its `Listing`, its `ListSource`, its cells and its choices to `__init__`, its verbs to
    `offer`, and says in `reading` how the pane shows a record. The rest may be said otherwise where it must be.
    """

    def __init__(
        self,
        workplace: Workplace,
        listing: Listing,
        source: ListSource[Wanted, Record],
        cell_of: CellOf,
        *,
        choices: Sequence[Choice] = (),
        export: Button | None = None,
    ) -> None:
        """`export` is the button of the menu of files; nothing is read before the page is gone to."""
        # Names with two underscores, as in Page: a page of an area is free in its own names.
        super().__init__(listing.title)
        self._workplace, self._desk = workplace, workplace.desk
        self.__listing, self.__source = listing, source
        self._only: Only[Wanted] | None = None
        self._record: Record | None = None
        self.__is_new = False
        self.files: FileChoice = SystemFileChoice()
        memory = workplace.memory
        self._bar = FilterBar(
            listing.look_for,
            self._desk.clock,
            memory(f"{listing.key}.filter"),
            span=listing.span,
            choices=choices,
            toggles=listing.toggles,
        )
        self._table = PagedTable(
            listing.columns,
            lambda sort: source.pages(self.wanted(), sort or listing.sort),
            cell_of,
            noun=listing.noun,
            widths=memory(f"{listing.key}.columns"),
            sort=listing.sort,
            gives_way=listing.gives_way,
            keys={**KEYS, "Enter": listing.enter},
        )
        self._export = export or Button("Xuất Excel", icon="file-down")

    def offer(
        self,
        verbs: ListVerbs[Record],
        *,
        new: tuple[str, Callable[[], object]] | None = None,
        bar: Sequence[Button] = (),
        keys: Mapping[str, Callable[[], object]] | None = None,
    ) -> None:
        """Put the page together, once, around its verbs.

        `new` is the main button: its words, and what it and Ctrl+N do for who may record. `bar` are buttons of papers
        beside the filters, for who may print.
        """
        self.__verbs = verbs
        self._pane = ReadingPane(*verbs.pane_buttons())
        self._both = ListAndPane(self._table, self._pane, self._workplace.memory(f"{self.__listing.key}.pane"))
        if new is not None:
            words, begin = new
            self._new = Button(words, Kind.MAIN, icon="plus", key="Ctrl+N")
            self._new.clicked.connect(lambda: begin())
            if self._desk.account.may(Right.RECORD):
                self.set_buttons(self._new)
        if self._desk.account.may(Right.PRINT):
            for button in (*bar, *((self._export,) if self.__listing.file else ())):
                self._bar.add_button(button)
        self.set_bar(self._bar)
        self.set_body(self._both, scrolls=False, margin=0)
        self._table.set_empty(self.empty(is_new=False))
        self._bar.changed.connect(self._filtered)
        self._table.chosen.connect(self._read)
        self._table.opened.connect(self._open)
        self._export.clicked.connect(lambda: open_menu(self._export, self.exports()))
        for key, does in {"Ctrl+M": lambda: verbs.show_more(), **(keys or {})}.items():
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def reading(self, record: Record) -> Reading:
        """How the pane shows a record."""
        raise NotImplementedError

    def act(self, row: Any) -> None:
        """Enter upon a row that the pane shows."""
        self.__verbs.go_on()

    def read_in_sheet(self, record: Record) -> None:
        """Enter where the window has no room for the pane."""
        reading = self.reading(record)
        act, more = Button(self.__listing.go_on, Kind.MAIN), Button("Việc khác", icon="ellipsis")
        sheet = SideSheet(self.window(), reading.title, reading.when, reading_body(reading), main=act, others=(more,))
        act.clicked.connect(sheet.go)
        act.clicked.connect(self.__verbs.go_on)
        more.clicked.connect(lambda: self.__verbs.show_more(more, sheet.go))
        sheet.rise()

    def exports(self) -> list[Act]:
        """The menu of files."""
        return [
            ("Danh sách đang hiện ra Excel", lambda: self.save(".xlsx")),
            ("Danh sách đang hiện ra tệp .csv", lambda: self.save(".csv")),
        ]

    def empty(self, *, is_new: bool) -> EmptyState:
        """What stands in place of the rows: the filter leaves none or, when `is_new`, there never was one."""
        if is_new:
            return EmptyState(*self.__listing.beginning)
        clear = Button("Xóa lọc", icon="x")
        clear.clicked.connect(self._bar.clear)
        return EmptyState(*self.__listing.nothing, (clear,))

    def about(self) -> str:
        """What the saved list says that it holds."""
        period = self._bar.filters().period
        is_apart = self._only is not None and self._only.filters is None
        return period.in_words() if period and not is_apart else self.__listing.whole

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a record, go to it, alone when the filter leaves it out."""
        uid = str(entry.get("uid") or "")
        self._bar.follow_calendar()
        self._show_only(None)
        self.reload(keep=True)
        if uid and not self._table.choose(uid):
            self.show_only(Only(self.__source.alone(uid), self.__listing.alone))
        else:
            self._table.view.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again and stay where one was."""
        if tables & self.__listing.tables:
            self.reload(keep=True)

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def wanted(self) -> Wanted:
        """The filter as the queries take it."""
        return self._only.wanted if self._only is not None else self.__source.wanted(self._bar.filters())

    def show_only(self, only: Only[Wanted]) -> None:
        """Show these rows instead of those of the filter, until it is changed."""
        if only.filters is not None:
            self._bar.show_filters(only.filters)
        self._show_only(only)
        self.reload(keep=False)
        self._table.view.setFocus()

    def save(self, ending: str = ".xlsx") -> None:
        """Write the list as it stands on screen; nobody is named by its file's name."""
        shown = ListOnScreen(self.title, self.__listing.file, self.about(), *self._table.list_shown())
        save_list(self._workplace, self.files, shown, ending)

    def reload(self, *, keep: bool) -> None:
        """Read the list again; `keep` stays at the chosen record, without it the first row is chosen."""
        self._table.reload(keep=keep)
        wanted, chosen, source = self.wanted(), self._bar.filters(), self.__source
        self._table.show_found(chosen.text)

        def tell(counted: Counted) -> None:
            if wanted != self.wanted():
                return
            if counted.is_new is not self.__is_new:
                self.__is_new = counted.is_new
                self._table.set_empty(self.empty(is_new=counted.is_new))
            self._table.show_total(counted.rows)
            if counted.rows and self.hasFocus():
                # The first row has come: the keyboard had nowhere to stand before.
                self._table.view.setFocus()
            self._bar.say_count(counted.beside)
            self.say(counted.sentence)

        self._workplace.jobs.read(lambda _progress: source.count(wanted, chosen), tell, owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        tight, listing = room(self.window()) is Room.TIGHT, self.__listing
        self._table.show_only(listing.narrow if tight else [column.name for column in listing.columns])

    def _show_only(self, only: Only[Wanted] | None) -> None:
        if only is not None:
            every = Button(self.__listing.every, height=30)
            every.clicked.connect(lambda: self.arrive({}))
            self.set_banner(Banner(State.INFO, only.sentence, buttons=(every,)))
        elif self._only is not None:
            self.set_banner(None)
        self._only = only

    def _filtered(self) -> None:
        self._show_only(None)
        self.reload(keep=True)

    def _read(self, row: Any) -> None:
        # Nothing is done to a record as it was before, or to the one that was chosen before.
        self._record = None
        self.__verbs.take(None)
        if row is None:
            self._pane.show_nothing(self.__listing.choose)
            return
        uid, source = row.uid, self.__source

        def show(record: Record) -> None:
            chosen = self._table.row()
            if chosen is not None and chosen.uid == uid:
                self._record = record
                self.__verbs.take(record)
                self._pane.show_record(self.reading(record))

        self._workplace.jobs.read(lambda _progress: source.read(uid), show, owner=self)

    def _open(self, row: Any) -> None:
        if self._both.has_pane:
            self.act(row)
        elif self._record is not None:
            self.read_in_sheet(self._record)
