"""Find-anything and "Hôm nay": asked once, answered by every area that declares an answer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from db import index
from desktop_app.office.area import Area, DueItem, Hit, RecordNote, TodayCard, TopFact, WaitingItem
from desktop_app.office.desk import Desk

SOON = 3
"""Working days within which a deadline is shown as due soon."""


def declared(name: str) -> Callable[..., Any]:
    """What a declaration names as "module:name", imported now."""
    module, _, attribute = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), attribute)
    return found


def find_anything(desk: Desk, areas: Sequence[Area], typed: str, limit: int = 50) -> list[Hit]:
    """The newest records that hold all typed words, accents ignored, grouped by kind; only such as can be opened."""
    seen = _Seen(desk, areas)
    finders = {kind: (area.key, name) for area in seen.areas for kind, name in area.finds.items()}
    with desk.db.reading() as session:
        found = index.find(session.connection(), typed, limit)
        hits: list[Hit] = []
        for kind, (area_key, finder) in finders.items():
            keys = [hit.row_id for hit in found if hit.kind == kind]
            hits += [replace(hit, area=area_key) for hit in declared(finder)(desk, session, keys)] if keys else []
        return [hit for hit in hits if seen.opens(hit)]


def due_items(desk: Desk, areas: Sequence[Area], until: date | None = None) -> list[DueItem]:
    """Everything overdue or due until the day, without one within three working days; the oldest deadline first."""
    last, seen = until or soon_until(desk), _Seen(desk, areas)
    found: list[DueItem] = []
    for area in seen.areas:
        if area.due:
            found += declared(area.due)(desk, last)
    return sorted(filter(seen.opens, found), key=lambda item: (item.due_on, item.title))


def top_facts(desk: Desk, areas: Sequence[Area]) -> list[TopFact]:
    """What the areas tell in the line above all pages."""
    told = [declared(area.top)(desk) for area in areas if area.top]
    return [fact for fact in told if fact is not None]


def record_notes(desk: Desk, areas: Sequence[Area], uid: str) -> list[RecordNote]:
    """What is said of a record from outside and waits for an answer."""
    return [note for area in areas if area.notes for note in declared(area.notes)(desk, uid)]


def waiting_items(desk: Desk, areas: Sequence[Area]) -> list[WaitingItem]:
    """Everything that waits and has no deadline of ours, what waits longest first."""
    found, seen = list[WaitingItem](), _Seen(desk, areas)
    for area in seen.areas:
        if area.waiting:
            found += declared(area.waiting)(desk)
    return sorted(filter(seen.opens, found), key=lambda item: (item.since_on, item.title))


def today_cards(desk: Desk, areas: Sequence[Area]) -> list[TodayCard]:
    """What the areas say of the day."""
    seen = _Seen(desk, areas)
    cards: list[TodayCard] = [declared(area.today)(desk) for area in seen.areas if area.today]
    return [card for card in cards if card.page not in seen.closed]


def soon_until(desk: Desk) -> date:
    """The last day that counts as due soon."""
    return desk.law.calendar.add_working(desk.clock.today(), SOON)


def next_day_off(desk: Desk) -> str:
    """What to say of tomorrow when it is a day off, else nothing."""
    tomorrow = desk.clock.today() + timedelta(days=1)
    return "" if desk.law.calendar.is_working(tomorrow) else desk.law.calendar.why_off(tomorrow)


class _Seen:
    """What the account at the desk gets to see: nothing of an area, or of a record, whose pages it may not open."""

    def __init__(self, desk: Desk, areas: Sequence[Area]) -> None:
        pages = [page for area in areas for page in area.pages]
        self.closed = frozenset(page.key for page in pages if not page.is_for(desk.account))
        self.areas = [area for area in areas if not area.pages or self._has_open(area)]
        self._opens = {area.key: area.opens for area in areas}

    def opens(self, found: Hit | DueItem | WaitingItem) -> bool:
        """Whether the page of this record may be opened."""
        return (found.page or self._opens.get(found.area, "")) not in self.closed

    def _has_open(self, area: Area) -> bool:
        return any(page.key not in self.closed for page in area.pages)
