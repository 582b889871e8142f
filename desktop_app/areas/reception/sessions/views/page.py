"""Lịch và phiên tiếp: the head's sessions, past and to come, with a reading pane."""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.areas.reception.lookups import reads_denunciations
from desktop_app.areas.reception.models import Mode, SessionKind
from desktop_app.areas.reception.sessions.fields import COLUMNS
from desktop_app.areas.reception.sessions.models import Chairing
from desktop_app.areas.reception.sessions.queries import (
    SessionCounts,
    SessionFilter,
    SessionPages,
    SessionRow,
    session_counts,
)
from desktop_app.areas.reception.sessions.record import SessionRecord, session_record
from desktop_app.areas.reception.sessions.rules import Status, deputy_warning, month_after, online_times
from desktop_app.areas.reception.sessions.schedule import MonthSchedule, ScheduleService
from desktop_app.areas.reception.sessions.service import Kept
from desktop_app.areas.reception.sessions.views.cells import session_cell, session_notice, session_reading
from desktop_app.areas.reception.sessions.views.month_sheet import MonthSheet
from desktop_app.areas.reception.sessions.views.papers import SessionPapers
from desktop_app.areas.reception.sessions.views.putting import put_sheet
from desktop_app.areas.reception.sessions.views.rule_sheet import rule_sheet
from desktop_app.areas.reception.sessions.views.verbs import SessionVerbs, undo_last
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.periods import Span
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.controls import Kind as Look
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import Choice, FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import Reading, ReadingPane, reading_body
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State
from desktop_app.office.rights import Right

KEY = "reception.sessions"
ENTRY = "reception.entry"
TABLES = frozenset(
    {"session_day", "session_task", "schedule_notice", "visit", "setting", "calendar_day", "law_version"}
)
NARROW = ("held_on", "chair", "about", "status")


class SessionsPage(Page):
    """Reads with the arrow keys, acts with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Lịch và phiên tiếp")
        self._workplace, self._desk = workplace, workplace.desk
        self._sees = reads_denunciations(self._desk.account)
        self._record: SessionRecord | None = None
        self._only = ""
        self.papers = SessionPapers(workplace)
        self._verbs = SessionVerbs(workplace, self, self.papers)
        self._bar = FilterBar(
            "Lọc theo người, nội dung",
            self._desk.clock,
            workplace.memory(f"{KEY}.filter"),
            span=Span.YEAR,
            choices=(
                Choice("status", "Tình trạng", tuple((each.name, each.value) for each in Status)),
                Choice("mode", "Ai tiếp", tuple((each.name, each.value) for each in Chairing)),
                Choice("kind", "Loại phiên", tuple((each.name, str(each.value)) for each in SessionKind)),
            ),
        )
        self._table = PagedTable(
            COLUMNS,
            self._pages,
            session_cell,
            noun="phiên",
            widths=workplace.memory(f"{KEY}.columns"),
            sort=Sort("held_on", descending=True),
            gives_way=("kind",),
        )
        self._pane = ReadingPane(*self._verbs.pane_buttons())
        self._both = ListAndPane(self._table, self._pane, workplace.memory(f"{KEY}.pane"))
        self._new = Button("Lập phiên", Look.MAIN, icon="plus", key="Ctrl+N")
        self._month = Button("Lịch tháng", icon="calendar")
        self._rule = Button("Quy tắc lịch", icon="settings")
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a session, go to it, alone when the filter leaves it out; else to what is next."""
        uid = str(entry.get("uid") or "")
        self._only = ""
        self._reload(keep=True)
        if uid and not self._table.choose(uid):
            self._only = uid
            self._reload(keep=False)
        elif not uid and self._record is None:
            self._choose_next()
        self._table.view.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again and stay where one was."""
        if tables & TABLES:
            self._reload(keep=True)
            self._read(self._table.row())

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def wanted(self) -> SessionFilter:
        """The filter as the queries take it."""
        if self._only:
            return SessionFilter(uids=(self._only,))
        chosen = self._bar.filters()
        status, mode, kind = (chosen.choices.get(name) for name in ("status", "mode", "kind"))
        return SessionFilter(
            text=chosen.text,
            from_on=chosen.period.from_on if chosen.period else None,
            to_on=chosen.period.to_on if chosen.period else None,
            status=Status[status] if status else None,
            mode=Mode[mode] if mode else None,
            kind=SessionKind[kind] if kind else None,
        )

    def _pages(self, sort: Sort | None) -> SessionPages:
        descending = sort.descending if sort else True
        return SessionPages(self._desk.db, self.wanted(), self._desk.clock.today(), descending)

    def _reload(self, *, keep: bool) -> None:
        self._table.reload(keep=keep)
        self._table.show_found(self._bar.filters().text)
        wanted, pages, desk = self.wanted(), self._pages(None), self._desk
        today = desk.clock.today()

        def work(_progress: object) -> tuple[SessionFilter, int, SessionCounts, list[MonthSchedule], bool]:
            service = ScheduleService(desk)
            months = [service.month(*month_after(today.year, today.month, later)) for later in (0, 1)]
            return wanted, pages.count(), session_counts(desk.db, wanted, today), months, bool(service.rules())

        def tell(counted: tuple[SessionFilter, int, SessionCounts, list[MonthSchedule], bool]) -> None:
            asked, rows, counts, months, has_rule = counted
            if asked == self.wanted():
                self._table.show_total(rows)
                self.say(state_sentence(counts))
                self._show_banner(months, has_rule)

        self._workplace.jobs.read(work, tell, owner=self)

    def _choose_next(self) -> None:
        """Stand on the session that is next, or whose result is missing: the last of those from today on."""
        today = self._desk.clock.today()
        model = self._table.model
        rows = [model.row_at(place) for place in range(model.rowCount())]
        coming = [row for row in rows if row.held_on >= today or row.status is Status.UNRECORDED]
        if coming:
            self._table.choose(coming[-1].uid)

    def _show_banner(self, months: list[MonthSchedule], has_rule: bool) -> None:
        """The one thing about the schedule that presses most."""
        if self._only:
            every = Button("Xem tất cả", height=30)
            every.clicked.connect(lambda: self.arrive({}))
            self.set_banner(Banner(State.INFO, "Đang xem riêng một phiên nằm ngoài bộ lọc.", buttons=(every,)))
            return
        told = pressing(months, has_rule)
        if told is None:
            self.set_banner(None)
            return
        state, first, second, schedule = told
        show = Button("Quy tắc lịch" if schedule is None else "Xem lịch tháng", height=30)
        show.clicked.connect(lambda: self._show_month(schedule) if schedule else self._rule.click())
        may = schedule is not None or self._desk.account.may(Right.SETTLE_OFFICE)
        self.set_banner(Banner(state, first, second, buttons=(show,) if may else ()))

    def _read(self, row: SessionRow | None) -> None:
        if row is None:
            self._record = None
            self._pane.show_nothing("Chọn một phiên để đọc.")
            return
        uid, today = row.uid, self._desk.clock.today()
        self._workplace.jobs.read(
            lambda _progress: session_record(self._desk.db, uid, today, self._sees), self._show_record, owner=self
        )

    def _show_record(self, record: SessionRecord) -> None:
        row = self._table.row()
        if row is None or row.uid != record.row.uid:
            return
        self._record = record
        self._verbs.take(record)
        self._pane.show_record(self._reading(record))

    def _reading(self, record: SessionRecord) -> Reading:
        law, row = self._desk.law.now(), record.row
        return session_reading(
            record,
            self._desk.clock.today(),
            session_notice(
                record, deputy_warning(row.mode, row.held_on, law.rulebook), law.calendar.why_off(row.held_on)
            ),
            online_times(row.channel, row.held_on, record.starts_at, law),
            lambda uid: self._workplace.open(ENTRY, uid),
            self._verbs.finish if self._desk.account.may(Right.RECORD) else None,
        )

    def _open(self, row: SessionRow) -> None:
        if self._record is None or self._record.row.uid != row.uid:
            return
        if self._both.has_pane:
            self._verbs.go_on()
            return
        reading = self._reading(self._record)
        act, more = Button("Làm tiếp", Look.MAIN), Button("Việc khác", icon="ellipsis")
        sheet = SideSheet(self.window(), reading.title, reading.when, reading_body(reading), main=act, others=(more,))
        more.clicked.connect(lambda: self._verbs.show_more(more, sheet.go))
        act.clicked.connect(sheet.go)
        act.clicked.connect(self._verbs.go_on)
        sheet.rise()

    def _lay_out(self) -> None:
        account = self._desk.account
        rule = (self._rule,) if account.may(Right.SETTLE_OFFICE) else ()
        self.set_buttons(*rule, self._month, *((self._new,) if account.may(Right.RECORD) else ()))
        self.set_bar(self._bar)
        self.set_body(self._both, scrolls=False, margin=0)
        clear = Button("Xóa lọc", icon="x")
        clear.clicked.connect(self._bar.clear)
        said = "Bấm Lịch tháng để lập phiên theo quy tắc của cơ quan, hoặc Lập phiên để ghi một phiên đột xuất."
        self._table.set_empty(EmptyState("calendar", "Không có phiên tiếp nào trong bộ lọc này", said, (clear,)))

    def _listen(self) -> None:
        self._new.clicked.connect(self._put)
        self._month.clicked.connect(lambda: self._show_month(None))
        self._rule.clicked.connect(lambda: rule_sheet(self._workplace, self.window()).rise())
        self._bar.changed.connect(self._filtered)
        self._table.chosen.connect(self._read)
        self._table.opened.connect(self._open)

    def _filtered(self) -> None:
        self._only = ""
        self._reload(keep=True)

    def _put(self) -> None:
        put_sheet(self._workplace, self.window(), self._was_put).rise()

    def _was_put(self, kept: Kept) -> None:
        tied = f" {kept.tied} lượt tiếp đã ghi được gắn vào phiên." if kept.tied else ""
        sentence = f"Đã lập phiên tiếp ngày {words.day(kept.held_on)}.{tied}"
        self._workplace.say(sentence, None if kept.tied else lambda: undo_last(self._workplace))
        self._table.choose(kept.uid)

    def _show_month(self, schedule: MonthSchedule | None) -> None:
        today = self._desk.clock.today()
        shown = (schedule.year, schedule.month) if schedule else (today.year, today.month)
        MonthSheet(self._workplace, self.window(), self.papers, *shown).rise()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        tight = room(self.window()) is Room.TIGHT
        self._table.show_only(NARROW if tight else [column.name for column in COLUMNS])


def state_sentence(counts: SessionCounts) -> str:
    """The state of the sessions in one sentence; a deputy's are counted apart."""
    if not (counts.by_head or counts.by_delegate or counts.unrecorded):
        return "Chưa có phiên nào đã tiếp trong kỳ này."
    empty = f", {words.number(counts.empty)} phiên không có công dân" if counts.empty else ""
    apart = f"; cấp phó {words.number(counts.by_delegate)} phiên, tính riêng" if counts.by_delegate else ""
    missing = f" Còn {words.number(counts.unrecorded)} phiên chưa ghi kết quả." if counts.unrecorded else ""
    return f"Đã tiếp {words.number(counts.by_head)} phiên{empty}{apart}.{missing}"


def pressing(months: list[MonthSchedule], has_rule: bool) -> tuple[State, str, str, MonthSchedule | None] | None:
    """What presses most: no schedule at all, days not put, too few days, a notice not posted."""
    if not has_rule:
        return State.INFO, "Chưa đặt lịch tiếp công dân.", "Chọn thứ, tuần trong tháng, giờ và người tiếp.", None
    for schedule in months:
        name = f"tháng {schedule.month:02d}/{schedule.year}"
        if schedule.missing:
            first = f"Lịch {name} còn {schedule.missing} phiên chưa lập."
            return State.INFO, first, "Lập phiên để theo dõi, niêm yết và ghi kết quả.", schedule
        if schedule.shortfalls:
            return State.WARNING, "Ít ngày tiếp hơn mức luật định.", schedule.shortfalls[0].sentence, schedule
        if schedule.post_by and schedule.posted_on is None:
            first = f"Lịch {name} chưa niêm yết, hạn {words.long_day(schedule.post_by)}."
            return State.INFO, first, "In thông báo, niêm yết rồi ghi ngày niêm yết.", schedule
    return None
