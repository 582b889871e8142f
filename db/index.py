"""The accent-free index: one FTS5 table whose row numbers carry the kind and the local key of what was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, and_, column, literal_column, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.recorded import Entry, Records
from desktop_app.core.text.fold import fold, tokens

KINDS = 64
STEP = 500

search = table("search_text", column("rowid", Integer))
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
    for entry in entries:
        place, body = entry.row_id * KINDS + entry.kind, fold(entry.text)
        there = connection.exec_driver_sql("SELECT body FROM search_text WHERE rowid = ?", (place,)).scalar()
        if there == (body or None):
            continue
        if there is not None:
            connection.exec_driver_sql("DELETE FROM search_text WHERE rowid = ?", (place,))
        if body:
            connection.exec_driver_sql("INSERT INTO search_text (rowid, body) VALUES (?, ?)", (place, body))


def add(connection: Connection, entries: Sequence[Entry]) -> None:
    """Index records that are new, many at once."""
    rows = [(entry.row_id * KINDS + entry.kind, fold(entry.text)) for entry in entries if entry.text]
    if rows:
        connection.exec_driver_sql("INSERT INTO search_text (rowid, body) VALUES (?, ?)", rows)


def rebuild(session: Session, records: Records) -> None:
    """Set the whole index anew, inside the caller's transaction: how records are found may differ between programs."""
    session.connection().exec_driver_sql("DELETE FROM search_text")
    for kind, recorded in records.items():
        if recorded.entry is None:
            continue
        rows: Iterable[Any] = session.scalars(select(kind).execution_options(yield_per=STEP))
        for row in rows:
            if entry := recorded.entry(session, row):
                put(session.connection(), (entry,))


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
