"""Working days of a state office: the national days off, the swapped days, and what the office set itself."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from desktop_app.core import words
from desktop_app.core.law.rulebook import Confidence

ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_SWAPPED = re.compile(r"\d{2}/\d{2}/\d{4}")
_CULTURE_DAY = (11, 24)
_MAKE_UP = "nghỉ bù"


class DayKind(Enum):
    """Why a day is worked or not; the value is shown to the official."""

    WORKING = "Ngày làm việc"
    WEEKEND = "Nghỉ hằng tuần"
    HOLIDAY = "Nghỉ lễ"
    SWAPPED_OFF = "Nghỉ hoán đổi"
    SWAPPED_WORK = "Làm bù"
    OFFICE_OFF = "Cơ quan cho nghỉ"
    OFFICE_WORK = "Cơ quan làm việc"


@dataclass(frozen=True, kw_only=True)
class OfficeDay:
    """A day above the national list, with the notice it rests on; `came_from` where it was sent to the office."""

    on: date
    working: bool
    reason: str
    document: str = ""
    came_from: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True)
class CalendarDay:
    """One day: whether it is worked, why, the words for it, and the office's notice if it has one."""

    on: date
    working: bool
    kind: DayKind
    why: str
    document: str = ""
    came_from: str = ""


@dataclass(frozen=True)
class AnnouncedYear:
    """A year whose days off were compared with the government's announcement."""

    year: int
    citation: str
    note: str = ""


@dataclass(frozen=True)
class _National:
    """What the country lays down for one year."""

    off: Mapping[date, str]
    worked: frozenset[date]


class WorkCalendar:
    """The office's working days: its own days first, then the national list, then Monday to Friday."""

    def __init__(self, office_days: Mapping[date, OfficeDay] | None = None) -> None:
        """`office_days` by day; a year of the national list is computed when it is first asked about."""
        self._office_days = dict(office_days or {})

    @property
    def office_days(self) -> Mapping[date, OfficeDay]:
        """What the office set itself."""
        return self._office_days

    def with_day(self, day: OfficeDay) -> "WorkCalendar":
        """This calendar with one more day of the office."""
        return WorkCalendar({**self._office_days, day.on: day})

    def without_day(self, on: date) -> "WorkCalendar":
        """This calendar as if the office had set nothing for the day."""
        return WorkCalendar({day: own for day, own in self._office_days.items() if day != on})

    def day(self, on: date) -> CalendarDay:
        """All about one day."""
        own = self._office_days.get(on)
        if own:
            kind = DayKind.OFFICE_WORK if own.working else DayKind.OFFICE_OFF
            return CalendarDay(
                on, own.working, kind, f"{kind.value.lower()}: {own.reason}", own.document, own.came_from
            )
        return national_day(on)

    def is_working(self, on: date) -> bool:
        """Whether the office works on the day."""
        own = self._office_days.get(on)
        if own:
            return own.working
        national = _national(on.year)
        return on in national.worked or (on.weekday() < _SATURDAY and on not in national.off)

    def why_off(self, on: date) -> str:
        """Why the day is not worked: "Thứ Bảy", "nghỉ lễ: Quốc khánh"; nothing for a working day."""
        return "" if self.is_working(on) else self.day(on).why

    def add_working(self, on: date, days: int) -> date:
        """The day that is so many working days after (or, below zero, before) the day, which itself is not counted."""
        step = ONE_DAY if days > 0 else -ONE_DAY
        left = abs(days)
        while left:
            on += step
            left -= self.is_working(on)
        return on

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie after one day and up to another, the last included; none when it is earlier."""
        return sum(self.is_working(after + ONE_DAY * step) for step in range(1, (until - after).days + 1))

    def special_days(self, year: int) -> list[CalendarDay]:
        """The days of a year that are not simply Monday to Friday worked and weekends free, in order."""
        national = _national(year)
        days = {*national.off, *national.worked, *self._office_days}
        return [self.day(on) for on in sorted(days) if on.year == year]


def load_announced_years(path: Path) -> list[AnnouncedYear]:
    """The years that were compared with an announcement, from a TOML file."""
    return [AnnouncedYear(**entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["year"]]


def announced(years: Sequence[AnnouncedYear], year: int) -> AnnouncedYear | None:
    """The announcement of the year; None when the list of days off is only computed."""
    return next((known for known in years if known.year == year), None)


@lru_cache(maxsize=4096)
def national_day(on: date) -> CalendarDay:
    """The day as the country lays it down, without what the office set."""
    national = _national(on.year)
    if on in national.worked:
        return CalendarDay(on, True, DayKind.SWAPPED_WORK, "làm bù cho ngày nghỉ hoán đổi")
    name = national.off.get(on)
    if name and (swapped := _SWAPPED.search(name)):
        return CalendarDay(on, False, DayKind.SWAPPED_OFF, f"nghỉ hoán đổi, làm bù ngày {swapped[0]}")
    if name:
        return CalendarDay(on, False, DayKind.HOLIDAY, f"nghỉ lễ: {name}")
    if on.weekday() >= _SATURDAY:
        return CalendarDay(on, False, DayKind.WEEKEND, words.WEEKDAYS[on.weekday()])
    return CalendarDay(on, True, DayKind.WORKING, "ngày làm việc")


@cache
def _national(year: int) -> _National:
    # Imported here because it costs a quarter of a second and the first page may not need it.
    from holidays.countries.vietnam import Vietnam

    listed = Vietnam(years=year, language="vi")  # type: ignore[no-untyped-call]
    off = {on: name for on, name in listed.items() if on.year == year and not _is_culture_make_up(name)}
    return _National(off, frozenset(on for on in listed.weekend_workdays if on.year == year))


def _is_culture_make_up(name: str) -> bool:
    """Ngày Văn hóa Việt Nam is not among the days of Điều 112 that move to Monday when they fall on a weekend."""
    return name.startswith("Ngày Văn hóa Việt Nam") and _MAKE_UP in name
