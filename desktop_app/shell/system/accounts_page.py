"""Tài khoản: who may open the register, what they may do, and the sheets that open it when nobody can."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import fold
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State
from desktop_app.office.accounts import AccountRow, AccountService
from desktop_app.office.rights import Right
from desktop_app.office.sheets import Sheet, SheetService
from desktop_app.shell.context import Shell
from desktop_app.shell.system.accounts_verbs import AccountVerbs
from desktop_app.shell.system.accounts_words import (
    COLUMNS,
    account_cell,
    account_order,
    account_reading,
    account_text,
    accounts_sentence,
)
from desktop_app.shell.system.recovery_sheets import TAKE_VAULT, RecoverySheets

OWN_PASSWORD = "system.password"
READ_ONLY = "Chỉ tài khoản quản trị thêm, sửa được."
KEYS = {"↑ ↓": "chọn", "Enter": "sửa", "Ctrl+F": "lọc"}
READ_KEYS = {"↑ ↓": "chọn", "Enter": "đọc", "Ctrl+F": "lọc"}
UNPROVED = "Phiếu không in lại được. Nếu không có phiếu trên giấy thì lập phiếu mới và gõ lại hai ô."


class AccountsPage(Page):
    """One list with its reading pane."""

    def __init__(self, place: Shell) -> None:
        """Everybody sees who has which right; an administrator changes it."""
        super().__init__("Tài khoản")
        self._place = place
        self._own = place.desk.account
        self._service = AccountService(place.desk, place.office.keeper)
        self._sheets = SheetService(place.office)
        self._may_change = self._own.may(Right.KEEP_ACCOUNTS)
        self._rows: Sequence[AccountRow] = ()
        self.verbs = AccountVerbs(place, self._service, self)
        self.recovery = RecoverySheets(place, self)
        self.filters = FilterBar("Lọc theo tên, chức vụ", place.desk.clock, place.memory("accounts"))
        self.table = PagedTable(
            COLUMNS,
            self._pages,
            account_cell,
            noun="tài khoản",
            widths=place.memory("accounts.widths"),
            keys=KEYS if self._may_change else READ_KEYS,
        )
        buttons = (self.verbs.edit, self.verbs.password, self.verbs.more) if self._may_change else ()
        self.pane = ReadingPane(*buttons)
        self._list = ListAndPane(self.table, self.pane, place.memory("accounts.pane"))
        self._add = Button("Thêm tài khoản", Kind.MAIN, icon="user-plus", key="Ctrl+N")
        self._password = Button("Đổi mật khẩu của tôi", icon="key-round")
        self._renew = Button("Phiếu khôi phục", icon="printer")
        self._take_vault = Button(TAKE_VAULT, icon="key-round")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list again, with the keyboard in it."""
        self._reload()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """Filters, table, pane."""
        return [self.filters, self.table, self.pane]

    def _lay_out(self) -> None:
        self.set_bar(self.filters)
        self.set_body(self._list, scrolls=False, margin=0)
        self.set_buttons(self._password, *((self._renew, self._add) if self._may_change else (self._take_vault,)))
        self._take_vault.setVisible(not self._may_change and not self._own.may(Right.SEE_DENOUNCER))

    def _listen(self) -> None:
        self.filters.changed.connect(self._filter)
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self.verbs.done.connect(self._reload)
        self.recovery.renewed.connect(self._reload)
        self.recovery.proved.connect(self._reload)
        self._add.clicked.connect(self.verbs.open)
        self._password.clicked.connect(lambda: self._place.open(OWN_PASSWORD))
        self._renew.clicked.connect(self._choose_sheet)
        self._take_vault.clicked.connect(self.recovery.take_vault)

    def _reload(self) -> None:
        self._place.jobs.read(
            lambda _: (self._service.all(), self._sheets.unchecked()), lambda read: self._show(*read), owner=self
        )

    def _show(self, rows: Sequence[AccountRow], unproved: Sequence[Sheet]) -> None:
        self._rows = rows
        said = accounts_sentence(rows)
        self.say(said if self._may_change else f"{said} {READ_ONLY}")
        self.set_banner(self._warning(unproved) if unproved and self._may_change else None)
        self._filter()
        clear = Button("Xóa lọc", Kind.MAIN, icon="x")
        clear.clicked.connect(self.filters.clear)
        self.table.set_empty(EmptyState("search", "Không có tài khoản nào khớp", "Thử ít chữ hơn.", (clear,)))

    def _warning(self, unproved: Sequence[Sheet]) -> Banner:
        named = " và ".join(sheet.value for sheet in unproved)
        renew = Button("Lập phiếu mới", height=30)
        renew.clicked.connect(lambda: self.recovery.renew(unproved[0]))
        first = f"Chưa kiểm tra {named} trên giấy."
        buttons = (renew,) if self._may_renew(unproved[0]) else ()
        return Banner(State.WARNING, first, UNPROVED, buttons=buttons)

    def _may_renew(self, sheet: Sheet) -> bool:
        return self._may_change and (sheet is Sheet.REGISTER or self._own.may(Right.SEE_DENOUNCER))

    def _filter(self) -> None:
        self.table.show_found(self.filters.filters().text)
        self.table.reload()
        self.table.show_total(len(self._wanted()))

    def _wanted(self) -> list[AccountRow]:
        text = fold(self.filters.filters().text).split()
        return [row for row in self._rows if all(word in account_text(row) for word in text)]

    def _pages(self, sort: Sort | None) -> Listed[AccountRow]:
        rows = self._wanted()
        if sort:
            rows.sort(key=lambda row: account_order(row, sort.key), reverse=sort.descending)
        return Listed(rows)

    def _read(self, row: AccountRow | None) -> None:
        if self._may_change:
            self.verbs.take(row)
        if row is None:
            self.pane.show_nothing("Không có tài khoản nào khớp với bộ lọc." if self._rows else "")
        else:
            self.pane.show_record(account_reading(row, row.uid == self._own.uid))

    def _open(self, row: AccountRow) -> None:
        if not self._list.has_pane:
            reading = account_reading(row, row.uid == self._own.uid)
            read_in_sheet(self._place.surface, reading, self.verbs.all() if self._may_change else ())
        elif self._may_change and row.is_active:
            self.verbs.change()

    def _choose_sheet(self) -> None:
        menu = QMenu(self._renew)
        for sheet in Sheet:
            name = f"Lập {sheet.value} mới"
            action = menu.addAction(name, lambda sheet=sheet: self.recovery.renew(sheet))
            if not self._may_renew(sheet):
                action.setText(f"{name} (người xem được kho mật mới lập được)")
                action.setEnabled(False)
        if not self._own.may(Right.SEE_DENOUNCER):
            menu.addAction(TAKE_VAULT, self.recovery.take_vault)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._renew.mapToGlobal(QPoint(0, self._renew.height())))
