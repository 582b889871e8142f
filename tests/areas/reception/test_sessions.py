"""Sessions through their service: put, moved, held, concluded, tied to visits, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from desktop_app.areas.reception.models import Channel, Mode, SessionKind
from desktop_app.areas.reception.register_rows import EmptySession, register_lines
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.sessions.entry import SessionEntry, TaskEntry, schedule_of, session_of
from desktop_app.areas.reception.sessions.fields import RULE_FORM, Weekday
from desktop_app.areas.reception.sessions.models import Chairing, Ground, Outcome
from desktop_app.areas.reception.sessions.queries import SessionCounts, SessionFilter, SessionPages, session_counts
from desktop_app.areas.reception.sessions.record import SessionRecord, session_record
from desktop_app.areas.reception.sessions.rules import ScheduleRule, Status
from desktop_app.areas.reception.sessions.schedule import ScheduleService
from desktop_app.areas.reception.sessions.service import Kept, SessionService
from desktop_app.areas.reception.tally import Tally
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.accounts import AccountService
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Role
from desktop_app.office.secrecy import NameInText
from tests.areas.reception.makers import MakeEntry

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 20)
TWICE = ScheduleRule(from_on=date(2026, 7, 1), weekday=1, weeks=(2, 4), attendees="Văn phòng, Công an xã")
Put = Callable[..., Kept]


@pytest.fixture
def sessions(desk: Desk) -> SessionService:
    return SessionService(desk)


@pytest.fixture
def put(sessions: SessionService) -> Put:
    def make(**given: Any) -> Kept:
        usual = {"held_on": MONDAY, "chair": "Ngô Xuân Thạo", "chair_post": "Chủ tịch UBND xã", "starts_at": time(8, 0)}
        return sessions.put(SessionEntry(**(usual | given)))

    return make


def record(desk: Desk, kept: Kept) -> SessionRecord:
    return session_record(desk.db, kept.uid, desk.clock.today())


def test_a_month_is_planned_once_and_a_day_off_is_moved(desk: Desk) -> None:
    schedule = ScheduleService(desk)
    with pytest.raises(UserError, match="Chưa đặt lịch"):
        schedule.plan_month(2026, 11)
    schedule.settle(TWICE)
    assert schedule.month(2026, 11).missing == 2
    assert [schedule.plan_month(2026, 11), schedule.plan_month(2026, 11)] == [2, 0]
    month = schedule.month(2026, 11)
    assert [(day.on, day.why) for day in month.days] == [
        (date(2026, 11, 10), ""),
        (date(2026, 11, 25), "chuyển từ 24/11 do trùng ngày nghỉ lễ: Ngày Văn hóa Việt Nam"),
    ]
    assert (month.missing, month.post_by, month.posted_on, month.shortfalls) == (0, date(2026, 11, 3), None, ())
    schedule.note_posted(2026, 11, "61/TB-UBND", date(2026, 10, 29))
    assert schedule.month(2026, 11).posted_on == date(2026, 10, 29)


def test_a_schedule_is_read_back_as_it_was_set(desk: Desk) -> None:
    schedule = ScheduleService(desk)
    schedule.settle(ScheduleRule(from_on=date(2025, 7, 1), weekday=1))
    schedule.settle(TWICE)
    schedule.settle(TWICE)
    assert schedule.rules() == [ScheduleRule(from_on=date(2025, 7, 1), weekday=1), TWICE]


def test_a_session_moved_by_hand_is_not_planned_anew(desk: Desk, sessions: SessionService) -> None:
    schedule = ScheduleService(desk)
    schedule.settle(TWICE)
    schedule.plan_month(2026, 12)
    first = SessionPages(desk.db, SessionFilter(), MONDAY, descending=False).after(None, 1)[0]
    moved = sessions.move(first.uid, first.rev, date(2027, 1, 5), "Chủ tịch dự họp tỉnh")
    assert schedule.plan_month(2026, 12) == 0
    assert record(desk, moved).planned_on == date(2026, 12, 8)
    assert schedule.month(2027, 1).days[0].why == "chuyển từ 08/12 do chủ tịch dự họp tỉnh"
    assert [lacking.days for lacking in schedule.month(2026, 12).shortfalls] == [1]


def test_a_deputys_session_does_not_fill_the_heads_minimum(desk: Desk, put: Put) -> None:
    put(held_on=date(2026, 12, 8))
    put(held_on=date(2026, 12, 22), mode=Mode.BY_DELEGATE)
    assert [lacking.days for lacking in ScheduleService(desk).month(2026, 12).shortfalls] == [1]


@pytest.mark.parametrize(
    ("held_on", "problem"),
    [
        (date(2026, 11, 24), "ngày nghỉ"),
        (date(2026, 11, 28), "ngày nghỉ"),
        (MONDAY, "trùng ngày cũ"),
    ],
)
def test_a_session_is_moved_to_another_working_day_only(
    sessions: SessionService, put: Put, held_on: date, problem: str
) -> None:
    kept = put()
    with pytest.raises(InvalidInput, match=problem):
        sessions.move(kept.uid, kept.rev, held_on, "bận họp")


def test_that_nobody_came_is_a_statement_and_a_row_of_the_register(
    desk: Desk, sessions: SessionService, put: Put
) -> None:
    kept = put(held_on=FRIDAY)
    assert record(desk, kept).row.status is Status.UNRECORDED
    kept = sessions.hold(kept.uid, kept.rev, Outcome.NOBODY_CAME, time(8, 0), time(11, 30))
    sessions.write_minutes(kept.uid, kept.rev, "20/2026", "Hoàng Thị Lan", "Công chức", "")
    assert record(desk, kept).row.status is Status.NOBODY
    [line] = register_lines(desk.db, FRIDAY, MONDAY)
    assert line == EmptySession(kept.uid, FRIDAY, SessionKind.PERIODIC, "Chủ tịch UBND xã", "20/2026")


def test_a_session_with_visits_cannot_be_called_empty_off_or_moved(
    desk: Desk, sessions: SessionService, put: Put, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    kept = put()
    reception.register(an_entry(mode=Mode.BY_HEAD))
    with pytest.raises(InvalidInput, match="có 1 lượt tiếp"):
        sessions.hold(kept.uid, kept.rev, Outcome.NOBODY_CAME)
    for refused in (
        lambda: sessions.call_off(kept.uid, kept.rev, "bận"),
        lambda: sessions.move(kept.uid, kept.rev, date(2026, 11, 25), "bận"),
    ):
        with pytest.raises(UserError, match="đã có lượt tiếp"):
            refused()
    assert (record(desk, kept).row.visits, record(desk, kept).row.people) == (1, 1)


@pytest.mark.parametrize(
    ("mode", "started_at", "received_on", "ties"),
    [
        (Mode.BY_HEAD, time(8, 30), MONDAY, "morning"),
        (Mode.BY_HEAD, time(14, 30), MONDAY, "afternoon"),
        (Mode.BY_HEAD, None, MONDAY, "morning"),
        (Mode.BY_HEAD, time(7, 0), MONDAY, "morning"),
        (Mode.BY_DELEGATE, time(8, 30), MONDAY, "deputy"),
        (Mode.REGULAR, time(8, 30), MONDAY, ""),
        (Mode.BY_HEAD, time(8, 30), FRIDAY, ""),
    ],
)
def test_a_visit_is_tied_to_the_session_of_its_day_chair_and_hour(
    desk: Desk, put: Put, reception: ReceptionService, an_entry: MakeEntry,
    mode: Mode, started_at: time | None, received_on: date, ties: str,
) -> None:  # fmt: skip
    known = {
        "morning": put(),
        "afternoon": put(starts_at=time(14, 0), kind=SessionKind.UNSCHEDULED, ground=Ground.HEATED),
        "deputy": put(mode=Mode.BY_DELEGATE),
    }
    reception.register(an_entry(mode=mode, started_at=started_at, received_on=received_on))
    assert {name for name, kept in known.items() if record(desk, kept).visits} == ({ties} if ties else set())


def test_a_corrected_visit_goes_to_the_session_it_belongs_to_now(
    desk: Desk, put: Put, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    head, deputy = put(), put(mode=Mode.BY_DELEGATE)
    saved = reception.register(an_entry(mode=Mode.BY_HEAD))
    saved = reception.correct(saved.uid, saved.rev, an_entry(mode=Mode.BY_DELEGATE), "ghi nhầm")
    assert [len(record(desk, kept).visits) for kept in (head, deputy)] == [0, 1]
    reception.correct(saved.uid, saved.rev, an_entry(mode=Mode.REGULAR), "ghi nhầm")
    assert [len(record(desk, kept).visits) for kept in (head, deputy)] == [0, 0]


def test_a_session_put_later_takes_the_visits_that_wait_for_it(
    desk: Desk, sessions: SessionService, put: Put, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry(mode=Mode.BY_HEAD))
    reception.register(an_entry(mode=Mode.REGULAR))
    assert sessions.of_visit(MONDAY, Mode.BY_HEAD) == ""
    kept = put()
    assert (kept.tied, len(record(desk, kept).visits)) == (1, 1)
    assert sessions.of_visit(MONDAY, Mode.BY_HEAD) == kept.uid


def test_a_visit_entered_after_all_takes_the_statement_back(
    desk: Desk, sessions: SessionService, put: Put, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    kept = put()
    sessions.hold(kept.uid, kept.rev, Outcome.NOBODY_CAME)
    reception.register(an_entry(mode=Mode.BY_HEAD))
    assert record(desk, kept).row.status is Status.HELD
    assert not [line for line in register_lines(desk.db, MONDAY, MONDAY) if isinstance(line, EmptySession)]


def test_a_session_whose_only_visit_is_struck_out_is_told_anew(
    desk: Desk, sessions: SessionService, put: Put, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    kept = put(held_on=FRIDAY)
    first = reception.register(an_entry(mode=Mode.BY_HEAD, received_on=FRIDAY))
    second = reception.register(
        an_entry(mode=Mode.BY_HEAD, received_on=FRIDAY, full_name="Trần Thị Mỵ", paper_number="")
    )
    kept = sessions.hold(kept.uid, kept.rev, Outcome.CITIZENS_CAME)
    reception.void(second.uid, second.rev, "ghi trùng")
    assert record(desk, kept).row.status is Status.HELD
    reception.void(first.uid, first.rev, "ghi nhầm ngày")
    assert record(desk, kept).row.status is Status.UNRECORDED
    reception.undo()
    assert record(desk, kept).row.status is Status.HELD


def test_the_same_session_is_not_put_twice(put: Put) -> None:
    put()
    with pytest.raises(InvalidInput, match="đã có phiên này"):
        put()


def test_an_unscheduled_session_names_its_ground(desk: Desk) -> None:
    values = {
        "held_on": MONDAY,
        "kind": SessionKind.UNSCHEDULED,
        "mode": Chairing.BY_HEAD,
        "chair": "A",
        "ground": None,
    }
    with pytest.raises(InvalidInput, match="căn cứ tiếp đột xuất"):
        session_of(values)
    assert session_of(values | {"ground": Ground.URGENT}).mode is Mode.BY_HEAD


def test_a_result_is_not_noted_before_the_day(sessions: SessionService, put: Put) -> None:
    kept = put(held_on=date(2026, 11, 25))
    with pytest.raises(UserError, match="chưa diễn ra"):
        sessions.hold(kept.uid, kept.rev, Outcome.CITIZENS_CAME)


def test_conclusion_and_tasks_are_kept_and_done(
    desk: Desk, clock: FixedClock, sessions: SessionService, put: Put
) -> None:
    kept = put(held_on=FRIDAY)
    with pytest.raises(UserError, match="chưa ghi kết quả"):
        sessions.conclude(kept.uid, kept.rev, "Đo lại", "", MONDAY, [])
    kept = sessions.hold(kept.uid, kept.rev, Outcome.CITIZENS_CAME)
    tasks = [TaskEntry("Đo lại", "Địa chính", date(2026, 12, 4)), TaskEntry("Trả lời", "Văn phòng", date(2026, 12, 8))]
    kept = sessions.conclude(kept.uid, kept.rev, "Đo lại thửa 45.", "62/TB-UBND", MONDAY, tasks)
    first = record(desk, kept).tasks[0]
    sessions.finish_task(first.uid, first.rev, MONDAY, "Đã đo")
    assert [(task.what, task.done_on) for task in record(desk, kept).tasks] == [("Đo lại", MONDAY), ("Trả lời", None)]
    clock.move_by(timedelta(days=20))
    row = record(desk, kept).row
    assert (row.open_tasks, row.late_tasks, row.about) == (
        1,
        1,
        "Chưa có lượt tiếp nào. 1 việc chưa xong, 1 việc quá hạn",
    )
    with pytest.raises(InvalidInput, match="bị xóa"):
        sessions.conclude(kept.uid, kept.rev, "Đo lại thửa 45.", "", MONDAY, [])
    kept = sessions.conclude(kept.uid, kept.rev, "Đo lại.", "", MONDAY, [*tasks[1:], TaskEntry("Báo cáo", "A", MONDAY)])
    assert [task.what for task in record(desk, kept).tasks] == ["Đo lại", "Trả lời", "Báo cáo"]


def test_what_is_written_of_a_session_does_not_name_a_denouncer(
    office: OpenOffice, desk: Desk, sessions: SessionService, put: Put, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    if not desk.vault.is_open:
        pytest.skip("the account may not look into the vault")
    kept = put()
    reception.register(
        an_entry(mode=Mode.BY_HEAD, kind=Kind.DENUNCIATION, full_name="Kín Thị Đáo", content="Thu tiền sai")
    )
    kept = sessions.hold(kept.uid, kept.rev, Outcome.CITIZENS_CAME)
    with pytest.raises(NameInText):
        sessions.write_minutes(kept.uid, kept.rev, "", "Lan", "", "Bà Kín Thị Đáo trình bày.")
    with pytest.raises(NameInText):
        sessions.conclude(kept.uid, kept.rev, "Trả lời bà Kín Thị Đáo", "", MONDAY, [])


def test_preparing_an_online_session_is_noted(desk: Desk, sessions: SessionService, put: Put) -> None:
    kept = put(held_on=date(2026, 11, 25), channel=Channel.ONLINE)
    with pytest.raises(InvalidInput, match="sau ngày tiếp"):
        sessions.note_online(kept.uid, kept.rev, date(2026, 11, 26), None)
    kept = sessions.note_online(kept.uid, kept.rev, date(2026, 11, 17), MONDAY)
    assert (record(desk, kept).notified_on, record(desk, kept).tested_on) == (date(2026, 11, 17), MONDAY)
    other = put()
    with pytest.raises(UserError, match="tiếp trực tiếp"):
        sessions.note_online(other.uid, other.rev, None, None)


def test_the_last_save_is_taken_back(
    desk: Desk, sessions: SessionService, put: Put, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    kept = put()
    sessions.move(kept.uid, kept.rev, date(2026, 11, 25), "bận họp")
    assert sessions.undo() == "Đã trả phiên tiếp về như trước lần lưu cuối."
    assert (record(desk, kept).row.held_on, record(desk, kept).planned_on) == (MONDAY, None)
    put(held_on=date(2026, 12, 8))
    assert sessions.undo() == "Đã bỏ 1 phiên vừa lập."
    stale = kept.rev
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        sessions.call_off(kept.uid, stale, "bận")


def test_a_deputys_sessions_are_counted_apart(desk: Desk, sessions: SessionService, put: Put) -> None:
    for on, mode, outcome in (
        (date(2026, 11, 16), Mode.BY_HEAD, Outcome.CITIZENS_CAME),
        (date(2026, 11, 17), Mode.BY_HEAD, Outcome.NOBODY_CAME),
        (date(2026, 11, 18), Mode.BY_DELEGATE, Outcome.NOBODY_CAME),
    ):
        kept = put(held_on=on, mode=mode)
        sessions.hold(kept.uid, kept.rev, outcome)
    put(held_on=FRIDAY)
    assert session_counts(desk.db, SessionFilter(), MONDAY) == SessionCounts(2, 1, 1, 1)


def test_a_list_is_read_piece_by_piece_under_each_filter(desk: Desk, put: Put) -> None:
    for day in (16, 17, 18, 19):
        put(held_on=date(2026, 11, day), expected="Giải phóng mặt bằng" if day == 17 else "")
    for descending in (True, False):
        pages = SessionPages(desk.db, SessionFilter(), MONDAY, descending)
        first = pages.after(None, 3)
        both = [row.held_on.day for row in (*first, *pages.after(first[-1], 3))]
        assert both == sorted([16, 17, 18, 19], reverse=descending)
    found = SessionPages(desk.db, SessionFilter(text="giai phong"), MONDAY).after(None, 9)
    assert [row.held_on.day for row in found] == [17]
    for status, count in ((Status.UNRECORDED, 4), (Status.UPCOMING, 0), (Status.HELD, 0), (Status.CALLED_OFF, 0)):
        assert SessionPages(desk.db, SessionFilter(status=status), MONDAY).count() == count


def test_who_only_reads_changes_nothing(office: OpenOffice, desk: Desk, put: Put) -> None:
    AccountService(desk, office.keeper).open("Đỗ Thị Luyến", "Văn thư", Role.VIEWER, "chữ ký trên giấy dó")
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        SessionService(viewer).put(SessionEntry(held_on=MONDAY))
    with pytest.raises(NotAllowed):
        ScheduleService(viewer).settle(TWICE)
    assert ScheduleService(viewer).month(2026, 11).days == ()


def test_the_rule_of_a_form_contradicts_itself_in_named_fields() -> None:
    values = RULE_FORM.checked(
        {
            "from_on": "01/07/2026", "weekday": Weekday.TUESDAY, "weeks": "7", "starts_at": "11:30", "ends_at": "08:00",
            "chair": "A", "chair_post": "B", "morning_from": "13:00", "morning_to": "11:30", "afternoon_from": "13:30",
            "afternoon_to": "17:00",
        },
        MONDAY,
    )  # fmt: skip
    with pytest.raises(InvalidInput) as refused:
        schedule_of(values)
    assert set(refused.value.problems) == {"weeks", "ends_at", "morning_from"}


def test_the_register_counts_a_deputys_sessions_apart(desk: Desk, sessions: SessionService, put: Put) -> None:
    for on, mode in ((date(2026, 11, 17), Mode.BY_HEAD), (date(2026, 11, 18), Mode.BY_DELEGATE)):
        kept = put(held_on=on, mode=mode)
        sessions.hold(kept.uid, kept.rev, Outcome.NOBODY_CAME)
    tally = Tally()
    for line in register_lines(desk.db, date(2026, 11, 1), MONDAY):
        tally.add(line)
    values = tally.values("")
    assert (values["phien"], values["phien_trong"], values["phien_cap_pho"]) == ("01", "01", "01")


def test_what_happened_to_a_session_is_called_by_its_name(desk: Desk, sessions: SessionService, put: Put) -> None:
    kept = put(held_on=FRIDAY)
    kept = sessions.move(kept.uid, kept.rev, MONDAY, "bận họp")
    kept = sessions.hold(kept.uid, kept.rev, Outcome.CITIZENS_CAME)
    kept = sessions.write_minutes(kept.uid, kept.rev, "", "Lan", "", "Hai hộ đồng ý.")
    kept = sessions.conclude(kept.uid, kept.rev, "Đo lại.", "", MONDAY, [])
    told = [(what, why) for _, what, _, why in record(desk, kept).happenings]
    assert told == [
        ("Ghi kết luận", ""), ("Ghi biên bản", ""), ("Ghi kết quả", ""), ("Chuyển ngày", "bận họp"), ("Lập phiên", ""),
    ]  # fmt: skip
