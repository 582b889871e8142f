"""The collector's walks stay short, and it always works again afterwards."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from desktop_app.core.collector import built_apart, walked_at_reports
from desktop_app.core.errors import Cancelled
from desktop_app.core.progress import Silent


class Thing:
    """Something that may hold itself."""

    itself: object = None


@pytest.fixture(autouse=True)
def nothing_frozen() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_what_is_large_is_left_alone_as_long_as_it_lives() -> None:
    seen = list[bool]()

    def make() -> Thing:
        seen.append(gc.isenabled())
        return Thing()

    made = built_apart(make)
    assert seen == [False]
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    del made
    assert gc.get_freeze_count() == 0


def test_what_fails_to_be_built_is_not_kept() -> None:
    def fail() -> Thing:
        raise Cancelled

    with pytest.raises(Cancelled):
        built_apart(fail)
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_each_report_takes_away_what_was_dropped_since_the_last_one() -> None:
    with walked_at_reports(Silent()) as listening:
        thing = Thing()
        thing.itself = thing
        gone = weakref.ref(thing)
        del thing
        assert gone() is not None
        listening.report(1, 2)
        assert gone() is None
    assert gc.isenabled()


def test_work_that_is_given_up_leaves_the_collector_at_work() -> None:
    with pytest.raises(Cancelled), walked_at_reports(Silent()):
        raise Cancelled
    assert gc.isenabled()
