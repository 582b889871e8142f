"""How numbers, days and instants are written for an official."""

import re
from datetime import date, datetime
from decimal import Decimal

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def day(on: date | None) -> str:
    """dd/MM/yyyy; nothing for no day."""
    return f"{on:%d/%m/%Y}" if on else ""


def long_day(on: date) -> str:
    """The weekday before the day, where a deadline is decided: "Thứ Ba 08/12/2026"."""
    return f"{WEEKDAYS[on.weekday()]} {day(on)}"


def instant(at: datetime | None) -> str:
    """dd/MM/yyyy, HH:MM; nothing for no instant."""
    return f"{at:%d/%m/%Y, %H:%M}" if at else ""


def number(value: int | float | Decimal, decimals: int = 0) -> str:
    """Thousands with a dot, decimals with a comma: 1.284 and 12,5."""
    return f"{value:,.{decimals}f}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def inside(text: str) -> str:
    """A title inside a sentence: its first letter is small, a book's letter stays as it is."""
    return f"{text[:1].lower()}{text[1:]}"


def two_digits(value: int) -> str:
    """Official prose writes people and papers below ten as 01 to 09."""
    return f"{value:02d}"


def read_day(text: str) -> date:
    """A day typed as 25/11/2026, 25-11-2026, 25.11.2026 or 25112026; ValueError holds the sentence to show."""
    found = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})|(\d{2})(\d{2})(\d{4})", text.strip())
    if not found:
        raise ValueError("Ngày gõ dạng ngày/tháng/năm, ví dụ 25/11/2026.")
    first, second, third = (part for part in found.groups() if part)
    in_month, month, year = int(first), int(second), int(third)
    if not 1 <= month <= 12:
        raise ValueError(f"Không có tháng {month}. Gõ ngày dạng 25/11/2026.")
    if not 1900 <= year <= 2999:
        raise ValueError(f"Năm {year} không hợp lệ. Gõ đủ bốn chữ số của năm, ví dụ 2026.")
    try:
        return date(year, month, in_month)
    except ValueError:
        raise ValueError(_wrong_day(in_month, month, year)) from None


def _wrong_day(in_month: int, month: int, year: int) -> str:
    longest = 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days
    in_words = f"Tháng {month}/{year}" if month == 2 else f"Tháng {month}"
    if in_month < 1:
        return "Ngày phải từ 01. Gõ ngày dạng 25/11/2026."
    return f"{in_words} chỉ có {longest} ngày. Gõ ngày dạng 25/{month:02d}/{year}."
