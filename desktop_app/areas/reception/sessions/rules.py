"""On which days the head receives, and by when what must be done; pure: no clock, no database, no files."""

import calendar as months
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from desktop_app.areas.reception.models import Channel, Mode
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.core import words
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.rulebook import Rule, Rulebook, Unit

HEAD_DAYS = "reception.head_days"
"""How many days the head must receive (Luật Tiếp công dân Điều 15)."""

POST_SCHEDULE = "reception.post_schedule"
SESSION_CHAIRS = "reception.session_chairs"
"""How many may chair the head's sessions: one is the head alone, two also a deputy."""

ONLINE_NOTICE, ONLINE_TEST, ONLINE_CONNECT = (
    "reception.online_notice",
    "reception.online_test",
    "reception.online_connect",
)

_THURSDAY, _SUNDAY = 3, 6
_A_DAY = timedelta(days=1)


class Status(Enum):
    """How a session stands on a day, in the words of lists."""

    UPCOMING = "Sắp tới"
    TODAY = "Hôm nay"
    UNRECORDED = "Chưa ghi kết quả"
    HELD = "Đã tiếp"
    NOBODY = "Không có công dân"
    CALLED_OFF = "Không tổ chức"


def status(state: SessionState, had_citizens: bool, held_on: date, today: date) -> Status:
    """The status of a session on `today`."""
    if state is SessionState.CALLED_OFF:
        return Status.CALLED_OFF
    if state is SessionState.HELD:
        return Status.HELD if had_citizens else Status.NOBODY
    if held_on == today:
        return Status.TODAY
    return Status.UPCOMING if held_on > today else Status.UNRECORDED


@dataclass(frozen=True, kw_only=True)
class ScheduleRule:
    """The office's schedule since a day: the weekday (0 is Monday) in the named weeks of a month, or in every week."""

    from_on: date
    weekday: int
    weeks: tuple[int, ...] = ()
    starts_at: time = time(8, 0)
    ends_at: time = time(11, 30)
    chair: str = ""
    chair_post: str = ""
    attendees: str = ""
    expected: str = ""
    regular: tuple[time, time, time, time] = (time(7, 30), time(11, 30), time(13, 30), time(17, 0))

    @property
    def in_words(self) -> str:
        """ "Thứ Ba hằng tuần", "Thứ Ba tuần 2, tuần 4 của tháng"."""
        if not self.weeks:
            return f"{words.WEEKDAYS[self.weekday]} hằng tuần"
        return f"{words.WEEKDAYS[self.weekday]} tuần {', tuần '.join(map(str, self.weeks))} của tháng"


@dataclass(frozen=True)
class PlannedDay:
    """A day of the schedule: the one the rule names, the one it is held on, and why they differ."""

    ruled_on: date
    on: date
    rule: ScheduleRule
    why: str = ""

    @property
    def moved(self) -> str:
        """ "chuyển từ 24/11 do trùng ngày nghỉ lễ: …"; nothing for a day that stays."""
        return f"chuyển từ {self.ruled_on:%d/%m} do {day_off_in_words(self.why)}" if self.why else ""


def day_off_in_words(why: str) -> str:
    """Why a day could not be kept: "trùng ngày nghỉ lễ: Quốc khánh", "trùng Thứ Bảy"."""
    return f"trùng {why}" if why in words.WEEKDAYS else f"trùng ngày {why}"


def rule_of(rules: Sequence[ScheduleRule], on: date) -> ScheduleRule | None:
    """The schedule in force on the day; None before the first."""
    return max((rule for rule in rules if rule.from_on <= on), key=lambda rule: rule.from_on, default=None)


def planned_days(rules: Sequence[ScheduleRule], year: int, month: int, calendar: WorkCalendar) -> list[PlannedDay]:
    """The days of a month; one that falls on a day off goes to the next working day that is still free."""
    ruled = [(on, rule) for on in days_of(year, month) if (rule := rule_of(rules, on)) and _names(rule, on)]
    taken = {on for on, _ in ruled if calendar.is_working(on)}
    found = []
    for named, rule in ruled:
        on = named
        if not calendar.is_working(named):
            on = calendar.add_working(named, 1)
            while on in taken:
                on = calendar.add_working(on, 1)
            taken.add(on)
        found.append(PlannedDay(named, on, rule, calendar.why_off(named)))
    return found


def days_of(year: int, month: int) -> list[date]:
    """Every day of a month."""
    return [date(year, month, day) for day in range(1, months.monthrange(year, month)[1] + 1)]


def month_after(year: int, month: int, later: int = 1) -> tuple[int, int]:
    """The month that is so many months later."""
    counted = year * 12 + month - 1 + later
    return counted // 12, counted % 12 + 1


def _names(rule: ScheduleRule, on: date) -> bool:
    return on.weekday() == rule.weekday and (not rule.weeks or (on.day - 1) // 7 + 1 in rule.weeks)


@dataclass(frozen=True)
class Shortfall:
    """A week or month with fewer days of the head's reception than the law asks for."""

    from_on: date
    to_on: date
    days: int
    rule: Rule

    @property
    def sentence(self) -> str:
        """What is missing, by which article, and how sure that is."""
        span = f"Tháng {self.from_on:%m/%Y}" if self.rule.unit is Unit.DAYS_A_MONTH else _week(self.from_on, self.to_on)
        unsure = "" if self.rule.confidence.checked else f" {self.rule.confidence.value}."
        return f"{span} có {self.days} ngày, mức tối thiểu {self.rule.amount} ({self.rule.citation}).{unsure}"


def shortfalls(days: Collection[date], year: int, month: int, law: Law) -> list[Shortfall]:
    """Where the sessions of a month are too few; `days` holds those of the weeks that reach over its ends too.

    A week belongs to the month of its Thursday; one without a working day, or only partly under a weekly rule, asks
    for nothing.
    """
    whole = days_of(year, month)
    rule = law.rulebook.find(HEAD_DAYS, whole[0])
    if rule is None:
        return []
    if rule.unit is Unit.DAYS_A_MONTH:
        spans: Iterable[tuple[date, date]] = [(whole[0], whole[-1])]
    else:
        spans = _weeks(whole, law, rule.unit)
    counted = ((start, end, sum(start <= on <= end for on in days)) for start, end in spans)
    return [Shortfall(start, end, count, rule) for start, end, count in counted if count < rule.value]


def _weeks(whole: Sequence[date], law: Law, unit: Unit) -> Iterator[tuple[date, date]]:
    for thursday in (on for on in whole if on.weekday() == _THURSDAY):
        monday = thursday - _A_DAY * _THURSDAY
        week = [monday + _A_DAY * step for step in range(_SUNDAY + 1)]
        at_end = law.rulebook.find(HEAD_DAYS, week[-1])
        if at_end is not None and at_end.unit is unit and any(map(law.calendar.is_working, week)):
            yield week[0], week[-1]


def _week(from_on: date, to_on: date) -> str:
    return f"Tuần {from_on:%d/%m} - {words.day(to_on)}"


def post_by(first_on: date, law: Law) -> date | None:
    """The last day to post the schedule of which `first_on` is the first day."""
    rule = law.rulebook.find(POST_SCHEDULE, first_on)
    return _before(first_on, rule, law.calendar) if rule else None


def _before(on: date, rule: Rule, calendar: WorkCalendar) -> date:
    """The last day that leaves as many days as the rule asks for before the day."""
    return on - _A_DAY * rule.value if rule.unit is Unit.CALENDAR_DAYS else calendar.add_working(on, -rule.value)


@dataclass(frozen=True)
class OnlineTimes:
    """By when the parties are told, the connection is tested, and the line is open."""

    notify_by: date
    test_by: date
    connect_by: time | None


def online_times(channel: Channel, held_on: date, starts_at: time | None, law: Law) -> OnlineTimes | None:
    """The lead times of an online session; None for one in person or before the law knew online sessions."""
    notice, test, connect = (law.rulebook.find(key, held_on) for key in (ONLINE_NOTICE, ONLINE_TEST, ONLINE_CONNECT))
    if channel is not Channel.ONLINE or notice is None or test is None or connect is None:
        return None
    begins = datetime.combine(held_on, starts_at) - timedelta(hours=connect.value) if starts_at else None
    return OnlineTimes(
        _before(held_on, notice, law.calendar),
        _before(held_on, test, law.calendar),
        begins.time() if begins else None,
    )


def deputy_warning(mode: Mode, held_on: date, rulebook: Rulebook) -> str:
    """What to say of a session that a deputy chairs where the law leaves none to deputies; nothing elsewhere."""
    rule = rulebook.find(SESSION_CHAIRS, held_on)
    if mode is not Mode.BY_DELEGATE or rule is None or rule.value > 1:
        return ""
    return (
        f"Từ {words.day(rule.from_on)} người đứng đầu không ủy quyền cấp phó tiếp công dân ({rule.citation}). "
        f"{rule.confidence.value}."
    )


def online_warning(channel: Channel, held_on: date, rulebook: Rulebook) -> str:
    """What to say of an online session on a day when the law does not know them yet."""
    if channel is not Channel.ONLINE or rulebook.find(ONLINE_NOTICE, held_on):
        return ""
    return f"Ngày {words.day(held_on)} chưa có quy định về tiếp công dân trực tuyến."


def read_weeks(text: str) -> tuple[int, ...]:
    """The weeks typed as "2, 4"; none for every week. ValueError holds the sentence to show."""
    parts = text.replace("và", ",").replace(";", ",").replace(" ", ",").split(",")
    typed = [part for part in parts if part]
    if not all(part.isdecimal() and 1 <= int(part) <= 5 for part in typed):
        raise ValueError("Gõ số thứ tự tuần trong tháng từ 1 đến 5, ví dụ 2, 4. Để trống nếu tiếp hằng tuần.")
    return tuple(sorted({int(part) for part in typed}))
