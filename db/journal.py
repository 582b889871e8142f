"""The journal: who changed which row when, chained over salted digests; the values stand in a table beside it.

A value can be taken away (it left for the vault) without breaking the chain: the chain holds only
`sha256(salt + value)`, and the salt leaves with the value, so that nothing can be guessed from the digest.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    RowMapping,
    String,
    Text,
    bindparam,
    delete,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Base, Instant

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
START = hashlib.sha256(b"SoDanChu journal 1").hexdigest()


class JournalRow(Base):
    """One change of one row; `link` chains it to the row before."""

    __tablename__ = "journal"
    __table_args__ = (
        Index("ix_journal_row", "row_uid", "seq"),
        Index("ix_journal_work", "work"),
        Index("ix_journal_by", "by", "seq"),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(36))
    work: Mapped[str] = mapped_column(String(36))
    action: Mapped[str] = mapped_column(String(10))
    table_name: Mapped[str] = mapped_column(String(40))
    row_uid: Mapped[str] = mapped_column(String(36))
    row_rev: Mapped[int]
    old_digest: Mapped[str] = mapped_column(String(64))
    new_digest: Mapped[str] = mapped_column(String(64))
    link: Mapped[str] = mapped_column(String(64))


class JournalValue(Base):
    """The values of a change, until they leave for the vault."""

    __tablename__ = "journal_value"

    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"), primary_key=True, autoincrement=False)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    old: Mapped[str] = mapped_column(Text)
    new: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True)
class Change:
    """One change of one row, before it is written down."""

    action: str
    table: str
    row_uid: str
    row_rev: int
    old: Mapping[str, Any]
    new: Mapping[str, Any]


@dataclass(frozen=True)
class Stamp:
    """Who works, when, for which reason; all changes of one piece of work share it."""

    by: str
    at: datetime
    work: str
    reason: str = ""


def plain(value: Any) -> Any:
    """A column's value as JSON can hold it."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return value


def _text(values: Mapping[str, Any]) -> str:
    return _JSON.encode({k: plain(v) for k, v in values.items()})


def digest(salt: bytes, text: str) -> str:
    """The salted digest that the chain runs over."""
    return hashlib.sha256(salt + text.encode("utf-8")).hexdigest()


def link_of(previous: str, row: Mapping[str, Any] | RowMapping) -> str:
    """The chain's next link: everything of the row but the values."""
    names = ("seq", "at", "by", "work", "action", "table_name", "row_uid", "row_rev", "old_digest", "new_digest")
    parts = [previous, *(_word(row[name]) for name in names)]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


def _word(value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


def head(connection: Connection | Session) -> tuple[int, str]:
    """The number and link of the last row; (0, START) for an empty journal."""
    last = connection.execute(select(JournalRow.seq, JournalRow.link).order_by(JournalRow.seq.desc()).limit(1)).first()
    return (last.seq, last.link) if last else (0, START)


def write(connection: Connection, stamp: Stamp, changes: Iterable[Change]) -> None:
    """Append the changes to the chain, inside the caller's transaction."""
    seq, link = head(connection)
    rows, values = [], []
    for change in changes:
        seq += 1
        salt = secrets.token_bytes(16)
        old = _text(change.old)
        new = _text({**change.new, "·": stamp.reason} if stamp.reason else change.new)
        row: dict[str, Any] = {
            "seq": seq,
            "at": stamp.at,
            "by": stamp.by,
            "work": stamp.work,
            "action": change.action,
            "table_name": change.table,
            "row_uid": change.row_uid,
            "row_rev": change.row_rev,
            "old_digest": digest(salt, old),
            "new_digest": digest(salt, new),
        }
        row["link"] = link = link_of(link, row)
        rows.append(row)
        values.append({"seq": seq, "salt": salt, "old": old, "new": new})
    if rows:
        connection.execute(insert(JournalRow), rows)
        connection.execute(insert(JournalValue), values)


def withhold(connection: Connection, row_uids: Iterable[str], works: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Take all values of these rows and pieces of work out of the journal; the caller gets them and seals them."""
    named = {"uids": list(row_uids), "works": list(works)}
    if not any(named.values()):
        return []
    wanted = select(JournalRow.seq).where(
        JournalRow.row_uid.in_(bindparam("uids", expanding=True))
        | JournalRow.work.in_(bindparam("works", expanding=True))
    )
    found = connection.execute(select(JournalValue).where(JournalValue.seq.in_(wanted)), named).mappings().all()
    taken = [{**row, "salt": row["salt"].hex()} for row in found]
    connection.execute(delete(JournalValue).where(JournalValue.seq.in_(wanted)), named)
    return taken


@dataclass(frozen=True)
class Told:
    """One change as a person reads it; `known` is False when its values left for the vault."""

    seq: int
    at: datetime
    by: str
    work: str
    action: str
    table: str
    row_uid: str
    row_rev: int
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    reason: str
    known: bool


def story(connection: Connection | Session, row_uids: Iterable[str]) -> list[Told]:
    """The changes of these rows, oldest first."""
    return _told(connection, JournalRow.row_uid.in_(list(row_uids)))


def story_of_work(connection: Connection | Session, work: str) -> list[Told]:
    """The changes of one piece of work, oldest first."""
    return _told(connection, JournalRow.work == work)


def _told(connection: Connection | Session, wanted: ColumnElement[bool]) -> list[Told]:
    query = (
        select(JournalRow.__table__, JournalValue.old, JournalValue.new)
        .outerjoin(JournalValue, JournalValue.seq == JournalRow.seq)
        .where(wanted)
        .order_by(JournalRow.seq)
    )
    return [_tell(row) for row in connection.execute(query).mappings()]


def _tell(row: RowMapping) -> Told:
    new = json.loads(row["new"]) if row["new"] else {}
    reason = new.pop("·", "")
    return Told(
        seq=row["seq"],
        at=row["at"],
        by=row["by"],
        work=row["work"],
        action=row["action"],
        table=row["table_name"],
        row_uid=row["row_uid"],
        row_rev=row["row_rev"],
        old=json.loads(row["old"]) if row["old"] else {},
        new=new,
        reason=reason,
        known=row["new"] is not None,
    )
