"""Backups: one file with everything but the drafts, opened and checked after writing; old ones are thinned out."""

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import sqlcipher3
from sqlalchemy import Engine

from db import archive
from db.archive import ATTACHMENTS, KEYS, PACKAGES, REGISTER, Manifest, Moved, NotABackup
from db.engine import connect
from db.keys import KeyFile
from db.trouble import told
from desktop_app.core import patience
from desktop_app.core.clock import VIETNAM, Clock
from desktop_app.core.disk import DiskTrouble, disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.progress import Progress

SUFFIX = ".sdcsaoluu"
_WHAT = "Đang sao lưu"
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class Keep:
    """How many backups stay: the last ones, then the first of each week and of each month for so long."""

    last: int = 10
    weeks: int = 12
    months: int = 36


def write_backup(
    engine: Engine, keys: KeyFile, data_key: bytes, target: Path, clock: Clock, progress: Progress, code: str = ""
) -> Path:
    """Write a backup of the open office into the folder `target` and check it; a failed one leaves nothing behind.

    It is called by the office's file code, or by the `code` of a PC of the office that is not the main one.
    """
    facts = keys.facts()
    begin = f"sao-luu-{code or facts.file_code}-"
    name = f"{begin}{clock.now():{_STAMP}}{SUFFIX}"
    with disk_told(), told():
        target.mkdir(parents=True, exist_ok=True)
        _sweep(target, f".{begin}")
        with _scratch(target, f".{begin}") as scratch, whole_file(target / name) as part:
            copy = Path(scratch, REGISTER)
            progress.report(0, 1, _WHAT)
            _copy_register(engine, data_key, copy)
            files = {REGISTER: copy, KEYS: keys.folder / KEYS, **_beside(keys.folder)}
            moved = _counted(progress, 2 * sum(path.stat().st_size for path in files.values()))
            revision, rows, head = _state(copy, data_key)
            about = Manifest(facts.file_code, facts.is_practice, facts.epoch, clock.now(), revision, rows, head, {})
            archive.write(part, files, about, data_key, moved)
            patience.remove(copy)
            check(part, data_key, Path(scratch), moved)
    return target / name


def check(file: Path, data_key: bytes, scratch: Path, moved: Moved) -> Manifest:
    """Read a whole backup and open the register in it, which is left in `scratch`; NotABackup for anything wrong."""
    with archive.opened(file) as opened:
        manifest = opened.manifest
        for name in manifest.members:
            if name == REGISTER:
                opened.extract(name, scratch / REGISTER, moved)
            else:
                opened.check(name, moved)
    manifest.check_seal(data_key)
    check_pages(scratch / REGISTER, data_key)
    check_state(scratch / REGISTER, data_key, manifest)
    return manifest


def check_pages(path: Path, data_key: bytes) -> None:
    """NotABackup unless every page is authentic and the structure sound."""
    with told():
        connection = connect(path, data_key)
        try:
            connection.execute("PRAGMA cache_size = -64000").fetchall()
            damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = damaged == [] and connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        except sqlcipher3.DatabaseError:
            sound = False
        finally:
            connection.close()
    if not sound:
        raise _unsound()


def check_state(path: Path, data_key: bytes, manifest: Manifest) -> None:
    """NotABackup unless the journal is as long and ends as it did when the backup was made."""
    try:
        state = _state(path, data_key)
    except sqlcipher3.DatabaseError:
        raise _unsound() from None
    if state != (manifest.revision, manifest.journal_rows, manifest.journal_head):
        raise _unsound()


def inspect(file: Path) -> Manifest:
    """What a backup says of itself, before anybody has given a password; NotABackup when it cannot be one."""
    with archive.opened(file) as opened:
        return opened.manifest


def backups(folder: Path, file_code: str) -> list[tuple[datetime, Path]]:
    """The office's backups in a folder with the time in their names, the oldest first."""
    pattern = re.compile(rf"sao-luu-{re.escape(file_code)}-(\d{{8}}-\d{{6}}){re.escape(SUFFIX)}")
    found = ((pattern.fullmatch(path.name), path) for path in folder.glob(f"*{SUFFIX}"))
    return sorted((_read_stamp(match[1]), path) for match, path in found if match)


def thin(folder: Path, file_code: str, keep: Keep | None = None) -> list[Path]:
    """Remove the office's backups that `keep` does not ask for, and give them; what has another name is not touched."""
    rule = keep or Keep()
    there = backups(folder, file_code)
    kept = {path for _, path in there[max(0, len(there) - rule.last) :]}
    kept |= _firsts(there, lambda day: day.isocalendar()[:2], rule.weeks)
    kept |= _firsts(there, lambda day: (day.year, day.month), rule.months)
    gone = [path for _, path in there if path not in kept]
    for path in gone:
        patience.remove(path)
    return gone


def _firsts(there: list[tuple[datetime, Path]], period: Callable[[date], tuple[int, ...]], count: int) -> set[Path]:
    first: dict[tuple[int, ...], Path] = {}
    for at, path in there:
        first.setdefault(period(at.date()), path)
    return set(list(first.values())[max(0, len(first) - count) :])


def _scratch(folder: Path, beginning: str) -> "tempfile.TemporaryDirectory[str]":
    """A folder beside the copies; where a scanner still reads in it, the next sweep takes it away."""
    return tempfile.TemporaryDirectory(dir=folder, prefix=beginning, ignore_cleanup_errors=True)


def _sweep(folder: Path, beginning: str) -> None:
    """Remove what a program that was ended in the middle of a backup left behind."""
    for path in folder.glob(f"{beginning}*"):
        if path.is_dir():
            patience.remove_tree(path)
        else:
            patience.remove(path)


def _beside(folder: Path) -> dict[str, Path]:
    """The sealed files that lie beside the register: attachments, and packages that were made or taken in."""
    found = [*(folder / ATTACHMENTS).glob("*"), *(folder / PACKAGES).glob("**/*.dcpkg")]
    return {path.relative_to(folder).as_posix(): path for path in sorted(found) if not path.name.startswith(".")}


def _copy_register(engine: Engine, data_key: bytes, target: Path) -> None:
    # One step: a copy taken in several begins again whenever another connection writes.
    source = engine.raw_connection()
    copy = connect(target, data_key)
    try:
        copy.execute("PRAGMA synchronous = OFF").fetchall()  # a scratch copy: what counts is the file made of it
        source.driver_connection.backup(copy, pages=-1)  # type: ignore[union-attr]
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlcipher3.OperationalError as error:
        # The driver's backup call gives no error code; what it meets here is a place that cannot be written.
        raise DiskTrouble(
            "Nơi sao lưu đã đầy hoặc không ghi được nên chưa có bản sao lưu. Hãy chọn nơi khác rồi sao lưu lại."
        ) from error
    finally:
        copy.close()
        source.close()


def _state(path: Path, data_key: bytes) -> tuple[str, int, str]:
    connection = connect(path, data_key)
    try:
        [revision] = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        last = connection.execute("SELECT seq, link FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    finally:
        connection.close()
    return revision, *(last or (0, ""))


def _unsound() -> NotABackup:
    return NotABackup("Sổ trong bản sao lưu không mở được hoặc đã hỏng. Hãy dùng một bản sao lưu khác.")


def _counted(progress: Progress, total: int) -> Moved:
    done = 0

    def moved(size: int) -> None:
        nonlocal done
        done += size
        progress.report(min(done, total), total, _WHAT)

    return moved


def _read_stamp(text: str) -> datetime:
    return datetime.strptime(text, _STAMP).replace(tzinfo=VIETNAM)
