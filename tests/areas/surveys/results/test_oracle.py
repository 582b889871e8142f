"""The program's figures against the same figures in plain SQL, on the same file and written for nothing else."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.areas.surveys.results.figures import Breakdown, By, Results, Where
from desktop_app.areas.surveys.results.queries import results
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.surveys.makers import a_batch, a_survey, with_forms
from tests.areas.surveys.results.made_up import filled_in
from tests.areas.surveys.results.seats import seated

FORMS = 2_000


class PlainSql:
    """Figures of all forms of the file, or of some, by statements that know the questionnaire by heart."""

    def __init__(self, desk: Desk, only: str = "1") -> None:
        self._desk, self._only = desk, only

    def one(self, expression: str, condition: str = "1") -> Any:
        statement = f"SELECT {expression} FROM survey_response WHERE ({condition}) AND ({self._only})"
        connection = self._desk.db.engine.raw_connection()
        try:
            return connection.driver_connection.execute(statement).fetchone()[0]
        finally:
            connection.close()

    def count(self, question: str, *codes: int) -> int:
        listed = ", ".join(map(str, codes))
        return int(self.one("count(*)", f"json_extract(answers, '$.{question}') IN ({listed})"))

    def share(self, question: str, positive: tuple[int, ...], valid: tuple[int, ...]) -> Fraction:
        return Fraction(100 * self.count(question, *positive), self.count(question, *valid))


def index_of_pks05(sql: PlainSql) -> dict[str, Fraction]:
    found = {}
    for question in ("q3", "q4", "q5", "q6"):
        first, second, third = (sql.count(question, code) for code in (1, 2, 3))
        found[question] = Fraction(100 * (2 * first + second), 2 * (first + second + third))
    first, second, third = (sql.count("q7", code) for code in (1, 2, 3))
    found["q7"] = Fraction(100 * (first + second), first + second + third)
    found["q7_1"] = sql.share("q7_1", (1,), (1, 2))
    return found


def index_of_pks02(sql: PlainSql) -> dict[str, Fraction]:
    likert = {name: sql.share(name, (4, 5), (1, 2, 3, 4, 5)) for name in ("q4", "q5", "q6", "q7", "q8", "q9", "q11")}
    return {**likert, "q2": sql.share("q2", (1,), (1, 2)), "q3": sql.share("q3", (1,), (1, 2))}


def points_of(index: Fraction, weight: int) -> Fraction:
    share = 100 if index >= 90 else 75 if index >= 80 else 50 if index >= 70 else 25 if index >= 60 else 0
    return Fraction(weight * share, 100)


@pytest.fixture
def asked(desk: Desk, request: pytest.FixtureRequest) -> tuple[Desk, str, dict[str, str]]:
    """2,000 forms in three batches, as the head sees them."""
    code = request.param
    survey = a_survey(desk, code)
    with desk.db.reading() as session:
        form = form_of_survey(survey_of(session, survey))
    at_random = Random(code)
    batches = {}
    for number, size in enumerate((900, 700, FORMS - 1_600), start=1):
        batch = a_batch(desk, survey, size, collector=f"Người phát {number}")
        with_forms(desk, batch, [filled_in(form, at_random) for _ in range(size)])
        batches[batch] = f"batch_id = (SELECT id FROM survey_batch WHERE number = {number})"
    return seated(desk, Role.LEADER), survey, batches


def every_count_agrees(found: Results, sql: PlainSql) -> Iterator[str]:
    for result in found.whole.questions:
        name = result.question.id
        asked = f"json_type(answers, '$.{name}') IS NOT NULL"
        assert result.asked == sql.one("count(*)", asked), name
        assert result.not_asked == sql.one("count(*)", f"NOT ({asked})"), name
        for cell in result.cells:
            (code,) = cell.codes
            chosen = f"json_extract(answers, '$.{name}') = {code}"
            several = f"EXISTS (SELECT 1 FROM json_each(answers, '$.{name}') WHERE value = {code} AND key IS NOT NULL)"
            many = f"json_type(answers, '$.{name}') = 'array' AND {several}"
            assert cell.count == sql.one("count(*)", many if result.question.kind.name == "MANY" else chosen), name
        assert result.valid + result.not_valid == result.asked
        yield name


@pytest.mark.parametrize("asked", ["PKS05", "PKS02"], indirect=True)
def test_every_count_index_dimension_and_point_is_that_of_plain_sql(asked: tuple[Desk, str, dict[str, str]]) -> None:
    desk, survey, batches = asked
    by_heart = index_of_pks05 if "q3_1" in _names(desk, survey) else index_of_pks02
    with desk.db.reading() as session:
        form = form_of_survey(survey_of(session, survey))
        wholes = [(results(session, desk, [survey]), PlainSql(desk))]
        wholes += [
            (results(session, desk, [survey], where=Where(batch=b)), PlainSql(desk, c)) for b, c in batches.items()
        ]
        divided = results(session, desk, [survey], Breakdown(By.BATCH))
    for found, sql in wholes:
        assert found.whole.forms == sql.one("count(*)")
        assert set(every_count_agrees(found, sql)) == {question.id for question in form.asked}
        expected = by_heart(sql)
        assert {r.question.id: r.index for r in found.whole.questions if r.index is not None} == expected
        for dimension in found.whole.dimensions:
            own = [expected[q.id] for q in form.asked if q.dimension == dimension.key and q.id in expected]
            assert dimension.index == sum(own, Fraction()) / len(own)
        whole = expected.get("q11", sum(expected.values(), Fraction()) / len(expected))
        assert found.whole.index is not None
        assert found.whole.index.index == whole
    (found, _), *of_batches = wholes
    assert found.points is not None
    assert found.points.points == points_of(found.whole.index.index, 3)  # type: ignore[union-attr, arg-type]
    assert [part.questions for part in divided.parts] == [alone.whole.questions for alone, _ in of_batches]


def _names(desk: Desk, survey: str) -> set[str]:
    with desk.db.reading() as session:
        return {question.id for question in form_of_survey(survey_of(session, survey)).asked}
