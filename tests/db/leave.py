"""Leaves a register of the newest revision behind for the tests of upgrades: python -m tests.db.leave.

It is the register of the revision before, brought forward, with a row in each table that is still empty. Run once
when a step is added; what it wrote is never edited, because a program of that revision would have left it so.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, inspect, select
from sqlalchemy import Enum as EnumType
from sqlalchemy.orm import Session

from db.base import STAMPS, Base, Instant
from db.engine import open_engine
from db.migrate import migrate
from db.migrations import HEAD
from db.session import Database
from desktop_app.areas import load_areas
from desktop_app.core.clock import VIETNAM, FixedClock
from desktop_app.office.models import RegisterBook
from tests.conftest import office_opener

REVISIONS = Path(__file__).parent / "revisions"
NOW = datetime(2026, 11, 23, 9, 16, tzinfo=VIETNAM)
ACCOUNT = "01a20630-5300-7f14-877b-fe634fe60b0b"
LEFT_OUT = ("sqlite_", "search_text_", "alembic_version")


def main() -> None:
    """Write the file of the newest revision; it must not be there yet."""
    target = REVISIONS / f"{HEAD}.sql"
    if target.exists():
        sys.exit(f"{target.name} is there already and is never written again.")
    before = max(path for path in REVISIONS.glob("*.sql"))
    records = office_opener(FixedClock(NOW)).all_records()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(Path(folder) / "register.db", bytes(range(32)))
        migrate(engine, lambda: None, head=before.stem)
        driver = engine.raw_connection()
        driver.driver_connection.executescript(before.read_text(encoding="utf-8"))  # type: ignore[union-attr]
        driver.close()
        migrate(engine, lambda: None, records=records)
        _fill(Database(engine, records, FixedClock(NOW)), list(records))
        said = f"-- A register as the program of revision {HEAD} left it, with invented people; never edited."
        target.write_text("\n".join([said, *_statements(engine)]) + "\n", encoding="utf-8")
        engine.dispose()


def _fill(db: Database, kinds: list[type]) -> None:
    """A row in each table that has none; what it points at is the first row there, and its number was given."""
    with db.writing(ACCOUNT) as session:
        for kind in kinds:
            if not session.scalars(select(kind).limit(1)).first():
                columns = inspect(kind).mapper.column_attrs
                values = {a.key: _value(session, a.columns[0]) for a in columns if a.key not in STAMPS}
                session.add(kind(**values))
                session.flush()
        for book in (book for area in load_areas() for book in area.books):
            if session.get(RegisterBook, (book.key, 1)) is None and not book.part:
                session.add(RegisterBook(book=book.key, year=1, last_number=1))


def _value(session: Session, column: Column[Any]) -> Any:
    if column.foreign_keys:
        [key] = column.foreign_keys
        return session.connection().exec_driver_sql(f"SELECT min(id) FROM {key.column.table.name}").scalar()
    if isinstance(column.type, EnumType) and issubclass(column.type.enum_class or Enum, Enum):
        return next(iter(column.type.enum_class))  # type: ignore[call-overload]
    if isinstance(column.type, Instant):
        return NOW
    simple = {bool: False, int: 1, str: "phòng họp tầng một", bytes: b"-", date: NOW.date(), time: time(8, 0)}
    return simple[column.type.python_type]


def _statements(engine: Engine) -> Iterator[str]:
    with engine.connect() as connection:
        listed = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
        tables = [name for name in connection.exec_driver_sql(listed).scalars() if not name.startswith(LEFT_OUT)]
        ordered = [table.name for table in Base.metadata.sorted_tables if table.name in tables]
        for table in (*ordered, *(name for name in tables if name not in ordered)):
            own = "rowid, " if table == "search_text" else ""
            rows = connection.exec_driver_sql(f"SELECT {own}* FROM {table}")
            names = ", ".join(rows.keys())
            for row in rows:
                yield f"INSERT INTO {table} ({names}) VALUES ({', '.join(_literal(cell) for cell in row)});"


def _literal(cell: object) -> str:
    if cell is None:
        return "NULL"
    if isinstance(cell, bytes):
        return f"x'{cell.hex()}'"
    return str(cell) if isinstance(cell, int) else "'" + str(cell).replace("'", "''") + "'"


if __name__ == "__main__":
    main()
