"""What keeps the data safe: checked copies, and the proof that the register was not edited behind the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db import backup
from db.verify import Book, Checked, verify
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Service
from desktop_app.office.opening import BACKUPS, OpenOffice
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs


@dataclass(frozen=True)
class LastBackup:
    """When the newest copy was made; `elsewhere` says that it lies outside the data folder."""

    at: datetime
    elsewhere: bool


class SafetyService(Service):
    """Copies and checks of the office's data."""

    def __init__(self, office: OpenOffice, books: Sequence[Book]) -> None:
        """`books` are the numbered registers of all areas."""
        super().__init__(office.desk)
        self._office = office
        self._books = books

    @needs(Right.BACK_UP)
    def verify(self, progress: Progress) -> Checked:
        """Check the whole file: pages, chain, values, gaps in the numbers."""
        return verify(self.desk.db.engine, self._office.records, self._books, progress)

    @needs(Right.READ)
    def back_up(self, progress: Progress, target: Path | None = None) -> Path:
        """A checked copy into the folder: the one given, else the office's chosen one, else its own."""
        return self._office.back_up(target or self._chosen(), progress)

    @needs(Right.READ)
    def last_backup(self) -> LastBackup | None:
        """The newest copy that can be seen from here; None when there is none."""
        code = self._office.keys.facts().file_code
        own = [(at, False) for at, _ in backup.backups(self._office.folder / BACKUPS, code)]
        chosen = self._chosen()
        away = [(at, True) for at, _ in backup.backups(chosen, code)] if chosen and chosen.is_dir() else []
        newest = max([*own, *away], default=None)
        return LastBackup(*newest) if newest else None

    def _chosen(self) -> Path | None:
        with self.desk.db.reading() as session:
            folder = read_profile(session).backup_folder
        return Path(folder) if folder else None
