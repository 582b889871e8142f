"""Lịch và phiên tiếp: the head's sessions, past and to come, with a reading pane."""

from collections.abc import Mapping

from desktop_app.areas.reception.lookups import reads_denunciations
from desktop_app.areas.reception.models import Mode, SessionKind
from desktop_app.areas.reception.sessions.fields import COLUMNS
from desktop_app.areas.reception.sessions.models import Chairing
from desktop_app.areas.reception.sessions.queries import SessionCounts, SessionFilter, SessionPages, session_counts
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
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.listing import Counted, Listing
from desktop_app.core import words
from desktop_app.core.periods import Span
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.filter_bar import Filters, choice_of
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Right

ENTRY = "reception.entry"
LISTING = Listing(
    key="reception.sessions",
    title="Lịch và phiên tiếp",
    noun="phiên",
    columns=COLUMNS,
    narrow=("held_on", "chair", "about", "status"),
    gives_way=("kind",),
    sort=Sort("held_on", descending=True),
    tables=frozenset(
        {"session_day", "session_task", "schedule_notice", "visit", "setting", "calendar_day", "law_version"}
    ),
    look_for="Lọc theo người, nội dung",
    choose="Chọn một phiên để đọc.",
    alone="Đang xem riêng một phiên nằm ngoài bộ lọc.",
    nothing=(
        "calendar",
        "Không có phiên tiếp nào trong bộ lọc này",
        "Bấm Lịch tháng để lập phiên theo quy tắc của cơ quan, hoặc Lập phiên để ghi một phiên đột xuất.",
    ),
    beginning=(
        "calendar",
        "Chưa có phiên tiếp nào",
        "Đặt Quy tắc lịch một lần rồi bấm Lịch tháng, các phiên tự có; phiên đột xuất thì bấm Lập phiên.",
    ),
    span=Span.YEAR,
)


class SessionSource:
    """Sessions, read from the register by an account that may or may not read denunciations."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._sees = desk, reads_denunciations(desk.account)

    def wanted(self, chosen: Filters) -> SessionFilter:
        """The filter of the bar as the queries take it."""
        from_on, to_on = chosen.days
        status, mode, kind = (chosen.choices.get(name) for name in ("status", "mode", "kind"))
        return SessionFilter(
            text=chosen.text,
            from_on=from_on,
            to_on=to_on,
            status=Status[status] if status else None,
            mode=Mode[mode] if mode else None,
            kind=SessionKind[kind] if kind else None,
        )

    def alone(self, uid: str) -> SessionFilter:
        """This session only."""
        return SessionFilter(uids=(uid,))

    def pages(self, wanted: SessionFilter, sort: Sort) -> SessionPages:
        """The sessions by their day."""
        return SessionPages(self._desk.db, wanted, self._desk.clock.today(), sort.descending)

    def count(self, wanted: SessionFilter, chosen: Filters) -> Counted:
        """How many were held, and by whom."""
        found = session_counts(self._desk.db, wanted, self._desk.clock.today())
        rows = self.pages(wanted, LISTING.sort).count()
        is_new = not rows and not self.pages(SessionFilter(), LISTING.sort).count()
        return Counted(rows, state_sentence(found), is_new=is_new)

    def read(self, uid: str) -> SessionRecord:
        """A session with its visits, minutes and tasks."""
        return session_record(self._desk.db, uid, self._desk.clock.today(), self._sees)


class SessionsPage(ListPage[SessionFilter, SessionRecord]):
    """Reads with the arrow keys, acts with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        desk = workplace.desk
        choices = (
            choice_of("status", "Tình trạng", Status),
            choice_of("mode", "Ai tiếp", Chairing),
            choice_of("kind", "Loại phiên", SessionKind),
        )
        super().__init__(workplace, LISTING, SessionSource(desk), session_cell, choices=choices)
        self.papers = SessionPapers(workplace)
        self._verbs = SessionVerbs(workplace, self, self.papers)
        self._month = Button("Lịch tháng", icon="calendar")
        self._rule = Button("Quy tắc lịch", icon="settings")
        self._month.clicked.connect(lambda: self._show_month(None))
        self._rule.clicked.connect(lambda: rule_sheet(workplace, self.window()).rise())
        self.offer(self._verbs, new=("Lập phiên", self._put))
        rule = (self._rule,) if desk.account.may(Right.SETTLE_OFFICE) else ()
        self.set_buttons(*rule, self._month, *((self._new,) if desk.account.may(Right.RECORD) else ()))

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a session, go to it, alone when the filter leaves it out; else to what is next."""
        is_first = self._record is None
        super().arrive(entry)
        if is_first and not entry.get("uid"):
            self._choose_next()

    def reload(self, *, keep: bool) -> None:
        """Read the list again, and what of the schedule presses."""
        super().reload(keep=keep)
        service, today = ScheduleService(self._desk), self._desk.clock.today()

        def work(_progress: object) -> tuple[list[MonthSchedule], bool]:
            months = [service.month(*month_after(today.year, today.month, later)) for later in (0, 1)]
            return months, bool(service.rules())

        self._workplace.jobs.read(work, lambda found: self._show_pressing(*found), owner=self)

    def reading(self, record: SessionRecord) -> Reading:
        """The session with its visits, minutes and tasks."""
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

    def _choose_next(self) -> None:
        """Stand on the session that is next, or whose result is missing: the last of those from today on."""
        today = self._desk.clock.today()
        model = self._table.model
        rows = [model.row_at(place) for place in range(model.rowCount())]
        coming = [row for row in rows if row.held_on >= today or row.status is Status.UNRECORDED]
        if coming:
            self._table.choose(coming[-1].uid)

    def _show_pressing(self, months: list[MonthSchedule], has_rule: bool) -> None:
        """The one thing about the schedule that presses most, unless the banner tells that rows are shown alone."""
        if self._only is not None:
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
