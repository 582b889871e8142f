"""Seconds at work, from key to key; rest does not count."""

from PySide6.QtCore import QElapsedTimer

LONGEST = 60.0
"""Who presses no key for longer than this was away, for so long at least."""


class Stopwatch:
    """Counts while keys come."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._since = QElapsedTimer()

    def tick(self) -> float:
        """A key was pressed: the seconds since the one before, which count as work."""
        worked = min(self._since.elapsed() / 1000, LONGEST) if self._since.isValid() else 0.0
        self._since.start()
        self.seconds += worked
        return worked

    def rest(self) -> None:
        """What passes until the next key is no work."""
        self._since.invalidate()
