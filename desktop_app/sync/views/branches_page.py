"""Máy phụ: at the main PC the list of branches, at a branch what it recorded and handed over."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.core.pages import Listed
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.read_again import ReadAgain
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.work_stack import WorkStack
from desktop_app.office.rights import Right
from desktop_app.sync.branch.queries import BranchLine, JoinedLine, branch_lines, joined_lines, own_standing
from desktop_app.sync.views.branch_acts import BranchActs
from desktop_app.sync.views.branch_words import COLUMNS, NO_BRANCH, branch_cell, branch_reading, branches_sentence
from desktop_app.sync.views.own_branch_page import OwnBranchPage
from desktop_app.sync.views.stick_page import StickPage
from desktop_app.sync.views.stick_place import StickPlace

KEYS = {"↑ ↓": "chọn", "Enter": "đọc"}


class BranchesPage(ReadAgain, StickPage):
    """One list with its reading pane; packages are taken in from the head of the page."""

    TABLES = frozenset({"setting", "received_package", "partner", "visit"})

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        """Everybody sees the branches; who settles the office makes and ends them."""
        super().__init__("Máy phụ", place)
        self._place = place
        account = place.desk.account
        self._may_settle, self._may_record = account.may(Right.SETTLE_OFFICE), account.may(Right.RECORD)
        self._rows: Sequence[BranchLine] = ()
        self._packages: Sequence[JoinedLine] = ()
        self.table = PagedTable(
            COLUMNS, self._pages, branch_cell, noun="máy phụ", widths=place.memory("sync.branches.widths"), keys=KEYS,
            gives_way=("last",),
        )  # fmt: skip
        self.renew, self.end = Button("Lập lại", icon="refresh-cw"), Button("Ngừng dùng", icon="ban")
        self.confirm = Button("Xác nhận", Kind.MAIN, icon="check")
        verbs = ((self.confirm, self._may_record), (self.renew, self._may_settle), (self.end, self._may_settle))
        self.pane = ReadingPane(*(button for button, may in verbs if may))
        self._both = ListAndPane(self.table, self.pane, place.memory("sync.branches.pane"))
        self.work = WorkStack(self._both, place.jobs)
        self.acts = BranchActs(place, self.work, self, files)
        self.receipts = Button("Ghi biên nhận", icon="package-check")
        self.take_in = Button("Nhập gói", icon="inbox", key="Ctrl+I")
        self.make = Button("Lập máy phụ", Kind.MAIN, icon="plus", key="Ctrl+N")
        self.set_body(self.work, scrolls=False, margin=0)
        heads = ((self.receipts, self._may_record), (self.take_in, self._may_record), (self.make, self._may_settle))
        self._heads = [button for button, may in heads if may]
        self.set_buttons(*self._heads)
        self._listen()

    def regions(self) -> list[QWidget]:
        """List, pane."""
        return [self.table, self.pane]

    def _listen(self) -> None:
        self.watch.seen.connect(self.acts.see)
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self.acts.done.connect(self._reload)
        self.make.clicked.connect(partial(self.acts.make, self.make))
        self.take_in.clicked.connect(partial(self.acts.take_in, self.take_in))
        self.receipts.clicked.connect(partial(self.acts.receipts, self.receipts))
        self.renew.clicked.connect(lambda: self._with(lambda row: self.acts.renew(row, self.renew)))
        self.end.clicked.connect(lambda: self._with(self.acts.end))
        self.confirm.clicked.connect(self._confirm)
        self.work.turned.connect(self._show_busy)

    def _reload(self) -> None:
        desk = self._place.desk
        self._place.jobs.read(
            lambda _: (branch_lines(desk), joined_lines(desk)), lambda read: self._show(*read), owner=self
        )

    def _show(self, rows: Sequence[BranchLine], packages: Sequence[JoinedLine]) -> None:
        self._rows, self._packages = rows, packages
        self.say(branches_sentence(rows))
        for button in self._heads:
            button.setVisible(bool(rows))
        self.table.reload(keep=True)
        self.table.show_total(len(rows))
        begin = Button("Lập máy phụ", Kind.MAIN, icon="plus")
        begin.clicked.connect(partial(self.acts.make, begin))
        self.table.set_empty(
            EmptyState("network", "Chưa có máy phụ nào", NO_BRANCH, (begin,) if self._may_settle else ())
        )
        self._read(self.table.row())

    def _pages(self, _sort: Sort | None) -> Listed[BranchLine]:
        return Listed(self._rows)

    def _read(self, row: BranchLine | None) -> None:
        for button, shown in (
            (self.confirm, self._waiting(row) is not None),
            (self.renew, row is not None),
            (self.end, row is not None and row.branch.ended_on is None),
        ):
            button.setVisible(shown)
        if row is None:
            self.pane.show_nothing("")
        else:
            self.pane.show_record(branch_reading(row, self._packages))

    def _open(self, row: BranchLine) -> None:
        if not self._both.has_pane:
            read_in_sheet(self._place.surface, branch_reading(row, self._packages), list(self._verbs_on(row)))

    def _verbs_on(self, row: BranchLine) -> Iterator[tuple[str, Callable[[], object]]]:
        """What the buttons of the pane do, where the window has no pane."""
        waiting = self._waiting(row)
        if waiting is not None and self._may_record:
            yield "Xác nhận", partial(self.acts.confirm, waiting)
        if self._may_settle:
            yield "Lập lại", partial(self.acts.renew, row, self.table)
            if row.branch.ended_on is None:
                yield "Ngừng dùng", partial(self.acts.end, row)

    def _waiting(self, row: BranchLine | None) -> JoinedLine | None:
        own = (each for each in self._packages if row and each.letter == row.uid and each.can_be_confirmed)
        return next(own, None)

    def _show_busy(self, busy: bool) -> None:
        for button in self._heads:
            button.setEnabled(not busy)

    def _confirm(self) -> None:
        if (waiting := self._waiting(self.table.row())) is not None:
            self.acts.confirm(waiting)

    def _with(self, does: Callable[[BranchLine], object]) -> None:
        row = self.table.row()
        if row is not None:
            does(row)


def branch_page(place: StickPlace) -> Page:
    """The page that fits this PC."""
    return OwnBranchPage(place) if own_standing(place.desk) else BranchesPage(place)
