"""Compares what the journal says each row's values are with what stands in the file."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, inspect, select
from sqlalchemy.orm import Mapper

from db.base import STAMPS
from db.journal import JournalRow, JournalValue, plain

STEP = 500


def compare(connection: Connection, kind: type, secret: frozenset[str]) -> Iterator[str]:
    """A sentence for each row of the mapped class whose values differ from the journal's; names no value."""
    name = kind.__tablename__  # type: ignore[attr-defined]
    mapper: Mapper[Any] = inspect(kind)
    names = [a.key for a in mapper.column_attrs if a.key not in STAMPS | secret]
    told = _told(connection, name)
    while batch := dict(islice(told, STEP)):
        known = {uid: values for uid, values in batch.items() if values is not None}
        columns = {key: getattr(kind, key) for key in ("uid", *names)}
        named = (column.label(key) for key, column in columns.items())
        rows = connection.execute(select(*named).where(columns["uid"].in_(known))).mappings()
        for row in rows:
            differing = [n for n in names if plain(row[n]) != known[row["uid"]].get(n, plain(row[n]))]
            if differing:
                yield f"Một dòng của bảng {name} bị sửa ngoài chương trình (mã {row['uid']})."


def _told(connection: Connection, table: str) -> Iterator[tuple[str, Mapping[str, Any] | None]]:
    """Each row's values by the journal; None when some of them left for the vault."""
    query = (
        select(JournalRow.row_uid, JournalValue.new)
        .outerjoin(JournalValue, JournalValue.seq == JournalRow.seq)
        .where(JournalRow.table_name == table)
        .order_by(JournalRow.row_uid, JournalRow.seq)
    )
    for uid, changes in groupby(connection.execute(query), key=lambda row: row.row_uid):
        told = [row.new for row in changes]
        values: dict[str, Any] = {}
        for new in told:
            values.update(json.loads(new) if new else {})
        yield uid, None if None in told else values
