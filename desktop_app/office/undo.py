"""Undo of one's own last save, from the journal's own values."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Enum as EnumType
from sqlalchemy import inspect, select
from sqlalchemy.orm import Mapper, Session

from db.base import Base, Instant
from db.journal import JournalRow, Told, story_of_work
from desktop_app.core.errors import UserError
from desktop_app.office.models import CalendarDay, LawVersion

MINUTES = 10
REASON = "Hoàn tác ngay sau khi lưu"
INSTEAD = "Muốn đổi, hãy mở bản ghi và sửa."
LAW_TABLES = frozenset({LawVersion.__tablename__, CalendarDay.__tablename__})


def last_work(session: Session, by: str, tables: Sequence[str], now: datetime) -> list[Told]:
    """The changes of the account's last piece of work on these tables, not older than ten minutes.

    UserError when it can't be taken back.
    """
    since = now - timedelta(minutes=MINUTES)
    newest = (
        select(JournalRow.work)
        .where(JournalRow.by == by, JournalRow.table_name.in_(tables), JournalRow.at >= since)
        .order_by(JournalRow.seq.desc())
        .limit(1)
    )
    work = session.scalars(newest).first()
    changes = story_of_work(session, work) if work else []
    if not changes:
        raise UserError(f"Không có lần lưu nào trong {MINUTES} phút vừa qua để hoàn tác. {INSTEAD}")
    if any(change.table in LAW_TABLES for change in changes):
        raise UserError("Lần lưu cuối là sửa quy định hoặc ngày nghỉ. Muốn bỏ, mở trang Quy định và ngày nghỉ.")
    if any(change.reason == REASON for change in changes):
        raise UserError(f"Lần lưu cuối đã được hoàn tác rồi. {INSTEAD}")
    if not all(change.known for change in changes):
        raise UserError(f"Lần lưu cuối đã chuyển danh tính vào kho mật nên không hoàn tác được. {INSTEAD}")
    return changes


def restore(session: Session, changes: Sequence[Told]) -> None:
    """Give the changed rows their old values back; UserError when one was changed again since."""
    latest = {change.row_uid: change.row_rev for change in changes}
    kinds = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    for change in reversed(changes):
        if change.action != "change":
            continue
        kind = kinds[change.table]
        row = session.scalars(select(kind).where(kind.uid == change.row_uid)).one()
        if row.rev != latest[change.row_uid]:
            raise UserError(f"Bản ghi đã được sửa tiếp sau lần lưu đó nên không hoàn tác được. {INSTEAD}")
        for name, value in change.old.items():
            setattr(row, name, _revived(kind, name, value))


def _revived(kind: type, name: str, value: Any) -> Any:
    """A value from the journal's JSON, as the column wants it."""
    if not isinstance(value, str):
        return value
    mapper: Mapper[Any] = inspect(kind)
    column: Any = mapper.column_attrs[name].columns[0].type
    if isinstance(column, EnumType) and column.enum_class:
        options: Any = column.enum_class
        return options[value] if issubclass(options, Enum) else value
    if isinstance(column, Instant):
        return datetime.fromisoformat(value)
    python = column.python_type
    return python.fromisoformat(value) if python in (date, time) else value
