"""What Hôm nay says of schedule and sessions: to be posted, today, without a result, tasks that are due."""

from collections.abc import Iterator
from datetime import date, timedelta

from desktop_app.areas.reception.models import Channel, Mode, SessionKind
from desktop_app.areas.reception.sessions.queries import (
    SessionFilter,
    SessionPages,
    SessionRow,
)
from desktop_app.areas.reception.sessions.record import due_tasks, session_record
from desktop_app.areas.reception.sessions.rules import Status, month_after, online_times
from desktop_app.areas.reception.sessions.schedule import ScheduleService
from desktop_app.core import words
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk

PAGE = "reception.sessions"
LOOK_BACK = timedelta(days=366)
MOST = 200


def due_sessions(desk: Desk, until: date) -> list[DueItem]:
    """Everything about sessions that is late or due on or before the day."""
    return [
        *_notices(desk, until),
        *_sessions(desk, until),
        *_on_days_off(desk, until),
        *_online(desk, until),
        *_tasks(desk, until),
    ]


def _notices(desk: Desk, until: date) -> Iterator[DueItem]:
    """A schedule that must hang by the day, of this month and the next; one whose first day has passed is over."""
    today = desk.clock.today()
    service = ScheduleService(desk)
    for later in (0, 1):
        year, month = month_after(today.year, today.month, later)
        schedule = service.month(year, month)
        if not schedule.held or schedule.posted_on or schedule.post_by is None:
            continue
        if schedule.held[0].on >= today and schedule.post_by <= until:
            first = words.day(schedule.held[0].on)
            yield _item(
                "",
                f"Niêm yết lịch tiếp công dân tháng {month:02d}/{year}",
                f"Phiên đầu của tháng: {first}",
                schedule.post_by,
            )


def _sessions(desk: Desk, until: date) -> Iterator[DueItem]:
    today = desk.clock.today()
    for stands in (Status.UNRECORDED, Status.TODAY):
        wanted = SessionFilter(from_on=today - LOOK_BACK, to_on=min(until, today), status=stands)
        for row in SessionPages(desk.db, wanted, today, descending=False).after(None, MOST):
            begun = "Ghi kết quả phiên tiếp" if stands is Status.UNRECORDED else "Phiên tiếp hôm nay"
            yield _item(row.uid, f"{begun}: {called(row)}", row.about, row.held_on, row.chair)


def _on_days_off(desk: Desk, until: date) -> Iterator[DueItem]:
    """Sessions put before their day became a day off."""
    today, calendar = desk.clock.today(), desk.law.calendar
    wanted = SessionFilter(from_on=today, to_on=until, status=Status.UPCOMING, kind=SessionKind.PERIODIC)
    for row in SessionPages(desk.db, wanted, today, descending=False).after(None, MOST):
        if not calendar.is_working(row.held_on):
            yield _item(row.uid, f"Chuyển ngày {called(row)}", f"Trùng {calendar.why_off(row.held_on)}", row.held_on)


def _online(desk: Desk, until: date) -> Iterator[DueItem]:
    """The parties to be told, the connection to be tested."""
    today, law = desk.clock.today(), desk.law.now()
    wanted = SessionFilter(from_on=today, status=Status.UPCOMING)
    for row in SessionPages(desk.db, wanted, today, descending=False).after(None, MOST):
        times = online_times(row.channel, row.held_on, None, law) if row.channel is Channel.ONLINE else None
        if times is None:
            continue
        record = session_record(desk.db, row.uid, today)
        steps = (
            ("Báo các bên về", record.notified_on, times.notify_by),
            ("Thử kết nối", record.tested_on, times.test_by),
        )
        for verb, done_on, by in steps:
            if done_on is None and by <= until:
                yield _item(row.uid, f"{verb} {called(row)} trực tuyến", row.about, by)


def _tasks(desk: Desk, until: date) -> Iterator[DueItem]:
    for task in due_tasks(desk.db, until):
        detail = f"Kết luận phiên tiếp ngày {words.day(task.held_on)}"
        yield _item(task.session_uid, task.what, detail, task.due_on, task.who)


def called(row: SessionRow) -> str:
    """What a session is called in a sentence."""
    whose = "Phó Chủ tịch" if row.mode is Mode.BY_DELEGATE else "Chủ tịch"
    kind = "đột xuất" if row.kind is SessionKind.UNSCHEDULED else "định kỳ"
    return f"phiên {kind} của {whose} ngày {words.day(row.held_on)}"


def _item(uid: str, title: str, detail: str, due_on: date, who: str = "") -> DueItem:
    return DueItem(uid=uid, area="reception", title=title, detail=detail, due_on=due_on, who=who, page=PAGE)
