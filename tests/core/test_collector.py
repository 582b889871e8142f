"""The collector's walks stay short, and it always works again afterwards."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from desktop_app.core.collector import built_apart, walk_here, walked_at_reports
from desktop_app.core.errors import Cancelled
from desktop_app.core.progress import Silent


class Thing:
    """Something that may hold itself."""

    itself: object = None


def dropped() -> "weakref.ref[Thing]":
    """Something that only the collector can take away."""
    thing = Thing()
    thing.itself = thing
    return weakref.ref(thing)


@pytest.fixture(autouse=True)
def nothing_frozen() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.enable()


def walks_by_itself() -> bool:
    """Whether a walk begins once enough was made."""
    return gc.isenabled() and gc.get_threshold()[0] > 0


def test_what_is_large_is_left_alone_as_long_as_it_lives() -> None:
    seen = list[bool]()

    def make() -> Thing:
        seen.append(walks_by_itself())
        return Thing()

    made = built_apart(make)
    assert seen == [False]
    assert walks_by_itself()
    assert gc.get_freeze_count() > 0
    del made
    assert gc.get_freeze_count() == 0


def test_what_fails_to_be_built_is_not_kept() -> None:
    def fail() -> Thing:
        raise Cancelled

    with pytest.raises(Cancelled):
        built_apart(fail)
    assert walks_by_itself()
    assert gc.get_freeze_count() == 0


def test_each_report_takes_away_what_was_dropped_since_the_last_one() -> None:
    with walked_at_reports(Silent()) as listening:
        gone = dropped()
        assert gone() is not None
        listening.report(1, 2)
        assert gone() is None
    assert walks_by_itself()


def test_a_report_on_a_worker_of_the_window_takes_nothing_away() -> None:
    gc.disable()
    with walked_at_reports(Silent()) as listening:
        gone = dropped()
        listening.report(1, 2)
        assert gone() is not None
    assert not gc.isenabled()


def test_work_that_is_given_up_leaves_the_collector_at_work() -> None:
    with pytest.raises(Cancelled), walked_at_reports(Silent()):
        raise Cancelled
    assert walks_by_itself()


def test_a_walk_that_is_due_takes_away_what_was_dropped() -> None:
    gc.disable()
    gc.collect()
    gone = dropped()
    walk_here()
    assert gone() is not None
    kept = [[] for _ in range(2_000)]
    walk_here()
    assert gone() is None
    assert len(kept) == 2_000
