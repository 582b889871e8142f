"""Opens the encrypted file: SQLCipher, raw key, WAL kept in full sync, every write one immediate transaction."""

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -32000",
)


def connect(path: Path, key: bytes) -> Any:
    """A driver connection to the file at `path`; `key` is the 32-byte data key. Raises DBAPI errors."""
    connection = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()
    return connection


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine on the file; a connection with the execution option `reading` never takes the write lock."""

    def configured() -> Any:
        connection = connect(path, key)
        try:
            for setting in SETTINGS:
                connection.execute(setting).fetchall()
        except sqlcipher3.Error:
            # Windows lets nobody mend or move a file that somebody still holds.
            connection.close()
            raise
        return connection

    pool = {"poolclass": QueuePool, "pool_size": 6}
    engine = create_engine("sqlite://", module=sqlcipher3, creator=configured, hide_parameters=True, **pool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # The driver's own transaction handling commits before DDL; these explicit words make a failed migration roll back.
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
