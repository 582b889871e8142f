"""Hồ sơ công khai: the list of what was and must be disclosed, with a reading pane."""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.areas.disclosure.catalogue import read_catalogue
from desktop_app.areas.disclosure.evidence import proved_by_record
from desktop_app.areas.disclosure.fields import COLUMNS
from desktop_app.areas.disclosure.history import history_of
from desktop_app.areas.disclosure.kept import record_of
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.queries import Counts, DisclosureFilter, DisclosurePages, counts, view_of
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.areas.disclosure.views.postings_page import PLACES
from desktop_app.areas.disclosure.views.register_cells import record_cells, state_badge
from desktop_app.areas.disclosure.views.register_reading import Doors, record_reading
from desktop_app.areas.disclosure.views.register_verbs import ENTRY, RecordVerbs
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_files import ListOnScreen, save_list
from desktop_app.core import words
from desktop_app.core.periods import Span
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.filter_bar import Choice, FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import Reading, ReadingPane, reading_body
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State as Look
from desktop_app.office.history import Happening
from desktop_app.office.postings.proofs_shown import ProofView, proofs_of
from desktop_app.office.rights import Right

KEY = "disclosure.register"
TABLES = frozenset({"disclosure", "disclosure_form", "radio_slot", "hamlet_notice", "catalogue_item"}) | {
    *("posting", "posting_copy", "posting_gap", "posting_minutes", "calendar_day", "law_version", "hamlet", "proof")
}
NARROW = ("number", "item_code", "title", "state")
Record = tuple[DisclosureView, tuple[Happening, ...], tuple[ProofView, ...]]


class RegisterPage(Page):
    """Reads with the arrow keys, goes on with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Hồ sơ công khai")
        self._workplace, self._desk = workplace, workplace.desk
        self._record: Record | None = None
        self._only = ""
        self.files: FileChoice = SystemFileChoice()
        self._verbs = RecordVerbs(workplace, self)
        self._bar = FilterBar(
            "Lọc theo số, tên văn bản",
            self._desk.clock,
            workplace.memory(f"{KEY}.filter"),
            span=Span.YEAR,
            choices=(
                Choice("state", "Tình trạng", tuple((each.name, str(each.value)) for each in State)),
                Choice("item", "Nội dung", self._items()),
                Choice("form", "Hình thức", tuple((each.name, str(each.value)) for each in Form)),
            ),
        )
        self._cell_of = record_cells(self._desk.clock.today, lambda: self._desk.law.calendar)
        self._table = PagedTable(
            COLUMNS,
            self._pages,
            self._cell_of,
            noun="hồ sơ",
            widths=workplace.memory(f"{KEY}.columns"),
            sort=Sort("number", descending=True),
            gives_way=("item", "trigger_on", "forms"),
        )
        self._pane = ReadingPane(*self._verbs.pane_buttons())
        self._both = ListAndPane(self._table, self._pane, workplace.memory(f"{KEY}.pane"))
        self._new = Button("Đăng một nội dung", Kind.MAIN, icon="plus", key="Ctrl+N")
        self._export = Button("Xuất Excel", icon="file-down")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a record, go to it, alone when the filter leaves it out."""
        uid = str(entry.get("uid") or "")
        self._bar.offer("item", self._items())
        self._bar.follow_calendar()
        self._show_only("")
        self._reload(keep=True)
        if uid and not self._table.choose(uid):
            self._show_only(uid)
            self._reload(keep=False)
        self._table.view.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again and stay where one was."""
        if tables & TABLES:
            self._reload(keep=True)
            self._read(self._table.row())

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def wanted(self) -> DisclosureFilter:
        """The filter as the queries take it."""
        if self._only:
            return DisclosureFilter(uids=(self._only,))
        chosen = self._bar.filters()
        state, form = chosen.choices.get("state"), chosen.choices.get("form")
        return DisclosureFilter(
            text=chosen.text,
            from_on=chosen.period.from_on if chosen.period else None,
            to_on=chosen.period.to_on if chosen.period else None,
            item_code=chosen.choices.get("item", ""),
            form=Form[form] if form else None,
            state=State[state] if state else None,
        )

    def _items(self) -> tuple[tuple[str, str], ...]:
        with self._desk.db.reading() as session:
            items = read_catalogue(session).on(self._desk.clock.today())
        return tuple((item.code, f"{item.code} {item.short}") for item in items)

    def _pages(self, sort: Sort | None) -> DisclosurePages:
        order = sort or Sort("number", descending=True)
        return DisclosurePages(self._desk, self.wanted(), order.key, order.descending)

    def _reload(self, *, keep: bool) -> None:
        self._table.reload(keep=keep)
        self._table.show_found(self._bar.filters().text)
        wanted, pages, desk = self.wanted(), self._pages(None), self._desk

        def work(_progress: object) -> tuple[DisclosureFilter, int, bool, Counts]:
            rows = pages.count()
            is_new = not rows and not DisclosurePages(desk, DisclosureFilter()).count()
            return wanted, rows, is_new, counts(desk, wanted)

        def tell(counted: tuple[DisclosureFilter, int, bool, Counts]) -> None:
            asked, rows, is_new, found = counted
            if asked == self.wanted():
                if not rows:
                    self._table.set_empty(empty_list(self._workplace, self._bar, is_new=is_new))
                self._table.show_total(rows)
                self.say(state_sentence(found))

        self._workplace.jobs.read(work, tell, owner=self)

    def _show_only(self, uid: str) -> None:
        self._only = uid
        if not uid:
            self.set_banner(None)
            return
        every = Button("Xem tất cả", height=30)
        every.clicked.connect(lambda: self.arrive({}))
        self.set_banner(Banner(Look.INFO, "Đang xem riêng một hồ sơ nằm ngoài bộ lọc.", buttons=(every,)))

    def _read(self, row: DisclosureView | None) -> None:
        # Nothing is done to a record as it was before, or to the one that was chosen before.
        self._record = None
        self._verbs.take(None)
        if row is None:
            self._pane.show_nothing("Chọn một hồ sơ để đọc.")
            return
        uid, desk = row.uid, self._desk

        def work(_progress: object) -> Record:
            with desk.db.reading() as session:
                view = view_of(session, desk, uid)
                found = proofs_of(session, [each.uid for each in proved_by_record(view)])
                proofs = tuple(proof for some in found.values() for proof in some)
                return view, history_of(session, record_of(session, uid)), proofs

        self._workplace.jobs.read(work, self._show_record, owner=self)

    def _show_record(self, record: Record) -> None:
        row = self._table.row()
        if row is None or row.uid != record[0].uid:
            return
        self._record = record
        self._verbs.take(*record[:2])
        self._pane.show_record(self._reading(record))

    def _reading(self, record: Record) -> Reading:
        view, happened, proofs = record
        today = self._desk.clock.today()
        verbs, badge = self._verbs, state_badge(view, today, self._desk.law.calendar)
        doors = Doors(verbs.explain, lambda uid: self.arrive({"uid": uid}), verbs.open_posting, verbs.show_proofs)
        return record_reading(view, happened, today, badge, doors, proofs)

    def _open(self, row: DisclosureView) -> None:
        if self._record is None or self._record[0].uid != row.uid:
            return
        if self._both.has_pane:
            self._verbs.go_on()
            return
        reading = self._reading(self._record)
        act, more = Button("Làm tiếp", Kind.MAIN), Button("Việc khác", icon="ellipsis")
        sheet = SideSheet(self.window(), reading.title, reading.when, reading_body(reading), main=act, others=(more,))
        for button, does in ((act, self._verbs.go_on), (more, self._verbs.show_more)):
            button.clicked.connect(sheet.go)
            button.clicked.connect(does)
        sheet.rise()

    def _lay_out(self) -> None:
        account = self._desk.account
        if account.may(Right.RECORD):
            self.set_buttons(self._new)
        if account.may(Right.PRINT):
            self._bar.add_button(self._export)
        self.set_bar(self._bar)
        self.set_body(self._both, scrolls=False, margin=0)
        self._table.set_empty(empty_list(self._workplace, self._bar, is_new=False))

    def _listen(self) -> None:
        self._new.clicked.connect(lambda: self._workplace.open(ENTRY))
        self._bar.changed.connect(self._filtered)
        self._table.chosen.connect(self._read)
        self._table.opened.connect(self._open)
        self._export.clicked.connect(self._show_exports)
        for key, does in (("F3", self._verbs.explain), ("F2", self._verbs.edit), ("Ctrl+M", self._verbs.show_more)):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _show_exports(self) -> None:
        menu = QMenu(self._export)
        menu.addAction("Danh sách đang hiện ra Excel", lambda: self.save(".xlsx"))
        menu.addAction("Danh sách đang hiện ra tệp .csv", lambda: self.save(".csv"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._export.mapToGlobal(self._export.rect().bottomLeft()))

    def save(self, ending: str) -> None:
        """Write the list as it stands on screen."""
        period = self._bar.filters().period
        about = period.in_words() if period and not self._only else "Mọi hồ sơ"
        pages = self._pages(self._table.sort)
        shown = ListOnScreen(
            "Hồ sơ công khai", "ho-so-cong-khai", about, self._table.shown_columns(), pages, self._cell_of
        )
        save_list(self._workplace, self.files, shown, ending)

    def _filtered(self) -> None:
        self._show_only("")
        self._reload(keep=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self._table.show_only(NARROW if tight else [column.name for column in COLUMNS])


def empty_list(workplace: Workplace, bar: FilterBar, *, is_new: bool) -> EmptyState:
    """Nothing was ever disclosed, or the filter leaves nothing."""
    if not is_new:
        clear = Button("Xóa lọc", icon="x")
        clear.clicked.connect(bar.clear)
        said = "Chọn kỳ dài hơn hoặc xóa lọc. Có văn bản phải công khai thì bấm Đăng một nội dung."
        return EmptyState("search", "Không có hồ sơ nào trong bộ lọc này", said, (clear,))
    boards = Button("Nơi niêm yết", icon="map-pin")
    boards.clicked.connect(lambda: workplace.open(PLACES))
    said = "Ghi các nơi niêm yết một lần trước. Có văn bản phải công khai thì bấm Đăng một nội dung."
    return EmptyState("megaphone", "Chưa có hồ sơ công khai nào", said, (boards,))


def state_sentence(found: Counts) -> str:
    """The state of the records in one sentence."""
    if not found.total:
        return "Chưa có hồ sơ công khai nào trong bộ lọc này."
    done = found.of(State.DONE) + found.of(State.PERMANENT)
    told = f"{words.number(found.total)} hồ sơ: {words.number(done)} đã đủ hoặc thường xuyên"
    parts = ((State.RUNNING, "đang công khai"), (State.LACKING, "còn thiếu"), (State.WAITING, "chưa công khai"))
    told += "".join(f", {words.number(found.of(state))} {said}" for state, said in parts if found.of(state))
    late, soon = found.of(State.LATE), found.of(State.SOON)
    pressing = f"{words.number(late)} hồ sơ quá hạn" if late else "Không có hồ sơ quá hạn"
    return f"{told}. {pressing}{f', {words.number(soon)} hồ sơ sắp đến hạn' if soon else ''}."
