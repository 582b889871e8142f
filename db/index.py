"""The accent-free index: one FTS5 table whose row numbers carry the kind and the local key of what was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, String, and_, column, literal_column, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.recorded import Entry, Records
from desktop_app.core.text.fold import fold, tokens

KINDS = 64
STEP = 500

search = table("search_text", column("rowid", Integer), column("body", String))
"""The index as a table to join: its row numbers say which record (see `at`)."""


@dataclass(frozen=True)
class Found:
    """One hit: which kind of record and its local key."""

    kind: int
    row_id: int


def put(connection: Connection, entries: Iterable[Entry]) -> None:
    """Set the text by which these records are found, inside the caller's transaction.

    A text that stays as it is is left alone: taking one out of the index is its costliest work.
    """
    left = iter(entries)
    while piece := dict(_folded(entry) for entry in islice(left, STEP)):
        query = select(search.c.rowid, search.c.body).where(search.c.rowid.in_(piece))
        there = {row.rowid: row.body for row in connection.execute(query)}
        stale = [(place,) for place, body in there.items() if body != piece[place]]
        fresh = [(place, body) for place, body in piece.items() if body and body != there.get(place)]
        if stale:
            connection.exec_driver_sql("DELETE FROM search_text WHERE rowid = ?", stale)
        _insert(connection, fresh)


def add(connection: Connection, entries: Sequence[Entry]) -> None:
    """Index records that are new, many at once."""
    _insert(connection, [_folded(entry) for entry in entries if entry.text])


def _folded(entry: Entry) -> tuple[int, str]:
    return entry.row_id * KINDS + entry.kind, fold(entry.text)


def _insert(connection: Connection, rows: list[tuple[int, str]]) -> None:
    if rows:
        connection.exec_driver_sql("INSERT INTO search_text (rowid, body) VALUES (?, ?)", rows)


def rebuild(session: Session, records: Records) -> None:
    """Set the whole index anew, inside the caller's transaction: how records are found may differ between programs."""
    session.connection().exec_driver_sql("DELETE FROM search_text")
    for kind, recorded in records.items():
        if recorded.entry is None:
            continue
        rows: Iterable[Any] = session.scalars(select(kind).execution_options(yield_per=STEP))
        entries = (recorded.entry(session, row) for row in rows)
        put(session.connection(), (entry for entry in entries if entry))


def match(query: str) -> str:
    """The index's own language for "every word, the beginning is enough"; "" when nothing is asked."""
    return " ".join(f'"{word}"*' for word in tokens(query))


def find(connection: Connection, query: str, limit: int = 50, kind: int | None = None) -> list[Found]:
    """The newest records that hold every word of the query, in any order, accents ignored."""
    asked = match(query)
    return answers(connection, asked, limit, kind) if asked else []


def answers(connection: Connection | Session, asked: str, limit: int, kind: int | None = None) -> list[Found]:
    """The newest records that answer a question put in the index's own language."""
    wanted = select(search.c.rowid).where(_answer(asked)).order_by(search.c.rowid.desc()).limit(limit)
    if kind is not None:
        wanted = wanted.where(search.c.rowid % KINDS == kind)
    return [Found(place % KINDS, place // KINDS) for place in connection.scalars(wanted)]


def catch_up(connection: Connection) -> None:
    """Let the index of this connection see what other connections wrote.

    FTS5 looks only when it is asked something; a check alone would take its old picture for damage.
    """
    connection.execute(select(search.c.rowid).where(matches("a")).limit(1)).all()


def matches(query: str) -> ColumnElement[bool]:
    """A condition on `search`: the record holds every word of the query."""
    return _answer(match(query))


def _answer(asked: str) -> ColumnElement[bool]:
    return literal_column("search_text").op("MATCH")(asked)


def at(kind: int, key: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """A condition that joins `search` to the records of one kind by their local key."""
    return and_(search.c.rowid % KINDS == kind, key == search.c.rowid // KINDS)


def words(*parts: Any) -> str:
    """One text of the parts that are there."""
    return " ".join(str(part) for part in parts if part)
