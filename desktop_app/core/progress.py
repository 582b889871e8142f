"""How long work tells how far it is and learns that it was cancelled, without knowing any window."""

from typing import Protocol


class Progress(Protocol):
    """Listens to one piece of long work."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is; raise `Cancelled` when the official gave up."""


class Silent:
    """Progress that nobody watches."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Tell nobody."""
