"""How many things are due and when the last backup was made, read off the window's thread and kept fresh."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.core.progress import Progress
from desktop_app.kit.jobs import Jobs
from desktop_app.office.area import Area, TopFact
from desktop_app.office.finding import due_items, top_facts
from desktop_app.office.opening import OpenOffice
from desktop_app.office.safety import LastBackup, SafetyService

_SETTLE = 400
_LOOK_AGAIN = 10 * 60_000


class Status(QObject):
    """Looks again after each change and every ten minutes: a day may have begun."""

    seen = Signal(int, object, object)
    """The number of things late or due soon, the `LastBackup` or None, what the areas tell as `TopFact`s."""

    def __init__(self, office: OpenOffice, jobs: Jobs, areas: Sequence[Area], parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._jobs, self._areas = office, jobs, areas
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE)
        self._soon.timeout.connect(self.look)
        self._again = QTimer(self, interval=_LOOK_AGAIN)
        self._again.timeout.connect(self.look)
        self._again.start()

    def look_soon(self) -> None:
        """Several changes of one moment are looked at once."""
        self._soon.start()

    def look(self) -> None:
        """Look now."""

        def work(_progress: Progress) -> tuple[int, LastBackup | None, Sequence[TopFact]]:
            desk = self._office.desk
            due = due_items(desk, self._areas)
            return len(due), SafetyService(self._office, ()).last_backup(), top_facts(desk, self._areas)

        self._jobs.read(work, lambda found: self.seen.emit(*found), owner=self)
