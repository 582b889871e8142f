"""Nội dung công khai: every item with its ways and limits, and the sheets that add one or correct its rule."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.areas.disclosure.catalogue_fields import COLUMNS
from desktop_app.areas.disclosure.catalogue_service import CatalogueService, ItemRow
from desktop_app.areas.disclosure.views.items_verbs import ItemsVerbs
from desktop_app.areas.disclosure.views.items_words import (
    CHECKED,
    OWN,
    UNCHECKED,
    item_cell,
    item_reading,
    item_text,
    items_sentence,
    known_words,
    withdrawal_word,
)
from desktop_app.areas.views import Workplace
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import matches
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import Choice, FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import Reading, ReadingPane
from desktop_app.kit.reading_sheet import Verb, read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.office.law_history import Happening
from desktop_app.office.rights import Right

KEY = "disclosure.items"
TABLES = frozenset({"catalogue_item", "law_version", "calendar_day"})
KNOWN = Choice("known", "Đối chiếu", tuple((word, word) for word in (UNCHECKED, CHECKED, OWN)))
PAST = (("past", "Cả bản đã hết hạn"),)


class ItemsPage(Page):
    """Reads with the arrow keys, corrects with Enter."""

    def __init__(self, workplace: Workplace) -> None:
        """Without the right to change the law nothing is offered that changes."""
        super().__init__("Nội dung công khai")
        self._workplace, self._service = workplace, CatalogueService(workplace.desk)
        self._may = workplace.desk.account.may(Right.CHANGE_LAW)
        self._verbs = ItemsVerbs(workplace, self._service)
        self._rows: Sequence[ItemRow] = ()
        self._reading: Reading | None = None
        clock = workplace.desk.clock
        self._bar = FilterBar(
            "Lọc theo mã, nội dung, hình thức",
            clock,
            workplace.memory(f"{KEY}.filter"),
            choices=(KNOWN,),
            toggles=PAST,
        )
        self._table = PagedTable(
            COLUMNS,
            self._pages,
            lambda row, column: item_cell(row, column, workplace.desk.law.now(), clock.today()),
            noun="nội dung",
            widths=workplace.memory(f"{KEY}.columns"),
            keys={"↑ ↓": "chọn", "Enter": "sửa" if self._may else "đọc", "Ctrl+F": "lọc"},
            gives_way=("span", "forms"),
        )
        self._correct = Button("Sửa quy định của nội dung", icon="pencil")
        self._drop = Button("Bỏ sửa", Kind.DANGER)
        self._pane = ReadingPane(self._correct, self._drop)
        self._both = ListAndPane(self._table, self._pane, workplace.memory(f"{KEY}.pane"))
        self._new = Button("Thêm nội dung", Kind.MAIN, icon="plus", key="Ctrl+N")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the catalogue; with the code of an item, go to it."""
        wanted = str(entry.get("uid") or "")

        def show(rows: Sequence[ItemRow]) -> None:
            self._show(rows)
            at = next((row for row in self._wanted() if row.item.code == wanted), None)
            if at is not None:
                self._table.choose(at.uid)

        self._workplace.jobs.read(lambda _progress: self._service.rows(), show, owner=self)
        self._table.view.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """Rules or days changed: read again and stay where one was."""
        if tables & TABLES:
            self._workplace.jobs.read(lambda _progress: self._service.rows(), self._show, owner=self)

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def _lay_out(self) -> None:
        if self._may:
            self.set_buttons(self._new)
        self.set_bar(self._bar)
        self.set_body(self._both, scrolls=False, margin=0)
        self._pane.show_nothing("")
        clear = Button("Xóa lọc", icon="x")
        clear.clicked.connect(self._bar.clear)
        said = "Thử ít chữ hơn, hoặc chọn Cả bản đã hết hạn."
        self._table.set_empty(EmptyState("search", "Không có nội dung nào trong bộ lọc này", said, (clear,)))

    def _listen(self) -> None:
        self._bar.changed.connect(self._filter)
        self._table.chosen.connect(self._read)
        self._table.opened.connect(self._open)
        self._new.clicked.connect(self._verbs.add)
        self._correct.clicked.connect(lambda: self._verbs.correct(self._table.row()))
        self._drop.clicked.connect(lambda: self._verbs.withdraw(self._table.row()))

    def _show(self, rows: Sequence[ItemRow]) -> None:
        self._rows = rows
        hint = "" if self._may else " Chỉ tài khoản quản trị sửa được."
        self.say(items_sentence(rows) + hint)
        self._filter()

    def _filter(self) -> None:
        self._table.show_found(self._bar.filters().text)
        self._table.reload()
        self._table.show_total(len(self._wanted()))

    def _wanted(self) -> list[ItemRow]:
        filters = self._bar.filters()
        known = filters.choices.get("known")
        return [
            row
            for row in self._rows
            if (not row.is_past or "past" in filters.toggles)
            and (not known or known_words(row.item) == known)
            and matches(item_text(row), filters.text)
        ]

    def _pages(self, _sort: Sort | None) -> Listed[ItemRow]:
        return Listed(self._wanted())

    def _read(self, row: ItemRow | None) -> None:
        self._reading = None
        if row is None:
            self._pane.show_nothing("Chọn một nội dung để đọc.")
            return
        code = row.item.code
        self._workplace.jobs.read(lambda _progress: self._service.history(code), partial(self._put, row), owner=self)

    def _put(self, row: ItemRow, happened: Sequence[Happening]) -> None:
        if row is not self._table.row():
            return
        desk = self._workplace.desk
        versions = [other.item for other in self._rows if other.item.code == row.item.code]
        self._correct.setVisible(self._may)
        self._drop.setVisible(self._may and row.item.is_own)
        self._drop.say(withdrawal_word(row))
        self._reading = item_reading(row, versions, desk.law.now(), desk.clock.today(), happened)
        self._pane.show_record(self._reading)

    def _open(self, row: ItemRow) -> None:
        if self._both.has_pane:
            if self._may:
                self._verbs.correct(row)
        elif self._reading is not None:
            verbs: list[Verb] = [("Sửa quy định của nội dung", lambda: self._verbs.correct(row))]
            if row.item.is_own:
                verbs.append((withdrawal_word(row), lambda: self._verbs.withdraw(row)))
            read_in_sheet(self.window(), self._reading, verbs if self._may else ())
