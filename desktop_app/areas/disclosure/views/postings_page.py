"""Niêm yết: every copy on every board, with a reading pane; a scanned code opens its notice."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.areas.disclosure.views.postings_page_cells import copy_cells, copy_reading
from desktop_app.areas.disclosure.views.postings_page_scan import scan_sheet
from desktop_app.areas.disclosure.views.postings_page_verbs import CopyVerbs
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_files import ListOnScreen, save_list
from desktop_app.core import words
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.controls import Kind as Look
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.filter_bar import Choice, FilterBar, Filters
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import Reading, ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State
from desktop_app.office.desk import Desk
from desktop_app.office.postings.check import Checked
from desktop_app.office.postings.due import UNSEEN
from desktop_app.office.postings.fields import COLUMNS
from desktop_app.office.postings.lists import CopyCounts, CopyFilter, CopyPages, CopyRow, copy_counts
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.postings.record import CopyRecord, copy_record
from desktop_app.office.postings.rules import Standing
from desktop_app.office.rights import Right

KEY = "disclosure.postings"
PLACES = "disclosure.places"
RECORDS = "disclosure.register"
AREA = "disclosure"
TABLES = frozenset({"posting", "posting_copy", "posting_gap", "posting_minutes", "posting_place", "proof"})
NARROW = ("number", "title", "place_name", "standing")
PLACE = "place"


class PostingsPage(Page):
    """Reads with the arrow keys, acts with Enter, filters while typing, scans with F2."""

    def __init__(self, workplace: Workplace, *, files: FileChoice | None = None) -> None:
        """`files` is the machine's own choice of files, unless another is handed in."""
        super().__init__("Niêm yết")
        self._workplace, self._desk = workplace, workplace.desk
        self._files: FileChoice = files or SystemFileChoice()
        self._record: CopyRecord | None = None
        self._only = ""
        self._verbs = CopyVerbs(workplace, self)
        self._bar = FilterBar(
            "Lọc theo nội dung, phiếu",
            self._desk.clock,
            workplace.memory(f"{KEY}.filter"),
            choices=(
                Choice("standing", "Tình trạng", tuple((each.name, each.value) for each in Standing)),
                Choice(PLACE, "Nơi", place_options(self._desk)),
            ),
            toggles=((UNSEEN, "Cần kiểm tra"),),
        )
        self._cell_of = copy_cells(self._desk.clock.today)
        self._table = PagedTable(
            COLUMNS,
            self._pages,
            self._cell_of,
            noun="bản",
            widths=workplace.memory(f"{KEY}.columns"),
            sort=Sort("number", descending=True),
            gives_way=("hung_on",),
        )
        self._pane = ReadingPane(*self._verbs.pane_buttons())
        self._both = ListAndPane(self._table, self._pane, workplace.memory(f"{KEY}.pane"))
        self._boards = Button("Nơi niêm yết", icon="map-pin")
        self._scan = Button("Quét mã", icon="shield-check", key="F2")
        self._export = Button("Xuất danh sách", icon="file-down")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a notice or a copy show it alone, with a reminder the copies it is about."""
        uid = str(entry.get("uid") or "")
        self._bar.offer(PLACE, place_options(self._desk))
        self._only = "" if uid == UNSEEN else uid
        if uid == UNSEEN:
            self._bar.show_filters(Filters(toggles=frozenset({UNSEEN})))
        self._reload(keep=not uid)
        self._table.view.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again and stay where one was."""
        if tables & TABLES:
            self._bar.offer(PLACE, place_options(self._desk))
            self._reload(keep=True)
            self._read(self._table.row())

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def wanted(self) -> CopyFilter:
        """The filter as the queries take it."""
        if self._only:
            return CopyFilter(only_uid=self._only)
        chosen = self._bar.filters()
        standing = chosen.choices.get("standing")
        return CopyFilter(
            text=chosen.text,
            standing=Standing[standing] if standing else None,
            place_uid=chosen.choices.get(PLACE, ""),
            unseen_only=UNSEEN in chosen.toggles,
        )

    def _pages(self, sort: Sort | None) -> CopyPages:
        order = sort or Sort("number", descending=True)
        today = self._desk.clock.today()
        return CopyPages(self._desk.db, self.wanted(), today, order.key, descending=order.descending)

    def _reload(self, *, keep: bool) -> None:
        self._show_only()
        self._table.reload(keep=keep)
        self._table.show_found(self._bar.filters().text)
        wanted, pages, desk = self.wanted(), self._pages(None), self._desk
        today = desk.clock.today()

        def work(_progress: object) -> tuple[CopyFilter, int, CopyCounts]:
            return wanted, pages.count(), copy_counts(desk.db, today)

        def tell(counted: tuple[CopyFilter, int, CopyCounts]) -> None:
            asked, rows, counts = counted
            if asked == self.wanted():
                self._table.show_total(rows)
                self.say(state_sentence(counts))
                self._table.set_empty(empty_list(self._workplace, self._bar, is_new=not counts.all))

        self._workplace.jobs.read(work, tell, owner=self)

    def _show_only(self) -> None:
        if not self._only:
            self.set_banner(None)
            return
        every = Button("Xem tất cả", height=30)
        every.clicked.connect(lambda: self.arrive({}))
        self.set_banner(Banner(State.INFO, "Đang xem riêng một thông báo.", buttons=(every,)))

    def _read(self, row: CopyRow | None) -> None:
        self._record = None
        self._verbs.take(None)
        if row is None:
            self._pane.show_nothing("Chọn một bản niêm yết để đọc.")
            return
        uid, desk = row.uid, self._desk
        today = desk.clock.today()
        self._workplace.jobs.read(lambda _progress: copy_record(desk.db, uid, today), self._show_record, owner=self)

    def _show_record(self, record: CopyRecord) -> None:
        row = self._table.row()
        if row is None or row.uid != record.copy.uid:
            return
        self._record = record
        self._verbs.take(record)
        self._pane.show_record(self._reading(record))

    def _reading(self, record: CopyRecord) -> Reading:
        owner = record.posting.owner_uid if record.posting.area == AREA else ""
        open_owner = (lambda: self._workplace.open(RECORDS, owner)) if owner else None
        notice = record.posting.uid
        proofs = self._verbs.sheets.show_proofs
        return copy_reading(record, self._desk.clock.today(), lambda: self.arrive({"uid": notice}), open_owner, proofs)

    def _go_to(self, uid: str) -> None:
        """Stand on another copy, alone where the filter leaves it out."""
        if not self._table.choose(uid):
            self.arrive({"uid": uid})

    def _open(self, row: CopyRow) -> None:
        record = self._record
        if record is None or record.copy.uid != row.uid:
            return
        if self._both.has_pane:
            self._verbs.go_on()
            return
        verbs = [(name, does) for name, does in self._verbs.choices(record) if does]
        read_in_sheet(self.window(), self._reading(record), verbs)

    def _lay_out(self) -> None:
        self.set_buttons(self._boards, self._scan)
        if self._desk.account.may(Right.PRINT):
            self._bar.add_button(self._export)
        self.set_bar(self._bar)
        self.set_body(self._both, scrolls=False, margin=0)
        self._table.set_empty(empty_list(self._workplace, self._bar, is_new=False))

    def _listen(self) -> None:
        self._bar.changed.connect(self._filtered)
        self._table.chosen.connect(self._read)
        self._table.opened.connect(self._open)
        self._boards.clicked.connect(lambda: self._workplace.open(PLACES))
        self._scan.clicked.connect(lambda: scan_sheet(self._workplace, self.window(), self._found).rise())
        self._export.setAccessibleName("Xuất danh sách ra Excel")
        self._export.setToolTip("Xuất danh sách ra Excel")
        self._export.clicked.connect(self._show_exports)

    def _found(self, checked: Checked) -> None:
        """A code was read that is in the register: stand on its copy."""
        self._workplace.say(checked.sentence)
        self._go_to(checked.copy_uid)

    def _show_exports(self) -> None:
        menu = QMenu(self._export)
        menu.addAction("Danh sách đang hiện ra Excel", lambda: self._save_list(".xlsx"))
        menu.addAction("Danh sách đang hiện ra tệp .csv", lambda: self._save_list(".csv"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._export.mapToGlobal(self._export.rect().bottomLeft()))

    def _save_list(self, ending: str) -> None:
        about = f"Các bản niêm yết ngày {words.day(self._desk.clock.today())}"
        pages = self._pages(self._table.sort)
        shown = ListOnScreen("Niêm yết", "niem-yet", about, self._table.shown_columns(), pages, self._cell_of)
        save_list(self._workplace, self._files, shown, ending)

    def _filtered(self) -> None:
        self._only = ""
        self._reload(keep=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self._table.show_only(NARROW if tight else [column.name for column in COLUMNS])


def place_options(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The places to filter by, closed ones too."""
    return tuple((place.uid, place.name) for place in PlaceService(desk).all())


def empty_list(workplace: Workplace, bar: FilterBar, *, is_new: bool) -> EmptyState:
    """Nothing was ever put on a board, or the filter leaves nothing."""
    if not is_new:
        clear = Button("Xóa lọc", icon="x")
        clear.clicked.connect(bar.clear)
        said = "Gõ ít chữ hơn, hoặc xóa lọc để xem tất cả các bản."
        return EmptyState("search", "Không có bản niêm yết nào trong bộ lọc này", said, (clear,))
    begin = Button("Đến hồ sơ công khai", Look.MAIN, icon="megaphone")
    begin.clicked.connect(lambda: workplace.open(RECORDS))
    said = "Lập thông báo niêm yết từ một hồ sơ công khai: mỗi nơi một bản, có số phiếu và mã kiểm tra riêng."
    return EmptyState("megaphone", "Chưa có bản niêm yết nào", said, (begin,))


def state_sentence(counts: CopyCounts) -> str:
    """The state of the boards in one sentence; what is well is not told."""
    if not counts.all:
        return "Chưa có bản niêm yết nào."
    parts: Sequence[tuple[int, str]] = (
        (counts.waiting, "chờ niêm yết"),
        (counts.ripe, "đủ ngày chờ gỡ"),
        (counts.broken, "gián đoạn"),
        (counts.unseen, "cần kiểm tra"),
    )
    said = [f"{words.number(count)} bản {what}" for count, what in parts if count]
    hanging = f"{words.number(counts.hanging)} bản đang trên bảng tin"
    return f"{', '.join([hanging, *said])}."
