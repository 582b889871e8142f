"""Half-filled forms in a file of their own, so that typing never waits for the register; never journalled or backed up.

Old values leave no trace: deleted cells are zeroed, and the write-ahead log is emptied as soon as a value disappears.
"""

import json
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlcipher3

from db.engine import connect
from db.trouble import CORRUPT, NOTADB, MachineTrouble, told
from desktop_app.core.patience import move

FILE_NAME = "drafts.db"
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA busy_timeout = 5000",
    "CREATE TABLE IF NOT EXISTS draft "
    "(account TEXT, form TEXT, typed TEXT NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (account, form)) WITHOUT ROWID",
)


@dataclass(frozen=True)
class Draft:
    """What an account had typed into a form, and when it was last kept."""

    form: str
    account: str
    values: dict[str, str]
    saved_at: datetime


class Drafts:
    """The drafts of one office; may be used from any thread. Forms hand in only what may be kept."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open the drafts with the office's data key; a file that cannot be read is set aside and begun anew."""
        self._lock = threading.Lock()
        with told():
            try:
                self._connection = _opened(path, key)
            except sqlcipher3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF not in (CORRUPT, NOTADB):
                    raise
                _set_aside(path)
                self._connection = _opened(path, key)

    def save(self, form: str, account: str, values: Mapping[str, str], at: datetime) -> None:
        """Keep what is typed, in the place of what was kept before."""
        kept = {name: value for name, value in values.items() if value}
        with self._lock, told():
            before = self._row(form, account)
            self._connection.execute(
                "INSERT INTO draft VALUES (?, ?, ?, ?) ON CONFLICT (account, form) "
                "DO UPDATE SET typed = excluded.typed, saved_at = excluded.saved_at",
                (account, form, json.dumps(kept, ensure_ascii=False), at.isoformat()),
            )
            if before and any(value not in kept.get(name, "") for name, value in before.values.items()):
                self._forget()

    def load(self, form: str, account: str) -> Draft | None:
        """What was kept of that form, if anything."""
        with self._lock, told():
            return self._row(form, account)

    def discard(self, form: str, account: str) -> None:
        """Forget the draft: it was saved for good or is not wanted."""
        with self._lock, told():
            self._connection.execute("DELETE FROM draft WHERE account = ? AND form = ?", (account, form))
            self._forget()

    def discard_about(self, uid: str) -> None:
        """Forget every draft of the record or that points at it, whoever typed it: it must lie nowhere any more."""
        with self._lock, told():
            about = "DELETE FROM draft WHERE instr(form, :uid) OR instr(typed, :uid)"
            self._connection.execute(about, {"uid": uid})
            self._forget()

    def all(self, account: str) -> list[Draft]:
        """Every draft of the account, the latest first."""
        with self._lock, told():
            rows = self._connection.execute(
                "SELECT form, account, typed, saved_at FROM draft WHERE account = ? ORDER BY saved_at DESC", (account,)
            ).fetchall()
        return [_draft(row) for row in rows]

    def close(self) -> None:
        """Empty the log and let go of the file; where the disk refuses, the log stays until the next opening."""
        with self._lock:
            try:
                with suppress(MachineTrouble), told():
                    self._forget()
            finally:
                self._connection.close()

    def _row(self, form: str, account: str) -> Draft | None:
        row = self._connection.execute(
            "SELECT form, account, typed, saved_at FROM draft WHERE account = ? AND form = ?", (account, form)
        ).fetchone()
        return _draft(row) if row else None

    def _forget(self) -> None:
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _opened(path: Path, key: bytes) -> sqlcipher3.Connection:
    connection: sqlcipher3.Connection = connect(path, key)
    try:
        for setting in _SETTINGS:
            connection.execute(setting).fetchall()
    except sqlcipher3.Error:
        connection.close()
        raise
    return connection


def _set_aside(path: Path) -> None:
    # Drafts are worth less than a program that starts; the damaged file stays for whoever can still read it.
    for end in ("", "-wal", "-shm"):
        part = path.with_name(path.name + end)
        if part.exists():
            move(part, path.with_name(f"{path.stem}.hong{path.suffix}{end}"))


def _draft(row: tuple[str, str, str, str]) -> Draft:
    form, account, typed, saved_at = row
    return Draft(form, account, json.loads(typed), datetime.fromisoformat(saved_at))
