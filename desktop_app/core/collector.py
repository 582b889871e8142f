"""Keeps the walks of Python's collector short: each of them stops every thread, also the window's."""

import gc
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from desktop_app.core.progress import Progress

T = TypeVar("T")


def built_apart(make: Callable[[], T]) -> T:
    """What `make` gives, large and to stay: built without any walk, and walked through by none as long as it lives."""
    gc.disable()
    try:
        made = make()
        gc.freeze()
    finally:
        gc.enable()
    weakref.finalize(made, gc.unfreeze).atexit = False
    return made


@contextmanager
def walked_at_reports(progress: Progress) -> Iterator[Progress]:
    """For work that makes much and drops it piece by piece: at each report only what is new is walked through."""
    gc.disable()
    try:
        yield _Walking(progress)
    finally:
        gc.enable()


class _Walking:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def report(self, done: int, total: int, what: str = "") -> None:
        gc.collect(0)
        self._progress.report(done, total, what)
