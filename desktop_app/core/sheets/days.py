"""Days as they are written in Vietnamese workbooks, and in which order a column writes day and month."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache

from desktop_app.core import words
from desktop_app.core.sheets.cells import Value, shown
from desktop_app.core.text.fold import fold

_TIME_AFTER = r"(?:[ t,]+\d{1,2}[:h]\d{0,2}(?::\d{2}(?:\.\d+)?)?z?)?"
_WORDED = re.compile(rf"(?:ngay )?(\d{{1,2}}) ?(?:thang|thg) ?(\d{{1,2}})[ ,]*(?:nam)? ?(\d{{4}}|\d{{2}}){_TIME_AFTER}")
_NUMERIC = re.compile(rf"(?:ngay )?(\d{{1,2}}) ?[/.\- ] ?(\d{{1,2}}) ?[/.\- ] ?(\d{{4}}|\d{{2}}){_TIME_AFTER}")
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME_AFTER}")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4})")
_YEAR = re.compile(r"(?:00?[/.\-]00?[/.\-])?(?:(?:sinh )?nam )?((?:19|20)[0-9]{2})")
_SERIAL = re.compile(r"\d{5}(?:[.,]0*)?")
_FIRST_SERIAL, _LAST_SERIAL = 7_306, 73_050
_EPOCH = date(1899, 12, 30)
_SAID = "Ngày gõ dạng ngày/tháng/năm, ví dụ 25/11/2026."
_FEW = 3


class DayOrder(Enum):
    """In which order day and month are written; the value is the answer that an official chooses."""

    DAY_FIRST = "Ngày trước, tháng sau"
    MONTH_FIRST = "Tháng trước, ngày sau"
    SWAPPED = "Ngày trước, tháng sau; ô dạng ngày đã bị Excel đảo ngày với tháng"


@dataclass(frozen=True)
class DayJudgement:
    """The order of a column; None is a question to the official, with its reason and some cells as examples."""

    order: DayOrder | None
    reason: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day that was understood, and what about it is uncertain."""

    day: date
    doubt: str = ""


def judge_days(values: Iterable[Value]) -> DayJudgement:
    """In which order a whole column writes its days: only what cannot be read otherwise counts."""
    day_first, month_first, either, swappable, fixed = list[str](), list[str](), list[str](), list[str](), list[str]()
    for value in values:
        if isinstance(value, date):
            (swappable if _could_swap(value) else fixed).append(words.day(value))
        elif isinstance(value, str) and (found := _NUMERIC.fullmatch(fold(value))):
            first, second = int(found[1]), int(found[2])
            if first > 12 >= second:
                day_first.append(value)
            elif second > 12 >= first:
                month_first.append(value)
            elif first != second:
                either.append(value)
    return _judged(day_first, month_first, either, swappable, fixed)


def _judged(
    day_first: list[str], month_first: list[str], either: list[str], swappable: list[str], fixed: list[str]
) -> DayJudgement:
    if day_first and month_first:
        shown_cells = (*day_first[:_FEW], *month_first[:_FEW])
        return DayJudgement(None, "Cột có ô viết ngày trước, có ô viết tháng trước.", shown_cells)
    if month_first:
        return DayJudgement(DayOrder.MONTH_FIRST, "Cột viết tháng trước ngày.", tuple(month_first[:_FEW]))
    if day_first:
        if len(swappable) > 1 and all(int(text[:2]) <= 12 for text in (*swappable, *fixed)):
            reason = "Ô dạng ngày đều có ngày không quá 12, các ô khác là chữ: Excel có thể đã đảo ngày với tháng."
            return DayJudgement(None, reason, (*swappable[:_FEW], *day_first[:_FEW]))
        return DayJudgement(DayOrder.DAY_FIRST)
    if either:
        return DayJudgement(None, "Không ô nào cho biết ngày hay tháng viết trước.", tuple(either[:_FEW]))
    return DayJudgement(DayOrder.DAY_FIRST)


def read_day(value: Value, pivot: int, order: DayOrder | None) -> DayRead:
    """The day meant; ValueError holds the sentence. Two digits of a year up to `pivot` are 20.., above it 19.. .

    With no `order` a day that could be read in two ways is refused.
    """
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return DayRead(day.replace(day=day.month, month=day.day) if _turns(day, order) else day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return DayRead(_from_number(float(value)))
    if isinstance(value, str):
        return _from_text(value, pivot, order)
    raise ValueError(_SAID)


def only_year(value: Value) -> int | None:
    """The year, when that is all that a cell says: 1962, "năm 1962", "00/00/1962"."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    found = _YEAR.fullmatch(fold(shown(value)).strip(" .,;"))
    return int(found[1]) if found else None


def _turns(day: date, order: DayOrder | None) -> bool:
    return order is DayOrder.SWAPPED and day.day <= 12


def _could_swap(day: date) -> bool:
    return day.day <= 12 and day.day != day.month


def _from_number(number: float) -> date:
    if math.isfinite(number) and _FIRST_SERIAL <= number < _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(number))
    digits = shown(number)
    if len(digits) == 4 and 1900 <= number <= 2100:
        raise ValueError(f"Chỉ có năm {digits}, chưa có ngày và tháng.")
    if found := _COMPACT.fullmatch(digits):
        return _day(found[1], found[2], int(found[3]))
    raise ValueError(_SAID)


@lru_cache(maxsize=1 << 13)
def _from_text(text: str, pivot: int, order: DayOrder | None) -> DayRead:
    said = fold(text).strip(" .,;")
    if found := _ISO.fullmatch(said):
        return DayRead(_day(found[3], found[2], int(found[1])))
    if found := _WORDED.fullmatch(said):
        return _with_year(found[1], found[2], found[3], pivot)
    if found := _NUMERIC.fullmatch(said):
        return _ordered(found[1], found[2], found[3], pivot, order)
    if found := _COMPACT.fullmatch(said):
        return DayRead(_day(found[1], found[2], int(found[3])))
    if _SERIAL.fullmatch(said):
        return DayRead(_from_number(float(said[:5])), "Ô ghi số thứ tự ngày của Excel dạng chữ; kiểm tra lại ngày.")
    if re.fullmatch(r"(?:nam )?(?:19|20)\d{2}", said):
        raise ValueError(f"Chỉ có năm {said[-4:]}, chưa có ngày và tháng.")
    raise ValueError(_SAID)


def _ordered(first: str, second: str, year: str, pivot: int, order: DayOrder | None) -> DayRead:
    small = int(first) <= 12 and int(second) <= 12
    if small and order is None and first.lstrip("0") != second.lstrip("0"):
        raise ValueError("Chưa rõ ngày hay tháng viết trước. Hãy chọn cách đọc cho cả cột.")
    turned = (order is DayOrder.MONTH_FIRST and int(second) <= 31 and int(first) <= 12) or (
        order is None and int(second) > 12 >= int(first)
    )
    return _with_year(second, first, year, pivot) if turned else _with_year(first, second, year, pivot)


def _with_year(day: str, month: str, year: str, pivot: int) -> DayRead:
    if len(year) == 4:
        return DayRead(_day(day, month, int(year)))
    whole = int(year) + (2000 if int(year) <= pivot else 1900)
    return DayRead(_day(day, month, whole), f"Năm ghi hai chữ số, đọc là {whole}.")


def _day(day: str, month: str, year: int) -> date:
    if not 1900 <= year <= 2100:
        raise ValueError(f"Năm {year} không hợp lệ.")
    try:
        return date(year, int(month), int(day))
    except ValueError:
        raise ValueError(f"Không có ngày {int(day)} tháng {int(month)} năm {year}.") from None


_CLOCK = re.compile(r"(\d{1,2}) ?(?:h|g|gio|:|\.) ?(?:(\d{1,2}) ?(?:p|ph|phut)?)?(?::\d{2})?")


def read_time(value: Value) -> time:
    """The time of the day meant: 8h30, 8 giờ 30, 08:30, a cell of Excel; ValueError holds the sentence."""
    if isinstance(value, datetime):
        return value.time().replace(second=0, microsecond=0)
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, timedelta) and timedelta(0) <= value < timedelta(days=1):
        return _from_minutes(round(value.total_seconds() / 60))
    if isinstance(value, float) and 0 <= value < 1:
        return _from_minutes(round(value * 24 * 60))
    if isinstance(value, str) and (found := _CLOCK.fullmatch(fold(value))):
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise ValueError("Giờ gõ dạng giờ:phút, ví dụ 08:30.")


def _from_minutes(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
