"""Yêu cầu thông tin: the list of requests for information, with a reading pane."""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.areas.disclosure.requests.fields import COLUMNS
from desktop_app.areas.disclosure.requests.models import RequestKind
from desktop_app.areas.disclosure.requests.queries import (
    RequestFilter,
    RequestPages,
    RequestView,
    counts,
    request_of,
)
from desktop_app.areas.disclosure.requests.rules import Stands
from desktop_app.areas.disclosure.requests.views.verbs import NEW, RequestVerbs
from desktop_app.areas.disclosure.requests.views.words import badge_of, request_cells, request_reading
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
from desktop_app.kit.theme import State
from desktop_app.office.history import Happening
from desktop_app.office.rights import Right

KEY = "disclosure.requests"
TABLES = frozenset({"information_request", "disclosure", "calendar_day", "law_version"})
NARROW = ("number", "requester", "content", "state")
Record = tuple[RequestView, tuple[Happening, ...]]


class RequestsPage(Page):
    """Reads with the arrow keys, answers with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Yêu cầu thông tin")
        self._workplace, self._desk = workplace, workplace.desk
        self._record: Record | None = None
        self._only = ""
        self.files: FileChoice = SystemFileChoice()
        self.verbs = RequestVerbs(workplace, self)
        self._bar = FilterBar(
            "Lọc theo số, tên, nội dung",
            self._desk.clock,
            workplace.memory(f"{KEY}.filter"),
            span=Span.YEAR,
            choices=(
                Choice("state", "Tình trạng", tuple((each.name, str(each.value)) for each in Stands)),
                Choice("kind", "Loại", tuple((each.name, str(each.value)) for each in RequestKind)),
            ),
        )
        self._cell_of = request_cells(self._desk.clock.today, lambda: self._desk.law.calendar)
        self._table = PagedTable(
            COLUMNS,
            self._pages,
            self._cell_of,
            noun="yêu cầu",
            widths=workplace.memory(f"{KEY}.columns"),
            sort=Sort("number", descending=True),
            gives_way=("due_on", "received_on"),
        )
        self._pane = ReadingPane(*self.verbs.pane_buttons())
        self._both = ListAndPane(self._table, self._pane, workplace.memory(f"{KEY}.pane"))
        self._new = Button(NEW, Kind.MAIN, icon="plus", key="Ctrl+N")
        self._export = Button("Xuất Excel", icon="file-down")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a request, go to it, alone when the filter leaves it out."""
        uid = str(entry.get("uid") or "")
        self._bar.follow_calendar()
        self._show_only("")
        self._reload()
        if uid and not self._table.choose(uid):
            self._show_only(uid)
            self._reload()
        self._table.view.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again and stay where one was."""
        if tables & TABLES:
            self._reload()
            self._read(self._table.row())

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def wanted(self) -> RequestFilter:
        """The filter as the queries take it."""
        if self._only:
            return RequestFilter(uids=(self._only,))
        chosen = self._bar.filters()
        state, kind = chosen.choices.get("state"), chosen.choices.get("kind")
        return RequestFilter(
            text=chosen.text,
            from_on=chosen.period.from_on if chosen.period else None,
            to_on=chosen.period.to_on if chosen.period else None,
            kind=RequestKind[kind] if kind else None,
            state=Stands[state] if state else None,
        )

    def save(self, ending: str) -> None:
        """Write the list as it stands on screen; nobody is named by its file's name."""
        period = self._bar.filters().period
        about = period.in_words() if period and not self._only else "Mọi yêu cầu"
        columns, pages = self._table.shown_columns(), self._pages(self._table.sort)
        shown = ListOnScreen("Yêu cầu thông tin", "yeu-cau-thong-tin", about, columns, pages, self._cell_of)
        save_list(self._workplace, self.files, shown, ending)

    def _pages(self, sort: Sort | None) -> RequestPages:
        order = sort or Sort("number", descending=True)
        return RequestPages(self._desk, self.wanted(), order.key, order.descending)

    def _reload(self) -> None:
        self._table.reload(keep=True)
        self._table.show_found(self._bar.filters().text)
        wanted, desk = self.wanted(), self._desk

        def tell(found: Mapping[Stands, int]) -> None:
            if wanted == self.wanted():
                self._table.show_total(sum(found.values()))
                self.say(state_sentence(found))

        self._workplace.jobs.read(lambda _progress: counts(desk, wanted), tell, owner=self)

    def _show_only(self, uid: str) -> None:
        self._only = uid
        if not uid:
            self.set_banner(None)
            return
        every = Button("Xem tất cả", height=30)
        every.clicked.connect(lambda: self.arrive({}))
        self.set_banner(Banner(State.INFO, "Đang xem riêng một yêu cầu nằm ngoài bộ lọc.", buttons=(every,)))

    def _read(self, row: RequestView | None) -> None:
        self._record = None
        self.verbs.take(None)
        if row is None:
            self._pane.show_nothing("Chọn một yêu cầu để đọc.")
            return
        uid, desk = row.uid, self._desk

        def work(_progress: object) -> Record:
            with desk.db.reading() as session:
                return request_of(session, desk, uid)

        self._workplace.jobs.read(work, self._show_record, owner=self)

    def _show_record(self, record: Record) -> None:
        row = self._table.row()
        if row is None or row.uid != record[0].uid:
            return
        self._record = record
        self.verbs.take(*record)
        self._pane.show_record(self._reading(record))

    def _reading(self, record: Record) -> Reading:
        view, today = record[0], self._desk.clock.today()
        badge = badge_of(view, today, self._desk.law.calendar)
        return request_reading(*record, today, badge, self.verbs.explain, self.verbs.open_record)

    def _open(self, row: RequestView) -> None:
        if self._record is None or self._record[0].uid != row.uid:
            return
        if self._both.has_pane:
            self.verbs.answer()
            return
        reading = self._reading(self._record)
        act, more = Button("Trả lời", Kind.MAIN), Button("Việc khác", icon="ellipsis")
        sheet = SideSheet(self.window(), reading.title, reading.when, reading_body(reading), main=act, others=(more,))
        for button, does in ((act, self.verbs.answer), (more, self.verbs.show_more)):
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
        clear = Button("Xóa lọc", icon="x")
        clear.clicked.connect(self._bar.clear)
        said = f"Chọn kỳ dài hơn hoặc xóa lọc. Có người yêu cầu thì bấm {NEW}."
        self._table.set_empty(
            EmptyState("circle-question-mark", "Không có yêu cầu nào trong bộ lọc này", said, (clear,))
        )

    def _listen(self) -> None:
        self._new.clicked.connect(self.verbs.enter_new)
        self._bar.changed.connect(self._filtered)
        self._table.chosen.connect(self._read)
        self._table.opened.connect(self._open)
        self._export.clicked.connect(self._show_exports)
        for key, does in (("F3", self.verbs.explain), ("F2", self.verbs.edit), ("Ctrl+M", self.verbs.show_more)):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _show_exports(self) -> None:
        menu = QMenu(self._export)
        menu.addAction("Danh sách đang hiện ra Excel", lambda: self.save(".xlsx"))
        menu.addAction("Danh sách đang hiện ra tệp .csv", lambda: self.save(".csv"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._export.mapToGlobal(self._export.rect().bottomLeft()))

    def _filtered(self) -> None:
        self._show_only("")
        self._reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self._table.show_only(NARROW if tight else [column.name for column in COLUMNS])


def state_sentence(found: Mapping[Stands, int]) -> str:
    """The state of the requests in one sentence."""
    total = sum(count for state, count in found.items() if state is not Stands.VOID)
    if not total:
        return "Chưa có yêu cầu thông tin nào trong bộ lọc này."
    parts = (
        (Stands.OPEN, "chưa trả lời"),
        (Stands.AT_SOURCE, "chờ cơ quan tạo ra thông tin"),
        (Stands.ENDED, "đã xong"),
    )
    told = ", ".join(f"{words.number(found[state])} {said}" for state, said in parts if found.get(state))
    late, soon = found.get(Stands.LATE, 0), found.get(Stands.SOON, 0)
    pressing = f"{words.number(late)} yêu cầu quá hạn" if late else "Không có yêu cầu quá hạn"
    all_told = f"{words.number(total)} yêu cầu{f': {told}' if told else ''}"
    return f"{all_told}. {pressing}{f', {words.number(soon)} sắp đến hạn' if soon else ''}."
