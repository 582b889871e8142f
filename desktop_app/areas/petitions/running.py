"""The limits that run for a petition, worked out anew from its steps; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.areas.petitions.law import OVERDUE, RECEIVED, Limit, PetitionLaw
from desktop_app.areas.petitions.rules import Done, Facts, holds, standing
from desktop_app.areas.petitions.states import State
from desktop_app.core.law.deadline import Deadline, Law, Pause, deadline
from desktop_app.core.law.rulebook import Rule, Rulebook

_PAUSED_BY = frozenset({"suspend_complaint", "suspend_denunciation"})
_WENT_ON = frozenset({"continue_complaint", "continue_denunciation"})
_FOREVER = date.max


@dataclass(frozen=True, kw_only=True)
class Running:
    """One limit of one petition.

    `rule_keys` are the dated rules that were added up, empty where the office set the day itself; `due_on` is then that
    day, and otherwise counted. `met_on` is when it was met, `dropped_on` when the petition ended without it. A paused
    one has no last day until the settlement goes on; `due_on` is then what it was before.
    """

    limit: Limit
    rule_keys: tuple[str, ...]
    start_on: date
    due_on: date
    met_on: date | None = None
    dropped_on: date | None = None
    is_paused: bool = False
    pauses: tuple[Pause, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it still has to be met."""
        return self.met_on is None and self.dropped_on is None


def running(petition_law: PetitionLaw, law: Law, facts: Facts, done: Sequence[Done], today: date) -> list[Running]:
    """Every limit that these steps started, in the order of the law's file.

    A limit whose rule does not reach back to its first day does not run. `today` matters only to what starts when
    another limit has passed.
    """
    found = list[Running]()
    for limit in petition_law.limits:
        if limit.kinds and facts.kind not in limit.kinds:
            continue
        if not holds(limit.only, facts):
            continue
        start = _start(limit, facts, done, found, today)
        if start is not None:
            found += _counted(petition_law, law, limit, facts, done, start)
    return found


def counted(law: Law, rule_keys: Sequence[str], start_on: date, pauses: Sequence[Pause]) -> Deadline:
    """The arithmetic of these rules added up, from that day on."""
    return deadline(start_on, summed(law.rulebook, rule_keys, start_on), law.calendar, pauses)


def summed(rulebook: Rulebook, keys: Sequence[str], on: date) -> Rule:
    """The rules of that day as one, with the days of all and the least certain confidence."""
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


def pauses_of(done: Sequence[Done]) -> tuple[Pause, ...]:
    """The days on which the settlement stood still; the last one has no end while it still does."""
    found, since = list[Pause](), None
    for each in done:
        if each.key in _PAUSED_BY:
            since = each.on
        elif since is not None and each.key in _WENT_ON:
            found.append(Pause(from_on=since, to_on=each.on, why="tạm đình chỉ"))
            since = None
    if since is not None:
        found.append(Pause(from_on=since, to_on=_FOREVER, why="tạm đình chỉ"))
    return tuple(found)


def _start(limit: Limit, facts: Facts, done: Sequence[Done], found: Sequence[Running], today: date) -> Done | None:
    """The event that starts the limit: the last of them."""
    at = None
    for event in limit.starts:
        if event == RECEIVED:
            at = Done(key=RECEIVED, on=facts.received_on)
        elif event.startswith(OVERDUE):
            passed = next((each for each in found if each.limit.key == event.removeprefix(OVERDUE)), None)
            if passed is not None and not passed.is_paused and (passed.met_on or today) > passed.due_on:
                at = Done(key=event, on=passed.due_on)
    steps = [each for each in done if each.key in limit.starts]
    return steps[-1] if steps else at


def _counted(
    petition_law: PetitionLaw, law: Law, limit: Limit, facts: Facts, done: Sequence[Done], start: Done
) -> Iterator[Running]:
    after = done[done.index(start) + 1 :] if start in done else done
    keys = _rule_keys(limit, facts, after)
    pauses = pauses_of(after) if limit.pauses else ()
    paused = any(pause.to_on == _FOREVER for pause in pauses)
    if limit.until:
        due_on = start.until_on
    elif any(law.rulebook.find(key, start.on) is None for key in keys):
        due_on = None
    else:
        due_on = counted(law, keys, start.on, [pause for pause in pauses if pause.to_on != _FOREVER]).due_on
    if due_on is None:
        return
    met = next((each.on for each in after if each.key in limit.met_by), None)
    dropped = _dropped(petition_law, limit, done, after) if met is None else None
    yield Running(
        limit=limit,
        rule_keys=keys,
        start_on=start.on,
        due_on=due_on,
        met_on=met,
        dropped_on=dropped,
        is_paused=paused and met is None and dropped is None,
        pauses=pauses,
    )


def _rule_keys(limit: Limit, facts: Facts, after: Sequence[Done]) -> tuple[str, ...]:
    if limit.until:
        return ()
    if limit.longer_step and any(each.key == limit.longer_step for each in after):
        return (limit.longer_rule,)
    is_complex = bool(limit.complex_by) and any(each.key == limit.complex_by for each in after)
    wanted = "_".join(part for part, said in (("remote", facts.is_remote), ("complex", is_complex)) if said)
    first = limit.rules.get(wanted) or limit.rules.get("complex" if is_complex else "plain") or limit.rules["plain"]
    taken = sum(each.key == limit.extended_by for each in after) if limit.extended_by else 0
    return (first, *([limit.extension] * taken))


def _dropped(petition_law: PetitionLaw, limit: Limit, done: Sequence[Done], after: Sequence[Done]) -> date | None:
    if not limit.ends:
        return None
    now = standing(petition_law, done)
    return now.ended_on if now.state is State.ENDED and after else None


def closes(law: PetitionLaw, done: Sequence[Done], limits: Sequence[Running]) -> bool:
    """Whether a decided petition is finished: nothing that we owe after the decision is left."""
    if standing(law, done).state is not State.DECIDED:
        return False
    return not any(each.is_open and each.limit.group == "ours" for each in limits)


def next_due(limits: Sequence[Running]) -> Running | None:
    """The duty of ours whose last day comes first; None when nothing is owed or the settlement stands still."""
    owed = [each for each in limits if each.is_open and not each.is_paused and each.limit.group == "ours"]
    return min(owed, key=lambda each: each.due_on, default=None)
