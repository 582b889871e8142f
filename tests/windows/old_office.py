"""Makes an office as a program of an earlier revision left it: python -m tests.windows.old_office FOLDER REVISION."""

import re
import sys
from datetime import datetime
from pathlib import Path

import db.keys
from db.engine import open_engine
from db.keys import KeyFile, NewOffice
from db.migrate import migrate
from desktop_app.core.clock import VIETNAM
from desktop_app.core.uid import uuid7
from desktop_app.main import PASSWORD_COST
from desktop_app.office.door import Door
from desktop_app.office.opening import REGISTER
from tests.slow.machine import ROOT

REVISIONS = ROOT / "tests" / "db" / "revisions"
PASSWORD = "trăng sáng trên đồng lúa"
NAME = "Hoàng Thị Lan"
WHEN = datetime(2026, 11, 23, 9, 16, tzinfo=VIETNAM)


def make(folder: Path, revision: str) -> None:
    """Keys for the account that the register of that revision knows, and the register itself."""
    from desktop_app.main import make_opener

    left = (REVISIONS / f"{revision}.sql").read_text(encoding="utf-8")
    [account] = set(re.findall(r"INSERT INTO account \(.*?\) VALUES \(.*?'([0-9a-f-]{36})'", left))
    waiting = [account]
    db.keys.uuid7 = lambda at, bits: waiting.pop() if waiting else uuid7(at, bits)  # type: ignore[assignment]
    folder.mkdir(parents=True)
    rules = Door(folder, make_opener()).first_rules()
    office = NewOffice(
        office_name="UBND xã Yên Hạ", office_place="tỉnh Minh Họa", practice=False, rules=rules, account_name=NAME,
        account_post="",
    )  # fmt: skip
    created = KeyFile.create(folder, office, PASSWORD, cost=PASSWORD_COST, at=WHEN)
    engine = open_engine(folder / REGISTER, created.unlocked.data_key)
    migrate(engine, lambda: None, head=revision)
    driver = engine.raw_connection()
    driver.driver_connection.executescript(left)
    driver.close()
    engine.dispose()


if __name__ == "__main__":
    make(Path(sys.argv[1]), sys.argv[2])
