"""The program as the pictures show it: its clock stands, passwords cost little."""

from dataclasses import replace
from pathlib import Path

from db.sealing import Cost
from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.demo import NOW
from desktop_app.main import details, make_opener
from desktop_app.office.door import Door
from desktop_app.office.homes import Homes
from desktop_app.office.opening import Opener
from desktop_app.shell.memory import Memory
from desktop_app.shell.program import Program

CHEAP = Cost(memory_kib=8 * 1024, passes=1)


def opener() -> Opener:
    """How the offices of the pictures are opened."""
    return replace(make_opener(FixedClock(NOW)), cost=CHEAP, floor=CHEAP, check_place=lambda folder: None)


def program(data: Path, memory: Path, *, is_practice: bool = True, shared: Path | None = None) -> Program:
    """The program at the door of `data`, on a PC with a folder for all accounts when there is a `shared` one."""
    used = opener()
    return Program(
        clock=used.clock,
        door=Door(data, used),
        areas=load_areas(),
        memory=Memory(memory),
        details=details,
        practise=None if is_practice else lambda _kind: None,
        homes=Homes(data, shared) if shared else None,
        is_practice=is_practice,
    )
