"""How quickly forms are keyed and when the batch will be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LEAST_SECONDS = 30
"""Before that nothing is said of the pace: one form says little."""


@dataclass(frozen=True)
class Pace:
    """So many forms in so many seconds at work; rest does not count."""

    forms: int = 0
    seconds: float = 0.0

    @property
    def per_hour(self) -> int | None:
        """Forms in an hour; None while that cannot be said."""
        if not self.forms or self.seconds < LEAST_SECONDS:
            return None
        return round(3600 * self.forms / self.seconds)

    def done_at(self, now: datetime, left: int | None) -> datetime | None:
        """When that many more forms will be keyed; None while nobody can say."""
        if left is None or left <= 0 or self.per_hour is None:
            return None
        return now + timedelta(seconds=left * self.seconds / self.forms)
