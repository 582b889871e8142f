"""What is measured inside one process: finding, saving, pages; each beside what the bare engine needs for the same."""

import random
import statistics
from collections.abc import Callable, Iterator
from typing import Any

from bench.measure import Measure, seconds
from bench.office import BenchOffice
from bench.opener import CHEAP
from db.engine import connect
from db.index import find, match
from db.keys import KeyFile
from desktop_app.areas.reception.demo_plan import plan
from desktop_app.areas.reception.entry import checked_entry
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.radar import Sought, matters
from desktop_app.areas.reception.record import earlier_visits, times_here
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.office.practice import PracticeOffice
from desktop_app.office.signs import asked, traces

TYPED = ("nguyen van", "ranh gioi thua", "den chieu sang", "tro cap", "lan dat hang xom", "bien ban", "duong", "ngu")
REGISTER = "register.db"
PAGE = 100
PEOPLE = 10_000
FIRST_PAGE = "SELECT * FROM visit ORDER BY year DESC, number DESC LIMIT 100"
DEEP_PAGE = "SELECT * FROM visit WHERE (year, number) < (?, ?) ORDER BY year DESC, number DESC LIMIT 100"
BY_PERSON = "SELECT * FROM visit_person WHERE person_id = ? ORDER BY id DESC LIMIT 30"
FOUND = "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT 50"


def measure(bench: BenchOffice) -> Iterator[Measure]:
    """The measures, one after another."""
    raw = connect(bench.folder / REGISTER, data_key(bench))
    try:
        yield from _finding(bench, raw)
        yield from _pages(bench, raw)
        yield _radar(bench, raw)
        yield _saving(bench, raw)
    finally:
        raw.close()


def _finding(bench: BenchOffice, raw: Any) -> Iterator[Measure]:
    steps = [typed[:length] for typed in TYPED for length in range(1, len(typed) + 1) if typed[:length].strip()]

    def ours(typed: str) -> None:
        with bench.office.db.reading() as session:
            find(session.connection(), typed)

    def bare(typed: str) -> None:
        raw.execute(FOUND, (match(typed),)).fetchall()

    mine = [seconds(lambda typed=typed: ours(typed)) for typed in steps]  # type: ignore[misc]
    base = [seconds(lambda typed=typed: bare(typed)) for typed in steps]  # type: ignore[misc]
    for name, pick in (("p50", 0.5), ("p95", 0.95)):
        yield Measure(f"find while typing, {name}", at(mine, pick), at(base, pick), "bare MATCH, 50 newest")


def _pages(bench: BenchOffice, raw: Any) -> Iterator[Measure]:
    pages = VisitPages(bench.office.db, VisitFilter())
    yield Measure(
        "first page of the register",
        median(lambda: pages.after(None, PAGE)),
        median(lambda: raw.execute(FIRST_PAGE).fetchall()),
        "bare SELECT of 100 rows",
    )
    deep = VisitPages(bench.office.db, VisitFilter(), descending=False).after(None, PAGE)[-1]
    yield Measure(
        "a page at the register's far end",
        median(lambda: pages.after(deep, PAGE)),
        median(lambda: raw.execute(DEEP_PAGE, (deep.year, deep.number)).fetchall()),
        "bare keyset SELECT",
    )
    searched = VisitPages(bench.office.db, VisitFilter(text="ranh gioi"))
    yield Measure(
        "first page under a search",
        median(lambda: searched.after(None, PAGE)),
        median(lambda: raw.execute(FOUND, (match("ranh gioi"),)).fetchall()),
        "bare MATCH, 50 newest",
    )


def _radar(bench: BenchOffice, raw: Any) -> Measure:
    """The panel beside the form: the person's visits and every matter with a sign of this one, worst of 60."""
    practice, today = PracticeOffice(random.Random(11)), bench.office.desk.clock.today()
    visits = [visit.raw() for visit in plan(practice, [today], 60)]
    asking = [
        Sought(1 + place * 97 % PEOPLE, traces((visit["content"], visit["request"]), "", "", visit["address"]))
        for place, visit in enumerate(visits)
    ]

    def ours(sought: Sought) -> None:
        earlier_visits(bench.office.db, sought.person_id or 0)
        times_here(bench.office.db, sought.person_id or 0, today.replace(month=1, day=1))
        matters(bench.office.db, sought)

    def bare(sought: Sought) -> None:
        raw.execute(BY_PERSON, (sought.person_id,)).fetchall()
        for trace in sought.traces:
            raw.execute(FOUND, (asked(trace),)).fetchall()

    mine = [seconds(lambda sought=sought: ours(sought)) for sought in asking]  # type: ignore[misc]
    base = [seconds(lambda sought=sought: bare(sought)) for sought in asking]  # type: ignore[misc]
    return Measure("radar beside the form, worst of 60", max(mine), max(base), "bare person lookup and MATCHes")


def _saving(bench: BenchOffice, raw: Any) -> Measure:
    service, practice = ReceptionService(bench.office.desk), PracticeOffice(random.Random(5))
    today = bench.office.desk.clock.today()
    visits = [visit.raw() | {"kind": "Kiến nghị"} for visit in plan(practice, [today], 60)]
    entries = [checked_entry(raw_visit, today) for raw_visit in visits]
    mine = [seconds(lambda entry=entry: service.register(entry)) for entry in entries]  # type: ignore[misc]
    raw.execute("CREATE TABLE bare (content TEXT)")

    def bare() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO bare VALUES (?)", (entries[0].content,))
        raw.execute("COMMIT")

    base = [seconds(bare) for _ in entries]
    raw.execute("DROP TABLE bare")
    return Measure("one visit saved, p95", at(mine, 0.95), at(base, 0.95), "bare INSERT + COMMIT")


def data_key(bench: BenchOffice) -> bytes:
    """The key of the office's file, for a bare connection."""
    keys = KeyFile.read(bench.folder, CHEAP)
    return keys.unlock(bench.account, bench.password, bench.office.desk.clock.now()).data_key


def median(work: Callable[[], object], times: int = 15) -> float:
    """The middle of so many tries, in seconds."""
    return statistics.median(seconds(work) for _ in range(times))


def at(values: list[float], share: float) -> float:
    """The value below which that share of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
