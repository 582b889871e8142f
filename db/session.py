"""The one door to the data: reading gives rows, writing journals, indexes and tells what changed after the commit."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

from sqlalchemy import Engine, event, func, insert, inspect, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.orm.base import PASSIVE_NO_INITIALIZE

from db import index, journal
from db.base import STAMPS, Base, Stamped
from db.journal import Change, Stamp
from db.recorded import Entry, Recorded, Records
from db.trouble import MachineTrouble, told
from desktop_app.core.clock import Clock
from desktop_app.core.uid import uuid7

Listener = Callable[[frozenset[str]], None]

Guard = Callable[[Session, type | None], None]
"""Looks at what is about to be written, or at the kind of many rows added at once; what it raises stops the work."""

MOST_WAITING = 2_000
"""Texts of the index that wait for the end of a piece of work; more are sent on the way."""

_WORK, _AFTERWARDS = "work", "afterwards"


class Database:
    """Opens a session per piece of work; a session never leaves its thread."""

    def __init__(self, engine: Engine, records: Records, clock: Clock) -> None:
        """`records` tells how each journalled class is treated."""
        self.engine = engine
        self._reader = engine.execution_options(reading=True)
        self._records = records
        self._clock = clock
        self._listeners: list[Listener] = []
        self._guards: list[Guard] = []
        self._one_writer = threading.RLock()
        self._is_scrubbed = True

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the data and changes nothing."""
        with told(), Session(self._reader, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self, by: str, reason: str = "") -> Iterator[Session]:
        """One transaction by the account `by`: all of it is kept, or none; listeners hear only of what was kept.

        Rows are sent when `flush` is called and at the end, so that a piece of work is few statements.
        """
        stamp = Stamp(by, self._clock.now(), uuid7(self._clock.now()), reason)
        work = _Work(self._records, stamp, self._guards)
        with self._one_writer, told(), Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            work.attend(session)
            with session.begin():
                yield session
                session.flush()
                work.settle(session)
        for does in session.info.get(_AFTERWARDS, {}):
            does()
        for listener in self._listeners:
            listener(frozenset(work.tables))

    def bulk(self, session: Session, kind: type[Stamped], rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Add many new rows at once, journalled and stamped; their keys. All name the same columns.

        Several times faster than objects that are flushed; `findable` says by what they are found.
        """
        work: _Work = session.info[_WORK]
        return work.add_many(session, kind, rows)

    def findable(self, session: Session, entries: Sequence[Entry]) -> None:
        """Index rows that were added by `bulk`."""
        index.add(session.connection(), entries)

    def afterwards(self, session: Session, does: Callable[[], None]) -> None:
        """Do this, once, as soon as the session's work is kept; nothing is done when it is not."""
        session.info.setdefault(_AFTERWARDS, {})[does] = None

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` which tables changed after each commit (on the writer's thread); gives the way to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def guard(self, guard: Guard) -> None:
        """Ask `guard` before anything is written from now on."""
        self._guards.append(guard)

    def checkpoint(self) -> None:
        """Bring everything from the write-ahead log into the file."""
        self._say("PRAGMA wal_checkpoint(TRUNCATE)")

    def scrub(self) -> None:
        """Write the file anew, so that nothing that left for the vault stays behind in unused places of its pages.

        Where the disk has no room for it now, it is done at the closing.
        """
        self._is_scrubbed = False
        with self._one_writer, suppress(MachineTrouble):
            self._say("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
            self._is_scrubbed = True

    def close(self) -> None:
        """Bring the log in and let go of the file; where the disk refuses, the log stays until the next opening."""
        try:
            if not self._is_scrubbed:
                self.scrub()
            with suppress(MachineTrouble):
                self.checkpoint()
        finally:
            self.engine.dispose()

    def _say(self, *words: str) -> None:
        with told():
            connection = self.engine.raw_connection()
            try:
                for word in words:
                    connection.driver_connection.execute(word).fetchall()  # type: ignore[union-attr]
            finally:
                connection.close()


class _Work:
    """Watches one writing session: stamps rows, journals them, remembers what must be found anew."""

    def __init__(self, records: Records, stamp: Stamp, guards: Sequence[Guard]) -> None:
        self._records, self._guards = records, guards
        self._stamp = stamp
        self._changes: list[tuple[str, Any, dict[str, Any]]] = []
        self.tables: set[str] = set()
        self.entries: dict[tuple[int, int], Entry] = {}

    def attend(self, session: Session) -> None:
        session.info[_WORK] = self
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "after_flush_postexec", self._after_flush_postexec)
        event.listen(session, "do_orm_execute", _refuse_statements)

    def settle(self, session: Session) -> None:
        index.put(session.connection(), self.entries.values())
        self.entries.clear()

    def add_many(self, session: Session, kind: type[Stamped], rows: Sequence[Mapping[str, Any]]) -> list[int]:
        if not rows:
            return []
        for guard in self._guards:
            guard(session, kind)
        name, stamp = kind.__tablename__, self._stamp  # type: ignore[attr-defined]
        first = 1 + (session.scalar(select(func.max(kind.id))) or 0)
        marks = {"created_at": stamp.at, "created_by": stamp.by, "changed_at": stamp.at, "changed_by": stamp.by}
        full: list[dict[str, Any]] = [
            {"id": key, "uid": uuid7(stamp.at), "rev": 1, **marks, **row} for key, row in enumerate(rows, start=first)
        ]
        session.execute(insert(kind), full, execution_options={"bulk": True})
        hidden = self._records[kind].secret | STAMPS
        changes = (
            Change("add", name, row["uid"], row["rev"], {}, {k: v for k, v in row.items() if k not in hidden})
            for row in full
        )
        journal.write(session.connection(), stamp, changes)
        self.tables.add(name)
        return [row["id"] for row in full]

    def _before_flush(self, session: Session, *_: object) -> None:
        for guard in self._guards:
            guard(session, None)
        for row in session.deleted:
            raise TypeError(f"{type(row).__name__}: rows are never deleted")
        for row in session.new:
            self._stamp_new(row)
            self._changes.append(("add", row, {}))
        for row in session.dirty:
            if session.is_modified(row):
                old = _old_values(row)
                if isinstance(row, Stamped):
                    row.rev += 1
                    row.changed_at, row.changed_by = self._stamp.at, self._stamp.by
                self._changes.append(("change", row, old))

    def _stamp_new(self, row: object) -> None:
        if isinstance(row, Stamped):
            row.uid = row.uid or uuid7(self._stamp.at)
            row.rev = 1
            row.created_at = row.changed_at = self._stamp.at
            row.created_by = row.changed_by = self._stamp.by

    def _after_flush(self, session: Session, *_: object) -> None:
        noted = [note for note in (self._note(*change) for change in self._changes) if note]
        journal.write(session.connection(), self._stamp, noted)

    def _after_flush_postexec(self, session: Session, *_: object) -> None:
        for _action, row, _old in self._changes:
            recorded = self._recorded(row)
            entry = recorded.entry(session, row) if recorded and recorded.entry else None
            if entry:
                self.entries[entry.kind, entry.row_id] = entry
        self._changes.clear()
        if len(self.entries) >= MOST_WAITING:
            self.settle(session)

    def _note(self, action: str, row: Any, old: dict[str, Any]) -> Change | None:
        self.tables.add(row.__tablename__)
        recorded = self._recorded(row)
        if recorded is None:
            return None
        hidden = recorded.secret | STAMPS
        kept = {name: value for name, value in old.items() if name not in hidden}
        now = {name: getattr(row, name) for name in _columns(inspect(row).mapper) if name not in hidden}
        new = now if action == "add" else {name: now[name] for name in kept}
        return Change(action, row.__tablename__, row.uid, row.rev, kept, new)

    def _recorded(self, row: object) -> Recorded | None:
        return self._records.get(type(row))


@cache
def _columns(mapper: Mapper[Any]) -> tuple[str, ...]:
    return tuple(each.key for each in mapper.column_attrs)


def _old_values(row: Base) -> dict[str, Any]:
    state = inspect(row)
    touched = set(_columns(state.mapper)) - state.unmodified
    changed = ((name, get_history(row, name, PASSIVE_NO_INITIALIZE)) for name in sorted(touched))
    return {name: past.deleted[0] if past.deleted else None for name, past in changed if past.has_changes()}


def _refuse_statements(state: ORMExecuteState) -> None:
    if (state.is_update or state.is_delete or state.is_insert) and not state.execution_options.get("bulk"):
        raise TypeError("rows are changed as objects, or added by Database.bulk, so that the journal sees them")
