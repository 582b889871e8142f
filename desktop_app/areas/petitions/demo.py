"""A year of petitions in the practice office, written through the services by a clock that moves."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop_app.areas.petitions.demo_plan import MOST_SPEAKERS, Planned, chosen, day_for, put_steps, step_entry
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Source
from desktop_app.areas.reception.queries import VisitFilter, VisitPages, VisitRow
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import IDENTITY
from desktop_app.office.people import PersonRow, find_people
from desktop_app.office.practice import PracticeOffice, read
from desktop_app.office.practice_year import PracticeYear

ENTERED_ABOVE = {
    Kind.COMPLAINT: ("accept_complaint",),
    Kind.DENUNCIATION: ("accept_denunciation",),
    Kind.SUGGESTION: ("classify",),
    Kind.FEEDBACK: ("classify",),
}
"""After which steps a petition is entered into the national database."""

TWICE = ("DON048", "Ghi trùng với đơn ngay trước đó.")
"""The petition that is entered once more by mistake, and why the second number is struck out."""

FORGETFUL_DAYS = 60
"""Of the petitions of the last days a few were not entered there yet."""


def make(desk: Desk, clock: FixedClock, chance: random.Random, rows: int, progress: Progress) -> int:
    """Live the year that ends at the clock's instant; how many petitions were entered.

    `clock` is the desk's own clock; it is moved from event to event and put back at the end.
    """
    events = PracticeYear(clock)
    year = _Year(desk, PracticeOffice(chance), events)
    for place, source in enumerate(chosen(read("petitions")["petitions"], rows)):
        planned = year.plan(source, place)
        events.expect(planned.at, lambda planned=planned: year.register(planned))  # type: ignore[misc]
    events.live(progress)
    return len(year.entered)


class _Year:
    """Everything that happens to the petitions."""

    def __init__(self, desk: Desk, office: PracticeOffice, events: PracticeYear) -> None:
        self._desk, self._office, self._events = desk, office, events
        self._service, self._handling = PetitionService(desk), HandlingService(desk)
        self._calendar, self._today = desk.law.calendar, events.until.date()
        self._visits = _visits(desk)
        self._papers = Counter[str]()
        self.entered: dict[str, Registered] = {}

    def plan(self, source: Mapping[str, Any], place: int) -> Planned:
        """Its day and its people: whoever came to the desk about it before, else somebody of the hamlet."""
        visit = self._visits.get(read_visit(source["visit"])) if "visit" in source else None
        person = self._who_came(visit) if visit else None
        on = day_for(self._calendar, self._today - timedelta(days=source["days_ago"]), date.min)
        planned = Planned(source["id"], source, on, place)
        if visit is not None and person is not None:
            planned.visit_uid, planned.person_id = visit.uid, person.id
            planned.received_on = visit.received_on
            if source["source"] != Source.IN_PERSON.name:
                planned.received_on = day_for(self._calendar, visit.received_on + timedelta(days=7), visit.received_on)
        planned.people = self._people(source, person)
        put_steps(planned, self._calendar)
        return planned

    def register(self, planned: Planned) -> None:
        """Enter one petition, and expect what is done with it."""
        self.entered[planned.key] = self._service.register(planned.entry())
        for at, step in planned.steps:
            self._events.expect(at, lambda step=step: self._take(planned, step))  # type: ignore[misc]
        if planned.key == TWICE[0]:
            self._events.expect(planned.at + timedelta(minutes=15), lambda: self._enter_twice(planned))

    def _enter_twice(self, planned: Planned) -> None:
        second = self._service.register(planned.entry())
        self._service.void(second.uid, second.rev, TWICE[1])

    def _take(self, planned: Planned, step: Mapping[str, Any]) -> None:
        on, until_on = self._desk.clock.today(), None
        if "until" in step:
            until_on = day_for(self._calendar, on + timedelta(days=step["until"]), on)
        joined = self.entered[planned.source["joins"]].uid if step["key"] == "join" else ""
        self._papers[str(on.year)] += 1
        handler = self._office.official(planned.source["handler"]).name
        self._do(planned, step_entry(step, on, until_on, 40 + 3 * self._papers[str(on.year)], handler, joined))
        if step["key"] in ENTERED_ABOVE.get(planned.kind, ()):
            self._expect_national(planned, on)

    def _do(self, planned: Planned, entry: StepEntry) -> None:
        """Take the step if the law of its day has it: the year may end on any day."""
        before = self.entered[planned.key]
        try:
            self.entered[planned.key] = self._handling.take(before.uid, before.rev, entry)
        except InvalidInput:
            raise
        except UserError:
            return

    def _expect_national(self, planned: Planned, after: date) -> None:
        is_recent = self._today - after < timedelta(days=FORGETFUL_DAYS)
        if is_recent and planned.place % 4 == 0:
            return
        on = day_for(self._calendar, after + timedelta(days=3), after)
        entry = StepEntry(key="national", done_on=on)
        self._events.expect(datetime.combine(on, time(16, 40)), lambda: self._do(planned, entry))

    def _who_came(self, visit: VisitRow) -> PersonRow | None:
        with self._desk.db.reading() as session:
            found = find_people(session, visit.who)
        return next((person for person in found if person.full_name == visit.who), None)

    def _people(self, source: Mapping[str, Any], known: PersonRow | None) -> Sequence[Mapping[str, Any]]:
        if source.get("anonymous"):
            return ()
        first = _given(known) if known else self._office.person(source.get("hamlet")).raw()
        beside = min(MOST_SPEAKERS, source.get("signers", 1) // 5 + 1) - 1 if source.get("signers", 1) > 4 else 0
        return first, *(self._office.person(source.get("hamlet")).raw() for _ in range(beside))


def read_visit(place: int) -> str:
    """What the visit at this place of the practice content is about."""
    return str(read("visits")["visits"][place]["content"])


def _visits(desk: Desk) -> dict[str, VisitRow]:
    """The visits that hide nobody, by what they are about; the first of several about the same."""
    found = dict[str, VisitRow]()
    pages, last = VisitPages(desk.db, VisitFilter(valid_only=True), descending=False), None
    while rows := pages.after(last, 500):
        for row in rows:
            if not row.is_secret:
                found.setdefault(row.content, row)
        last = rows[-1]
    return found


def _given(person: PersonRow) -> Mapping[str, Any]:
    return {**{name: getattr(person, name) for name in IDENTITY}, "hamlet": person.hamlet}
