"""Kill -9 while batches of anonymous forms are sealed: python -m tests.kills.sealing KILLS [SEED].

Each victim keys batch after batch and closes each. It is killed at a random moment after it said that it closes one.
Then another child opens the office and looks: every batch is either open with all its forms on its pile, or closed with
all of them sealed and no pile left; one that was told to be closed is.
"""

import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import func
from sqlalchemy import select as chosen

from db.keys import Created
from desktop_app.areas.surveys.kept import batch_of
from desktop_app.areas.surveys.keying.pile_sealed import ACCOUNT, SealedPile
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.models import SealedResponse
from desktop_app.areas.surveys.states import BatchState
from desktop_app.core.law.calendar import national_day
from tests.areas.surveys.accounts import close, key
from tests.areas.surveys.makers import a_batch, a_survey
from tests.kills.__main__ import ask_child
from tests.kills.office import NOW, make_office, open_again

FORMS = 6
LONGEST_LIFE = 0.2


def main(kills: int, seed: int) -> None:
    """Kill that many times, look after each kill."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kills-") as place:
        folder = Path(place) / "data"
        created = make_office(folder)
        national_day(NOW.date())  # what every victim would otherwise have to learn again
        survey = ask_child(lambda: _begun(folder, created))
        closed = 0
        for kill in range(1, kills + 1):
            told = _kill_one(folder, created, survey, chance.random() * LONGEST_LIFE)
            closed += sum(word == "closed" for word, _ in told)
            wrong = ask_child(lambda told=told: _look(folder, created, told))  # type: ignore[misc]
            if wrong:
                sys.exit(f"after kill {kill}: {wrong}")
    print(f"{kills} kills, {closed} batches told closed, every form on one pile and no form on two")


def _begun(folder: Path, created: Created) -> str:
    office = open_again(folder, created)
    survey = a_survey(office.desk, "PKS01")
    office.close()
    return survey


def _kill_one(folder: Path, created: Created, survey: str, life: float) -> list[tuple[str, str]]:
    """Let a victim live for a moment after it first closes a batch; what it told."""
    reader, writer = os.pipe()
    victim = os.fork()
    if victim == 0:
        os.close(reader)
        _close_until_killed(folder, created, survey, writer)
    os.close(writer)
    if not select.select([reader], [], [], 30)[0]:
        os.kill(victim, signal.SIGKILL)
        sys.exit("a victim closed nothing in half a minute")
    time.sleep(life)
    os.kill(victim, signal.SIGKILL)
    os.waitpid(victim, 0)
    said = b""
    while more := os.read(reader, 65536):
        said += more
    os.close(reader)
    lines = (line.split(" ") for line in said.decode().split("\n")[:-1])
    return [(word, uid) for word, uid in lines]


def _close_until_killed(folder: Path, created: Created, survey: str, writer: int) -> None:
    desk = open_again(folder, created).desk
    while True:
        batch = a_batch(desk, survey, forms=FORMS)
        with desk.db.reading() as session:
            first = batch_of(session, batch).serial_from or 1
        for at in range(FORMS):
            key(desk, batch, first + at, {"q1": 1 + at % 5})
        os.write(writer, f"closing {batch}\n".encode())
        close(desk, batch)
        os.write(writer, f"closed {batch}\n".encode())


def _look(folder: Path, created: Created, told: Iterable[tuple[str, str]]) -> str:
    """What is wrong, or nothing."""
    office = open_again(folder, created)
    desk, said = office.desk, {uid: word for word, uid in told}
    KeyingService(desk).batches()
    piles = {draft.form.rpartition(".")[2] for draft in desk.drafts.all(ACCOUNT)}
    with desk.db.reading() as session:
        for uid, word in said.items():
            batch = batch_of(session, uid)
            sealed = session.scalar(chosen(func.count(SealedResponse.uid)).where(SealedResponse.batch_id == batch.id))
            is_closed = batch.state is BatchState.CLOSED
            if (is_closed, sealed, uid in piles) not in ((True, FORMS, False), (False, 0, True)):
                return (
                    f"{batch.label} is {batch.state.name} with {sealed} sealed forms, its pile is there: {uid in piles}"
                )
            if word == "closed" and not is_closed:
                return f"{batch.label} was told to be closed and is not"
            if not is_closed and len(SealedPile(desk, batch).keyed()) != FORMS:
                return f"{batch.label} lost forms of its pile"
    office.close()
    return ""


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
