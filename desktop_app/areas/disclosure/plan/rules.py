"""The pure rules of a yearly plan: months typed and told, a year's words shifted, what the law proposes."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.areas.disclosure.catalogue import Item
from desktop_app.areas.disclosure.catalogue_words import lasting, limit_words
from desktop_app.areas.disclosure.plan.entry import LineEntry
from desktop_app.core import words
from desktop_app.core.law.rulebook import Rulebook

WHENEVER = "Khi phát sinh"
_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_MONTH = re.compile(r"((?:tháng|quý)\s+(?:\d{1,2}|[IV]{1,3})/)(\d{4})(?![\d/])", re.IGNORECASE)
_YEAR = re.compile(r"(\bnăm(?:\s+[^\W\d]+){0,2}\s+)(\d{4})(?![\d/])", re.IGNORECASE)
_NEAR = 1


def shifted(text: str, from_year: int, to_year: int) -> str:
    """The text of one year's plan for another year: days, months and years near the old one move along.

    A year inside the sign of a document ("73/2026/NĐ-CP") stays; 29/02 becomes the last day of that month.
    """
    by = to_year - from_year

    def moved(year: str) -> int:
        return int(year) + (by if abs(int(year) - from_year) <= _NEAR else 0)

    def day(found: re.Match[str]) -> str:
        in_month, month, year = int(found[1]), int(found[2]), moved(found[3])
        last = monthrange(year, month)[1] if 1 <= month <= 12 else in_month
        return f"{min(in_month, last):0{len(found[1])}d}/{found[2]}/{year}"

    text = _DAY.sub(day, text)
    text = _MONTH.sub(lambda found: f"{found[1]}{moved(found[2])}", text)
    return _YEAR.sub(lambda found: f"{found[1]}{moved(found[2])}", text)


def shifted_line(line: LineEntry, from_year: int, to_year: int) -> LineEntry:
    """A line of one year's plan for another year."""
    content, when, duration = (shifted(text, from_year, to_year) for text in (line.content, line.when, line.duration))
    return replace(line, content=content, when=when, duration=duration)


def proposed(item: Item, rulebook: Rulebook, year: int, responsible: str = "") -> LineEntry:
    """The line that the law itself gives for an item: its mandatory ways, its limits, how long each lasts."""
    on = max(date(year, 1, 1), item.from_on)
    limits = "; ".join(limit_words(limit, rulebook, on) for limit in item.limits)
    lasts = ((form, lasting(item, form, rulebook, on)) for form in item.forms)
    return LineEntry(
        item_code=item.code,
        content=item.title,
        forms=item.forms,
        months=item.months,
        when=f"Chậm nhất {limits}" if limits else "",
        duration="; ".join(f"{form.value}: {time}" for form, time in lasts if time),
        responsible=responsible,
    )


def timing(months: Sequence[int], when: str) -> str:
    """When something is disclosed: "Tháng 4, 7, 10. Chậm nhất …"; whenever it arises where nothing is said."""
    named = f"Tháng {', '.join(map(str, months))}" if months else ""
    return ". ".join(part for part in (named, when.rstrip(".")) if part) or WHENEVER


def lacking_person(lines: Sequence[tuple[int, str, str]]) -> str:
    """The sentence that names the lines (number, code, responsible) for which nobody is responsible; else no words."""
    lacking = [(number, code) for number, code, responsible in lines if not responsible]
    if not lacking:
        return ""
    first = ", ".join(f"{number} ({code})" for number, code in lacking[:3])
    more = f" và {words.number(len(lacking) - 3)} dòng khác" if len(lacking) > 3 else ""
    return f"Dòng {first}{more} chưa có người chịu trách nhiệm. Sửa dòng để ghi người, rồi làm lại."
