"""The sessions of the practice year: planned month by month, held, some empty, one moved, concluded with tasks."""

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from desktop_app.areas.reception.models import Channel, Mode, SessionKind
from desktop_app.areas.reception.sessions.demo_plan import RULES
from desktop_app.areas.reception.sessions.entry import SessionEntry, TaskEntry
from desktop_app.areas.reception.sessions.models import Ground, Outcome
from desktop_app.areas.reception.sessions.queries import SessionFilter, SessionPages, SessionRow
from desktop_app.areas.reception.sessions.record import SessionRecord, session_record
from desktop_app.areas.reception.sessions.rules import Status, days_of, month_after
from desktop_app.areas.reception.sessions.schedule import ScheduleService
from desktop_app.areas.reception.sessions.service import SessionService
from desktop_app.office.desk import Desk
from desktop_app.office.profile import Profile

Expect = Callable[[datetime, Callable[[], None]], None]

MOVED_IN, BY_DEPUTY_IN = 3, (4, 9)
"""Months in which one session is moved, and in which one is left to a deputy."""

STILL_OPEN = timedelta(days=45)
"""Of what was concluded so lately the first task is not done yet."""

ENDS, MINUTES_AT, CONCLUDED_AT = time(11, 20), time(11, 45), time(15, 10)
MOVED = "Chủ tịch dự kỳ họp Hội đồng nhân dân tỉnh"
SAID = (
    "Đại diện Phòng Kinh tế báo cáo kết quả kiểm tra ban đầu.",
    "Công an xã báo cáo tình hình tại thôn, đề nghị hòa giải trước.",
    "Đại diện Ủy ban MTTQ Việt Nam xã đề nghị trả lời dân bằng văn bản.",
)
CONCLUDED = "Giao các bộ phận kiểm tra thực tế, báo cáo Chủ tịch trước khi trả lời công dân bằng văn bản."
WHO = ("Phòng Kinh tế xã", "Phòng Văn hóa - Xã hội xã", "Văn phòng HĐND và UBND xã", "Công an xã")
URGENT = "Theo đề nghị của các hộ ở thôn Đồng Mận về ô nhiễm nguồn nước"


class SessionYear:
    """What happens to schedule and sessions, told to the year as things to expect."""

    def __init__(self, desk: Desk, chance: random.Random, expect: Expect, profile: Profile) -> None:
        """`expect` puts an event into the year; `chance` is the sessions' own."""
        self._desk, self._chance, self._expect, self._profile = desk, chance, expect, profile
        self._service, self._schedule = SessionService(desk), ScheduleService(desk)
        self._papers = 0
        self._today = date.min

    def begin(self, begins: date, ends: date) -> None:
        """Set the schedule, and plan every month until the one after the last day."""
        first = datetime.combine(begins, time(7, 30))
        self._expect(first, self._settle)
        self._today = ends
        months = (ends.year - begins.year) * 12 + ends.month - begins.month + 1
        for later in range(1, months + 1):
            year, month = month_after(begins.year, begins.month, later)
            at = datetime.combine(date(year, month, 1), time(15, 0)) - timedelta(days=12)
            self._expect(max(first + timedelta(minutes=1), at), lambda y=year, m=month: self._plan(y, m))  # type: ignore[misc]
        self._expect(datetime.combine(ends, time(8, 5)) - timedelta(days=4), lambda: self._put_urgent(ends))
        self._expect(datetime.combine(ends, time(8, 10)) - timedelta(days=7), lambda: self._make_next_online(ends))

    def mode_of(self, on: date, at: time, wanted: Mode, place: int) -> Mode:
        """Whose reception a visit really is: nobody comes to the head on a day without a session."""
        for mode in (Mode.BY_HEAD, Mode.BY_DELEGATE):
            if self._service.of_visit(on, mode, at) and at < ENDS and (wanted is not Mode.REGULAR or place % 2):
                return mode
        return Mode.REGULAR

    def begin_unscheduled(self, on: date, at: time) -> None:
        """The head receives at once; the session ends with the day."""
        if self._service.of_visit(on, Mode.BY_HEAD, at):
            return
        entry = self._entry(on, at, Ground.HEATED, "Đoàn đông người đến trụ sở")
        uid = self._service.put(entry).uid
        self._expect(datetime.combine(on, time(16, 50)), lambda: self._finish(uid))

    def _settle(self) -> None:
        for rule in RULES:
            self._schedule.settle(rule)

    def _plan(self, year: int, month: int) -> None:
        self._schedule.plan_month(year, month)
        whole = days_of(year, month)
        wanted = SessionFilter(from_on=whole[0], to_on=whole[-1], kind=SessionKind.PERIODIC)
        today = self._desk.clock.today()
        rows = SessionPages(self._desk.db, wanted, today, descending=False).after(None, 10)
        if whole[-1] < self._today or whole[0].month == self._today.month:
            self._papers += 1
            self._schedule.note_posted(year, month, f"{20 + self._papers}/TB-UBND", today)
        for place, row in enumerate(rows):
            if place == 1 and month == MOVED_IN:
                self._expect(_before(row, 6), lambda row=row: self._move(row))  # type: ignore[misc]
            elif place == 1 and month in BY_DEPUTY_IN:
                self._expect(_before(row, 2), lambda row=row: self._leave_to_deputy(row.uid))  # type: ignore[misc]
            if not (place == 1 and month == MOVED_IN):
                self._expect(datetime.combine(row.held_on, MINUTES_AT), lambda row=row: self._finish(row.uid))  # type: ignore[misc]

    def _move(self, row: SessionRow) -> None:
        on = self._desk.law.calendar.add_working(row.held_on, 2)
        self._service.move(row.uid, self._record(row.uid).row.rev, on, MOVED)
        self._expect(datetime.combine(on, MINUTES_AT), lambda: self._finish(row.uid))

    def _leave_to_deputy(self, uid: str) -> None:
        record = self._record(uid)
        if record.visits:
            return
        entry = entry_of(
            record, mode=Mode.BY_DELEGATE, chair=(self._profile.deputies or ("",))[0], chair_post="Phó Chủ tịch UBND xã"
        )
        self._service.change(uid, record.row.rev, entry)

    def _make_next_online(self, today: date) -> None:
        wanted = SessionFilter(from_on=today, status=Status.UPCOMING, kind=SessionKind.PERIODIC)
        rows = SessionPages(self._desk.db, wanted, self._desk.clock.today(), descending=False).after(None, 1)
        for row in rows:
            record = self._record(row.uid)
            kept = self._service.change(row.uid, row.rev, entry_of(record, channel=Channel.ONLINE))
            self._service.note_online(kept.uid, kept.rev, self._desk.clock.today(), None)

    def _put_urgent(self, today: date) -> None:
        """Held on the last working day, its result not noted yet."""
        on = self._desk.law.calendar.add_working(today, -1)
        self._service.put(self._entry(on, time(14, 0), Ground.URGENT, URGENT))

    def _entry(self, on: date, at: time, ground: Ground, expected: str) -> SessionEntry:
        return SessionEntry(
            held_on=on,
            kind=SessionKind.UNSCHEDULED,
            ground=ground,
            starts_at=at,
            chair=self._profile.chairperson,
            chair_post="Chủ tịch Ủy ban nhân dân xã",
            place=self._profile.reception_place,
            attendees=RULES[-1].attendees,
            expected=expected,
        )

    def _finish(self, uid: str) -> None:
        """Note the result and the minutes; whoever came is concluded upon a day later."""
        record = self._record(uid)
        outcome = Outcome.CITIZENS_CAME if record.visits else Outcome.NOBODY_CAME
        ends = ENDS if record.row.kind is SessionKind.PERIODIC else time(16, 30)
        kept = self._service.hold(
            uid, record.row.rev, outcome, None, ends if ends > (record.starts_at or ENDS) else None
        )
        self._papers += 1
        said = "\n".join(self._chance.sample(SAID, 2)) if record.visits else ""
        official = self._profile.reception_official
        number = f"{self._papers}/BB-UBND"
        kept = self._service.write_minutes(uid, kept.rev, number, official, "Công chức tiếp công dân", said)
        if record.visits:
            at = datetime.combine(self._desk.law.calendar.add_working(record.row.held_on, 1), CONCLUDED_AT)
            self._expect(at, lambda: self._conclude(uid))

    def _conclude(self, uid: str) -> None:
        record, today = self._record(uid), self._desk.clock.today()
        tasks = [
            TaskEntry(
                f"Kiểm tra, trả lời nội dung lượt tiếp số {visit.label}",
                self._chance.choice(WHO),
                today + timedelta(days=self._chance.randint(7, 21)),
            )
            for visit in record.visits[:3]
        ]
        self._papers += 1
        self._service.conclude(uid, record.row.rev, CONCLUDED, f"{20 + self._papers}/TB-UBND", today, tasks)
        for place, task in enumerate(tasks):
            if place == 0 and self._today - today < STILL_OPEN:
                continue
            late = timedelta(days=3) if self._chance.random() > 0.9 else -timedelta(days=self._chance.randint(0, 5))
            at = datetime.combine(task.due_on + late, time(16, 35))
            self._expect(at, lambda place=place: self._finish_task(uid, place))  # type: ignore[misc]

    def _finish_task(self, uid: str, place: int) -> None:
        task = self._record(uid).tasks[place]
        self._service.finish_task(task.uid, task.rev, self._desk.clock.today(), "Đã kiểm tra và trả lời bằng văn bản.")

    def _record(self, uid: str) -> SessionRecord:
        return session_record(self._desk.db, uid, self._desk.clock.today())


def entry_of(record: SessionRecord, **changed: object) -> SessionEntry:
    """The session as it was put, with what is to be changed."""
    row = record.row
    values = {
        **{name: getattr(row, name) for name in ("held_on", "kind", "mode", "channel", "chair", "chair_post")},
        **{
            name: getattr(record, name) for name in ("ground", "starts_at", "ends_at", "place", "attendees", "expected")
        },
    }
    return SessionEntry(**(values | changed))


def _before(row: SessionRow, days: int) -> datetime:
    return datetime.combine(row.held_on - timedelta(days=days), time(16, 0))
