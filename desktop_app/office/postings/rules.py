"""How long a copy has hung without a break, and whether that is enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


class Hanging(Enum):
    """Where a copy stands."""

    WAITING = "Chưa niêm yết"
    RUNNING = "Đang niêm yết"
    RIPE = "Đủ ngày, chờ gỡ"
    BROKEN = "Đang gián đoạn"
    DONE = "Đủ ngày"
    SHORT = "Gỡ khi chưa đủ ngày"
    PERMANENT = "Niêm yết thường xuyên"
    REMOVED = "Đã gỡ"
    """A permanent posting that was taken down."""


class Standing(Enum):
    """Where copies stand, as a list is filtered."""

    WAITING = "Chờ niêm yết"
    HANGING = "Đang niêm yết"
    RIPE = "Đủ ngày, chờ gỡ"
    BROKEN = "Gián đoạn"
    ENDED = "Đã gỡ"


STANDING = {
    Hanging.WAITING: Standing.WAITING,
    Hanging.RUNNING: Standing.HANGING,
    Hanging.PERMANENT: Standing.HANGING,
    Hanging.RIPE: Standing.RIPE,
    Hanging.BROKEN: Standing.BROKEN,
    Hanging.DONE: Standing.ENDED,
    Hanging.SHORT: Standing.ENDED,
    Hanging.REMOVED: Standing.ENDED,
}

LOOKED_AFTER_DAYS = 7
"""After so many days without anybody having seen a copy hang, somebody is reminded to look; a habit, not a law."""


@dataclass(frozen=True)
class Gap:
    """The copy did not hang from a day until it was put up again on `to_on`; without `to_on` it still does not."""

    from_on: date
    to_on: date | None = None


@dataclass(frozen=True)
class Count:
    """The longest unbroken stretch of days: `days` since `since_on`, a day that is itself not counted.

    `earliest_on` is the first day on which the copy may come down; None where no number of days is asked, or where the
    copy does not hang. `is_enough` needs the last day to have passed to its end.
    """

    hanging: Hanging
    days: int = 0
    since_on: date | None = None
    earliest_on: date | None = None
    is_enough: bool = False


def count(
    started_on: date | None, ended_on: date | None, gaps: Sequence[Gap], required_days: int, today: date
) -> Count:
    """How the copy stands on `today`; a gap restarts the count (Luật 10/2022/QH15 Điều 13 khoản 2: liên tục).

    The day it was put up is not counted (Bộ luật Dân sự 91/2015/QH13 Điều 147), the last day counts when it has
    passed to its end: 30 days from 15/10 end with 14/11, and the copy may come down on 15/11. A gap that begins after
    the day, or after the copy came down, is none.
    """
    if started_on is None or started_on > today:
        return Count(Hanging.WAITING)
    gaps = [gap for gap in gaps if gap.from_on <= (ended_on or today)]
    stretches = _stretches(started_on, ended_on, gaps, today)
    if not required_days:
        since, _ = stretches[-1]
        broken = _is_broken(ended_on, gaps)
        state = Hanging.REMOVED if ended_on else Hanging.BROKEN if broken else Hanging.PERMANENT
        return Count(state, (stretches[-1][1] - since).days, since)
    best_since, best_until = max(stretches, key=lambda each: each[1] - each[0])
    if (best_until - best_since).days > required_days:
        state = Hanging.DONE if ended_on else Hanging.RIPE
        return Count(state, (best_until - best_since).days, best_since, best_since + _past(required_days), True)
    if ended_on:
        return Count(Hanging.SHORT, (best_until - best_since).days, best_since)
    since, until = stretches[-1]
    if _is_broken(ended_on, gaps):
        return Count(Hanging.BROKEN, (until - since).days, since)
    return Count(Hanging.RUNNING, (until - since).days, since, since + _past(required_days))


def look_over_on(hanging: Hanging, last_seen_on: date | None) -> date | None:
    """The day from which somebody should look whether the copy still hangs; a copy that may come down is past that."""
    if last_seen_on is None or hanging not in (Hanging.RUNNING, Hanging.PERMANENT):
        return None
    return last_seen_on + timedelta(days=LOOKED_AFTER_DAYS)


def last_day(from_on: date, required_days: int) -> date | None:
    """The last day a notice promises: "đến hết ngày"; None for a permanent posting."""
    return from_on + timedelta(days=required_days) if required_days else None


def _past(required_days: int) -> timedelta:
    return timedelta(days=required_days + 1)


def _is_broken(ended_on: date | None, gaps: Sequence[Gap]) -> bool:
    return ended_on is None and any(gap.to_on is None for gap in gaps)


def _stretches(started_on: date, ended_on: date | None, gaps: Sequence[Gap], today: date) -> list[tuple[date, date]]:
    """The unbroken stretches in order, each from the day it began to the day it broke off or has reached.

    Gaps that lie over each other or past the end never make a stretch longer.
    """
    found, since = list[tuple[date, date]](), started_on
    end = max(started_on, ended_on or today)
    for gap in sorted(gaps, key=lambda each: each.from_on):
        found.append((since, max(since, min(gap.from_on, end))))
        if gap.to_on is None:
            return found
        since = max(since, gap.to_on)
    return [*found, (since, max(since, end))]
