"""Steps lead to exactly the tables of the program; a step that fails leaves the file as it was."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db import index
from db.base import Base
from db.engine import open_engine
from db.migrate import migrate, revision_of, steps_folder
from db.migrations import HEAD
from db.verify import verify
from desktop_app.areas import load_areas
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.opening import Opener

KEY = bytes(range(32))

BROKEN = '''
"""A step that fails half way."""
from alembic import op
revision = "9999"
down_revision = "{head}"
def upgrade():
    op.execute("CREATE TABLE half_done (id INTEGER)")
    op.execute("UPDATE hamlet SET name = 'đã đổi'")
    op.execute("INSERT INTO no_such_table VALUES (1)")
'''


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(tmp_path / "register.db", KEY)
    yield opened
    opened.dispose()


def names(engine: Engine) -> set[str]:
    """What the file holds."""
    with engine.connect() as connection:
        return set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())


def test_there_is_one_head_and_the_program_knows_it() -> None:
    script = ScriptDirectory(str(steps_folder()))

    assert script.get_heads() == [HEAD]


def test_the_steps_lead_to_the_tables_of_the_program(engine: Engine) -> None:
    for area in load_areas():
        import_module(area.models)
    migrate(engine, lambda: None)
    options = {"compare_type": True, "include_object": lambda item, name, *_: not str(name).startswith("search_text")}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("revision", [step.revision for step in ScriptDirectory(str(steps_folder())).walk_revisions()])
def test_a_register_of_every_revision_is_brought_here_with_all_it_holds(
    engine: Engine, opener: Opener, revision: str
) -> None:
    migrate(engine, lambda: None, head=revision)
    left = (Path(__file__).parent / "revisions" / f"{revision}.sql").read_text(encoding="utf-8")
    driver = engine.raw_connection()
    driver.driver_connection.executescript(left)
    driver.close()
    copied: list[str] = []
    there = names(engine)

    assert migrate(engine, lambda: copied.append("copy")) is (revision != HEAD)

    assert copied == ([] if revision == HEAD else ["copy"])
    records = opener.all_records()
    assert verify(engine, records, [book for area in load_areas() for book in area.books]).is_clean
    with Session(engine) as session:
        assert all(session.scalars(select(kind)).all() for kind in records if kind.__tablename__ in there)
        assert index.find(session.connection(), "nguyen duc thua 45")


def test_a_file_that_is_up_to_date_is_left_alone(engine: Engine) -> None:
    migrate(engine, lambda: None)

    assert migrate(engine, lambda: pytest.fail("nothing to copy")) is False


def test_a_file_from_a_newer_program_is_refused_and_stays(engine: Engine) -> None:
    migrate(engine, lambda: None)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '8888'")

    with pytest.raises(UserError, match="bản chương trình mới hơn"):
        migrate(engine, lambda: pytest.fail("nothing to copy"))
    assert revision_of(engine) == "8888"


def test_a_step_that_fails_half_way_leaves_the_tables_as_they_were(desk: Desk, tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    (steps / "versions").mkdir(parents=True)
    (steps / "env.py").write_text((steps_folder() / "env.py").read_text(encoding="utf-8"), encoding="utf-8")
    for step in (steps_folder() / "versions").glob("0*.py"):
        (steps / "versions" / step.name).write_text(step.read_text(encoding="utf-8"), encoding="utf-8")
    (steps / "versions" / "9999_broken.py").write_text(BROKEN.format(head=HEAD), encoding="utf-8")
    before, copied = names(desk.db.engine), []

    with pytest.raises(Exception, match="no such table"):
        migrate(desk.db.engine, lambda: copied.append("copy"), steps, "9999")

    assert copied == ["copy"]
    assert names(desk.db.engine) == before
    assert revision_of(desk.db.engine) == HEAD
    with desk.db.engine.connect() as connection:
        assert "đã đổi" not in connection.exec_driver_sql("SELECT name FROM hamlet").scalars().all()
