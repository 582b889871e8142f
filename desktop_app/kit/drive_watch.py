"""Looks every moment which sticks are plugged in, off the window's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.core.stick.drives import Drives, StickDrive
from desktop_app.kit.jobs import Jobs

EVERY = 2_000
"""Milliseconds between two looks."""


class DriveWatch(QObject):
    """Tells `seen` when a stick came, went or has other room than before; looks only between `begin` and `rest`."""

    seen = Signal(object)

    def __init__(self, parent: QObject, jobs: Jobs, drives: Drives) -> None:
        super().__init__(parent)
        self._jobs, self._drives = jobs, drives
        self._known: Sequence[StickDrive] | None = None
        self._is_looking = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now and from now on; what is there is told even where nothing changed."""
        self._known = None
        self._timer.start()
        self.look()

    def rest(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once; one look at a time, since a broken stick may keep the system waiting."""
        if not self._is_looking:
            self._is_looking = True
            self._jobs.read(lambda _: tuple(self._drives.removable()), self._tell, self._failed, owner=self)

    def _tell(self, found: Sequence[StickDrive]) -> None:
        self._is_looking = False
        if found != self._known:
            self._known = found
            self.seen.emit(found)

    def _failed(self, error: BaseException) -> None:
        self._is_looking = False
        if not isinstance(error, OSError):
            raise error
        self._tell(())
