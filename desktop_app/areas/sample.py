"""The practice office with its sample data: every area lives through the same year, the same for the same seed."""

import random
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Progress
from desktop_app.office.accounts import AccountService
from desktop_app.office.desk import Desk
from desktop_app.office.door import Door, FirstAnswers
from desktop_app.office.finding import declared
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts
from desktop_app.office.opening import Opener, OpenOffice
from desktop_app.office.practice import PracticeOffice
from desktop_app.office.practice_round import RoundService
from desktop_app.office.rights import Role

ROWS = 420
SEED = 1
COLLEAGUES = {"head": Role.LEADER, "office_chief": Role.VIEWER, "clerk": Role.OFFICIAL, "youth": Role.KEYER}
PASSWORD = "tập huấn ở xã Yên Hạ"
"""Everybody may know it: nothing real is ever kept in a practice office."""


def make_practice_office(
    folder: Path, opener: Opener, progress: Progress, seed: int = SEED, rows: int = ROWS
) -> OpenOffice:
    """A practice office in `folder`, set up a year ago and lived in until now; open, by a clock that stands at now."""
    now = opener.clock.now()
    clock = FixedClock(now - timedelta(days=370))
    practice = PracticeOffice(random.Random(seed))
    official = practice.official("reception")
    answers = FirstAnswers(
        profile=practice.profile(),
        account_name=official.name,
        account_post=official.post,
        password=PASSWORD,
        is_practice=True,
        hamlets=practice.hamlets(),
    )
    office = Door(folder, replace(opener, clock=clock)).set_up(answers).office
    with ExitStack() as given_up:
        given_up.callback(office.close)
        _settle(office, practice)
        clock.move_to(now)
        fill(office.desk, clock, progress, seed, rows)
        office.back_up()
        RoundService(office.desk).begin()
        given_up.pop_all()
    return office


def _settle(office: OpenOffice, practice: PracticeOffice) -> None:
    """Colleagues with roles of their own, and what is known of each hamlet."""
    accounts, hamlets = AccountService(office.desk, office.keeper), HamletService(office.desk)
    for role_there, role in COLLEAGUES.items():
        colleague = practice.official(role_there)
        accounts.open(colleague.name, colleague.post, role, PASSWORD)
    known = {hamlet["name"]: hamlet for hamlet in practice.place["hamlets"]}
    for row in hamlets.all():
        facts = known[row.name]
        hamlets.change(
            row.uid,
            HamletFacts(
                kind=row.kind, name=row.name, households=row.households, people=facts["people"], head=facts["head"]
            ),
        )


def fill(desk: Desk, clock: FixedClock, progress: Progress, seed: int, rows: int) -> int:
    """Enter the sample data of all areas; how many records. `clock` is the desk's own and is put back at the end."""
    makers = (declared(area.demo) for area in load_areas() if area.demo)
    return sum(make(desk, clock, random.Random(seed), rows, progress) for make in makers)
