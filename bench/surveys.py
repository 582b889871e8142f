"""What the results of a large survey cost, beside the statements that only count."""

import json
import random
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from bench.measure import Measure
from bench.measures import data_key, median
from bench.office import BenchOffice
from db.engine import connect
from desktop_app.areas.surveys.entry import SurveyEntry
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import series_of, survey_of
from desktop_app.areas.surveys.models import SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.results.figures import Breakdown, By, Where
from desktop_app.areas.surveys.results.service import ResultsService
from desktop_app.areas.surveys.service import SurveyService
from desktop_app.office.desk import Desk

CODE, BATCH, PIECE = "PKS05", 100, 5_000
KEPT = "survey_id = (SELECT id FROM survey WHERE uid = ?) AND voided_on IS NULL"
VALUES = (
    "SELECT {group} a.key, CASE a.type WHEN 'text' THEN 'words' WHEN 'array' THEN 'list' ELSE a.atom END AS said, "
    f"count(*) FROM survey_response, json_each(answers) a WHERE {KEPT} GROUP BY {{group}} a.key, said"
)
PICKS = (
    "SELECT {group} a.key, p.value, count(*) FROM survey_response, json_each(answers) a, "
    f"json_each(CASE a.type WHEN 'array' THEN a.value ELSE '[]' END) p WHERE {KEPT} AND a.type = 'array' "
    "GROUP BY {group} a.key, p.value"
)
FORMS = f"SELECT {{group}} count(*) FROM survey_response WHERE {KEPT} GROUP BY {{group}} NULL"
BY_AGE = "json_extract(answers, '$.q1_1'),"


def measure_surveys(bench: BenchOffice, forms: int) -> Iterator[Measure]:
    """The results of that many forms: all of them together, then by a question."""
    desk = bench.office.desk
    survey, service = _survey(desk, forms), ResultsService(desk)
    raw = connect(bench.folder / "register.db", data_key(bench))
    try:
        for what, breakdown, group in (
            ("results of", Breakdown(), ""),
            ("results by age of", Breakdown(By.QUESTION, "q1_1"), BY_AGE),
        ):
            yield Measure(
                f"{what} {forms:,} {CODE} forms",
                median(partial(service.look, [survey], breakdown, Where())),
                median(partial(_counted, raw, survey, group)),
                "its SQL: forms, answers, several choices",
            )
    finally:
        raw.close()


def _counted(raw: Any, survey: str, group: str) -> list[Any]:
    return [raw.execute(statement.format(group=group), (survey,)).fetchall() for statement in (FORMS, VALUES, PICKS)]


def _survey(desk: Desk, forms: int) -> str:
    """A survey with so many forms in batches of a hundred."""
    entry = SurveyEntry(
        code=CODE,
        version=shipped()[CODE].version,
        year=2026,
        quarter=3,
        from_on=date(2026, 7, 1),
        to_on=date(2026, 9, 30),
        name=f"{forms} phiếu",
    )
    uid = SurveyService(desk).begin(entry).uid
    at_random = random.Random(forms)
    with desk.db.writing(desk.account.uid) as session:
        survey = survey_of(session, uid)
        series, first = series_of(survey), survey.next_serial
        survey.next_serial += forms
        batches = [SurveyBatch(survey=survey, number=at + 1, keyed=BATCH) for at in range(-(-forms // BATCH))]
        session.add_all(batches)
        session.flush()
        for begin in range(0, forms, PIECE):
            rows = [
                {
                    "survey_id": survey.id,
                    "batch_id": batches[at // BATCH].id,
                    "serial": series.serial(first + at),
                    "answers": json.dumps(_answers(at_random), separators=(",", ":"), sort_keys=True),
                    "remarks": "",
                    "capture": "KEYED",
                    "keyed_by": desk.account.uid,
                }
                for at in range(begin, min(forms, begin + PIECE))
            ]
            desk.db.bulk(session, SurveyResponse, rows)
    return uid


def _answers(at_random: random.Random) -> dict[str, Any]:
    """One form of PKS05 with its skips; some answers are missing."""
    said: dict[str, Any] = {"q1_1": at_random.randint(1, 4), "q1_2": at_random.randint(1, 2)}
    said["q2"] = at_random.randint(1, 6)
    said |= {name: at_random.choice((1, 1, 1, 2, 2, 3, 9)) for name in ("q3", "q4", "q5", "q6", "q7")}
    said["q8"] = at_random.choice((1, 2, 2, 2))
    if said["q3"] == 3:
        said["q3_1"] = sorted(at_random.sample((1, 2, 3), at_random.randint(1, 3)))
    if said["q7"] == 3:
        said["q7_1"] = at_random.randint(1, 2)
    if said["q8"] == 1:
        said["q8_1"] = sorted(at_random.sample(range(1, 7), 2))
    return said
