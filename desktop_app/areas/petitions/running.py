"""The limits that run for a petition, worked out anew from its steps; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.areas.petitions.law import OVERDUE, RECEIVED, Limit, PetitionLaw
from desktop_app.areas.petitions.rules import Done, Facts, Standing, holds, standing
from desktop_app.areas.petitions.states import Outcome, State
from desktop_app.core.law.deadline import Deadline, Law, Pause, deadline, summed

_PAUSED_BY = frozenset({"suspend_complaint", "suspend_denunciation"})
_WENT_ON = frozenset({"continue_complaint", "continue_denunciation"})
_FOREVER = date.max


@dataclass(frozen=True, kw_only=True)
class Running:
    """One limit of one petition.

    `rule_keys` are the dated rules that were added up, empty where the office set the day itself; `due_on` is then that
    day, and otherwise counted. `met_on` is when it was met, `dropped_on` when the petition ended without it. A paused
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


def running(petition_law: PetitionLaw, law: Law, facts: Facts, done: Sequence[Done], today: date) -> list[Running]:
    """Every limit that these steps started, in the order of the law's file.

    A limit whose rule does not reach back to its first day does not run. `today` matters only to what starts when
    another limit has passed.
    """
    found = list[Running]()
    for limit in petition_law.limits:
        if (limit.kinds and facts.kind not in limit.kinds) or not holds(limit.only, facts):
            continue
        span = _span(petition_law, limit, _before(limit, facts, found, today), done)
        counts = _counted(law, limit, facts, span) if span else None
        if counts:
            found.append(counts)
    return found


def counted(law: Law, rule_keys: Sequence[str], start_on: date, pauses: Sequence[Pause]) -> Deadline:
    """The arithmetic of these rules added up, from that day on; a pause that has no end yet is left out."""
    ended = [pause for pause in pauses if pause.to_on != _FOREVER]
    return deadline(start_on, summed(law.rulebook, rule_keys, start_on), law.calendar, ended)


def pauses_of(done: Sequence[Done]) -> tuple[Pause, ...]:
    """The days on which the settlement stood still; the last one has no end while it still does."""
    found, since = list[Pause](), None
    for each in done:
        if each.key in _PAUSED_BY and since is None:
            since = each.on
        elif since is not None and each.key in _WENT_ON:
            found.append(Pause(from_on=since, to_on=each.on, why="tạm đình chỉ"))
            since = None
    if since is not None:
        found.append(Pause(from_on=since, to_on=_FOREVER, why="tạm đình chỉ"))
    return tuple(found)


def stands(petition_law: PetitionLaw, done: Sequence[Done], limits: Sequence[Running]) -> Standing:
    """Where the petition stands: one that was decided closes by itself on the day on which nothing more is owed."""
    now = standing(petition_law, done)
    if now.state is not State.DECIDED or any(each.is_owed for each in limits):
        return now
    decided = [each.on for each in done if petition_law.by_key[each.key].to is State.DECIDED]
    met = [each.met_on for each in limits if each.met_on and each.limit.group == "ours"]
    return Standing(State.ENDED, Outcome.SETTLED, max(decided + met))


def next_due(limits: Sequence[Running]) -> Running | None:
    """The duty of ours whose last day comes first; None when nothing is owed or the settlement stands still."""
    owed = [each for each in limits if each.is_owed and not each.is_paused]
    return min(owed, key=lambda each: each.due_on, default=None)


def _before(limit: Limit, facts: Facts, found: Sequence[Running], today: date) -> Done | None:
    """What started the limit without a step: the petition came in, or another limit passed."""
    for event in limit.starts:
        if event == RECEIVED:
            return Done(key=RECEIVED, on=facts.received_on)
        if event.startswith(OVERDUE):
            passed = next((each for each in found if each.limit.key == event.removeprefix(OVERDUE)), None)
            if passed and not passed.is_paused and (passed.met_on or passed.dropped_on or today) > passed.due_on:
                return Done(key=event, on=passed.due_on)
    return None


def _span(petition_law: PetitionLaw, limit: Limit, before: Done | None, done: Sequence[Done]) -> _Span | None:
    """The run of the limit that is still open, else its last one.

    What starts it once more does not put it off; only a day that the office set itself gives way to a later one.
    """
    span = _Span(before) if before else None
    for each in done:
        if span and span.is_open and each.on >= span.start.on:
            ends = limit.ends and petition_law.by_key[each.key].to is State.ENDED
            met_on = each.on if each.key in limit.met_by else None
            dropped_on = each.on if ends and not met_on else None
            span = replace(span, steps=(*span.steps, each), met_on=met_on, dropped_on=dropped_on)
        if each.key in limit.starts and (span is None or not span.is_open or (limit.until and each.until_on)):
            span = _Span(each)
    return span


def _counted(law: Law, limit: Limit, facts: Facts, span: _Span) -> Running | None:
    keys = _rule_keys(limit, facts, span.steps)
    pauses = pauses_of(span.steps) if limit.pauses else ()
    if limit.until:
        due_on = span.start.until_on
    elif any(law.rulebook.find(key, span.start.on) is None for key in keys):
        due_on = None
    else:
        due_on = counted(law, keys, span.start.on, pauses).due_on
    if due_on is None:
        return None
    return Running(
        limit=limit,
        rule_keys=keys,
        start_on=span.start.on,
        due_on=due_on,
        met_on=span.met_on,
        dropped_on=span.dropped_on,
        is_paused=span.is_open and any(pause.to_on == _FOREVER for pause in pauses),
        rests_on_today=span.start.key.startswith(OVERDUE),
        pauses=pauses,
    )


def _rule_keys(limit: Limit, facts: Facts, steps: Sequence[Done]) -> tuple[str, ...]:
    if limit.until:
        return ()
    taken = [each.key for each in steps]
    if limit.longer_step and limit.longer_step in taken:
        return (limit.longer_rule,)
    is_complex = bool(limit.complex_by) and limit.complex_by in taken
    wanted = "_".join(part for part, said in (("remote", facts.is_remote), ("complex", is_complex)) if said)
    first = limit.rules.get(wanted) or limit.rules.get("complex" if is_complex else "plain") or limit.rules["plain"]
    return (first, *([limit.extension] * (taken.count(limit.extended_by) if limit.extended_by else 0)))
