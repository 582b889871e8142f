"""What is to be done: with its days, its notes, what waits, and the month in which it falls."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.models import Kind
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.law.calendar import DayKind
from desktop_app.core.law.rulebook import Unit
from desktop_app.office import moved
from desktop_app.office.agenda import Agenda, agenda, month_of
from desktop_app.office.agenda_words import agenda_counts, month_counts
from desktop_app.office.area import WaitingGroup
from desktop_app.office.desk import Desk
from desktop_app.office.law_entry import DayChange, DayWithdrawal, RuleChange
from desktop_app.office.law_service import LawService
from desktop_app.office.models import DayKind as OfficeDayKind
from tests.office import agenda_fake as fake

FAKE = (fake.AREA,)
STORM = DayChange(on=date(2026, 12, 1), kind=OfficeDayKind.OFF, reason="nghỉ tránh bão", document="88/TB-UBND")
SHORTER = RuleChange(
    key="reception.answer",
    value=5,
    unit=Unit.WORKING_DAYS,
    from_on=date(2026, 11, 1),
    to_on=None,
    citation="Điều 28 khoản 1 Luật Tiếp công dân",
    document="15/HD-TTr",
    reason="Thanh tra tỉnh hướng dẫn",
)


@pytest.fixture
def answer(desk: Desk) -> Callable[[], tuple[date, str]]:
    """Registers a suggestion; then gives the day of its answer and what is noted of it, a month ahead."""
    entry = VisitEntry(
        received_on=date(2026, 11, 23), full_name="Trần Thị Mỵ", content="Hỏi thủ tục", kind=Kind.SUGGESTION
    )
    uid = ReceptionService(desk).register(entry).uid

    def told() -> tuple[date, str]:
        months = (month_of(desk, load_areas(), on) for on in (date(2026, 11, 1), date(2026, 12, 1)))
        [due] = [due for month in months for due in month.due if due.item.uid == uid]
        return due.item.due_on, due.item.note

    return told


def test_what_is_far_away_is_left_out_and_what_waits_is_grouped_with_the_longest_wait_first(desk: Desk) -> None:
    found = agenda(desk, FAKE)
    assert [due.item.uid for due in found.late] == ["d-6"]
    assert [due.item.uid for due in found.soon] == ["d0", "d3"]
    (citizen, asked), (national, entries) = found.groups
    assert (citizen, national) == (WaitingGroup.CITIZEN, WaitingGroup.NATIONAL)
    assert [item.uid for item in asked] == ["w"]
    assert [item.uid for item in entries] == [f"n{number}" for number in range(fake.MANY)]


def test_a_group_without_anything_is_not_there(desk: Desk) -> None:
    assert agenda(desk, load_areas()).groups == []


def test_a_note_stands_behind_the_record(desk: Desk) -> None:
    noted = agenda(desk, FAKE).soon[-1]
    assert noted.detail == f"Đơn 087/2026 · Người tố cáo (đã ẩn) · {fake.NOTED}"


@pytest.mark.parametrize(
    ("change", "day", "note"),
    [
        (STORM, date(2026, 12, 9), "hạn cũ 08/12/2026, dời theo lịch nghỉ sửa ngày 23/11/2026"),
        (SHORTER, date(2026, 12, 1), "hạn cũ 08/12/2026, dời theo quy định sửa ngày 23/11/2026"),
    ],
)
def test_a_deadline_moved_by_the_law_or_the_days_off_says_so(
    desk: Desk, answer: Callable[[], tuple[date, str]], change: DayChange | RuleChange, day: date, note: str
) -> None:
    before = answer()
    LawService(desk).make(change)
    assert (before, answer()) == ((date(2026, 12, 8), ""), (day, note))


def test_a_deadline_moved_there_and_back_tells_the_day_it_had_last(
    desk: Desk, answer: Callable[[], tuple[date, str]]
) -> None:
    law = LawService(desk)
    law.make(STORM)
    law.make(DayWithdrawal(on=STORM.on, reason="Bão tan"))
    assert answer() == (date(2026, 12, 8), "hạn cũ 09/12/2026, dời theo lịch nghỉ sửa ngày 23/11/2026")


def test_after_two_weeks_a_moved_deadline_is_like_any_other(
    desk: Desk, clock: FixedClock, answer: Callable[[], tuple[date, str]]
) -> None:
    LawService(desk).make(STORM)
    clock.move_by(moved.LATELY)
    assert answer()[1] != ""
    clock.move_by(timedelta(days=1))
    assert answer() == (date(2026, 12, 9), "")


def test_the_areas_are_asked_until_the_last_day_of_the_month_and_the_days_tell_why_they_are_off(desk: Desk) -> None:
    month = month_of(desk, FAKE, date(2026, 11, 5))
    assert (month.name, len(month.days)) == ("11/2026", 30)
    assert [due.item.uid for due in month.due] == ["d-6", "d0", "d3"]
    assert [due.item.uid for due in month.of(date(2026, 11, 26))] == ["d3"]
    assert month.days[23].kind is DayKind.HOLIDAY
    assert month_counts(month) == "3 việc có hạn trong tháng, 1 việc quá hạn"


def test_a_later_month_counts_what_is_late_from_before(desk: Desk) -> None:
    month = month_of(desk, FAKE, date(2026, 12, 31))
    assert [(due.item.uid, due.words) for due in month.due] == [("d16", "Còn 11 ngày")]
    assert month_counts(month) == "1 việc có hạn trong tháng; 1 việc quá hạn từ trước"


def test_a_month_without_deadlines_says_so(desk: Desk) -> None:
    assert month_counts(month_of(desk, (), date(2027, 2, 1))) == "Không có việc nào có hạn"


def test_another_clock_gives_the_list_of_another_day(desk: Desk) -> None:
    later = replace(desk, clock=FixedClock(datetime(2027, 1, 4, 12)))
    assert agenda(later, FAKE).on == date(2027, 1, 4)


def test_the_head_of_the_list_counts_what_waits_only_where_something_does(desk: Desk) -> None:
    counted = "1 việc quá hạn, 2 việc đến hạn trong 3 ngày làm việc"
    found = agenda(desk, FAKE)
    assert agenda_counts(found) == f"{counted}, 13 việc đang chờ"
    assert agenda_counts(Agenda(found.on, found.due)) == counted
