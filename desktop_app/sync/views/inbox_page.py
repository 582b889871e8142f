"""Các xã gửi lên: every package that came in, what waits for somebody, remarks, returns, receipts."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import fold
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.filter_bar import Choice, FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import Verb, read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.office.rights import Right
from desktop_app.sync.receiving.papers import ReceivingPaperService
from desktop_app.sync.receiving.queries import PackageRow, SaidRow, comments, packages
from desktop_app.sync.receiving.refused import refusals
from desktop_app.sync.receiving.words_paper import Worded, WordsPaperService, worded
from desktop_app.sync.views.came_in_words import (
    CAME_IN,
    GIVES_WAY,
    CameIn,
    came_in_cell,
    came_in_sentence,
    package_reading,
)
from desktop_app.sync.views.identity_acts import IdentityActs
from desktop_app.sync.views.package_acts import PackageActs
from desktop_app.sync.views.stick_page import StickPage
from desktop_app.sync.views.stick_place import StickPlace

KEY = "sync.inbox"
TABLES = frozenset({"received_package", "refused_package", "package_comment"})
KINDS = (
    ("waits", "Chờ xác nhận"),
    ("unreceipted", "Chưa xuất biên nhận"),
    ("late", "Nộp trễ"),
    ("refused", "Không nhận"),
)
NOTHING = (
    "inbox",
    "Chưa nhận gói nào",
    "Ghi danh từng xã một lần ở Đơn vị trao đổi; sau đó cắm USB xã mang đến rồi bấm Nhập gói. Chương trình cho xem "
    "trước từng gói, chưa nhập gì.",
)


class InboxPage(StickPage):
    """One list with its pane."""

    can_wait = True

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        super().__init__("Các xã gửi lên", place)
        self._place, self._desk = place, place.desk
        self._rows: Sequence[CameIn] = ()
        self._row: CameIn | None = None
        self.acts = PackageActs(place, self, files)
        self.papers = PaperViews(place, files=files)
        choice = Choice("kind", "Xem", KINDS)
        self.filters = FilterBar("Lọc theo đơn vị, kỳ", self._desk.clock, place.memory(KEY), choices=(choice,))
        self.table = PagedTable(
            CAME_IN, lambda _sort: Listed(self._wanted()), came_in_cell, noun="gói",
            widths=place.memory(f"{KEY}.widths"), gives_way=GIVES_WAY,
            keys={"↑ ↓": "chọn", "Enter": "đọc", "Ctrl+F": "lọc"},
        )  # fmt: skip
        may = self._desk.account.may(Right.RECORD)
        self.remark, self.give_back = Button("Nhận xét", icon="message-square"), Button("Trả lại", icon="undo-2")
        self.confirm, self.receipt = Button("Xác nhận", icon="check"), Button("Biên nhận", icon="package-check")
        self.pane = ReadingPane(*((self.remark, self.give_back, self.confirm, self.receipt) if may else ()))
        self._both = ListAndPane(self.table, self.pane, place.memory(f"{KEY}.pane"), 420)
        self.receipts = Button("Xuất biên nhận", icon="package-check")
        self.print = Button("In", icon="printer")
        self.take = Button("Nhập gói", Kind.MAIN, icon="usb", key="Ctrl+I")
        self.set_bar(self.filters)
        self.set_body(self._both, scrolls=False, margin=0)
        self.identity = Button("Danh tính người tố cáo", icon="lock")
        sees = self._desk.account.may(Right.SEE_DENOUNCER)
        self.set_buttons(*((self.identity,) if sees else ()), self.print, *((self.receipts, self.take) if may else ()))
        self.print.setVisible(self._desk.account.may(Right.PRINT))
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; `uid` goes to a package."""
        self._reload(str(entry.get("uid") or ""))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Something came in, was remarked or acknowledged."""
        if tables & TABLES:
            self._reload()

    def regions(self) -> list[QWidget]:
        """Filters, list, pane."""
        return [self.filters, self.table.view, self.pane]

    def _listen(self) -> None:
        self.filters.changed.connect(self._filter)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.take.clicked.connect(lambda: self.acts.take_in(self.take))
        self.receipts.clicked.connect(lambda: self.acts.receipts(self.receipts))
        self.print.clicked.connect(self._open_papers)
        self.identity.clicked.connect(IdentityActs(self._place, self).look)
        for button, does in (
            (self.remark, self.acts.remark),
            (self.give_back, self.acts.give_back),
            (self.confirm, self.acts.confirm),
            (self.receipt, self.acts.receipt),
        ):
            button.clicked.connect(lambda _=False, does=does: self._upon(does))
        self.acts.done.connect(self._reload)
        self.watch.seen.connect(self.acts.see)

    def _open_papers(self) -> None:
        desk, row = self._desk, self._row.package if self._row is not None else None
        self._place.jobs.read(
            lambda _: worded(desk, row.unit) if row else [],
            lambda reports: self._offer_papers(row, reports),
            self._place.explain,
            owner=self,
        )

    def _offer_papers(self, row: PackageRow | None, reports: Sequence[Worded]) -> None:
        papers, acts = ReceivingPaperService(self._desk), list[Act]()
        if row is not None:
            name = f"phieu-giao-nhan-{row.unit}-{row.seq:04}"
            title = f"Phiếu giao nhận gói số {row.seq}"
            acts.append((title, lambda: self.papers.show(title, name, lambda: papers.note(row.uid))))
            acts += [(f"{each.title}, {each.name}", partial(self._show_words, row.unit, each)) for each in reports]
        acts.append(("Tệp không nhận", lambda: self.papers.show("Tệp không nhận", "tep-khong-nhan", papers.refused)))
        open_menu(self.print, acts)

    def _show_words(self, unit: str, of: Worded) -> None:
        service, name = WordsPaperService(self._desk), f"bao-cao-{unit}-{of.to_on:%Y%m%d}"
        self.papers.show(of.title, name, lambda: service.documents(unit, of.form, of.from_on, of.to_on))

    def _upon(self, does: object) -> None:
        if self._row is not None and self._row.package is not None and callable(does):
            does(self._row.package)

    def _reload(self, uid: str = "") -> None:
        desk = self._desk

        def work(_progress: object) -> list[CameIn]:
            came = [CameIn(each.uid, package=each) for each in packages(desk)]
            return [*came, *(CameIn(each.uid, refusal=each) for each in refusals(desk))]

        def show(rows: list[CameIn]) -> None:
            self._rows = rows
            self.say(came_in_sentence(rows))
            self.filters.setVisible(bool(rows))
            self._filter()
            self.table.set_empty(self._empty())
            if uid:
                self.table.choose(uid)

        self._place.jobs.read(work, show, self._place.explain, owner=self)

    def _empty(self) -> EmptyState:
        if not self._rows:
            partners = Button("Mở Đơn vị trao đổi", icon="key-round")
            partners.clicked.connect(lambda: self._place.open("sync.partners"))
            return EmptyState(*NOTHING, (partners,))
        clear = Button("Xóa lọc", Kind.MAIN, icon="x")
        clear.clicked.connect(self.filters.clear)
        return EmptyState("search", "Không có gói nào khớp", "Thử ít chữ hơn, hoặc xem tất cả.", (clear,))

    def _filter(self) -> None:
        self.table.show_found(self.filters.filters().text)
        self.table.reload()
        self.table.show_total(len(self._wanted()))

    def _wanted(self) -> list[CameIn]:
        asked = self.filters.filters()
        text, kind = fold(asked.text).split(), asked.choices.get("kind", "")
        return [row for row in self._rows if _is(row, kind) and all(word in row.text for word in text)]

    def _choose(self, row: CameIn | None) -> None:
        self._row = row
        package = row.package if row is not None else None
        for button, shown in (
            (self.remark, package is not None),
            (self.give_back, package is not None and package.returned_on is None),
            (self.confirm, package is not None and package.can_be_confirmed and package.returned_on is None),
            (self.receipt, package is not None and not package.waits),
        ):
            # One that stands in no pane must never be shown: it would be a window of its own.
            button.setVisible(shown and button.parentWidget() is not None)
        if package is None:
            self.pane.show_nothing(row.refusal.trouble if row is not None and row.refusal else "")
        else:
            self._with_comments(package, lambda said: self._show(package, said))

    def _with_comments(self, package: PackageRow, show: object) -> None:
        desk = self._desk
        self._place.jobs.read(
            lambda _progress: comments(desk, package.package_uid),
            lambda said: show(said) if callable(show) else None,
            self._place.explain,
            owner=self,
        )

    def _show(self, package: PackageRow, said: Sequence[SaidRow]) -> None:
        if self._row is not None and self._row.package is package:
            self.pane.show_record(package_reading(package, said))

    def _open(self, row: CameIn) -> None:
        if self._both.has_pane or row.package is None:
            return
        package = row.package
        verbs: list[Verb] = [
            ("Nhận xét", lambda: self.acts.remark(package)),
            ("Trả lại", lambda: self.acts.give_back(package)),
            *([("Xác nhận", lambda: self.acts.confirm(package))] if package.can_be_confirmed else []),
            ("Xuất biên nhận", lambda: self.acts.receipt(package)),
        ]
        shown = verbs if self._desk.account.may(Right.RECORD) else []
        self._with_comments(
            package, lambda said: read_in_sheet(self._place.surface, package_reading(package, said), shown)
        )


def _is(row: CameIn, kind: str) -> bool:
    package = row.package
    match kind:
        case "waits":
            return package is not None and package.waits
        case "unreceipted":
            return package is not None and package.receipt_on is None
        case "late":
            return package is not None and package.days_late > 0
        case "refused":
            return package is None
    return True
