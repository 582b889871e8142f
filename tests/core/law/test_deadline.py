"""Deadlines: the counting rules, pauses, the words, and what a change of law would move."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.law.calendar import OfficeDay, WorkCalendar
from desktop_app.core.law.deadline import (
    MOVED,
    Law,
    Move,
    OpenDeadline,
    Pause,
    days_left,
    deadline,
    moves,
    plain_rule,
    summed,
)
from desktop_app.core.law.rulebook import Confidence, NoRule, Rule, Rulebook, Unit

WD, CD = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS
NATIONAL = WorkCalendar()


@pytest.mark.parametrize(
    ("start", "days", "unit", "due"),
    [
        # The swapped Saturday 22/08 counts; 31/08 to 02/09 do not.
        (date(2026, 8, 19), 10, WD, date(2026, 9, 4)),
        (date(2026, 11, 20), 5, WD, date(2026, 11, 30)),
        (date(2026, 7, 1), 7, WD, date(2026, 7, 10)),
        (date(2026, 11, 23), 10, WD, date(2026, 12, 8)),
        # Calendar days that would end on a day off end on the next working day.
        (date(2026, 8, 3), 30, CD, date(2026, 9, 3)),
        (date(2026, 7, 6), 45, CD, date(2026, 8, 20)),
        (date(2026, 1, 19), 30, CD, date(2026, 2, 23)),
        (date(2026, 11, 16), 45, CD, date(2026, 12, 31)),
        # A limit that ends on the swapped Saturday ends there.
        (date(2026, 8, 12), 10, CD, date(2026, 8, 22)),
        # The day that begins may itself be a day off.
        (date(2026, 11, 21), 1, WD, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, CD, date(2026, 11, 23)),
        # 24 November is a working day before 2026.
        (date(2025, 11, 21), 2, WD, date(2025, 11, 25)),
        (date(2026, 11, 20), 2, WD, date(2026, 11, 25)),
        (date(2026, 11, 22), 0, WD, date(2026, 11, 22)),
        (date(2026, 11, 22), 0, CD, date(2026, 11, 22)),
    ],
)
def test_a_limit_ends_on_the_day_of_the_law(start: date, days: int, unit: Unit, due: date) -> None:
    assert deadline(start, plain_rule(days, unit), NATIONAL).due_on == due


ANSWER = Rule(
    key="reception.answer",
    title="Trả lời công dân",
    value=10,
    unit=WD,
    from_on=date(2026, 7, 1),
    citation="Điều 28 khoản 1 Luật Tiếp công dân 42/2013/QH13",
    confidence=Confidence.UNCHECKED,
)


def test_working_days_are_explained_in_sentences() -> None:
    assert deadline(date(2026, 11, 23), ANSWER, NATIONAL).lines() == [
        "Từ ngày 23/11/2026, ngày này không tính.",
        "Thời hạn 10 ngày làm việc.",
        "Không tính 5 ngày: 24/11/2026 (nghỉ lễ: Ngày Văn hóa Việt Nam); 28/11, 29/11, 05/12, 06/12/2026 "
        "(Thứ Bảy, Chủ Nhật).",
        "Theo Điều 28 khoản 1 Luật Tiếp công dân 42/2013/QH13. Chưa đối chiếu văn bản đang có hiệu lực.",
        "Hạn cuối: Thứ Ba 08/12/2026.",
    ]


def test_a_worked_saturday_is_said_aloud() -> None:
    lines = deadline(date(2026, 8, 19), plain_rule(10, WD), NATIONAL).lines()
    assert "Có tính 1 ngày: 22/08/2026 (làm bù cho ngày nghỉ hoán đổi)." in lines
    assert lines[-1] == "Hạn cuối: Thứ Sáu 04/09/2026."


def test_a_deadline_moved_off_a_day_off_says_so() -> None:
    moved = deadline(date(2026, 1, 19), plain_rule(30, CD), NATIONAL)
    assert [day.number for day in moved.carried] == [None] * 5
    assert moved.carried[-1].why == MOVED
    assert moved.left_out == ()
    assert moved.lines() == [
        "Từ ngày 19/01/2026, ngày này không tính.",
        "Thời hạn 30 ngày.",
        "Không bỏ ngày nào.",
        "Ngày cuối 18/02/2026 là ngày nghỉ (nghỉ lễ: Mùng hai Tết Nguyên Đán), dời sang ngày làm việc kế tiếp.",
        "Hạn cuối: Thứ Hai 23/02/2026.",
    ]


@pytest.mark.parametrize(
    ("unit", "days", "due"), [(WD, 5, date(2026, 12, 4)), (CD, 5, date(2026, 12, 3)), (CD, 7, date(2026, 12, 7))]
)
def test_a_pause_is_not_counted(unit: Unit, days: int, due: date) -> None:
    pause = Pause(from_on=date(2026, 11, 25), to_on=date(2026, 11, 29), why="chờ giám định")
    paused = deadline(date(2026, 11, 23), plain_rule(days, unit), NATIONAL, [pause])
    assert paused.due_on == due
    assert "tạm dừng: chờ giám định" in [day.why for day in paused.left_out]
    assert any("(tạm dừng: chờ giám định)" in line for line in paused.lines())


def test_only_limits_in_days_have_a_deadline() -> None:
    with pytest.raises(ValueError, match="no limit in days"):
        deadline(date(2026, 11, 23), plain_rule(72, Unit.HOURS), NATIONAL)


@pytest.mark.parametrize(
    ("due", "today", "left"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 12, 8), date(2026, 11, 23), 10),
        (date(2026, 11, 25), date(2026, 11, 23), 1),
        (date(2026, 11, 20), date(2026, 11, 21), -1),
        (date(2026, 11, 20), date(2026, 11, 23), -1),
        (date(2026, 11, 17), date(2026, 11, 23), -4),
        (date(2026, 11, 28), date(2026, 11, 27), 0),
    ],
)
def test_what_is_left_is_counted_in_working_days(due: date, today: date, left: int) -> None:
    assert days_left(due, today, NATIONAL) == left


near = st.dates(date(2024, 1, 1), date(2028, 12, 31))
calendars = st.dictionaries(near, st.booleans(), max_size=8).map(
    lambda set_days: WorkCalendar({on: OfficeDay(on=on, working=works, reason="x") for on, works in set_days.items()})
)
pauses = st.lists(
    st.tuples(near, st.integers(0, 20)).map(lambda p: Pause(from_on=p[0], to_on=p[0] + timedelta(days=p[1]))),
    max_size=2,
)


@given(near, st.integers(1, 60), st.sampled_from([WD, CD]), calendars, pauses)
def test_every_day_is_accounted_for(
    start: date, days: int, unit: Unit, calendar: WorkCalendar, stops: list[Pause]
) -> None:
    found = deadline(start, plain_rule(days, unit), calendar, stops)
    assert [day.on for day in found.days] == [start + timedelta(days=n + 1) for n in range((found.due_on - start).days)]
    assert [day.number for day in found.days if day.number] == list(range(1, days + 1))
    assert calendar.is_working(found.due_on)
    assert len(found.left_out) + days + len(found.carried) == len(found.days)
    assert all(day.why for day in found.left_out + found.carried)
    assert not any(pause.holds(day.on) for day in found.days if day.number for pause in stops)


@given(near, st.integers(1, 60), st.sampled_from([WD, CD]), calendars)
def test_a_longer_limit_never_ends_earlier(start: date, days: int, unit: Unit, calendar: WorkCalendar) -> None:
    shorter = deadline(start, plain_rule(days, unit), calendar).due_on
    assert shorter <= deadline(start, plain_rule(days + 1, unit), calendar).due_on


@given(near, st.integers(1, 60), calendars)
def test_working_days_agree_with_the_calendar(start: date, days: int, calendar: WorkCalendar) -> None:
    due = deadline(start, plain_rule(days, WD), calendar).due_on
    assert due == calendar.add_working(start, days)
    assert days_left(due, start, calendar) == days


def test_a_change_says_which_open_deadlines_would_move_and_where_to() -> None:
    book = Rulebook([ANSWER])
    due = deadline(date(2026, 11, 23), ANSWER, NATIONAL).due_on
    early, late = (
        OpenDeadline(uid=uid, title=f"Lượt {uid}", rule_key=ANSWER.key, start_on=start, due_on=on)
        for uid, start, on in (("1", date(2026, 11, 6), date(2026, 11, 20)), ("2", date(2026, 11, 23), due))
    )
    law = Law(book, NATIONAL)
    assert moves([late, early], law, law) == []
    closed = NATIONAL.with_day(OfficeDay(on=date(2026, 12, 1), working=False, reason="bão"))
    assert moves([late, early], law, Law(book, closed)) == [Move(late, date(2026, 12, 9))]
    shorter = book.amended([plain_answer(5)])
    after = Law(shorter, NATIONAL)
    assert moves([late, early], law, after) == [Move(early, date(2026, 11, 13)), Move(late, date(2026, 12, 1))]
    by_hand = replace(late, due_on=date(2026, 12, 2))
    assert moves([by_hand], law, after) == []


MORE = replace(
    ANSWER, key="reception.more", value=3, citation="Điều 30 Luật Tố cáo", confidence=Confidence.TEXT, title="Gia hạn"
)


def test_rules_that_are_added_up_cite_each_article_once_and_are_as_sure_as_the_least_certain() -> None:
    book = Rulebook([ANSWER, MORE])
    assert summed(book, (ANSWER.key,), date(2026, 11, 23)) == ANSWER
    both = summed(book, (MORE.key, ANSWER.key, ANSWER.key), date(2026, 11, 23))
    assert (both.value, both.title, both.confidence) == (23, "Gia hạn", Confidence.UNCHECKED)
    assert both.citation == f"{MORE.citation}; {ANSWER.citation}"
    with pytest.raises(NoRule):
        summed(book, (ANSWER.key, MORE.key), date(2026, 6, 30))


def test_a_deadline_that_was_extended_moves_when_the_rule_of_its_extension_changes() -> None:
    book = Rulebook([ANSWER, MORE])
    law, start = Law(book, NATIONAL), date(2026, 11, 23)
    due = deadline(start, summed(book, (ANSWER.key, MORE.key), start), NATIONAL).due_on
    item = OpenDeadline(uid="1", title="Đơn 1", rule_key=ANSWER.key, start_on=start, due_on=due, added=(MORE.key,))
    assert moves([item], law, law) == []
    longer = Law(book.amended([replace(MORE, value=5, source="office")]), NATIONAL)
    assert moves([item], law, longer) == [Move(item, NATIONAL.add_working(start, 15))]
    assert moves([replace(item, added=())], law, longer) == []


def plain_answer(value: int) -> Rule:
    return Rule(
        key=ANSWER.key,
        title=ANSWER.title,
        value=value,
        unit=WD,
        from_on=date(2026, 11, 1),
        citation="Điều 1 Luật B",
        confidence=Confidence.OFFICE,
        document="15/HD-TTr",
        reason="Luật sửa đổi",
    )
