"""What a register of many petitions costs: taking it over, looking through it, saving, taking steps, Hôm nay."""

import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bench.imports import INSERTED, READ, bare_insert, cells_of, planned, take_over
from bench.measure import Measure, seconds
from bench.measures import at, data_key, median
from bench.office import BenchOffice
from bench.opener import NOW
from db.engine import connect
from desktop_app.areas.petitions.alike import Sought, alike
from desktop_app.areas.petitions.due import due_items
from desktop_app.areas.petitions.entry import PetitionEntry, StepEntry
from desktop_app.areas.petitions.exchange.declared import EXCHANGE, TEMPLATE
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.queries import PetitionFilter, PetitionPages, counts
from desktop_app.areas.petitions.record import petition_record
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.areas.reception.demo_plan import plan
from desktop_app.core.sheets.writing import Export, write_export
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.finding import soon_until
from desktop_app.office.likeness import pairs
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.practice import PracticeOffice
from desktop_app.office.signs import asked, traces

PAGE, TRIES = 100, 40
BEGINS = date(2026, 1, 5)
DAYS = 320
NAMES = ("Nguyễn Văn Đức", "Trần Thị Huệ", "Lê Quang Ngữ", "Phạm Thị Lan")
FIRST = "SELECT * FROM petition ORDER BY year DESC, number DESC LIMIT 100"
DUE = "SELECT * FROM petition_limit WHERE is_open AND due_on <= ? ORDER BY due_on"
STATES = "SELECT state, count(*) FROM petition GROUP BY state"
MATCH = "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT 30"
ONE = "SELECT * FROM petition WHERE uid = ?"


def measure_petitions(bench: BenchOffice, rows: int) -> Iterator[Measure]:
    """That many petitions taken over from a workbook, then what an official does among them."""
    service, size = ExchangeService(bench.office.desk), f"{rows:,} petitions"
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        path = _workbook(folder / "petitions.xlsx", rows)
        reading = seconds(lambda: cells_of(path))
        inserting = bare_insert(folder / "bare.db", cells_of(path))
        trying = seconds(lambda: planned(service, path, EXCHANGE, old=False))
        yield Measure(f"dry run of {size}", trying, reading, READ)
        entering = seconds(lambda: take_over(service, path, EXCHANGE, old=False))
        yield Measure(f"dry run and import of {size}", entering, inserting, INSERTED)
    raw = connect(bench.folder / "register.db", data_key(bench))
    try:
        yield from _looking(bench, raw)
        yield _same_matter(bench, raw)
        yield from _working(bench, raw)
    finally:
        raw.close()


def _looking(bench: BenchOffice, raw: Any) -> Iterator[Measure]:
    desk = bench.office.desk
    until = soon_until(desk)
    pages = PetitionPages(desk, PetitionFilter(), "number", True)
    yield Measure(
        "first page of petitions",
        median(lambda: pages.after(None, PAGE)),
        median(lambda: raw.execute(FIRST).fetchall()),
        "bare SELECT of 100 rows",
    )
    yield Measure(
        "petitions counted by state",
        median(lambda: counts(desk, PetitionFilter())),
        median(lambda: raw.execute(STATES).fetchall()),
        "bare GROUP BY",
    )
    yield Measure(
        "petitions on Hôm nay",
        median(lambda: due_items(desk, until)),
        median(lambda: raw.execute(DUE, (until.isoformat(),)).fetchall()),
        "bare SELECT of open limits",
    )
    uid = pages.after(None, PAGE)[0].uid
    yield Measure(
        "one petition opened",
        median(lambda: petition_record(desk, uid)),
        median(lambda: raw.execute(ONE, (uid,)).fetchall()),
        "bare SELECT of one row",
    )


def _same_matter(bench: BenchOffice, raw: Any) -> Measure:
    """The panel beside the form: what the person wrote, every trace and every pair of words, worst of 40."""
    practice = PracticeOffice(random.Random(7))
    told = [visit.raw() for visit in plan(practice, [bench.office.desk.clock.today()], TRIES // 2)]
    texts = [visit["content"] for visit in told] + [str(row["content"]) for row in _rows(TRIES - len(told))]
    asking = [
        Sought(person_id=1 + place * 97, traces=traces((text,), "", "", ""), pairs=pairs(text))
        for place, text in enumerate(texts)
    ]

    def bare(sought: Sought) -> None:
        for asked_of in (*map(asked, sought.traces), *(f'"{pair}"' for pair in sought.pairs)):
            raw.execute(MATCH, (asked_of,)).fetchall()

    mine = [seconds(lambda sought=sought: alike(bench.office.db, sought)) for sought in asking]  # type: ignore[misc]
    base = [seconds(lambda sought=sought: bare(sought)) for sought in asking]  # type: ignore[misc]
    return Measure(f"what may be the same, worst of {len(asking)}", max(mine), max(base), "bare MATCHes, 30 newest")


def _working(bench: BenchOffice, raw: Any) -> Iterator[Measure]:
    desk, today = bench.office.desk, bench.office.desk.clock.today()
    service, handling = PetitionService(desk), HandlingService(desk)
    numbers = count(1)

    def entry() -> PetitionEntry:
        content = f"Khiếu nại bồi thường thửa {next(numbers)}, tờ bản đồ 7 khi mở rộng đường trục xã."
        return PetitionEntry(received_on=today, kind=Kind.COMPLAINT, content=content, full_name=NAMES[0])

    saved = list[float]()
    taken = list[float]()
    for _ in range(TRIES):
        given, kept = entry(), list[Any]()
        saved.append(seconds(lambda given=given, kept=kept: kept.append(service.register(given))))  # type: ignore[misc]
        step = StepEntry(key="classify", done_on=today, eligible=Eligible.YES, competent=Competent.YES)
        done = kept[0]
        taken.append(seconds(lambda done=done, step=step: handling.take(done.uid, done.rev, step)))  # type: ignore[misc]
    raw.execute("CREATE TABLE bare (content TEXT)")

    def bare() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO bare VALUES (?)", (NAMES[0],))
        raw.execute("COMMIT")

    base = at([seconds(bare) for _ in range(TRIES)], 0.95)
    raw.execute("DROP TABLE bare")
    yield Measure("one petition saved, p95", at(saved, 0.95), base, "bare INSERT + COMMIT")
    yield Measure("one step taken, p95", at(taken, 0.95), base, "bare INSERT + COMMIT")


def _workbook(path: Path, rows: int) -> Path:
    """Petitions of a year in every state; every fiftieth is a denunciation."""
    write_export(Export(template=TEMPLATE, rows=_rows(rows), made_at=NOW, expected=rows), path)
    return path


def _rows(rows: int) -> Iterator[dict[str, object]]:
    handled: tuple[dict[str, object], ...] = (
        {},
        {"kind": "Khiếu nại", "handling": "Thụ lý"},
        {"handling": "Trả lời", "result": "Đã giao thôn nạo vét mương"},
        {"handling": "Chuyển đơn", "to_agency": "Điện lực huyện cũ"},
    )
    for number in range(rows):
        on = BEGINS + timedelta(days=number % DAYS)
        told = handled[number % len(handled)] if number % 50 else {"kind": "Tố cáo"}
        later: dict[str, object] = {"accepted_on": on + timedelta(days=2)} if told.get("kind") == "Khiếu nại" else {}
        if "handling" in told and not later:
            later = {"ended_on": on + timedelta(days=2)}
        yield {
            "received_on": on,
            "full_name": NAMES[number % len(NAMES)],
            "paper_number": f"0{number % (rows // 3 + 1):011}",
            "address": f"xóm {number % 90}",
            "kind": "Kiến nghị",
            "content": f"Ranh giới thửa đất số {number} tờ bản đồ {number % 70} bị lấn khi làm mương",
            **told,
            **later,
        }
