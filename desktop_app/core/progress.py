"""How long work tells how far it is and learns that it was cancelled, without knowing any window."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Listens to one piece of long work."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is; raise `Cancelled` when the official gave up."""


class Silent:
    """Progress that nobody watches."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Tell nobody."""


def tracked(items: Iterable[T], total: int, progress: Progress, what: str = "") -> Iterator[T]:
    """Yield each item, reporting before the first and after each one."""
    progress.report(0, total, what)
    for done, item in enumerate(items, start=1):
        yield item
        progress.report(done, total, what)
