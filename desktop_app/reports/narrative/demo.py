"""The democracy report of the practice commune: begun after its year was over, half typed, one paragraph edited."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from desktop_app.office.desk import Desk
from desktop_app.office.practice_year import PracticeYear
from desktop_app.reports.choosing import form_choice
from desktop_app.reports.entering import EnteringService
from desktop_app.reports.entry import Typed
from desktop_app.reports.forms import DEMOCRACY
from desktop_app.reports.kept import Wanted
from desktop_app.reports.narrative.service import NarrativeService
from desktop_app.reports.service import ReportService


def expect_democracy(desk: Desk, events: PracticeYear, said: Mapping[str, Any]) -> int:
    """Put the report of the last year that is over into the practice year; how many there are."""
    over = [each for each in form_choice(desk, DEMOCRACY).periods if each.to_on < events.until.date()]
    last = next((each for each in over if each.name.startswith("Năm")), None)
    if last is None:
        return 0
    days, hour = said["begin"]
    on = last.to_on + timedelta(days=days)
    while not desk.law.calendar.is_working(on):
        on += timedelta(days=1)
    wanted = Wanted(DEMOCRACY, last.from_on, last.to_on)
    events.expect(datetime.combine(on, time(hour)), lambda: _begin(desk, wanted, said))
    return 1


def _begin(desk: Desk, wanted: Wanted, said: Mapping[str, Any]) -> None:
    begun, person = ReportService(desk).begin(wanted), desk.account.name
    source = {"source": said["source"], "person": person, "dated_on": desk.clock.today()}
    typed = [Typed(key=key, value=value, **source) for key, value in said["typed"].items()]
    EnteringService(desk).enter_all(begun.uid, typed)
    service = NarrativeService(desk)
    for key, text in said["texts"].items():
        service.edit(begun.uid, key, text)
    for annex, lines in said["lines"].items():
        for cells in lines:
            service.add_line(begun.uid, annex, cells, said["source"], person)
