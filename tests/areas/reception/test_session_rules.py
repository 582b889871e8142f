"""Each rule of schedule and sessions as a table of cases."""

from datetime import date, time

import pytest

from desktop_app.areas.reception.models import Channel, Mode
from desktop_app.areas.reception.sessions.commands import read_month
from desktop_app.areas.reception.sessions.entry import TaskEntry, read_tasks, tasks_text
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.areas.reception.sessions.rules import (
    ScheduleRule,
    Status,
    deputy_warning,
    month_after,
    online_times,
    online_warning,
    planned_days,
    post_by,
    read_weeks,
    rule_of,
    shortfalls,
    status,
)
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law.calendar import OfficeDay, WorkCalendar
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.rulebook import Rulebook, load_rules
from desktop_app.core.resources import resource
from desktop_app.office.wording import part_on

LAW = Law(Rulebook(load_rules(resource("legal"))), WorkCalendar())
WEEKLY = ScheduleRule(from_on=date(2025, 7, 1), weekday=1)
TWICE = ScheduleRule(from_on=date(2026, 7, 1), weekday=1, weeks=(2, 4))
FRIDAYS = ScheduleRule(from_on=date(2025, 7, 1), weekday=4)
RULES = (WEEKLY, TWICE)


def days(text: str, year: int = 2026) -> list[date]:
    """ "10/11 25/11" as days."""
    return [date(year, int(part.split("/")[1]), int(part.split("/")[0])) for part in text.split()]


@pytest.mark.parametrize(
    ("rules", "year", "month", "held"),
    [
        (RULES, 2026, 6, "2/6 9/6 16/6 23/6 30/6"),
        (RULES, 2026, 7, "14/7 28/7"),
        (RULES, 2026, 11, "10/11 25/11"),
        (RULES, 2026, 12, "8/12 22/12"),
        (RULES, 2026, 2, "3/2 10/2 23/2 24/2"),
        (RULES, 2025, 6, ""),
        ((ScheduleRule(from_on=date(2026, 1, 1), weekday=0, weeks=(5,)),), 2026, 11, "30/11"),
        ((ScheduleRule(from_on=date(2026, 1, 1), weekday=0, weeks=(5,)),), 2026, 10, ""),
        ((ScheduleRule(from_on=date(2026, 1, 1), weekday=5, weeks=(1,)),), 2026, 10, "5/10"),
        ((WEEKLY, ScheduleRule(from_on=date(2026, 6, 10), weekday=3)), 2026, 6, "2/6 9/6 11/6 18/6 25/6"),
        ((FRIDAYS,), 2026, 5, "4/5 8/5 15/5 22/5 29/5"),
    ],
)
def test_the_days_of_a_month(rules: tuple[ScheduleRule, ...], year: int, month: int, held: str) -> None:
    assert [day.on for day in planned_days(rules, year, month, LAW.calendar)] == days(held, year)


@pytest.mark.parametrize(
    ("rules", "year", "month", "ruled_on", "moved"),
    [
        (RULES, 2026, 11, date(2026, 11, 24), "chuyển từ 24/11 do trùng ngày nghỉ lễ: Ngày Văn hóa Việt Nam"),
        (RULES, 2026, 11, date(2026, 11, 10), ""),
        (
            (ScheduleRule(from_on=date(2026, 1, 1), weekday=5, weeks=(1,)),), 2026, 10, date(2026, 10, 3),
            "chuyển từ 03/10 do trùng Thứ Bảy",
        ),
    ],
)  # fmt: skip
def test_a_moved_day_says_why(
    rules: tuple[ScheduleRule, ...], year: int, month: int, ruled_on: date, moved: str
) -> None:
    day = next(day for day in planned_days(rules, year, month, LAW.calendar) if day.ruled_on == ruled_on)
    assert day.moved == moved


def test_a_day_the_office_takes_off_moves_the_session_too() -> None:
    off = OfficeDay(on=date(2026, 12, 8), working=False, reason="mất điện", document="12/TB")
    [first, second] = planned_days(RULES, 2026, 12, LAW.calendar.with_day(off))
    assert (first.on, first.ruled_on, second.on) == (date(2026, 12, 9), date(2026, 12, 8), date(2026, 12, 22))
    assert "cơ quan cho nghỉ: mất điện" in first.moved


def test_the_schedule_in_force_is_the_newest_begun() -> None:
    assert [rule_of(RULES, on) for on in days("30/6 1/7")] == [WEEKLY, TWICE]
    assert rule_of(RULES, date(2025, 6, 30)) is None
    assert [rule.in_words for rule in RULES] == ["Thứ Ba hằng tuần", "Thứ Ba tuần 2, tuần 4 của tháng"]


@pytest.mark.parametrize(
    ("held", "year", "month", "lacking"),
    [
        ("14/7 28/7", 2026, 7, []),
        ("14/7", 2026, 7, ["Tháng 07/2026 có 1 ngày"]),
        ("", 2026, 12, ["Tháng 12/2026 có 0 ngày"]),
        ("14/7 15/7 16/7", 2026, 7, []),
        ("2/6 9/6 16/6 23/6 30/6", 2026, 6, []),
        ("2/6 9/6 23/6", 2026, 6, ["Tuần 15/06 - 21/06/2026 có 0 ngày"]),
        ("2/6 9/6 16/6 26/6", 2026, 6, []),
        ("3/2 10/2 24/2", 2026, 2, []),
        ("6/1 13/1 20/1 27/1", 2026, 1, ["Tuần 29/12 - 04/01/2026 có 0 ngày"]),
        ("31/12", 2025, 12, [
            "Tuần 01/12 - 07/12/2025 có 0 ngày", "Tuần 08/12 - 14/12/2025 có 0 ngày",
            "Tuần 15/12 - 21/12/2025 có 0 ngày", "Tuần 22/12 - 28/12/2025 có 0 ngày",
        ]),
        ("", 2020, 5, []),
    ],
)  # fmt: skip
def test_too_few_days_are_told_by_the_rule_of_the_month(held: str, year: int, month: int, lacking: list[str]) -> None:
    found = [shortfall.sentence for shortfall in shortfalls(set(days(held, year)), year, month, LAW)]
    assert [sentence.split(",")[0] for sentence in found] == lacking


def test_a_shortfall_says_its_article_and_how_sure_it_is() -> None:
    [since] = shortfalls(set(), 2026, 12, LAW)
    assert "mức tối thiểu 2 ngày mỗi tháng (Điều 15 Luật Tiếp công dân" in since.sentence
    assert since.sentence.endswith("chưa đối chiếu văn bản.")
    before = shortfalls(set(), 2026, 3, LAW)[0]
    assert before.sentence.endswith(
        "mức tối thiểu 1 ngày mỗi tuần (Điều 15 khoản 2 điểm d Luật Tiếp công dân 42/2013/QH13)."
    )


@pytest.mark.parametrize(
    ("first_on", "by"),
    [
        (date(2026, 11, 10), date(2026, 11, 3)),
        (date(2026, 12, 8), date(2026, 12, 1)),
        (date(2026, 11, 25), date(2026, 11, 17)),
        (date(2026, 3, 3), date(2026, 2, 24)),
        (date(2020, 3, 3), None),
    ],
)
def test_the_schedule_hangs_five_working_days_before_its_first_session(first_on: date, by: date | None) -> None:
    assert post_by(first_on, LAW) == by


@pytest.mark.parametrize(
    ("channel", "held_on", "starts_at", "times"),
    [
        (Channel.ONLINE, date(2026, 11, 25), time(8, 0), (date(2026, 11, 17), date(2026, 11, 23), time(7, 0))),
        (Channel.ONLINE, date(2026, 12, 8), None, (date(2026, 12, 1), date(2026, 12, 7), None)),
        (Channel.ONLINE, date(2026, 6, 30), time(8, 0), None),
        (Channel.IN_PERSON, date(2026, 12, 8), time(8, 0), None),
    ],
)
def test_lead_times_of_an_online_session(
    channel: Channel, held_on: date, starts_at: time | None, times: tuple[date, date, time | None] | None
) -> None:
    found = online_times(channel, held_on, starts_at, LAW)
    assert (found and (found.notify_by, found.test_by, found.connect_by)) == times


@pytest.mark.parametrize(
    ("mode", "held_on", "warned"),
    [
        (Mode.BY_DELEGATE, date(2026, 6, 30), False),
        (Mode.BY_DELEGATE, date(2026, 7, 1), True),
        (Mode.BY_HEAD, date(2026, 7, 1), False),
    ],
)
def test_a_deputy_is_warned_about_since_july_2026(mode: Mode, held_on: date, warned: bool) -> None:
    said = deputy_warning(mode, held_on, LAW.rulebook)
    assert bool(said) is warned
    assert not said or "chưa đối chiếu" in said


@pytest.mark.parametrize(
    ("channel", "held_on", "warned"),
    [
        (Channel.ONLINE, date(2026, 6, 30), True),
        (Channel.ONLINE, date(2026, 7, 1), False),
        (Channel.IN_PERSON, date(2026, 6, 30), False),
    ],
)
def test_online_sessions_before_july_2026_are_warned_about(channel: Channel, held_on: date, warned: bool) -> None:
    assert bool(online_warning(channel, held_on, LAW.rulebook)) is warned


@pytest.mark.parametrize(
    ("state", "had_citizens", "held_on", "stands"),
    [
        (SessionState.PLANNED, True, date(2026, 11, 25), Status.UPCOMING),
        (SessionState.PLANNED, True, date(2026, 11, 23), Status.TODAY),
        (SessionState.PLANNED, True, date(2026, 11, 20), Status.UNRECORDED),
        (SessionState.HELD, True, date(2026, 11, 20), Status.HELD),
        (SessionState.HELD, False, date(2026, 11, 20), Status.NOBODY),
        (SessionState.HELD, True, date(2026, 11, 23), Status.HELD),
        (SessionState.CALLED_OFF, True, date(2026, 11, 25), Status.CALLED_OFF),
    ],
)
def test_how_a_session_stands(state: SessionState, had_citizens: bool, held_on: date, stands: Status) -> None:
    assert status(state, had_citizens, held_on, date(2026, 11, 23)) is stands


@pytest.mark.parametrize(
    ("typed", "weeks"),
    [("2, 4", (2, 4)), ("4 2", (2, 4)), ("1 và 3", (1, 3)), ("", ()), ("2;2", (2,)), ("6", None), ("thứ hai", None)],
)
def test_weeks_as_they_are_typed(typed: str, weeks: tuple[int, ...] | None) -> None:
    if weeks is None:
        with pytest.raises(ValueError, match="ví dụ 2, 4"):
            read_weeks(typed)
    else:
        assert read_weeks(typed) == weeks


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("Đo lại thửa 45; Phòng Kinh tế; 15/12/2026", ""),
        ("Đo lại; có mặt hai hộ; Phòng Kinh tế; 15/12/2026", ""),
        ("", ""),
        ("Đo lại thửa 45; 15/12/2026", "Dòng 1 thiếu việc"),
        ("Đo lại thửa 45; Phòng Kinh tế; tuần sau", "Dòng 1 có hạn không đọc được"),
        ("Đo lại thửa 45; Phòng Kinh tế; 01/11/2026", "Dòng 1 có hạn trước ngày kết luận"),
        ("\n".join(["Việc; Người; 15/12/2026"] * 31), "Có 31 dòng"),
    ],
)
def test_tasks_as_they_are_typed(typed: str, problem: str) -> None:
    if not problem:
        assert tasks_text(read_tasks(typed, date(2026, 11, 23))) == typed
        return
    with pytest.raises(InvalidInput) as refused:
        read_tasks(typed, date(2026, 11, 23))
    assert refused.value.problems["tasks"].startswith(problem)


def test_a_task_keeps_its_three_parts() -> None:
    [task] = read_tasks("Đo lại; có mặt hai hộ; Phòng Kinh tế; 15/12/2026", date(2026, 11, 23))
    assert task == TaskEntry("Đo lại; có mặt hai hộ", "Phòng Kinh tế", date(2026, 12, 15))


@pytest.mark.parametrize(
    ("typed", "month"),
    [("2026-12", (2026, 12)), ("12/2026", (2026, 12)), ("2026-1", (2026, 1)), ("2026-13", None), ("tháng 12", None)],
)
def test_a_month_as_it_is_typed(typed: str, month: tuple[int, int] | None) -> None:
    if month is None:
        with pytest.raises(UserError, match="Gõ dạng 2026-12"):
            read_month(typed)
    else:
        assert read_month(typed) == month


@pytest.mark.parametrize(
    ("later", "month"), [(0, (2026, 11)), (1, (2026, 12)), (2, (2027, 1)), (-11, (2025, 12)), (14, (2028, 1))]
)
def test_months_are_counted_over_the_year(later: int, month: tuple[int, int]) -> None:
    assert month_after(2026, 11, later) == month


@pytest.mark.parametrize(
    ("on", "part"),
    [
        (date(2026, 7, 1), "can_cu"),
        (date(2026, 6, 30), "can_cu_truoc"),
        (date(2020, 1, 1), "can_cu_truoc"),
    ],
)
def test_the_notice_names_the_law_of_its_first_session(on: date, part: str) -> None:
    assert part_on("lich-tiep-cong-dan", on) == part
