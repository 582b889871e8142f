"""The limits that run for a matter, worked out anew from its steps; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.core.law.deadline import Deadline, Law, Pause, deadline, summed
from desktop_app.core.procedure.standing import Done, F, Procedure
from desktop_app.core.procedure.steps import BEGUN, OVERDUE, Base, Clock, E, Limit, S, Step

_FOREVER = date.max


@dataclass(frozen=True, kw_only=True)
class Running:
    """One limit of one matter.

    `rule_keys` are the dated rules that were added up, empty where the office set the day itself; `due_on` is then that
    day, and otherwise counted. `met_on` is when it was met, `dropped_on` when the matter ended without it. A paused
    one has no last day until the settlement goes on; `due_on` is then what it was before. One that `rests_on_today`
    runs because another limit has passed by today.
    """

    limit: Limit
    rule_keys: tuple[str, ...]
    start_on: date
    due_on: date
    met_on: date | None = None
    dropped_on: date | None = None
    is_paused: bool = False
    rests_on_today: bool = False
    pauses: tuple[Pause, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it still has to be met."""
        return self.met_on is None and self.dropped_on is None

    @property
    def is_owed(self) -> bool:
        """Whether it is a duty of ours that still has to be met."""
        return self.is_open and self.limit.group == "ours"


@dataclass(frozen=True)
class _Span:
    """One run of a limit: from the event that started it, through the steps until it was met or dropped."""

    start: Done
    steps: tuple[Done, ...] = ()
    met_on: date | None = None
    dropped_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.met_on is None and self.dropped_on is None


def running(procedure: Procedure[S, E, F], law: Law, facts: F, done: Sequence[Done], today: date) -> list[Running]:
    """Every limit that these steps started, in the order of the law's file.

    A limit whose rule does not reach back to its first day does not run. `today` matters only to what starts when
    another limit has passed.
    """
    found = list[Running]()
    for limit in procedure.law.limits:
        if (limit.kinds and facts.kind not in limit.kinds) or not procedure.holds(limit.only, facts):
            continue
        span = _span(procedure, limit, _before(limit, facts, found, today), done)
        counts = _counted(procedure, law, limit, facts, span) if span else None
        if counts:
            found.append(counts)
    return found


def counted(law: Law, rule_keys: Sequence[str], start_on: date, pauses: Sequence[Pause]) -> Deadline:
    """The arithmetic of these rules added up, from that day on; a pause that has no end yet is left out."""
    ended = [pause for pause in pauses if pause.to_on != _FOREVER]
    return deadline(start_on, summed(law.rulebook, rule_keys, start_on), law.calendar, ended)


def pauses_of(by_key: Mapping[str, Step[S, E]], done: Sequence[Done]) -> tuple[Pause, ...]:
    """The days on which the settlement stood still; the last one has no end while it still does."""
    found, since = list[Pause](), None
    for each in done:
        clock = by_key[each.key].clock
        if clock is Clock.STOPS and since is None:
            since = each.on
        elif since is not None and clock is Clock.GOES_ON:
            found.append(Pause(from_on=since, to_on=each.on, why="tạm đình chỉ"))
            since = None
    if since is not None:
        found.append(Pause(from_on=since, to_on=_FOREVER, why="tạm đình chỉ"))
    return tuple(found)


def next_due(limits: Sequence[Running]) -> Running | None:
    """The duty of ours whose last day comes first; None when nothing is owed or the settlement stands still."""
    owed = [each for each in limits if each.is_owed and not each.is_paused]
    return min(owed, key=lambda each: each.due_on, default=None)


def plain_rules(limit: Limit, taken: Sequence[str], variant: str = "plain") -> tuple[str, ...]:
    """The rule of the variant, else the plain one, or the longer one that a step put in its place; then extensions."""
    if limit.longer_step and limit.longer_step in taken:
        return (limit.longer_rule,)
    times = taken.count(limit.extended_by) if limit.extended_by else 0
    return (limit.rules.get(variant) or limit.rules["plain"], *([limit.extension] * times))


def _before(limit: Limit, facts: F, found: Sequence[Running], today: date) -> Done | None:
    """What started the limit without a step: the matter began, or another limit passed."""
    for event in limit.starts:
        if event == BEGUN:
            return Done(key=BEGUN, on=facts.begun_on)
        if event.startswith(OVERDUE):
            passed = next((each for each in found if each.limit.key == event.removeprefix(OVERDUE)), None)
            if passed and not passed.is_paused and (passed.met_on or passed.dropped_on or today) > passed.due_on:
                return Done(key=event, on=passed.due_on)
    return None


def _span(procedure: Procedure[S, E, F], limit: Limit, before: Done | None, done: Sequence[Done]) -> _Span | None:
    """The run of the limit that is still open, else its last one.

    What starts it once more does not put it off; only a day that the step names itself gives way to a later one.
    """
    named = limit.until or limit.base is not Base.DONE
    span = _Span(before) if before else None
    for each in done:
        if span and span.is_open and each.on >= span.start.on:
            ends = limit.ends and procedure.law.by_key[each.key].to in procedure.ended
            met_on = each.on if each.key in limit.met_by else None
            dropped_on = each.on if ends and not met_on else None
            span = replace(span, steps=(*span.steps, each), met_on=met_on, dropped_on=dropped_on)
        if each.key in limit.starts and (span is None or not span.is_open or (named and each.until_on)):
            span = _Span(each)
    return span


def _counted(procedure: Procedure[S, E, F], law: Law, limit: Limit, facts: F, span: _Span) -> Running | None:
    keys = _rule_keys(procedure, limit, facts, span)
    start_on = span.start.on if limit.base is Base.DONE else span.start.until_on or span.start.on
    pauses = pauses_of(procedure.law.by_key, span.steps) if limit.pauses else ()
    due_on = _due_on(law, limit, keys, span, start_on, pauses)
    if due_on is None:
        return None
    return Running(
        limit=limit,
        rule_keys=keys,
        start_on=start_on,
        due_on=due_on,
        met_on=span.met_on,
        dropped_on=span.dropped_on,
        is_paused=span.is_open and any(pause.to_on == _FOREVER for pause in pauses),
        rests_on_today=span.start.key.startswith(OVERDUE),
        pauses=pauses,
    )


def _due_on(
    law: Law, limit: Limit, keys: Sequence[str], span: _Span, start_on: date, pauses: Sequence[Pause]
) -> date | None:
    if limit.until:
        return span.start.until_on
    if any(law.rulebook.find(key, start_on) is None for key in keys):
        return None
    if limit.base is Base.BEFORE:
        return start_on - timedelta(days=summed(law.rulebook, keys, start_on).value)
    return counted(law, keys, start_on, pauses).due_on


def _rule_keys(procedure: Procedure[S, E, F], limit: Limit, facts: F, span: _Span) -> tuple[str, ...]:
    if limit.until:
        return ()
    if procedure.pick is not None:
        return procedure.pick(limit, facts, span.steps)
    return plain_rules(limit, [each.key for each in span.steps])
