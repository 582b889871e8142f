"""How visits are called, which book a number is of, and when a book may be closed; pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from desktop_app.core import words
from desktop_app.core.errors import UserError

MAIN = "A"
"""The book every office has; its letter is never printed."""

LETTERS = "BCDEGHKLMNPQRSTUVXY"
"""Letters of further books; none that is read as another one or as a figure."""

KEY = "reception"
"""The main book among all numbered registers of the office."""

_ASKED = re.compile(r"\s*(\d{1,7})\s*(?:/\s*([A-Za-z])\s*)?/\s*(\d{4})\s*")
_SHORT = re.compile(r"\s*(\d{1,7})\s*/\s*([A-Za-z])\s*")


@dataclass(frozen=True)
class Asked:
    """A number as somebody wrote it; without a year (0) it is meant in every year."""

    number: int
    year: int
    book: str = MAIN


def short_label(number: int, book: str = MAIN) -> str:
    """The number where its year is known: 12, or 12/B in a further book."""
    return str(number) if book == MAIN else f"{number}/{book}"


def label(number: int, year: int, book: str = MAIN) -> str:
    """What everybody calls a visit: 12/2026, or 12/B/2026."""
    return f"{short_label(number, book)}/{year}"


def read_label(typed: str) -> Asked:
    """The number that was meant; UserError when it is none."""
    found = _ASKED.fullmatch(typed)
    if found is None:
        raise UserError(f"Không đọc được số “{typed.strip()}”. Gõ dạng 15/2026, hoặc 12/B/2026 nếu ở sổ thứ hai.")
    return Asked(int(found[1]), int(found[3]), (found[2] or MAIN).upper())


def number_meant(typed: str) -> Asked | None:
    """The number that a search asks for: 15/2026, 12/B/2026 or 12/B; None when it asks for words."""
    if _ASKED.fullmatch(typed):
        return read_label(typed)
    found = _SHORT.fullmatch(typed)
    return Asked(int(found[1]), 0, found[2].upper()) if found else None


def numbers_key(book: str) -> str:
    """Under which name the numbers of a book are counted."""
    return KEY if book == MAIN else f"{KEY}.{book}"


def book_counted(key: str) -> str:
    """The book whose numbers are counted under that name."""
    return key.removeprefix(KEY).removeprefix(".") or MAIN


def next_letter(taken: Collection[str]) -> str:
    """The first letter that no book has; UserError when all are taken."""
    for letter in LETTERS:
        if letter not in taken:
            return letter
    raise UserError("Đã dùng hết chữ cái đặt tên sổ. Hãy dùng lại một sổ đang có.")


def first_closing_day(year: int) -> date:
    """The day from which the book of a year may be closed: its last."""
    return date(year, 12, 31)


def why_not_closed(year: int, today: date, closed_on: date | None) -> str:
    """Why the book of a year cannot be closed now; nothing when it can."""
    if closed_on is not None:
        return f"Sổ năm {year} đã khóa ngày {words.day(closed_on)}. Sổ đã khóa không mở lại được."
    if today < first_closing_day(year):
        return f"Năm {year} chưa hết. Khóa sổ từ ngày {words.day(first_closing_day(year))}."
    return ""


def late_entry_note(closed_on: date, entered_on: date, reason: str) -> str:
    """What stands under Ghi chú for a number entered after its book was closed."""
    return f"Ghi ngày {words.day(entered_on)}, sau khóa sổ ngày {words.day(closed_on)}: {_bare(reason)}"


def late_change_note(so_far: str, closed_on: date, changed_on: date, reason: str) -> str:
    """What stands under Ghi chú for a number corrected after its book was closed; earlier notes stay before it."""
    note = f"Sửa ngày {words.day(changed_on)}, sau khóa sổ ngày {words.day(closed_on)}: {_bare(reason)}"
    return "; ".join(part for part in (so_far, note) if part)


def reminds_of_closing(today: date, year: int) -> bool:
    """Whether the open book of `year` is spoken of on this day: from its last day through January."""
    return first_closing_day(year) <= today <= date(year + 1, 1, 31)


def _bare(reason: str) -> str:
    return reason.strip().rstrip(".;")
