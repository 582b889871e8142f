"""Máy phụ at a branch: how much is not handed over yet, the packages so far, receipts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.core.pages import Listed
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.read_again import ReadAgain
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.work_stack import WorkStack
from desktop_app.office.rights import Right
from desktop_app.sync.branch.queries import HandedLine, OwnStanding, own_standing
from desktop_app.sync.views.branch_acts import BranchActs
from desktop_app.sync.views.branch_words import HANDED, handed_cell, own_sentence
from desktop_app.sync.views.stick_page import StickPage
from desktop_app.sync.views.stick_place import StickPlace

NOTHING = (
    "usb",
    "Chưa giao gói nào",
    "Cắm USB, bấm Giao gói rồi mang sang máy chính. Mỗi gói chứa cả sổ của máy phụ nên mất USB thì chỉ cần giao lại. "
    "Đơn thư, vụ việc, lịch tiếp và mọi sổ khác ghi ở máy chính; ở đây chỉ xem.",
)


class OwnBranchPage(ReadAgain, StickPage):
    """One list of packages; two buttons."""

    TABLES = frozenset({"visit", "sent_package"})

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        """Who may write files hands over, who records takes receipts in."""
        super().__init__("Máy phụ", place)
        self._place = place
        account = place.desk.account
        self._rows: Sequence[HandedLine] = ()
        self.table = PagedTable(HANDED, self._pages, handed_cell, noun="gói", keys={"↑ ↓": "chọn"})
        self.work = WorkStack(self.table, place.jobs)
        self.acts = BranchActs(place, self.work, self, files)
        self.receipts = Button("Nhập biên nhận", icon="package-check", key="Ctrl+I")
        self.again = Button("Giao lại mọi tệp", icon="copy")
        self.again.setToolTip("Khi máy chính báo thiếu tệp đính kèm: gói kèm cả những tệp đã giao trước đó")
        self.hand = Button("Giao gói", Kind.MAIN, icon="send", key="Ctrl+S")
        heads = ((self.again, Right.PRINT), (self.receipts, Right.RECORD), (self.hand, Right.PRINT))
        self.set_buttons(*(button for button, right in heads if account.may(right)))
        self.set_body(self.work, scrolls=False, margin=0)
        self.watch.seen.connect(self.acts.see)
        self.acts.done.connect(self._reload)
        self.hand.clicked.connect(lambda: self.acts.hand())
        self.again.clicked.connect(partial(self.acts.hand, all_files=True))
        self.receipts.clicked.connect(partial(self.acts.take_receipts, self.receipts))
        self.table.set_empty(EmptyState(*NOTHING))

    def regions(self) -> list[QWidget]:
        """The list."""
        return [self.table]

    def _reload(self) -> None:
        desk = self._place.desk
        self._place.jobs.read(lambda _: own_standing(desk), self._show, owner=self)

    def _show(self, own: OwnStanding | None) -> None:
        if own is None:
            return
        self._rows = own.packages
        self.say(own_sentence(own))
        self.again.setVisible(bool(self._rows))
        self.table.reload(keep=True)
        self.table.show_total(len(self._rows))

    def _pages(self, _sort: Sort | None) -> Listed[HandedLine]:
        return Listed(self._rows)
