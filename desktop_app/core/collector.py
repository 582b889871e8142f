"""When Python's collector walks: each walk stops every thread, and takes things away on the thread it runs on."""

import gc
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from desktop_app.core.progress import Progress

T = TypeVar("T")
_USUAL = gc.get_threshold()
_MANY = 10


def built_apart(make: Callable[[], T]) -> T:
    """What `make` gives, large and to stay: built without long walks, and left alone by all as long as it lives."""
    with _short_walks():
        made = make()
        gc.freeze()
    weakref.finalize(made, gc.unfreeze).atexit = False
    return made


@contextmanager
def walked_at_reports(progress: Progress) -> Iterator[Progress]:
    """For work that makes much and drops it piece by piece: at each report only what is new is walked through."""
    with _short_walks():
        yield _Walking(progress)


def walk_here() -> None:
    """What the collector would do by itself, done on this thread and only as far as it is due.

    For a program that has switched the collector off, because what it takes away on a worker thread may be a window.
    """
    young, middle, old = gc.get_count()
    if young < _USUAL[0]:
        return
    if not gc.get_threshold()[0]:
        gc.collect(0)
    else:
        gc.collect(2 if old > _MANY else 1 if middle > _MANY else 0)


@contextmanager
def _short_walks() -> Iterator[None]:
    """No walk begins by itself; whoever asks for one gets the shortest."""
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*_USUAL)


class _Walking:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def report(self, done: int, total: int, what: str = "") -> None:
        if gc.isenabled():
            gc.collect(0)
        self._progress.report(done, total, what)
