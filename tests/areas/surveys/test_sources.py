"""What reports count of surveys: closed batches and rounds, and indices as the results show them."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from desktop_app.areas.surveys.figures.declared import CODES
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import form_of_survey
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.results.figures import Breakdown, Where
from desktop_app.areas.surveys.results.rules import decimal
from desktop_app.areas.surveys.results.service import ResultsService
from desktop_app.areas.surveys.states import BatchState, SurveyState
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Reading, Span
from desktop_app.office.kept import row_of
from tests.areas.counted import YEAR, figures, named, reading
from tests.areas.surveys.makers import a_batch, a_survey, with_forms
from tests.areas.surveys.results.made_up import filled_in

CLOSED = date(2026, 9, 28)


def asked(desk: Desk, code: str, forms: int, closed_on: date | None = CLOSED, **changed: Any) -> str:
    """A survey of so many random forms in one closed batch, closed on the day, if it is."""
    uid, at_random = a_survey(desk, code, **changed), Random(forms)
    back = {"handed_out": forms + 3, "returned": forms + 1, "rejected": 1, "state": BatchState.CLOSED}
    batch = a_batch(desk, uid, forms + 4, **back, closed_on=closed_on or CLOSED)
    with desk.db.reading() as session:
        form = form_of_survey(row_of(session, Survey, uid, ""))
    with_forms(desk, batch, [filled_in(form, at_random) for _ in range(forms)])
    if closed_on:
        with desk.db.writing(desk.account.uid) as session:
            survey = row_of(session, Survey, uid, "")
            survey.state, survey.closed_on = SurveyState.CLOSED, closed_on
    return uid


def shown(desk: Desk, uid: str) -> str:
    """The index as the page of results says it."""
    index = ResultsService(desk).look([uid], Breakdown(), Where()).whole.index
    return decimal(index.index) if index and index.index is not None else ""


def test_the_questionnaires_that_have_an_index_are_those_that_are_shipped() -> None:
    assert tuple(sorted(shipped())) == CODES
    assert {named(f"surveys.index.{code}").key for code in CODES} == {f"surveys.index.{code}" for code in CODES}


def test_batches_add_up_to_their_forms_and_never_show_one_alone(desk: Desk) -> None:
    asked(desk, "PKS05", 4)
    asked(desk, "PKS01", 6)
    asked(desk, "PKS02", 3, closed_on=None)
    open_batch = a_batch(desk, asked(desk, "PKS05", 2, quarter=4, closed_on=date(2025, 12, 31)))
    assert open_batch
    assert figures(desk, "surveys.batches") == {
        "": 3, "code=PKS01": 1, "code=PKS02": 1, "code=PKS05": 1, "anonymous=YES": 1, "anonymous=NO": 2,
        "handed_out": 22, "returned": 16, "rejected": 3, "valid": 13,
    }  # fmt: skip
    assert figures(desk, "surveys.rounds") == {
        "": 2, "code=PKS01": 1, "code=PKS05": 1, "anonymous=YES": 1, "anonymous=NO": 1,
    }  # fmt: skip


def test_an_index_is_that_of_the_last_round_closed_in_the_span_and_none_where_there_is_none(desk: Desk) -> None:
    asked(desk, "PKS05", 5)
    last = asked(desk, "PKS05", 7, quarter=4)
    other = asked(desk, "PKS02", 6)
    asked(desk, "PKS03", 9, closed_on=None)
    said = [shown(desk, uid).replace(",", ".") for uid in (last, other)]
    assert [reading(desk, f"surveys.index.{code}") for code in ("PKS05", "PKS02")] == [Decimal(each) for each in said]
    assert [reading(desk, f"surveys.index.{code}") for code in ("PKS03", "PKS07")] == [None, None]
    assert reading(desk, "surveys.index") == pytest.approx(
        (Decimal(said[0]) + Decimal(said[1])) / 2, abs=Decimal("0.1")
    )
    found: Reading = named("surveys.index.PKS05")
    with desk.db.reading() as session:
        assert found.opens
        assert found.opens(desk, session, YEAR) == last
    assert reading(desk, "surveys.index", Span(date(2025, 1, 1), date(2025, 12, 31))) is None


def test_what_results_withhold_of_few_anonymous_forms_no_reading_tells(desk: Desk) -> None:
    uid = asked(desk, "PKS01", 3)
    assert shown(desk, uid) == ""
    assert (reading(desk, "surveys.index.PKS01"), reading(desk, "surveys.index")) == (None, None)
