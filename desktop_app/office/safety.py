"""What keeps the data safe: checked copies, and the proof that the register was not edited behind the program."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from db import backup
from db.backup import SUFFIX as SUFFIX
from db.verify import Book, verify
from db.verify import Checked as Checked
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Service
from desktop_app.office.opening import BACKUPS, OpenOffice
from desktop_app.office.profile import read_profile, write_profile
from desktop_app.office.rights import Right, needs

_TABLES = {
    "setting": "thiết lập",
    "account": "tài khoản",
    "hamlet": "thôn, tổ dân phố",
    "person": "danh sách người",
    "case_file": "vụ việc",
    "vault_entry": "kho mật",
    "vault_opening": "những lần xem kho mật",
    "number_opening": "những lần xem số giấy tờ",
    "attachment": "tài liệu đính kèm",
    "law_version": "quy định",
    "calendar_day": "ngày nghỉ",
    "paper_wording": "lời văn giấy tờ",
}


@dataclass(frozen=True)
class LastBackup:
    """When the newest copy was made; `elsewhere` says that it lies outside the data folder."""

    at: datetime
    elsewhere: bool


@dataclass(frozen=True)
class Copy:
    """One copy that can be seen from here; `size` in bytes."""

    at: datetime
    file: Path
    size: int
    elsewhere: bool

    @property
    def uid(self) -> str:
        """What names it among the copies."""
        return str(self.file)


@dataclass(frozen=True)
class Places:
    """Where copies are kept: the office's chosen folder (None when it has none), and whether it is there now."""

    chosen: Path | None
    is_there: bool


@dataclass(frozen=True)
class Proof:
    """What a check found, with the registers whose numbers it counted, and when it was made."""

    checked: Checked
    books: tuple[str, ...]
    at: datetime

    @property
    def short_head(self) -> str:
        """The end of the journal's chain, short enough to be compared by eye."""
        sign = self.checked.head[:12].upper()
        return "-".join(sign[start : start + 4] for start in range(0, len(sign), 4))


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
        checked = verify(self.desk.db.engine, self._office.records, self._books, progress)
        return replace(checked, findings=tuple(self._in_words(finding) for finding in checked.findings))

    @needs(Right.BACK_UP)
    def prove(self, progress: Progress) -> Proof:
        """The check with the names of the registers whose numbers were counted."""
        return Proof(self.verify(progress), tuple(book.name for book in self._books), self.desk.clock.now())

    @needs(Right.SIGN_IN)
    def back_up(self, progress: Progress, target: Path | None = None) -> Path:
        """A checked copy into the folder: the one given, else the office's chosen one, else its own.

        Where copies are kept by themselves the old ones are thinned out; a folder that was given is left as it is.
        """
        made = self._office.back_up(target or self._chosen(), progress)
        if target is None:
            backup.thin(made.parent, self._office.copies_code)
        return made

    @needs(Right.SIGN_IN)
    def last_backup(self) -> LastBackup | None:
        """The newest copy that can be seen from here; None when there is none."""
        newest = max(self._found(), key=lambda copy: copy.at, default=None)
        return LastBackup(newest.at, newest.elsewhere) if newest else None

    @needs(Right.READ)
    def copies(self) -> list[Copy]:
        """The copies in the office's own folder and in the chosen one, the newest first."""
        return sorted(self._found(), key=lambda copy: (copy.at, copy.elsewhere), reverse=True)

    @needs(Right.READ)
    def places(self) -> Places:
        """Where copies go."""
        chosen = self._chosen()
        return Places(chosen, chosen is not None and chosen.is_dir())

    @needs(Right.SETTLE_OFFICE)
    def choose(self, folder: Path | None) -> None:
        """Keep copies in this folder from now on; None keeps them beside the data."""
        if folder is not None and folder.resolve().is_relative_to(self._office.folder.resolve()):
            raise UserError("Thư mục này nằm trong thư mục dữ liệu, hỏng máy là mất cả hai. Hãy chọn USB hoặc ổ khác.")
        with self.desk.db.writing(self.holder.uid) as session:
            write_profile(session, replace(read_profile(session), backup_folder=str(folder) if folder else ""))

    @needs(Right.READ)
    def folder_beside(self, at: datetime) -> Path:
        """A folder beside the data, not there yet, for the copy made at `at`."""
        wanted = self._office.folder.with_name(f"phuc-hoi-{at:%Y%m%d-%H%M}")
        others = (wanted.with_name(f"{wanted.name}-{number}") for number in count(2))
        return next(folder for folder in chain([wanted], others) if not folder.exists())

    @needs(Right.READ)
    def made_at(self, file: Path) -> datetime:
        """When a copy was made; UserError when the file is none."""
        return backup.inspect(file).made_at

    @needs(Right.BACK_UP)
    def restore(self, file: Path, folder: Path, account: str, password: str, progress: Progress) -> Path:
        """Bring a copy back into a folder of its own, which is new or empty; the office that is open stays as it is.

        `account` and `password` are those of the day of the copy.
        """
        return self._office.restore_beside(file, folder, account, password, progress)

    def _in_words(self, finding: str) -> str:
        """A finding without the names that only the program has for its tables."""

        def named(found: re.Match[str]) -> str:
            table = found[1]
            book = next((book.name for book in self._books if table.startswith(book.table)), "phần khác của sổ")
            return f"phần “{_TABLES.get(table, book)}”"

        return re.sub(r"bảng (\w+)", named, finding)

    def _found(self) -> list[Copy]:
        code = self._office.copies_code
        chosen = self._chosen()
        folders = {self._office.folder / BACKUPS: False, **({chosen: True} if chosen else {})}
        with disk_told():
            return [
                Copy(at, file, file.stat().st_size, elsewhere)
                for folder, elsewhere in folders.items()
                if folder.is_dir()
                for at, file in backup.backups(folder, code)
            ]

    def _chosen(self) -> Path | None:
        with self.desk.db.reading() as session:
            folder = read_profile(session).backup_folder
        return Path(folder) if folder else None
