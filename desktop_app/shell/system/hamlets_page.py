"""Thôn, tổ dân phố: pasted as a list, then corrected, merged, split, renamed and ended; nothing is deleted."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import fold
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.read_again import ReadAgain
from desktop_app.kit.reading_pane import Reading, ReadingPane
from desktop_app.kit.reading_sheet import Verb, read_in_sheet
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import px
from desktop_app.office.hamlet_service import HamletService, HamletStory
from desktop_app.office.hamlets import HamletRow
from desktop_app.office.rights import Right
from desktop_app.shell.context import Shell
from desktop_app.shell.system.hamlets_paste import PasteBody
from desktop_app.shell.system.hamlets_verbs import HamletVerbs
from desktop_app.shell.system.hamlets_words import (
    COLUMNS,
    NARROW,
    hamlet_cell,
    hamlet_order,
    hamlet_reading,
    hamlet_text,
    hamlets_sentence,
)

PAST = (("past", "Cả nơi đã ngừng"),)
READ_ONLY = "Chỉ tài khoản quản trị sửa được."
KEYS = {"↑ ↓": "chọn", "Enter": "sửa", "Ctrl+M": "việc khác", "Ctrl+F": "lọc"}
READ_KEYS = {"↑ ↓": "chọn", "Enter": "đọc", "Ctrl+F": "lọc"}
NARROW_BELOW = 640


class HamletsPage(ReadAgain, Page):
    """One list with its reading pane."""

    TABLES = frozenset({"hamlet", "hamlet_count", "hamlet_successor"})

    def __init__(self, place: Shell) -> None:
        """Everybody may read; who may settle the office finds what changes the list."""
        super().__init__("Thôn, tổ dân phố")
        self._place, self._service = place, HamletService(place.desk)
        self._today = place.desk.clock.today()
        self._may_change = place.desk.account.may(Right.SETTLE_OFFICE)
        self.verbs = HamletVerbs(place, self._service, self._done)
        self._rows: Sequence[HamletRow] = ()
        self._stories: Mapping[int, HamletStory] = {}
        self.filters = FilterBar("Lọc theo tên", place.desk.clock, place.memory("hamlets"), toggles=PAST)
        self.table = PagedTable(
            COLUMNS,
            self._pages,
            hamlet_cell(self._today),
            noun="nơi",
            widths=place.memory("hamlets.widths"),
            keys=KEYS if self._may_change else READ_KEYS,
        )
        self._paste = Button("Dán danh sách", Kind.MAIN, icon="plus", key="Ctrl+N")
        self._edit = Button("Sửa", icon="pencil")
        self._more = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
        self.pane = ReadingPane(*((self._edit, self._more) if self._may_change else ()))
        self._list = ListAndPane(self.table, self.pane, place.memory("hamlets.pane"))
        self.set_body(self._list, scrolls=False, margin=0)
        self.set_bar(self.filters)
        if self._may_change:
            self.set_buttons(self._paste)
        self._listen()

    def regions(self) -> list[QWidget]:
        """Filters, table, pane."""
        return [self.filters, self.table, self.pane]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the list is narrow."""
        super().resizeEvent(event)
        narrow = self.table.width() < px(NARROW_BELOW)
        self.table.show_only(NARROW if narrow else [column.name for column in COLUMNS])

    def _listen(self) -> None:
        self.filters.changed.connect(self._filter)
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self._paste.clicked.connect(self._open_paste)
        self._edit.clicked.connect(lambda: self._act(self.verbs.change))
        self._more.clicked.connect(lambda: self._act(self._show_more))

    def _reload(self) -> None:
        service = self._service
        self._place.jobs.read(lambda _: (service.all(), service.stories()), self._show, owner=self)

    def _show(self, read: tuple[Sequence[HamletRow], Mapping[int, HamletStory]]) -> None:
        rows, self._stories = read
        self._rows = rows
        said = hamlets_sentence(rows, self._today) if rows else "Chưa có thôn, tổ dân phố nào."
        self.say(said if self._may_change else f"{said} {READ_ONLY}")
        if self._may_change:
            self._paste.setVisible(bool(rows))
        self._filter()
        self._set_empty()

    def _filter(self) -> None:
        self.table.show_found(self.filters.filters().text)
        self.table.reload()
        self.table.show_total(len(self._wanted()))

    def _wanted(self) -> list[HamletRow]:
        filters = self.filters.filters()
        text = fold(filters.text).split()
        return [
            row
            for row in self._rows
            if (row.is_there(self._today) or "past" in filters.toggles)
            and all(word in hamlet_text(row) for word in text)
        ]

    def _pages(self, sort: Sort | None) -> Listed[HamletRow]:
        rows = self._wanted()
        if sort:
            rows.sort(key=lambda row: hamlet_order(row, sort.key), reverse=sort.descending)
        return Listed(rows)

    def _set_empty(self) -> None:
        if self._rows:
            clear = Button("Xóa lọc", Kind.MAIN, icon="x")
            clear.clicked.connect(self.filters.clear)
            self.table.set_empty(EmptyState("search", "Không có nơi nào khớp", "Thử ít chữ hơn.", (clear,)))
            return
        paste = Button("Dán danh sách", Kind.MAIN, icon="plus", key="Ctrl+N")
        paste.clicked.connect(self._open_paste)
        said = "Dán một lần từ Excel hoặc Word; sau đó chỉ gõ vài chữ là chọn được khi ghi địa chỉ."
        buttons = (paste,) if self._may_change else ()
        self.table.set_empty(EmptyState("map-pin", "Chưa có thôn, tổ dân phố nào", said, buttons))

    def _read(self, row: HamletRow | None) -> None:
        if row is None:
            self.pane.show_nothing("Chọn một thôn, tổ dân phố để đọc." if self._rows else "")
            return
        self._more.setVisible(self._may_change and not row.never_was)
        self.pane.show_record(self._reading(row))

    def _open(self, row: HamletRow) -> None:
        if not self._list.has_pane:
            verbs: list[Verb] = [("Sửa", lambda: self.verbs.change(row))]
            verbs += [(said, does) for said, does in self.verbs.further(row, self._stories[row.id]) if callable(does)]
            read_in_sheet(self._place.surface, self._reading(row), verbs if self._may_change else ())
        elif self._may_change:
            self.verbs.change(row)

    def _reading(self, row: HamletRow) -> Reading:
        return hamlet_reading(row, self._stories[row.id], self._today)

    def _act(self, does: Callable[[HamletRow], None]) -> None:
        row = self.table.row()
        if row is not None:
            does(row)

    def _show_more(self, row: HamletRow) -> None:
        open_menu(self._more, self.verbs.further(row, self._stories[row.id]), above=True)

    def _open_paste(self) -> None:
        known = [row.full_name for row in self._rows if row.to_on is None]
        body = PasteBody(self._service, self._place.jobs, known)
        about = "Nơi đã có trong danh sách được giữ nguyên"
        sheet = SideSheet(self._place.surface, "Dán danh sách thôn, tổ dân phố", about, body, main=body.main)
        body.made.connect(lambda _: sheet.go())
        body.made.connect(lambda new: self._done(f"Đã thêm {new} thôn, tổ dân phố."))
        sheet.rise()

    def _done(self, sentence: str) -> None:
        self._place.say(sentence)
        self._reload()
