"""Kill -9 during saves: python -m tests.kills KILLS [SEED].

Each victim is forked from this process, which has everything imported, opens the office, saves visit after visit and
tells each number through a pipe once the save has returned; some visits turn into denunciations, whose identity leaves
for the vault. It is killed at a random moment. Then another child opens the office and looks: every number that was
told is there with its words, the draft is there, no number is missing, the file checks clean.
"""

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from db.keys import Created
from db.verify import verify
from desktop_app.areas import load_areas
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.law.calendar import national_day
from desktop_app.office.matter_kinds import Kind
from tests.kills.office import NOW, make_office, open_again, opener

LONGEST_LIFE = 0.08
DRAFT = "kills"
CHECK_EVERY = 20


def main(kills: int, seed: int) -> None:
    """Kill that many times, look after each kill."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kills-") as place:
        folder = Path(place) / "data"
        created = make_office(folder)
        national_day(NOW.date())  # what every victim would otherwise have to learn again
        told: dict[int, str] = {}
        for kill in range(1, kills + 1):
            # A draft that was told stays, whatever this life comes to; one that never was cannot be missed.
            since = {0: "0"} if 0 in told else {}
            told.update(since | _kill_one(folder, created, chance, f"{seed}-{kill}"))
            whole = kill % CHECK_EVERY == 0 or kill == kills
            lost = ask_child(lambda whole=whole: _look(folder, created, told, whole))  # type: ignore[misc]
            if lost:
                sys.exit(f"after kill {kill}: {lost}")
    saves = len(told.keys() - {0})
    if saves < kills:
        sys.exit(f"only {saves} saves were told in {kills} lives: the victims hardly lived")
    print(f"{kills} kills, {saves} acknowledged saves, none lost, no gap, the check is clean")


def _kill_one(folder: Path, created: Created, chance: random.Random, life: str) -> dict[int, str]:
    """Let a victim live for a moment after its first save; what it told."""
    reader, writer = os.pipe()
    victim = os.fork()
    if victim == 0:
        os.close(reader)
        _save_until_killed(folder, created, writer, life)
    os.close(writer)
    said = _first_word(reader, victim)
    time.sleep(chance.random() * LONGEST_LIFE)
    os.kill(victim, signal.SIGKILL)
    os.waitpid(victim, 0)
    while more := os.read(reader, 65536):
        said += more
    os.close(reader)
    whole_lines = said.decode().split("\n")[:-1]
    return {int(number): words for number, words in (json.loads(line) for line in whole_lines)}


def _first_word(reader: int, victim: int) -> bytes:
    if not select.select([reader], [], [], 30)[0]:
        os.kill(victim, signal.SIGKILL)
        sys.exit("a victim saved nothing in half a minute")
    return os.read(reader, 65536)


def _save_until_killed(folder: Path, created: Created, writer: int, life: str) -> None:
    office = open_again(folder, created)
    service = ReceptionService(office.desk)
    for count in range(1_000_000):
        words = f"Lần ghi {life}-{count}"
        kind = Kind.DENUNCIATION if count % 5 == 4 else Kind.SUGGESTION
        entry = VisitEntry(received_on=NOW.date(), full_name="Vi Văn Thử", content=words, kind=kind)
        saved = service.register(entry)
        if count % 3 == 2:
            words += " đã sửa"
            kind = Kind.DENUNCIATION if count % 2 else kind
            corrected = VisitEntry(received_on=NOW.date(), full_name="Vi Văn Thử", content=words, kind=kind)
            service.correct(saved.uid, saved.rev, corrected, "thử sửa")
        _tell(writer, saved.number, words)
        office.desk.drafts.save(DRAFT, "victim", {"typed": str(count)}, NOW)
        _tell(writer, 0, str(count))


def _tell(writer: int, number: int, words: str) -> None:
    os.write(writer, (json.dumps([number, words]) + "\n").encode())


def ask_child(work: Callable[[], str]) -> str:
    """What a child process answers; the database is never opened in the process that forks."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.write(writer, work().encode())
        os._exit(0)
    os.close(writer)
    answer = b""
    while more := os.read(reader, 65536):
        answer += more
    os.close(reader)
    _, status = os.waitpid(child, 0)
    return answer.decode() or ("" if status == 0 else "the office could not be opened again")


def _look(folder: Path, created: Created, told: dict[int, str], whole: bool) -> str:
    """What is wrong, or nothing."""
    office = open_again(folder, created)
    newest = VisitPages(office.db, VisitFilter()).after(None, 100)
    count = VisitPages(office.db, VisitFilter()).count()
    if newest and count != newest[0].number:
        return f"{count} visits but the last number is {newest[0].number}"
    wrong = [row.number for row in newest if row.content != told.get(row.number, row.content)]
    if wrong or (told and max(told) > count):
        return f"told but not there: {wrong or max(told)}"
    draft = office.desk.drafts.load(DRAFT, "victim")
    if 0 in told and (draft is None or int(draft.values["typed"]) < int(told[0])):
        return f"the draft {told[0]} was told but is not there"
    if whole:
        books = [book for area in load_areas() for book in area.books]
        findings = verify(office.db.engine, opener().all_records(), books).findings
        if findings:
            return "; ".join(findings)
    office.close()
    return ""


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
