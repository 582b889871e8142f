"""What Hôm nay and find-anything show of sessions, and that every query of them goes by an index."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.reception.models import Channel, Mode, SessionKind
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.sessions.due import due_sessions
from desktop_app.areas.reception.sessions.entry import SessionEntry, TaskEntry
from desktop_app.areas.reception.sessions.models import Outcome
from desktop_app.areas.reception.sessions.queries import SessionFilter, SessionPages, session_counts
from desktop_app.areas.reception.sessions.record import due_tasks, session_record
from desktop_app.areas.reception.sessions.rules import ScheduleRule
from desktop_app.areas.reception.sessions.schedule import ScheduleService
from desktop_app.areas.reception.sessions.service import Kept, SessionService
from desktop_app.core.clock import FixedClock
from desktop_app.office.desk import Desk
from desktop_app.office.finding import due_items, find_anything, soon_until
from desktop_app.office.law_entry import DayChange
from desktop_app.office.law_service import LawService
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import DayKind
from tests.areas.reception import test_plans
from tests.areas.reception.makers import MakeEntry

MONDAY = date(2026, 11, 23)
Put = Callable[..., Kept]


@pytest.fixture
def put(desk: Desk) -> Put:
    def make(**given: Any) -> Kept:
        usual = {"held_on": MONDAY, "chair": "Ngô Xuân Thạo", "chair_post": "Chủ tịch UBND xã", "starts_at": time(8, 0)}
        return SessionService(desk).put(SessionEntry(**(usual | given)))

    return make


def told(desk: Desk) -> list[tuple[str, date]]:
    return [(item.title, item.due_on) for item in due_sessions(desk, soon_until(desk))]


def test_a_session_of_today_and_one_without_a_result_are_shown(desk: Desk, put: Put) -> None:
    put()
    put(held_on=date(2026, 11, 20), mode=Mode.BY_DELEGATE)
    put(held_on=date(2026, 12, 22))
    assert told(desk) == [
        ("Ghi kết quả phiên tiếp: phiên định kỳ của Phó Chủ tịch ngày 20/11/2026", date(2026, 11, 20)),
        ("Phiên tiếp hôm nay: phiên định kỳ của Chủ tịch ngày 23/11/2026", MONDAY),
    ]


@pytest.mark.parametrize(("days_later", "shown"), [(0, False), (3, True), (8, True), (15, True), (16, False)])
def test_a_notice_is_asked_for_until_its_first_session(
    desk: Desk, clock: FixedClock, days_later: int, shown: bool
) -> None:
    ScheduleService(desk).settle(ScheduleRule(from_on=date(2026, 12, 1), weekday=1, weeks=(2, 4)))
    clock.move_by(timedelta(days=days_later))
    notices = [(title, due_on) for title, due_on in told(desk) if title.startswith("Niêm yết")]
    assert notices == ([("Niêm yết lịch tiếp công dân tháng 12/2026", date(2026, 12, 1))] if shown else [])
    ScheduleService(desk).note_posted(2026, 12, "", clock.today())
    assert not [title for title, _ in told(desk) if title.startswith("Niêm yết")]


def test_an_online_session_asks_for_its_notice_and_its_test(desk: Desk, put: Put) -> None:
    kept = put(held_on=date(2026, 11, 25), channel=Channel.ONLINE, kind=SessionKind.UNSCHEDULED)
    whom, test = told(desk)
    assert whom == ("Báo các bên về phiên đột xuất của Chủ tịch ngày 25/11/2026 trực tuyến", date(2026, 11, 17))
    assert test == ("Thử kết nối phiên đột xuất của Chủ tịch ngày 25/11/2026 trực tuyến", MONDAY)
    SessionService(desk).note_online(kept.uid, kept.rev, date(2026, 11, 16), None)
    assert told(desk) == [test]


def test_a_day_that_became_a_day_off_asks_for_another_one(desk: Desk, put: Put) -> None:
    put(held_on=date(2026, 11, 26))
    assert not [title for title, _ in told(desk) if title.startswith("Chuyển ngày")]
    day = DayChange(on=date(2026, 11, 26), kind=DayKind.OFF, reason="mất điện", document="12/TB")
    LawService(desk).make(day)
    assert ("Chuyển ngày phiên định kỳ của Chủ tịch ngày 26/11/2026", date(2026, 11, 26)) in told(desk)


def test_tasks_that_are_due_are_shown_until_they_are_done(desk: Desk, put: Put) -> None:
    service, kept = SessionService(desk), put(kind=SessionKind.UNSCHEDULED)
    kept = service.hold(kept.uid, kept.rev, Outcome.CITIZENS_CAME)
    tasks = [TaskEntry("Đo lại thửa 45", "Phòng Kinh tế", MONDAY), TaskEntry("Trả lời", "Văn phòng", date(2027, 1, 5))]
    service.conclude(kept.uid, kept.rev, "Đo lại.", "", MONDAY, tasks)
    [item] = due_sessions(desk, soon_until(desk))
    assert (item.title, item.who, item.uid, item.page) == (
        "Đo lại thửa 45",
        "Phòng Kinh tế",
        kept.uid,
        "reception.sessions",
    )
    first = session_record(desk.db, kept.uid, MONDAY).tasks[0]
    service.finish_task(first.uid, first.rev, MONDAY, "")
    assert told(desk) == []
    assert due_items(desk, load_areas()) == []


def test_sessions_are_found_by_conclusion_task_and_number_without_accents(desk: Desk, put: Put) -> None:
    service, kept = SessionService(desk), put()
    kept = service.hold(kept.uid, kept.rev, Outcome.CITIZENS_CAME)
    task = TaskEntry("Khơi thông mương", "Trưởng thôn Đoài", date(2026, 12, 4))
    service.conclude(kept.uid, kept.rev, "Giải phóng mặt bằng.", "62/TB-UBND", MONDAY, [task])
    for typed in ("giai phong mat", "khoi thong muong", "62/TB"):
        [hit] = find_anything(desk, load_areas(), typed)
        assert (hit.kind, hit.page, hit.uid) == ("Phiên tiếp", "reception.sessions", kept.uid)


def test_nothing_shown_of_a_session_names_a_denouncer(
    desk: Desk, put: Put, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    kept = put()
    reception.register(an_entry(mode=Mode.BY_HEAD, kind=Kind.DENUNCIATION, full_name="Kín Thị Đáo", content="Thu sai"))
    hidden = session_record(desk.db, kept.uid, MONDAY, sees_content=False)
    shown = [
        repr(hidden),
        repr(due_sessions(desk, soon_until(desk))),
        repr(find_anything(desk, load_areas(), "23/11/2026")),
    ]
    assert not [text for text in shown if "Đáo" in text or "Thu sai" in text]
    assert hidden.visits[0].who == "Người tố cáo (đã ẩn)"


def test_every_query_of_sessions_goes_by_an_index(desk: Desk, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_plans, "BIG", (*test_plans.BIG, "session_day", "session_task", "schedule_notice"))
    kept, until = put(), date(2026, 12, 31)
    year = SessionFilter(from_on=date(2026, 1, 1), to_on=until)
    first = SessionPages(desk.db, SessionFilter(), MONDAY).after(None, 1)[0]
    for work in (
        lambda: SessionPages(desk.db, year, MONDAY).after(first, 50),
        lambda: SessionPages(desk.db, SessionFilter(text="ngo xuan"), MONDAY).after(None, 50),
        lambda: session_counts(desk.db, year, MONDAY),
        lambda: session_record(desk.db, kept.uid, MONDAY),
        lambda: ScheduleService(desk).month(2026, 11),
        lambda: due_tasks(desk.db, until),
        lambda: due_sessions(desk, until),
        lambda: SessionService(desk).of_visit(MONDAY, Mode.BY_HEAD),
    ):
        assert test_plans.whole_reads(desk, work) == []
