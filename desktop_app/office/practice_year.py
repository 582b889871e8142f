"""A year of the practice office: what happens in it, in the order of time, by a clock that moves."""

import heapq
from collections.abc import Callable
from datetime import date, datetime, timedelta

from desktop_app.core.clock import FixedClock
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.progress import Progress


def working_days(calendar: WorkCalendar, last: date) -> list[date]:
    """The working days of the year that ends on the day."""
    year = (last - timedelta(days=left) for left in range(365, -1, -1))
    return [on for on in year if calendar.is_working(on)]


class PracticeYear:
    """Events that wait for their instants; each may bring further ones."""

    def __init__(self, clock: FixedClock) -> None:
        """`clock` is the desk's own; the year ends at the instant it shows."""
        self._clock = clock
        self.until = clock.now().replace(tzinfo=None)
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []
        self._expected = 0

    def expect(self, at: datetime, happens: Callable[[], None]) -> None:
        """Put an event into the year; one after its end never happens."""
        if at < self.until:
            self._expected += 1
            heapq.heappush(self._events, (at, self._expected, happens))

    def live(self, progress: Progress) -> None:
        """Let everything happen, then put the clock back."""
        done = 0
        while self._events:
            progress.report(done, self._expected, "Ghi một năm dữ liệu mẫu")
            at, _, happens = heapq.heappop(self._events)
            self._clock.move_to(at)
            happens()
            done += 1
        self._clock.move_to(self.until)
