"""The only place that asks the machine what time it is."""

from datetime import date, datetime, timedelta, timezone
from typing import Protocol

VIETNAM = timezone(timedelta(hours=7), "ICT")


class Clock(Protocol):
    """Tells the time in Việt Nam; handed to everything that needs it."""

    def now(self) -> datetime:
        """The present instant, with the time zone of Việt Nam."""

    def today(self) -> date:
        """The present day in Việt Nam."""


class SystemClock:
    """The machine's own clock, read in Vietnamese time whatever the machine's zone is."""

    def now(self) -> datetime:
        """The present instant, with the time zone of Việt Nam."""
        return datetime.now(VIETNAM)

    def today(self) -> date:
        """The present day in Việt Nam."""
        return self.now().date()


class FixedClock:
    """A clock that stands still until it is moved; for tests, demo data and repeatable papers."""

    def __init__(self, at: datetime) -> None:
        """Start at `at`; an instant without a zone is taken as Vietnamese time."""
        self._at = at if at.tzinfo else at.replace(tzinfo=VIETNAM)

    def now(self) -> datetime:
        """The instant it was set to."""
        return self._at

    def today(self) -> date:
        """The day it was set to."""
        return self._at.date()

    def move_to(self, at: datetime) -> None:
        """Set another instant."""
        self._at = at if at.tzinfo else at.replace(tzinfo=VIETNAM)

    def move_by(self, step: timedelta) -> None:
        """Go forward (or back) by `step`."""
        self._at += step
