"""Đơn vị trao đổi: the office's own card, and the offices whose cards were compared with them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import fold
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.filter_bar import FilterBar, choice_of
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page, one_above_the_other
from desktop_app.kit.read_again import ReadAgain
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.office.rights import Right
from desktop_app.sync.enrolling.queries import Own, PartnerRow, own, partners
from desktop_app.sync.states import PartnerKind
from desktop_app.sync.views.own_card import OwnCard
from desktop_app.sync.views.partner_verbs import PartnerVerbs
from desktop_app.sync.views.partner_words import (
    COLUMNS,
    partner_cell,
    partner_order,
    partner_reading,
    partner_text,
    partners_sentence,
)

SYSTEM_OFFICE = "system.office"
READ_ONLY = "Chỉ tài khoản quản trị ghi danh, thu hồi được."
KEYS = {"↑ ↓": "chọn", "Enter": "đọc", "Ctrl+F": "lọc"}
BEGIN = "Lưu tệp phiếu của cơ quan này đưa cho đơn vị kia, nhận tệp phiếu của họ, rồi đọc cho nhau nghe 24 chữ số."


class PartnersPage(ReadAgain, Page):
    """The own card above one list with its reading pane."""

    TABLES = frozenset({"partner", "office_keys", "setting"})

    def __init__(self, place: Workplace, files: FileChoice | None = None) -> None:
        """Everybody sees who is trusted; who settles the office changes it."""
        super().__init__("Đơn vị trao đổi")
        self._place = place
        self._may_change = place.desk.account.may(Right.SETTLE_OFFICE)
        self._rows: Sequence[PartnerRow] = ()
        self._row: PartnerRow | None = None
        self.verbs = PartnerVerbs(place, PaperViews(place, files=files), self)
        self.card = OwnCard(self._may_change)
        kinds, clock, memory = (choice_of("kind", "Là", PartnerKind),), place.desk.clock, place.memory("partners")
        self.filters = FilterBar(
            "Lọc theo tên, mã, dãy số", clock, memory, choices=kinds, toggles=(("past", "Cả phiếu đã thôi dùng"),)
        )
        self.table = PagedTable(
            COLUMNS, self._pages, partner_cell, noun="phiếu", widths=place.memory("partners.widths"), keys=KEYS
        )
        self.revoke = Button("Thu hồi", icon="ban")
        self.pane = ReadingPane(*((self.revoke,) if self._may_change else ()))
        self._list = ListAndPane(self.table, self.pane, place.memory("partners.pane"))
        self.enrol = Button("Ghi danh đơn vị", Kind.MAIN, icon="plus", key="Ctrl+N")
        self.set_bar(one_above_the_other(self.card, self.filters))
        self.set_body(self._list, scrolls=False, margin=0)
        self.set_buttons(*((self.enrol,) if self._may_change else ()))
        self._listen()

    def regions(self) -> list[QWidget]:
        """The own card, filters, table, pane."""
        return [self.card, self.filters, self.table, self.pane]

    def _listen(self) -> None:
        self.filters.changed.connect(self._filter)
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self.verbs.done.connect(self._reload)
        self.enrol.clicked.connect(self._choose)
        self.revoke.clicked.connect(self._revoke)
        self.card.make.clicked.connect(self.verbs.make)
        self.card.save.clicked.connect(self.verbs.save)
        self.card.print.clicked.connect(self.verbs.show_sheet)
        self.card.more.clicked.connect(lambda: self.verbs.open_more(self.card.more))
        self.card.settle.clicked.connect(lambda: self._place.open(SYSTEM_OFFICE))

    def _reload(self) -> None:
        desk = self._place.desk
        self._place.jobs.read(lambda _: (own(desk), partners(desk)), lambda read: self._show(*read), owner=self)

    def _show(self, card: Own, rows: Sequence[PartnerRow]) -> None:
        self.verbs.own, self._rows = card, rows
        self.card.show_own(card)
        self.enrol.setVisible(self._may_change and card.card is not None)
        said = partners_sentence(rows)
        self.say(said if self._may_change else f"{said} {READ_ONLY}")
        self.filters.setVisible(bool(rows))
        self._filter()
        self.table.set_empty(self._empty())

    def _empty(self) -> EmptyState:
        if not self._rows:
            return EmptyState("send", "Chưa ghi danh đơn vị nào", BEGIN)
        clear = Button("Xóa lọc", Kind.MAIN, icon="x")
        clear.clicked.connect(self.filters.clear)
        return EmptyState(
            "search", "Không có đơn vị nào khớp", "Thử ít chữ hơn, hoặc xem cả phiếu đã thôi dùng.", (clear,)
        )

    def _filter(self) -> None:
        self.table.show_found(self.filters.filters().text)
        self.table.reload()
        self.table.show_total(len(self._wanted()))

    def _wanted(self) -> list[PartnerRow]:
        asked = self.filters.filters()
        text, kind, past = fold(asked.text).split(), asked.choices.get("kind"), "past" in asked.toggles
        return [
            row
            for row in self._rows
            if (past or row.is_current)
            and (not kind or row.kind.name == kind)
            and all(word in partner_text(row) for word in text)
        ]

    def _pages(self, sort: Sort | None) -> Listed[PartnerRow]:
        rows = self._wanted()
        if sort:
            rows.sort(key=lambda row: partner_order(row, sort.key), reverse=sort.descending)
        return Listed(rows)

    def _read(self, row: PartnerRow | None) -> None:
        self._row = row
        self.revoke.setVisible(self._may_change and row is not None and row.is_current)
        if row is None:
            self.pane.show_nothing("Không có phiếu nào khớp với bộ lọc." if self._rows else "")
        else:
            self.pane.show_record(partner_reading(row))

    def _open(self, row: PartnerRow) -> None:
        if not self._list.has_pane:
            verbs = [("Thu hồi", self._revoke)] if self._may_change and row.is_current else []
            read_in_sheet(self._place.surface, partner_reading(row), verbs)

    def _choose(self) -> None:
        self.verbs.choose(
            {row.unit: row for row in self._rows if row.is_current and row.kind is not PartnerKind.BRANCH}
        )

    def _revoke(self) -> None:
        if self._row is not None and self._row.is_current:
            self.verbs.revoke(self._row)
