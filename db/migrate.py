"""Brings a file to the tables of this program: a copy first, all steps in one transaction, newer files refused."""

import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db import index
from db.migrations import HEAD
from db.recorded import Records
from db.trouble import told
from desktop_app.core.errors import UserError


def steps_folder() -> Path:
    """Where the steps are, the same from a checkout and from a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen, "db", "migrations") if frozen else Path(__file__).parent / "migrations"


def revision_of(engine: Engine) -> str | None:
    """The step that a file is at; None for a file without tables."""
    with told(), engine.execution_options(reading=True).connect() as connection:
        listed = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        if not connection.exec_driver_sql(listed).scalar():
            return None
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def migrate(
    engine: Engine,
    before: Callable[[], object],
    steps: Path | None = None,
    head: str = HEAD,
    records: Records | None = None,
) -> bool:
    """Bring the file to `head`; `before` makes the copy and is called only when there is something to lose.

    Whether anything was done. With `records` an older file's index is set anew in the same transaction. A file from a
    newer program is refused with a sentence and stays as it is.
    """
    now = revision_of(engine)
    if now == head:
        return False
    folder = steps or steps_folder()
    if now is not None:
        refuse_unknown(now, folder)
        before()
    _run(engine, folder, head, records if now else None)
    return True


def refuse_unknown(revision: str, folder: Path | None = None) -> None:
    """UserError when a file at `revision` was written by a newer program."""
    folder = folder or steps_folder()
    known = (path.name.split("_")[0] for path in (folder / "versions").glob("*.py"))
    if revision not in known:
        raise UserError(
            "Sổ này do bản chương trình mới hơn ghi. Hãy cài bản mới rồi mở lại; sổ vẫn nguyên, chưa có gì bị thay đổi."
        )


def _run(engine: Engine, folder: Path, head: str, records: Records | None) -> None:
    # Imported here: the library costs a sixth of a second that a start without migration need not pay.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with told(), engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, head)
        if records is not None:
            with Session(connection, autoflush=False) as session:
                index.rebuild(session, records)
