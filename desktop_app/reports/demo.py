"""The reports of the practice commune: the last quarter, frozen, explained, corrected, approved and sent."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Progress
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.models import Account
from desktop_app.office.practice import read
from desktop_app.office.practice_year import PracticeYear
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Role
from desktop_app.reports.choosing import FormChoice, form_choices
from desktop_app.reports.entering import EnteringService
from desktop_app.reports.entry import NumberEntry, Typed
from desktop_app.reports.forms import form_on
from desktop_app.reports.kept import Saved, Wanted
from desktop_app.reports.known import Known
from desktop_app.reports.narrative.demo import expect_democracy
from desktop_app.reports.queries import report_figures, reports
from desktop_app.reports.remarks import unexplained
from desktop_app.reports.service import ReportService

Source = Mapping[str, Any]


def make(desk: Desk, clock: FixedClock, _chance: random.Random, _rows: int, progress: Progress) -> int:
    """Make the reports of the last whole quarter of the inspectorate; how many there are. Nothing is left to chance."""
    events, content = PracticeYear(clock), read("reports")
    choices = {each.form.key: each for each in form_choices(desk)}
    made = 0
    for source in content["reports"]:
        choice = choices.get(source["form"])
        period = _last_quarter(choice, events.until) if choice else None
        if period is not None:
            _PracticeReport(desk, events, source, content["source"], period).expect()
            made += 1
    made += expect_democracy(desk, events, content["democracy"])
    events.live(progress)
    return made


def _last_quarter(choice: FormChoice, until: datetime) -> ReportPeriod | None:
    over = [each for each in choice.periods if each.name.startswith("Quý") and each.to_on < until.date()]
    return max(over, key=lambda each: each.to_on, default=None)


class _PracticeReport:
    """One report and what is done with it after its period is over."""

    def __init__(self, desk: Desk, events: PracticeYear, source: Source, papers: str, period: ReportPeriod) -> None:
        self._desk, self._events, self._said, self._papers = desk, events, source, papers
        self._wanted = Wanted(source["form"], period.from_on, period.to_on)
        self._known = Known(load_areas())
        self._service = ReportService(desk, self._known)

    def expect(self) -> None:
        """Put everything into the year."""
        said = self._said
        self._at(said["freeze"], self._freeze)
        if "explain" in said:
            self._at(said["explain"]["after"], self._explain)
        if "correct" in said:
            self._at(said["correct"]["after"], self._correct)
        if "approve" in said:
            self._at(said["approve"], self._approve)
            self._at(said["number"]["after"], self._number)
            self._at(said["send"], self._send)

    def _at(self, after: Sequence[int], happens: Any) -> None:
        days, hour = after
        on = self._wanted.to_on + timedelta(days=days)
        while not self._desk.law.calendar.is_working(on):
            on += timedelta(days=1)
        self._events.expect(datetime.combine(on, time(hour)), happens)

    def _freeze(self) -> None:
        begun = self._service.begin(self._wanted)
        if note := self._said.get("note"):
            begun = self._service.note(begun.uid, begun.rev, note)
        typed = [
            Typed(
                key=key,
                value=value,
                source=self._papers,
                person=self._desk.account.name,
                dated_on=self._wanted.to_on,
            )
            for key, value in self._said.get("typed", {}).items()
        ]
        if any(each.asked for each in form_on(self._wanted.form, self._wanted.to_on).indicators):
            EnteringService(self._desk).enter_all(begun.uid, typed, rest_is_nothing=True)
        self._service.freeze(begun.uid, self._now().rev)

    def _explain(self) -> None:
        """The figure that changed most, else the first one of the form."""
        figures = report_figures(self._desk, self._known, self._wanted)
        line = next(iter(unexplained(figures)), figures.lines[0])
        self._service.explain(figures.uid, line.key, self._said["explain"]["text"])

    def _correct(self) -> None:
        said = self._said["correct"]
        self._service.correct(self._now().uid, said["key"], said["now"], said["reason"])

    def _approve(self) -> None:
        head = self._head()
        if head is not None:
            now = self._now()
            ReportService(head, self._known).approve(now.uid, now.rev)

    def _number(self) -> None:
        said, now = self._said["number"], self._now()
        entry = NumberEntry(
            number=said["number"],
            dated_on=self._desk.clock.today(),
            signer=self._chairperson(),
            signer_post="Chủ tịch",
            addressee=said["addressee"],
            recipients=said["recipients"],
        )
        self._service.give_number(now.uid, now.rev, entry)

    def _send(self) -> None:
        if self._head() is not None:
            now = self._now()
            self._service.mark_sent(now.uid, now.rev, self._desk.clock.today())

    def _head(self) -> Desk | None:
        """The desk of the head; None in an office where nobody may approve."""
        with self._desk.db.reading() as session:
            found = session.scalars(select(Account).where(Account.role == Role.LEADER).order_by(Account.id)).first()
            if found is None:
                return None
            return replace(self._desk, account=SignedIn(found.uid, found.name, found.post, found.role))

    def _chairperson(self) -> str:
        with self._desk.db.reading() as session:
            return read_profile(session).chairperson

    def _now(self) -> Saved:
        row = next(row for row in reports(self._desk, self._wanted.form) if row.to_on == self._wanted.to_on)
        return Saved(row.uid, row.rev, row.name)
