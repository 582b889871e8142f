"""The limits of a made-up matter."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.rulebook import Rulebook
from desktop_app.core.procedure.running import Running, next_due, pauses_of, running
from desktop_app.core.procedure.standing import Done, Procedure
from desktop_app.core.procedure.steps import Steps
from tests.core.procedure.made_up import LAW, Facts, Kind, Outcome, State, made_up, rule, steps

OPENED, CALLED, MEETING = date(2026, 7, 6), date(2026, 7, 8), date(2026, 7, 20)
OPEN = steps(("open", OPENED))
Made = Procedure[State, Outcome, Facts]


@pytest.fixture
def law(tmp_path: Path) -> Made:
    """The procedure."""
    return made_up(tmp_path)


def found(law: Made, done: list[Done], facts: Facts | None = None, today: date = CALLED) -> dict[str, Running]:
    return {each.limit.key: each for each in running(law, LAW, facts or Facts(), done, today)}


def test_a_limit_begins_with_the_matter_and_is_met_by_its_step(law: Made) -> None:
    fresh = found(law, [])
    assert list(fresh) == ["start"]
    assert (fresh["start"].start_on, fresh["start"].due_on) == (date(2026, 7, 1), date(2026, 7, 13))
    assert fresh["start"].is_owed
    opened = found(law, OPEN)["start"]
    assert (opened.met_on, opened.is_open) == (OPENED, False)


def test_a_limit_may_begin_when_another_has_passed_and_then_rests_on_today(law: Made) -> None:
    assert "reminder" not in found(law, [], today=date(2026, 7, 13))
    late = found(law, [], today=date(2026, 7, 14))["reminder"]
    assert (late.start_on, late.rests_on_today, late.is_owed) == (date(2026, 7, 13), True, False)


def test_an_extension_adds_its_days_and_a_longer_rule_takes_the_place_of_the_first(law: Made) -> None:
    assert found(law, OPEN)["finish"].rule_keys == ("thirty",)
    extended = found(law, [*OPEN, *steps(("extend", CALLED))])["finish"]
    assert (extended.rule_keys, extended.due_on) == (("thirty", "ten"), date(2026, 8, 17))
    longer = found(law, [*OPEN, *steps(("harder", date(2026, 8, 3)))])["finish"]
    assert (longer.rule_keys, longer.due_on) == (("sixty",), date(2026, 9, 4))


def test_a_pause_stops_a_limit_and_then_puts_its_last_day_off(law: Made) -> None:
    resting = [*OPEN, *steps(("rest", CALLED))]
    paused = found(law, resting)["finish"]
    assert paused.is_paused
    assert paused.is_open
    assert next_due(list(found(law, resting).values())) is None
    on = found(law, [*resting, *steps(("go_on", date(2026, 7, 22)))])["finish"]
    assert (on.is_paused, on.due_on) == (False, date(2026, 8, 20))
    assert [(each.from_on, each.to_on) for each in on.pauses] == [(CALLED, date(2026, 7, 22))]
    assert pauses_of(law.law.by_key, steps(("go_on", CALLED))) == ()


def test_a_named_day_is_the_last_one_and_a_later_name_takes_its_place(law: Made) -> None:
    called = [*OPEN, *steps(("call", CALLED, MEETING))]
    told = found(law, called)["told_day"]
    assert (told.due_on, told.rule_keys) == (MEETING, ())
    put_off = [*called, *steps(("call", date(2026, 7, 9), date(2026, 7, 27)))]
    assert found(law, put_off)["told_day"].due_on == date(2026, 7, 27)
    unnamed = [*called, *steps(("call", date(2026, 7, 9)))]
    assert found(law, unnamed)["told_day"].due_on == MEETING


def test_a_limit_may_be_counted_on_or_back_from_the_day_that_a_step_names(law: Made) -> None:
    limits = found(law, [*OPEN, *steps(("call", CALLED, MEETING))])
    after, before = limits["minutes"], limits["invitations"]
    assert (after.start_on, after.due_on) == (MEETING, date(2026, 7, 30))
    assert (before.start_on, before.due_on) == (MEETING, date(2026, 7, 15))


def test_a_limit_is_only_for_its_kinds_and_where_its_guards_hold(law: Made) -> None:
    called = [*OPEN, *steps(("call", CALLED, MEETING))]
    assert "invitations" not in found(law, called, Facts(kind=Kind.SMALL))
    assert "invitations" not in found(law, called, Facts(is_sound=False))


def test_the_end_of_the_matter_drops_a_limit_that_ends_unless_it_meets_it(law: Made) -> None:
    limits = tuple(replace(each, met_by=frozenset({"extend"})) for each in law.law.limits)
    dropping = replace(law, law=Steps(law.law.steps, limits))
    done = [*OPEN, *steps(("call", CALLED, MEETING), ("close", date(2026, 7, 10)))]
    kept, gone = found(law, done)["invitations"], found(dropping, done)["invitations"]
    assert (kept.met_on, kept.dropped_on) == (date(2026, 7, 10), None)
    assert (gone.met_on, gone.dropped_on) == (None, date(2026, 7, 10))
    assert found(dropping, done)["minutes"].is_open


def test_a_limit_whose_rule_does_not_reach_back_to_its_first_day_does_not_run(law: Made) -> None:
    late = [rule(key, 10, date(2026, 7, 2)) for key in ("ten", "thirty", "sixty", "notice")]
    book = Law(Rulebook(late), WorkCalendar())
    assert running(law, book, Facts(), [], CALLED) == []


def test_the_duty_of_ours_that_comes_first_is_the_next_one(law: Made) -> None:
    limits = found(law, [*OPEN, *steps(("call", CALLED, MEETING))])
    coming = next_due(list(limits.values()))
    assert coming is limits["invitations"]
