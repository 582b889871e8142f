"""What all forms of one year cost among the rows of many years, beside the statements that only count."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bench.measure import Measure
from bench.measures import data_key, median
from bench.office import BATCH, YEARS, BenchOffice
from bench.opener import NOW
from bench.reports_sql import statements
from db.base import values_of
from db.engine import connect
from desktop_app.areas import load_areas
from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.handling.noting import step_row
from desktop_app.areas.petitions.models import Petition, PetitionLimit, PetitionStep
from desktop_app.areas.petitions.states import Competent, Eligible, Result, Source, State
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.office.matter_kinds import Kind, SubjectField
from desktop_app.reports.forms import load_forms
from desktop_app.reports.indicators.evaluating import evaluate
from desktop_app.reports.known import Known

SPAN = Span(date(NOW.year - 1, 12, 15), date(NOW.year, 12, 14))
TRIES, LIVES = 5, 200
BEGINS = NOW.date() - timedelta(days=365 * YEARS)
OPEN_SINCE = NOW.date() - timedelta(days=45)
WAYS: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.COMPLAINT: (("accept_complaint", "decide", "send_decision"), ("guide",)),
    Kind.DENUNCIATION: (("accept_denunciation", "conclude", "send_conclusion"), ("transfer_denunciation",)),
    Kind.SUGGESTION: (("assign", "answer"), ("answer",), ("transfer",)),
}
ELSEWHERE = frozenset({"guide", "transfer", "transfer_denunciation"})

Row = dict[str, Any]
Life = tuple[Row, Sequence[Row], Sequence[Row]]
"""A petition of the first day, its steps and its limits."""


def measure_reports(bench: BenchOffice, petitions: int) -> Iterator[Measure]:
    """A year of every form, with that many petitions over five years beside the visits."""
    desk, known = bench.office.desk, Known(load_areas())
    _fill(desk, petitions)
    forms = [form for form in load_forms() if form.columns]

    def ours() -> None:
        with desk.db.reading() as session:
            for form in forms:
                evaluate(desk, session, known, form.indicators, SPAN, {})

    raw = connect(bench.folder / "register.db", data_key(bench))
    days = {"first": SPAN.from_on.isoformat(), "last": SPAN.to_on.isoformat(), "today": NOW.date().isoformat()}
    try:
        yield Measure(
            f"a year of all {len(forms)} forms",
            median(ours, TRIES),
            median(lambda: [raw.execute(statement, days).fetchall() for statement in statements()], TRIES),
            f"their SQL; {petitions:,} petitions",
        )
    finally:
        raw.close()


def _fill(desk: Desk, petitions: int) -> None:
    """Petitions of five years, those of the last weeks and a few old ones unfinished."""
    chance, numbers = random.Random(petitions), dict[int, int]()
    done, begun = ([_life(desk, chance, share) for _ in range(LIVES)] for share in (1.0, 0.5))
    for start in range(0, petitions, BATCH):
        rows = list[tuple[Life, timedelta]]()
        for place in range(start, min(start + BATCH, petitions)):
            later = timedelta(days=place * 365 * YEARS // petitions)
            is_open = BEGINS + later > OPEN_SINCE or chance.random() < 0.002
            rows.append((chance.choice(begun if is_open else done), later))
        _send(desk, rows, numbers)


def _send(desk: Desk, rows: Sequence[tuple[Life, timedelta]], numbers: dict[int, int]) -> None:
    moved = [[[_moved(row, later) for row in part] for part in ((life[0],), *life[1:])] for life, later in rows]
    with desk.db.writing(desk.account.uid) as session:
        petitions = [petition for (petition,), *_ in moved]
        for petition in petitions:
            year = petition["received_on"].year
            # Far above the numbers of what other benchmarks enter.
            numbers[year] = numbers.get(year, 10_000_000) + 1
            petition |= {"year": year, "number": numbers[year]}
        keys = desk.db.bulk(session, Petition, petitions)
        for at, kind in ((1, PetitionStep), (2, PetitionLimit)):
            beside = [row | {"petition_id": key} for key, parts in zip(keys, moved, strict=True) for row in parts[at]]
            desk.db.bulk(session, kind, beside)


def _moved(row: Row, later: timedelta) -> Row:
    return {name: said + later if type(said) is date else said for name, said in row.items()}


def _life(desk: Desk, chance: random.Random, share: float) -> Life:
    """One life that goes so far with that chance at each of its steps."""
    kind, on = chance.choice(list(WAYS)), BEGINS
    way = chance.choice(WAYS[kind])
    petition = Petition(year=0, number=0, received_on=on, kind=kind, content="Ranh giới thửa đất", instance=1)
    petition.subject, petition.source, petition.state = chance.choice(list(SubjectField)), Source.POST, State.NEW
    competent = Competent.NO if ELSEWHERE.intersection(way) else Competent.YES
    for key in ("classify", *way):
        if chance.random() > share:
            break
        result = chance.choice(list(Result)) if key in ("decide", "conclude") else None
        step = StepEntry(key=key, done_on=on, result=result, eligible=Eligible.YES, competent=competent)
        petition.steps.append(step_row(petition, step, desk.account.name, forced=False))
        on += timedelta(days=chance.randrange(1, 25))
    empty = values_of(PetitionLimit())
    limits = [empty | kept for kept in life.come_to_be(desk, petition, is_upper_office=False)]
    told = values_of(petition)
    return told, [values_of(step) for step in petition.steps], limits
