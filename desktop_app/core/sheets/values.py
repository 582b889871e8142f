"""From what stands in a cell to the value meant: closed lists, yes and no, numbers that Excel spoilt."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from desktop_app.core.fields import clean
from desktop_app.core.sheets.cells import CellError, Value, shown
from desktop_app.core.sheets.days import DayOrder, only_year, read_day, read_time
from desktop_app.core.sheets.template import FLAG_WORDS, Kind, SheetColumn
from desktop_app.core.text.fold import fold

__all__ = ["DayOrder", "Reading", "Understood", "read_value"]

YES = frozenset({"x", "co", "c", "yes", "y", "true", "1", "v", "✓", "✔", "dung", "roi"})
"""How a tick is written, folded."""
_NO = frozenset({"khong", "ko", "k", "no", "n", "false", "0", "-", "sai", "chua"})
_LONGEST_WHOLE = 10**15
_IDENTITY_SIGNS = re.compile(r"[\s.\-']")
_PHONE_SIGNS = re.compile(r"[\s.\-'()]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+")
_LABEL = re.compile(r"[0-9]{1,7}\s*(?:/\s*[A-Za-z]\s*(?:/\s*[0-9]{4})?|/\s*[0-9]{4})")
_NINE, _ELEVEN, _TWELVE = 9, 11, 12


class Understood(NamedTuple):
    """A value and what about it is uncertain."""

    value: str | int | bool | date | time | None
    doubt: str = ""


@dataclass(frozen=True)
class Reading:
    """How doubtful cells are read: the pivot of two-digit years, and the order of day and month by column key."""

    pivot: int
    day_orders: Mapping[str, DayOrder | None] = field(default_factory=dict)


def read_value(column: SheetColumn, value: Value, reading: Reading) -> Understood:
    """The value of a cell in a declared column; ValueError holds the Vietnamese reason why there is none."""
    if isinstance(value, CellError):
        raise ValueError(f"Ô báo lỗi {value.text}. Hãy sửa công thức hoặc gõ giá trị vào ô.")
    if value is None or (isinstance(value, str) and not value.strip()):
        if column.required:
            raise ValueError(f"Thiếu {column.heading[:1].lower()}{column.heading[1:]}.")
        return Understood(None)
    if column.kind is Kind.DAY:
        if column.year_alone and (year := only_year(value)):
            return Understood(year)
        day = read_day(value, reading.pivot, reading.day_orders.get(column.key, DayOrder.DAY_FIRST))
        return Understood(day.day, day.doubt)
    return _READERS[column.kind](column, value)


def _text(column: SheetColumn, value: Value) -> Understood:
    return Understood(clean(shown(value)))


def _time(column: SheetColumn, value: Value) -> Understood:
    return Understood(read_time(value))


def _flag(column: SheetColumn, value: Value) -> Understood:
    if isinstance(value, bool):
        return Understood(value)
    said = fold(shown(value)).strip(" .")
    if said in YES or said in _NO:
        return Understood(said in YES)
    raise ValueError(f"Chỉ ghi {FLAG_WORDS[0]} hoặc {FLAG_WORDS[1]}.")


def _choice(column: SheetColumn, value: Value) -> Understood:
    return Understood(_chosen(shown(value), column.options))


@lru_cache(maxsize=1 << 13)
def _chosen(text: str, options: tuple[str, ...]) -> str:
    said = fold(text).strip(" .;,")
    folded = {option: fold(option) for option in options}
    if exact := [option for option, words in folded.items() if words == said]:
        return exact[0]
    begun = [option for option, words in folded.items() if said and words.startswith(said)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise ValueError(f"Có thể là {' hoặc '.join(begun)}. Hãy ghi đủ chữ.")
    raise ValueError(f"Không có trong danh sách: {'; '.join(options)}.")


def _number(column: SheetColumn, value: Value) -> Understood:
    if isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1:
        if abs(value) < _LONGEST_WHOLE:
            return Understood(int(value))
    elif isinstance(value, str):
        digits = value.strip()
        if _THOUSANDS.fullmatch(digits):
            return Understood(int(re.sub(r"\D", "", digits)))
        if re.fullmatch(r"-?[0-9]{1,15}", digits):
            return Understood(int(digits))
    raise ValueError("Chỉ ghi số nguyên.")


def _register_number(column: SheetColumn, value: Value) -> Understood:
    """A number as it is, one with the letter of its book or its year as text: 12/B, 12/2026, 12/B/2026."""
    if isinstance(value, str) and _LABEL.fullmatch(value.strip()):
        return Understood("".join(value.split()).upper())
    try:
        return _number(column, value)
    except ValueError:
        raise ValueError("Chỉ ghi số, hoặc số kèm chữ của sổ như 12/B.") from None


def _identity(column: SheetColumn, value: Value) -> Understood:
    """Numbers of papers as text; Excel drops the zero that most of them begin with."""
    digits, was_number = _digits(value, _IDENTITY_SIGNS)
    if digits.isdecimal() and len(digits) == _ELEVEN:
        return Understood("0" + digits, "Số có 11 chữ số, đã thêm số 0 đứng đầu; so với giấy tờ.")
    if digits.isdecimal() and len(digits) not in (_NINE, _TWELVE):
        lost = " Excel có thể đã bỏ số 0 đứng đầu." if was_number else ""
        return Understood(digits, f"Số có {len(digits)} chữ số, thường là 9 hoặc 12.{lost}")
    return Understood(digits)


def _phone(column: SheetColumn, value: Value) -> Understood:
    digits, was_number = _digits(value, _PHONE_SIGNS)
    if was_number and len(digits) == _NINE:
        return Understood("0" + digits, "Số có 9 chữ số, đã thêm số 0 đứng đầu.")
    return Understood(digits)


def _digits(value: Value, between: re.Pattern[str]) -> tuple[str, bool]:
    if isinstance(value, float) and (value != value // 1 or abs(value) >= _LONGEST_WHOLE):
        raise ValueError("Excel đã làm mất chữ số của số này. Hãy gõ lại dạng chữ.")
    if isinstance(value, bool | date | time | timedelta):
        raise ValueError("Đây không phải một số. Hãy gõ lại dạng chữ.")
    text = clean(shown(value))
    if re.fullmatch(r"\d[.,]?\d*E\+?\d+", text, re.IGNORECASE):
        raise ValueError("Excel đã làm mất chữ số của số này. Hãy gõ lại dạng chữ.")
    bare = between.sub("", text)
    return (bare if bare.lstrip("+").isdecimal() else text), not isinstance(value, str)


_READERS: dict[Kind, Callable[[SheetColumn, Value], Understood]] = {
    Kind.TEXT: _text,
    Kind.TIME: _time,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.NUMBER: _number,
    Kind.REGISTER_NUMBER: _register_number,
    Kind.IDENTITY: _identity,
    Kind.PHONE: _phone,
}
