"""A year's disclosures of the practice office, planned before anything is written: which day, where, how long."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop_app.areas.disclosure.catalogue import forms_of
from desktop_app.areas.disclosure.models import Form
from desktop_app.core.law.calendar import ONE_DAY, WorkCalendar

WHOLE_YEAR = 420
"""With so many rows at the reception desk every disclosure of the year is written, with fewer a part of them."""
LEAST = 3
DAYS = 30
ALL = "all"
_RESPONSIBLE = {
    "CK01": "office_chief",
    "CK02": "budget",
    "CK03": "land",
    "CK04": "office_chief",
    "CK05": "budget",
    "CK06": "budget",
    "CK07": "welfare",
    "CK08": "welfare",
    "CK09": "military",
    "CK11": "culture",
    "CK12": "budget",
    "CK13": "one_stop",
}
OFFICIAL = "disclosure"
"""The role of whoever writes the records and puts up the notices."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One document: `forms` as planned, `hamlets` the numbers of those where it hangs, none for the head office alone.

    `days` is how long it hangs, 0 always. One that `stays_up` should have come down; one that is forgotten never hangs.
    """

    key: str
    item: str
    title: str
    number: str
    issuer: str
    note: str
    trigger_on: date
    registered_on: date
    posted_on: date
    days: int
    forms: tuple[Form, ...]
    hamlets: tuple[int, ...] = ()
    radio_days: int = 0
    corrects: str = ""
    interrupted: Mapping[str, Any] | None = None
    is_forgotten: bool = False
    stays_up: bool = False

    @property
    def role(self) -> str:
        """Whose document it is."""
        return responsible_role(self.item)

    @property
    def down_on(self) -> date | None:
        """The first day on which it may come down; None when it hangs always."""
        return self.posted_on + timedelta(days=self.days + 1) if self.days else None


def responsible_role(item: str) -> str:
    """The role of whoever answers for an item of the catalogue."""
    return _RESPONSIBLE.get(item.partition(".")[0], OFFICIAL)


def plan(
    sources: Sequence[Mapping[str, Any]], calendar: WorkCalendar, today: date, rows: int, all_hamlets: Iterable[int]
) -> list[Planned]:
    """What arises in the year that ends today, in the order of time; the last notice whose days are over hangs on."""
    everywhere = tuple(all_hamlets)
    found = [_planned(place, source, calendar, today, everywhere) for place, source in enumerate(sources, start=1)]
    found.sort(key=lambda each: (each.registered_on, each.key))
    found = found[:: max(1, WHOLE_YEAR // max(rows, WHOLE_YEAR * LEAST // len(found)))]
    over = [each for each in found if each.down_on and each.down_on <= today and not each.interrupted]
    last = max(over, key=lambda each: each.down_on or today, default=None)
    return [replace(each, stays_up=each is last) for each in found]


def day_of_year(month: int, day: int, today: date) -> date:
    """The last such day until today."""
    on = date(today.year, month, day)
    return on if on <= today else on.replace(year=today.year - 1)


def working(calendar: WorkCalendar, on: date) -> date:
    """The day itself, or the first working day after it."""
    while not calendar.is_working(on):
        on += ONE_DAY
    return on


def at(on: date, hour: int, minute: int = 0) -> datetime:
    """An instant of the day."""
    return datetime.combine(on, time(hour, minute))


def months_of(sources: Iterable[Mapping[str, Any]]) -> dict[str, tuple[int, ...]]:
    """In which months each item of the catalogue arises; what hangs always has none."""
    found = dict[str, set[int]]()
    for source in (source for source in sources if "posting_days" in source):
        found.setdefault(source["item"], set()).add(source["month"])
    return {item: tuple(sorted(months)) for item, months in found.items()}


def _planned(
    place: int, source: Mapping[str, Any], calendar: WorkCalendar, today: date, everywhere: tuple[int, ...]
) -> Planned:
    on = day_of_year(source["month"], source["day"], today)
    slots = {"{nam}": str(on.year), "{nam_sau}": str(on.year + 1), "{so}": str(7 + 3 * place)}
    hamlets = source.get("place_hamlets", ())
    days = source.get("posting_days", 0)
    return Planned(
        key=source["id"],
        item=source["item"],
        title=_filled(source["title"], slots),
        number=_filled(source["number_pattern"], slots),
        issuer=source["issuer"],
        note=source.get("note", ""),
        trigger_on=on,
        registered_on=working(calendar, on),
        posted_on=calendar.add_working(on, source["posted_after_working_days"]),
        days=max(days, DAYS) if days else 0,
        forms=forms_of(source["forms"]),
        hamlets=everywhere if hamlets == ALL else tuple(hamlets),
        radio_days=source.get("radio_days", 0),
        corrects=source.get("corrects", ""),
        interrupted=source.get("interrupted"),
        is_forgotten=source.get("forgotten", False),
    )


def _filled(text: str, slots: Mapping[str, str]) -> str:
    for slot, value in slots.items():
        text = text.replace(slot, value)
    return text
