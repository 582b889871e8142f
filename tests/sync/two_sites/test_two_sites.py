"""Two real offices and any order of events between them: both hold the same, or somebody is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from db.keys import Created
from desktop_app.core.clock import FixedClock
from desktop_app.office.opening import Opener
from desktop_app.sync.receiving.planned import Standing
from tests.areas.reception.makers import MakeEntry
from tests.sync.two_sites.machine import TwoSites
from tests.sync.two_sites.play import HIDDEN, Back, Edit, Fate, Play
from tests.sync.two_sites.sites import two_sites

FEW, MANY = (2, 6), (40, 20)
NEW = [(Edit.RECORD, 0), (Edit.CHANGE, 0)]


@pytest.fixture
def begin(
    office_template: tuple[Path, Created], opener: Opener, clock: FixedClock, an_entry: MakeEntry
) -> Callable[[], Play]:
    return lambda: Play(lambda folder: two_sites(office_template, folder, opener), clock, an_entry())


@pytest.fixture
def play(begin: Callable[[], Play]) -> Iterator[Play]:
    """The commune has one visit, and the office above has acknowledged it."""
    made = begin()
    made.write(NEW)
    made.send()
    yield made
    made.close()


def test_lost_sticks_cost_nothing_and_late_ones_bring_nothing(play: Play) -> None:
    sticks = []
    for _ in range(3):
        play.write(NEW)
        sticks.append(play.send(Fate.WAITS))
    assert play.hand_in(sticks[2]) is Standing.GOOD
    assert play.hand_in(sticks[0]) is Standing.GOOD
    assert play.hand_in(sticks[2]) is Standing.SAME_AGAIN
    play.check()
    assert not play.trouble(play.end())


def test_a_restored_commune_waits_for_one_confirmation_and_what_it_lost_is_gone_above(play: Play) -> None:
    play.remember()
    play.write(NEW)
    play.send()
    play.go_back(play.copies[0], Back.RESTORED)
    play.write([(Edit.CHANGE, 0)])
    stick = play.send(Fate.WAITS)
    assert play.hand_in(stick) is Standing.FORKED
    assert play.confirm(stick)
    play.check()
    play.write(NEW)
    assert play.hand_in(play.send(Fate.WAITS)) is Standing.GOOD
    assert not play.trouble(play.end())


def test_two_copies_of_one_register_are_seen_whichever_arrives_first(play: Play) -> None:
    play.remember()
    play.write(NEW)
    play.send(Fate.ARRIVES)
    play.go_back(play.copies[0], Back.COPIED)
    play.write([(Edit.CHANGE, 0)])
    assert play.hand_in(play.send(Fate.WAITS)) is Standing.FORKED
    play.check()
    play.end()


def test_an_upper_office_that_forgot_says_what_is_missing(play: Play) -> None:
    play.remember()
    play.write(NEW)
    play.send()
    play.forget(play.backups[0])
    play.write([(Edit.CHANGE, 0)])
    stick = play.send(Fate.ARRIVES)
    assert play.trouble(stick)
    stick = play.send(Fate.ARRIVES, everything=True)
    assert play.confirm(stick), "versions that the commune does not remember are left to somebody"
    assert not play.trouble(stick)
    play.check()


def test_an_old_package_that_was_confirmed_says_what_it_does_not_tell(play: Play) -> None:
    play.remember()
    play.write(NEW)
    play.send(Fate.ARRIVES)
    play.write(NEW)
    play.send(Fate.ARRIVES)
    play.go_back(play.copies[0], Back.COPIED)
    play.write([(Edit.CHANGE, 0)])
    stick = play.send(Fate.WAITS)
    assert play.hand_in(stick) is Standing.FORKED
    assert play.confirm(stick)
    assert play.trouble(stick)
    play.check()


@pytest.mark.parametrize("edit", [(Edit.RECORD, 0), (Edit.CHANGE, 0)], ids=["untouched", "written on"])
def test_no_confirmation_brings_back_what_had_to_be_forgotten(play: Play, edit: tuple[Edit, int]) -> None:
    play.remember()
    play.write([(Edit.CHANGE, 0), (Edit.SECRET, 0)])
    play.send()
    play.go_back(play.copies[0], Back.RESTORED)
    play.write([edit])
    stick = play.send(Fate.WAITS)
    assert play.hand_in(stick) is Standing.FORKED
    assert list(play.above.folder.glob("packages/received/*")) == [], "no copy that tells it"
    assert play.confirm(stick)
    assert list(play.above.folder.glob("packages/received/*")) == []
    assert HIDDEN in play.trouble(stick)
    told = play.above.rows()
    assert [body["request"] for (table, _), body in told.items() if table == "visit" and body["is_secret"]] == [None]
    play.check()
    play.end()


@pytest.mark.hypothesis
def test_whatever_happens_nothing_differs_in_silence(begin: Callable[[], Play]) -> None:
    class Machine(TwoSites):
        pass

    Machine.begin = staticmethod(begin)
    examples, steps = MANY if settings.default and settings.default.max_examples > 500 else FEW
    asked = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Machine, settings=asked)
