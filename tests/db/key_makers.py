"""Key files at a price that tests can pay."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from secrets import token_bytes
from typing import Any

from db.key_changes import KeyKeeper
from db.key_content import FILE_NAME
from db.keys import Created, KeyFile, NewOffice, Unlocked
from db.sealing import Cost, canonical
from db.sign_in import SignInRules
from desktop_app.core.clock import VIETNAM

CHEAP = Cost(memory_kib=8 * 1024, passes=1)
NOW = datetime(2026, 11, 23, 9, 16, tzinfo=VIETNAM)
RULES = SignInRules(tries=5, lock_minutes=5, shortest_password=14, idle_minutes=15)
LAN, LAN_PASSWORD = "Hoàng Thị Lan", "mùa lúa chín vàng"
CHI, CHI_PASSWORD = "Nguyễn Văn Chi", "sông Thương nước chảy"


def new_office(*, practice: bool = False, holds_vault: bool = True) -> NewOffice:
    return NewOffice(
        office_name="UBND xã Yên Hạ",
        office_place="tỉnh Bắc Ninh",
        practice=practice,
        rules=RULES,
        account_name=LAN,
        account_post="Tiếp công dân",
        holds_vault=holds_vault,
    )


def create(folder: Path, *, practice: bool = False, holds_vault: bool = True) -> Created:
    office = new_office(practice=practice, holds_vault=holds_vault)
    return KeyFile.create(folder, office, LAN_PASSWORD, cost=CHEAP, at=NOW, floor=CHEAP)


def keeper(made: Created, unlocked: Unlocked | None = None) -> KeyKeeper:
    return KeyKeeper(made.keys, unlocked or made.unlocked, CHEAP, token_bytes)


def rewrite(folder: Path, alter: Callable[[dict[str, Any]], None]) -> None:
    """Alter the file as somebody would who knows how its checksum is made."""
    data = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    del data["check"]
    alter(data)
    check = hashlib.sha256(canonical(data)).hexdigest()
    (folder / FILE_NAME).write_text(json.dumps({**data, "check": check}), encoding="utf-8")
