"""What is to be done, on the command line: the lists of "Hôm nay" for any day."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from desktop_app.areas import load_areas
from desktop_app.cli_console import Console
from desktop_app.core import words
from desktop_app.core.clock import FixedClock
from desktop_app.office.agenda import Agenda, Due, agenda
from desktop_app.office.agenda_words import agenda_counts
from desktop_app.office.area import Outcome, WaitingItem

NOON = time(12)


def today(console: Console, values: Mapping[str, Any]) -> Outcome:
    """What the register as it is now holds to be late, due soon or waiting on the day."""
    with console.office(values) as office:
        on = values["on"] or office.desk.clock.today()
        found = agenda(replace(office.desk, clock=FixedClock(datetime.combine(on, NOON))), load_areas())
    items = [*map(_due, found.due), *map(_waiting, found.waiting)]
    counts = {"late": len(found.late), "soon": len(found.soon), "waiting": len(found.waiting)}
    return Outcome("\n".join(_lines(found)), {"on": on.isoformat(), "counts": counts, "items": items})


def _due(due: Due) -> dict[str, Any]:
    item = due.item
    return {
        "uid": item.uid,
        "area": item.area,
        "title": item.title,
        "detail": item.detail,
        "due_on": item.due_on.isoformat(),
        "since_on": None,
        "left": due.left,
        "who": item.who,
        "note": item.note,
        "group": "late" if due.is_late else "soon",
    }


def _waiting(item: WaitingItem) -> dict[str, Any]:
    return {
        "uid": item.uid,
        "area": item.area,
        "title": item.title,
        "detail": item.detail,
        "due_on": None,
        "since_on": item.since_on.isoformat(),
        "left": None,
        "who": "",
        "note": "",
        "group": item.group.name.lower(),
    }


def _lines(found: Agenda) -> Iterator[str]:
    yield f"{words.long_day(found.on)}: {agenda_counts(found)}."
    for due in found.due:
        yield f"{due.words}  {words.day(due.item.due_on)}  {due.item.title}: {due.detail}"
    for group, items in found.groups:
        for item in items:
            yield f"{group.value}  từ {words.day(item.since_on)}  {item.title}: {item.detail}"
