"""An office made for being killed: small, quick passwords, the practice commune's people."""

import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db.keys import Created, KeyFile, NewOffice
from db.sealing import Cost
from db.sign_in import SignInRules
from desktop_app.core.clock import VIETNAM, FixedClock
from desktop_app.main import make_opener
from desktop_app.office.opening import Opener, OpenOffice, create_office, open_unlocked
from desktop_app.office.practice import PracticeOffice

NOW = datetime(2026, 11, 23, 9, 16, tzinfo=VIETNAM)
CHEAP = Cost(memory_kib=8 * 1024, passes=1)
PASSWORD = "trăng sáng trên đồng lúa"


def opener(holder: str = "kiểm thử") -> Opener:
    """The program's own opener, with a standing clock and passwords at test cost."""
    usual = make_opener(FixedClock(NOW), holder)
    return replace(usual, cost=CHEAP, floor=CHEAP, check_place=lambda folder: None)


def make_office(folder: Path) -> Created:
    """A practice office without visits."""
    practice = PracticeOffice(random.Random(1))
    official, profile = practice.official("reception"), practice.profile()
    new = NewOffice(
        office_name=profile.short_name,
        office_place=profile.province,
        practice=True,
        rules=SignInRules(tries=5, lock_minutes=5, shortest_password=14, idle_minutes=15),
        account_name=official.name,
        account_post=official.post,
    )
    return create_office(folder, new, profile, practice.hamlets(), PASSWORD, opener())


def open_again(folder: Path, created: Created) -> OpenOffice:
    """Open it as after a start, without asking for the password."""
    return open_unlocked(folder, KeyFile.read(folder, CHEAP), created.unlocked, opener())
