"""Deadlines that explain themselves, day by day (Bộ luật Dân sự 91/2015/QH13 Điều 147, 148)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from desktop_app.core import words
from desktop_app.core.law.calendar import ONE_DAY, DayKind, WorkCalendar
from desktop_app.core.law.rulebook import Confidence, Rule, Rulebook, Unit

MOVED = "dời sang ngày làm việc kế tiếp"
_WEEKEND = "Thứ Bảy, Chủ Nhật"


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Days that are not counted, both included: from the decision to suspend to the decision to go on."""

    from_on: date
    to_on: date
    why: str = ""

    def holds(self, on: date) -> bool:
        """Whether the clock stands still on the day."""
        return self.from_on <= on <= self.to_on


@dataclass(frozen=True)
class CountedDay:
    """One day after the start: its number in the count, or why it is left out; `why` also says why it is special."""

    on: date
    number: int | None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """The last day of a limit and every day that led to it; the limit ends at 24:00 of `due_on`."""

    start_on: date
    due_on: date
    rule: Rule
    days: tuple[CountedDay, ...]
    pauses: tuple[Pause, ...] = ()

    @property
    def left_out(self) -> tuple[CountedDay, ...]:
        """The days before the last counted one that were not counted."""
        return tuple(day for day in self.days[: self._counted_until] if day.number is None)

    @property
    def carried(self) -> tuple[CountedDay, ...]:
        """The free days after the last counted one, and the working day on which the limit therefore ends."""
        return self.days[self._counted_until :]

    @property
    def _counted_until(self) -> int:
        return max((place for place, day in enumerate(self.days, start=1) if day.number), default=0)

    def lines(self) -> list[str]:
        """The arithmetic in sentences, the result last."""
        lines = [f"Từ ngày {words.day(self.start_on)}, ngày này không tính.", f"Thời hạn {self.rule.amount}."]
        lines.append(f"Không tính {_by_reason(self.left_out)}." if self.left_out else "Không bỏ ngày nào.")
        worked = [day for day in self.days if day.number and day.why]
        if worked and self.rule.unit is Unit.WORKING_DAYS:
            lines.append(f"Có tính {_by_reason(worked)}.")
        if self.carried:
            last = self.days[self._counted_until - 1]
            lines.append(f"Ngày cuối {words.day(last.on)} là ngày nghỉ ({last.why}), {MOVED}.")
        if self.rule.citation:
            lines.append(f"Theo {self.rule.citation}. {self.rule.confidence.value}.")
        return [*lines, f"Hạn cuối: {words.long_day(self.due_on)}."]


@dataclass(frozen=True, kw_only=True)
class OpenDeadline:
    """A deadline that is still running, as a page must know it to say whether it would move.

    The days of the rules `added` come on top of those of `rule_key`: what was extended. One that `lapses` is no duty of
    the office and is over once its day has passed.
    """

    uid: str
    title: str
    rule_key: str
    start_on: date
    due_on: date
    added: tuple[str, ...] = ()
    pauses: tuple[Pause, ...] = ()
    lapses: bool = False


class Law(NamedTuple):
    """The rules and the working days of one office."""

    rulebook: Rulebook
    calendar: WorkCalendar


@dataclass(frozen=True)
class Move:
    """An open deadline that falls on another day under changed law."""

    item: OpenDeadline
    due_on: date


def deadline(start_on: date, rule: Rule, calendar: WorkCalendar, pauses: Sequence[Pause] = ()) -> Deadline:
    """The last day of the limit that begins with the event of `start_on`, a day that is itself not counted.

    Working days count when the office works. Calendar days all count, but a limit that would end on a day off ends on
    the next working day. Days of a pause never count. Only limits in days have a deadline (ValueError).
    """
    if rule.unit not in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS):
        raise ValueError(f"{rule.key} is no limit in days")
    days, on, counted = list[CountedDay](), start_on, 0
    while counted < rule.value:
        on += ONE_DAY
        left_out = _left_out(on, rule.unit, calendar, pauses)
        counted += not left_out
        days.append(CountedDay(on, None, left_out) if left_out else CountedDay(on, counted, _special(on, calendar)))
    while counted and not calendar.is_working(on):
        on += ONE_DAY
        days.append(CountedDay(on, None, calendar.why_off(on) or MOVED))
    return Deadline(start_on=start_on, due_on=on, rule=rule, days=tuple(days), pauses=tuple(pauses))


def summed(rulebook: Rulebook, keys: Sequence[str], on: date) -> Rule:
    """The rules of that day as one, with the days of all and the least certain confidence; NoRule where one is none."""
    first, *others = (rulebook.at(key, on) for key in keys)
    if not others:
        return first
    doubtful = next((rule for rule in (first, *others) if not rule.confidence.checked), first)
    cited = dict.fromkeys(rule.citation for rule in (first, *others))
    return replace(
        first,
        value=first.value + sum(rule.value for rule in others),
        citation="; ".join(cited),
        confidence=doubtful.confidence,
    )


def plain_rule(days: int, unit: Unit) -> Rule:
    """A limit that rests on no article: for a count that somebody asks for by hand."""
    return Rule(key="", title="", value=days, unit=unit, from_on=date.min, citation="", confidence=Confidence.UNCHECKED)


def days_left(due_on: date, today: date, calendar: WorkCalendar) -> int:
    """Working days until the deadline: 0 on its last working day, below zero from the day after it."""
    if today <= due_on:
        return calendar.working_days(today, due_on)
    return -max(1, calendar.working_days(due_on, today))


def moves(items: Iterable[OpenDeadline], before: Law, after: Law) -> list[Move]:
    """The open deadlines that end on another day under the new law than under the old, the earliest new day first.

    A day that does not come from the old law was set by hand, and stays.
    """
    found = list[Move]()
    for item in items:
        due_on = _due(item, after)
        if _due(item, before) == item.due_on != due_on:
            found.append(Move(item, due_on))
    return sorted(found, key=lambda move: (move.due_on, move.item.title))


def _due(item: OpenDeadline, law: Law) -> date:
    rule = summed(law.rulebook, (item.rule_key, *item.added), item.start_on)
    return deadline(item.start_on, rule, law.calendar, item.pauses).due_on


def _left_out(on: date, unit: Unit, calendar: WorkCalendar, pauses: Sequence[Pause]) -> str:
    for pause in pauses:
        if pause.holds(on):
            return f"tạm dừng: {pause.why}" if pause.why else "tạm dừng"
    return calendar.why_off(on) if unit is Unit.WORKING_DAYS else ""


def _special(on: date, calendar: WorkCalendar) -> str:
    day = calendar.day(on)
    return "" if day.kind is DayKind.WORKING else day.why


def _by_reason(days: Sequence[CountedDay]) -> str:
    """How many days, then the days of each reason: "3 ngày: 24/11/2026 (nghỉ lễ: …); 28/11, 29/11/2026 (…)"."""
    reasons = dict[str, list[date]]()
    for day in days:
        reasons.setdefault(_WEEKEND if day.why in words.WEEKDAYS else day.why, []).append(day.on)
    parts = (
        f"{', '.join([*(f'{on:%d/%m}' for on in at[:-1]), words.day(at[-1])])} ({why})" for why, at in reasons.items()
    )
    return f"{words.number(len(days))} ngày: {'; '.join(parts)}"
