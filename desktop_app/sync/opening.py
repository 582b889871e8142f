"""Which record a row of a package belongs to, and the page that shows it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.office.area import Area
from desktop_app.office.desk import Desk
from desktop_app.sync.tables import Going, going_tables


def record_of(desk: Desk, areas: Sequence[Area], table: str, uid: str) -> tuple[str, str]:
    """The page and the record that show a row; ("", "") for a row that has no page."""
    pages = {each.table: area.opens for area in areas for each in area.exchanged}
    tables = {each.name: each for each in going_tables(areas)}
    if not pages.get(table):
        return "", ""
    with desk.db.reading() as session:
        found = _whole(session, tables, table, uid)
    return (pages[table], found) if found else ("", "")


def rows_of_record(desk: Desk, areas: Sequence[Area], uid: str) -> list[str]:
    """The record with this name and the rows that belong to it, by their names; itself alone where none do."""
    found = [uid]
    with desk.db.reading() as session:
        for going in going_tables(areas):
            found += _below(session, going, uid)
    return found


def _whole(session: Session, tables: dict[str, Going], table: str, uid: str) -> str:
    """The name of the record that the row is part of: the row itself, or what it points at, step by step."""
    going = tables[table]
    kind: Any = going.kind
    of = going.declared.of
    if not of:
        return uid if session.scalar(select(kind.uid).where(kind.uid == uid)) else ""
    above: Any = going.points[of]
    found = session.scalar(select(above.uid).join(kind, getattr(kind, of) == above.id).where(kind.uid == uid))
    return _whole(session, tables, above.__tablename__, found) if found and above.__tablename__ in tables else ""


def _below(session: Session, going: Going, uid: str) -> list[str]:
    of = going.declared.of
    if not of:
        return []
    kind: Any = going.kind
    above: Any = going.points[of]
    asked = select(kind.uid).join(above, getattr(kind, of) == above.id).where(above.uid == uid)
    return list(session.scalars(asked))
