"""What the practice office does beside its records: plans, months in which nothing arose, lists of quarters."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.areas.disclosure.coverage.lists import QuarterLists
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.demo_boards import PracticeBoards
from desktop_app.areas.disclosure.demo_plan import at, day_of_year, responsible_role, working
from desktop_app.areas.disclosure.plan.entry import LineEntry
from desktop_app.areas.disclosure.plan.queries import LineView
from desktop_app.areas.disclosure.plan.service import PlanService
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.office.desk import Desk
from desktop_app.office.practice import PracticeOffice
from desktop_app.office.practice_year import PracticeYear

QUARTERS = {"quý I": (1, 2, 3), "quý II": (4, 5, 6), "quý III": (7, 8, 9), "quý IV": (10, 11, 12)}


class PracticePlans:
    """Puts all that into the year."""

    def __init__(self, desk: Desk, office: PracticeOffice, events: PracticeYear) -> None:
        """The year ends on the day of `events`."""
        self._desk, self._office, self._events = desk, office, events
        self._today = events.until.date()

    def expect_plans(self, months: dict[str, tuple[int, ...]]) -> None:
        """Last year's plan was on paper and is written down first; this year's is made from it."""
        first = working(self._desk.law.calendar, self._today - timedelta(days=365))
        this = self._today.year
        self._events.expect(at(first, 8, 10), lambda: self._write_plan(this - 1))
        january = working(self._desk.law.calendar, max(date(this, 1, 5), first + ONE_DAY))
        self._events.expect(at(january, 8, 10), lambda: self._copy_plan(this, months))

    def expect_nothing(self, sources: list[dict[str, Any]]) -> None:
        """At the end of a quarter somebody says which items gave nothing."""
        for source in sources:
            on = day_of_year(source["month"], source["day"], self._today)
            told = at(working(self._desk.law.calendar, on), 16, 20)
            self._events.expect(told, lambda source=source, year=on.year: self._state_nothing(source, year))  # type: ignore[misc]

    def expect_lists(self, boards: PracticeBoards) -> None:
        """The list of every quarter is made and posted in the first days of the next one; boards are looked over."""
        for quarter, month in ((1, 4), (2, 7), (3, 10)):
            on = self._desk.law.calendar.add_working(day_of_year(month, 1, self._today), 3)
            self._events.expect(at(on, 10), lambda quarter=quarter, on=on: self._make_list(on, quarter, boards))  # type: ignore[misc]
        seen = at(working(self._desk.law.calendar, self._today - timedelta(days=4)), 16)
        self._events.expect(seen, boards.look_over)

    def _write_plan(self, year: int) -> None:
        plans = PlanService(self._desk)
        plans.propose(year)
        self._settle(year, {}, "08/KH-UBND", date(year, 1, 15))

    def _copy_plan(self, year: int, months: dict[str, tuple[int, ...]]) -> None:
        PlanService(self._desk).copy(year - 1, year)
        self._settle(year, months, "05/KH-UBND", self._desk.clock.today())

    def _settle(self, year: int, months: dict[str, tuple[int, ...]], number: str, on: date) -> None:
        """Say who answers for each line and in which months it comes, and issue the plan."""
        plans = PlanService(self._desk)
        found = plans.plan(year)
        assert found is not None
        for line in found.lines:
            who = self._office.official(responsible_role(line.item_code)).name
            wanted = replace(_entry_of(line), months=months.get(line.item_code, ()), responsible=who)
            if wanted != _entry_of(line):
                plans.change(line.uid, line.rev, wanted)
        issued = plans.plan(year)
        assert issued is not None
        plans.issue(year, issued.rev, number, on)

    def _state_nothing(self, source: dict[str, Any], year: int) -> None:
        coverage = CoverageService(self._desk)
        for month in QUARTERS[source["period"]]:
            coverage.state_nothing(source["item"], year, month, source["note"])

    def _make_list(self, on: date, quarter: int, boards: PracticeBoards) -> None:
        lists = QuarterLists(self._desk)
        kept = lists.keep(on.year, quarter, f"{20 + quarter}/TB-UBND", on)
        lists.post(kept.uid, on, tuple(place.uid for place in lists.places(on)[:1]))
        boards.hang_list(kept.uid, on)


def _entry_of(line: LineView) -> LineEntry:
    names = LineEntry.__dataclass_fields__
    return LineEntry(**{name: getattr(line, name) for name in names})
