"""A year's requests for information in the practice office."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from desktop_app.areas.disclosure.demo_plan import at, day_of_year, working
from desktop_app.areas.disclosure.models import Disclosure
from desktop_app.areas.disclosure.requests.entry import AnswerEntry, RequestEntry
from desktop_app.areas.disclosure.requests.models import RequestEnd, RequestKind
from desktop_app.areas.disclosure.requests.service import RequestService
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved
from desktop_app.office.practice import PracticeOffice
from desktop_app.office.practice_year import PracticeYear

Source = Mapping[str, Any]


class PracticeRequests:
    """Puts them into the year: each is entered, some go to their source, most are answered."""

    def __init__(self, desk: Desk, office: PracticeOffice, events: PracticeYear, entered: Mapping[str, str]) -> None:
        """`entered` grows with the year: the uids of the records by their keys in the practice content."""
        self._desk, self._office, self._events, self._entered = desk, office, events, entered
        self._service = RequestService(desk)
        self._known = dict[int, Saved]()

    def expect(self, sources: Sequence[Source]) -> None:
        """Everything that happens to the requests."""
        for place, source in enumerate(sources):
            self._later(place, source, 0, 10, self._register)
            if "source" in source:
                self._later(place, source, source["source"], 9, self._ask)
            if "reply" in source:
                self._later(place, source, source["reply"], 9, self._hear)
            if "end" in source:
                self._later(place, source, source["after"], 15, self._answer)

    def _later(self, place: int, source: Source, days: int, hour: int, does: Callable[[int, Source], None]) -> None:
        calendar = self._desk.law.calendar
        on = working(calendar, day_of_year(source["month"], source["day"], self._events.until.date()))
        self._events.expect(at(calendar.add_working(on, days) if days else on, hour), lambda: does(place, source))

    def _register(self, place: int, source: Source) -> None:
        today, person = self._desk.clock.today(), self._office.person()
        own = self._desk.law.calendar.add_working(today, source["own"]) if "own" in source else None
        self._known[place] = self._service.register(
            RequestEntry(
                kind=RequestKind[source["kind"]],
                received_on=today,
                requester=person.full_name,
                address=person.hamlet,
                phone=person.phone,
                way=source["way"],
                content=source["content"],
                record=self._label(source.get("record", "")),
                due_on=own,
            )
        )

    def _ask(self, place: int, _source: Source) -> None:
        self._known[place] = self._service.ask_source(*self._of(place), self._desk.clock.today())

    def _hear(self, place: int, _source: Source) -> None:
        self._known[place] = self._service.source_replied(*self._of(place), self._desk.clock.today())

    def _answer(self, place: int, source: Source) -> None:
        end, today = RequestEnd[source["end"]], self._desk.clock.today()
        if end is RequestEnd.WITHDRAWN:
            self._service.withdraw(*self._of(place), today)
            return
        number = f"{40 + place}/UBND-VP"
        entry = AnswerEntry(end=end, on=today, answer_number=number, answer=source["answer"])
        self._service.answer(*self._of(place), entry)

    def _of(self, place: int) -> tuple[str, int]:
        return self._known[place].uid, self._known[place].rev

    def _label(self, key: str) -> str:
        """The number of the record that a request is about; none when it is not entered yet."""
        query = select(Disclosure.number, Disclosure.year).where(Disclosure.uid == self._entered.get(key, ""))
        with self._desk.db.reading() as session:
            found = session.execute(query).one_or_none()
        return f"{found[0]}/{found[1]}" if found else ""
