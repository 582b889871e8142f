"""What was changed in the file, told on the window's thread."""

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.office.desk import Desk


class Tidings(QObject):
    """Listens to the one door; many changes in one moment are told one after another."""

    changed = Signal(object)
    """The names of the tables that a transaction changed."""

    _heard = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._stop = desk.db.on_change(self._heard.emit)

    def stop(self) -> None:
        """Listen no more: another account's window follows."""
        self._stop()
