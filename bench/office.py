"""An office of any size, filled in bulk so that a million visits take minutes."""

import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from bench.opener import CHEAP, NOW, opener_at_now
from db.index import add, words
from db.keys import KeyFile, NewOffice
from db.recorded import Entry
from db.sign_in import SignInRules
from desktop_app.areas.reception.books.rules import KEY as BOOK
from desktop_app.areas.reception.demo_plan import plan
from desktop_app.areas.reception.models import VISIT_KIND, Channel, Visit, VisitPerson
from desktop_app.core.uid import uuid7
from desktop_app.office.matter_kinds import Capacity
from desktop_app.office.models import IDENTITY, RegisterBook, name_key
from desktop_app.office.opening import OpenOffice, create_office, open_unlocked
from desktop_app.office.people import know_many
from desktop_app.office.practice import PracticeOffice
from desktop_app.office.signs import traces

BATCH = 20_000
YEARS = 5
MOST_PEOPLE = 100_000


@dataclass(frozen=True)
class BenchOffice:
    """An open office and its password."""

    office: OpenOffice
    folder: Path
    account: str
    password: str


def make_office(folder: Path, visits: int) -> BenchOffice:
    """A set-up office with that many visits over five years."""
    opener = opener_at_now()
    practice = PracticeOffice(random.Random(visits))
    official, profile, password = practice.official("reception"), practice.profile(), secrets.token_urlsafe(18)
    new = NewOffice(
        office_name=profile.short_name,
        office_place=profile.province,
        practice=True,
        rules=SignInRules(tries=5, lock_minutes=5, shortest_password=14, idle_minutes=15),
        account_name=official.name,
        account_post=official.post,
    )
    created = create_office(folder, new, profile, practice.hamlets(), password, opener)
    office = open_unlocked(folder, KeyFile.read(folder, CHEAP), created.unlocked, opener)
    _fill(office, practice, visits)
    return BenchOffice(office, folder, official.name, password)


def _fill(office: OpenOffice, practice: PracticeOffice, visits: int) -> None:
    people = min(visits, MOST_PEOPLE)
    for start in range(1, people + 1, BATCH):
        with office.db.writing(office.desk.account.uid) as session:
            keys = range(start, min(start + BATCH, people + 1))
            know_many(session, office.db, [practice.person().raw() | {"hamlet_id": 1 + key % 12} for key in keys])
    rows = _rows(practice, visits)
    for start in range(1, visits + 1, BATCH):
        both = [next(rows) for _ in range(min(BATCH, visits - start + 1))]
        with office.db.writing(office.desk.account.uid) as session:
            office.db.bulk(session, Visit, [visit for visit, _ in both])
            office.db.bulk(session, VisitPerson, [person for _, person in both])
            entries = [Entry(VISIT_KIND, visit["id"], _text(visit, person)) for visit, person in both]
            add(session.connection(), entries)
            for year, number in {visit["year"]: visit["number"] for visit, _ in both}.items():
                session.merge(RegisterBook(book=BOOK, year=year, last_number=number))


def _rows(practice: PracticeOffice, visits: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each visit and who came; numbers run through each year, days through the years."""
    begins = NOW.date() - timedelta(days=365 * YEARS)
    known = [visit.raw() for visit in plan(practice, [begins], 420)]
    people = [practice.person() for _ in range(2_000)]
    number, year = 0, 0
    for key in range(1, visits + 1):
        on = begins + timedelta(days=key * 365 * YEARS // (visits + 1))
        number, year = (number + 1, year) if on.year == year else (1, on.year)
        raw = known[key % len(known)]
        person = people[practice.chance.randrange(len(people))].raw()
        yield _visit(key, on, number, raw, person), _who(key, person, min(visits, MOST_PEOPLE))


def _visit(key: int, on: date, number: int, raw: dict[str, Any], person: dict[str, Any]) -> dict[str, Any]:
    open_since = NOW.date() - timedelta(days=20)
    return {
        "id": key,
        "uid": uuid7(NOW),
        "year": on.year,
        "number": number,
        "received_on": on,
        "started_at": time(8, 0),
        "ended_at": time(8, 20),
        "session_day_id": None,
        "mode": raw["mode"],
        "channel": Channel.IN_PERSON,
        "received_by": "Trịnh Minh Hoạt",
        "who_key": name_key(person["full_name"]),
        "people_present": raw["people_present"],
        "people_same_content": raw["people_same_content"],
        "is_group": raw["people_present"] >= 5,
        "case_id": None,
        "content": raw["content"],
        "request": raw["request"],
        "kind": raw["kind"],
        "subject": raw["subject"],
        "handling": raw["handling"],
        "to_agency": raw["to_agency"],
        "answer_due_on": on + timedelta(days=14),
        "answered_on": None if on > open_since else on + timedelta(days=7),
        "is_open": on > open_since,
    }


def _who(key: int, person: dict[str, Any], people: int) -> dict[str, Any]:
    identity = {name: person[name] for name in IDENTITY}
    return {
        **identity,
        "id": key,
        "uid": uuid7(NOW),
        "visit_id": key,
        "person_id": 1 + key * 7 % people,
        "hamlet_id": 1 + key % 12,
        "position": 1,
        "capacity": Capacity.SELF,
        "name_key": name_key(person["full_name"]),
    }


def _text(visit: dict[str, Any], person: dict[str, Any]) -> str:
    signs = (trace.key for trace in traces((visit["content"], visit["request"]), "", "", person["address"]))
    number = f"{visit['number']}/{visit['year']}"
    return words(number, person["full_name"], visit["content"], visit["request"], *signs)
