"""An office that saves without pause and is killed at random moments; after each kill nothing acknowledged is missing.

Run as `python -m tests.kills COUNT SEED FOLDER`; needs a system that can fork.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import select

from db.keys import KeyFile, Unlocked
from db.verify import verify
from desktop_app.areas import load_areas
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.models import Kind, Visit
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.office.opening import Opener, OpenOffice, create_office, open_unlocked
from desktop_app.office.profile import Profile
from tests.db.key_makers import CHEAP, LAN_PASSWORD, NOW, new_office

KILLS_AN_OFFICE = 25
FORM = "kills"


@dataclass
class Acknowledged:
    """What the killed program had reported as saved."""

    numbers: set[int] = field(default_factory=set)
    revisions: dict[str, int] = field(default_factory=dict)
    typed: int = 0

    def hear(self, line: bytes) -> None:
        word, _, rest = line.decode().strip().partition(" ")
        if word == "number":
            self.numbers.add(int(rest))
        elif word == "revision":
            uid, _, rev = rest.partition(" ")
            self.revisions[uid] = int(rev)
        else:
            self.typed = max(self.typed, int(rest))


def opener() -> Opener:
    records = {kind: entry for area in load_areas() for kind, entry in import_module(area.models).RECORDS.items()}
    return Opener(FixedClock(NOW), records, cost=CHEAP, floor=CHEAP, check_place=lambda folder: None)


def entry(place: int) -> VisitEntry:
    return VisitEntry(
        received_on=date(2026, 11, 23),
        full_name=f"Người Thứ {place}",
        paper_number=f"0990610{place:05d}",
        content=f"Đề nghị đo lại ranh giới thửa {place}. " * 20,
        kind=Kind.COMPLAINT,
    )


def save_without_end(office: OpenOffice, out: BinaryIO, begin: int) -> None:
    """Type a draft, enter a visit, correct it; each third becomes a denunciation and leaves for the vault."""
    service, desk = ReceptionService(office.desk), office.desk
    for place in range(begin, sys.maxsize):
        desk.drafts.save(FORM, desk.account.uid, {"typed": str(place)}, desk.clock.now())
        out.write(b"typed %d\n" % place)
        saved = service.register(entry(place))
        out.write(b"number %d\n" % saved.number)
        kind = Kind.DENUNCIATION if place % 3 == 0 else Kind.FEEDBACK
        done = service.correct(saved.uid, saved.rev, replace(entry(place), kind=kind), "Xác định lại loại đơn")
        out.write(b"revision %s %d\n" % (done.uid.encode(), done.rev))


def killed_once(folder: Path, unlocked: Unlocked, begin: int, chance: random.Random) -> Acknowledged:
    """Let a child save until it is killed at a random moment; what it had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "wb", buffering=0) as out:
            out.write(b"typed 0\n")
            save_without_end(open_unlocked(folder, KeyFile(folder, CHEAP), unlocked, opener()), out, begin)
        os._exit(0)
    os.close(writing)
    heard = Acknowledged()
    with os.fdopen(reading, "rb") as lines:
        for _ in range(chance.randrange(1, 14)):
            heard.hear(next(lines))
        time.sleep(chance.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        for line in lines:
            if line.endswith(b"\n"):
                heard.hear(line)
    os.waitpid(child, 0)
    return heard


def problems(folder: Path, unlocked: Unlocked, heard: Acknowledged) -> Iterator[str]:
    """What is missing or wrong in the office that was killed."""
    office = open_unlocked(folder, KeyFile(folder, CHEAP), unlocked, opener())
    with office.db.reading() as session:
        there = {visit.uid: (visit.number, visit.rev) for visit in session.scalars(select(Visit))}
    numbers = {number for number, _ in there.values()}
    if lost := heard.numbers - numbers:
        yield f"acknowledged visits lost: {sorted(lost)}"
    if numbers != set(range(1, len(numbers) + 1)):
        yield f"gap or double among {len(there)} visits"
    yield from (f"correction lost: {uid}" for uid, rev in heard.revisions.items() if there[uid][1] < rev)
    draft = office.desk.drafts.load(FORM, office.desk.account.uid)
    if heard.typed and (draft is None or int(draft.values["typed"]) < heard.typed):
        yield f"draft lost: {heard.typed}"
    books = [book for area in load_areas() for book in area.books]
    yield from verify(office.db.engine, opener().all_records(), books).findings
    office.close()


def _warm(folder: Path, unlocked: Unlocked) -> None:
    """Let this process learn what every child would have to learn again: the law, the days off, the mapping."""
    office = open_unlocked(folder, KeyFile(folder, CHEAP), unlocked, opener())
    service = ReceptionService(office.desk)
    service.register(entry(0))
    office.close()


def main(count: int, seed: int, folder: Path) -> int:
    """Kill so many times; 1 when anything was lost."""
    chance, saved, bad = random.Random(seed), 0, 0
    for kill in range(count):
        if kill % KILLS_AN_OFFICE == 0:
            place, begin = folder / f"office-{kill}", 1
            made = create_office(place, new_office(), Profile(name="xã Yên Hạ"), [], LAN_PASSWORD, opener())
            _warm(place, made.unlocked)
        heard = killed_once(place, made.unlocked, begin, chance)
        begin += 1000
        saved += len(heard.numbers)
        for problem in problems(place, made.unlocked, heard):
            bad += 1
            print(f"kill {kill}: {problem}", flush=True)
    print(f"{count} kills, {saved} acknowledged visits, {bad} problems (seed {seed})")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
