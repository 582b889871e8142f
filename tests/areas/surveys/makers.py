"""Surveys, batches and forms as officials enter them, for the tests."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from desktop_app.areas.surveys.entry import SurveyEntry
from desktop_app.areas.surveys.forms.form import Answers
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import answers_text, batch_of, series_of, survey_of
from desktop_app.areas.surveys.models import SealedResponse, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.service import SurveyService
from desktop_app.office.desk import Desk

DAY = date(2026, 7, 6)
PLAIN: Answers = {"q1_1": 2, "q1_2": 1, "q2": 3, "q3": 1, "q4": 1, "q5": 1, "q6": 2, "q7": 2, "q8": 2}
"""A form of PKS05 without any of the questions that depend on others."""


def a_survey(desk: Desk, code: str = "PKS05", **changed: Any) -> str:
    """The uid of a new survey of this questionnaire, asked from July on."""
    said: dict[str, Any] = {
        "code": code,
        "version": shipped()[code].version,
        "year": 2026,
        "quarter": 3,
        "from_on": DAY,
        "to_on": date(2026, 9, 25),
        **changed,
    }
    return SurveyService(desk).begin(SurveyEntry(**said)).uid


def a_batch(desk: Desk, survey_uid: str, forms: int = 20, **changed: Any) -> str:
    """The uid of an open batch of that many printed and returned forms, with the serials that come next."""
    with desk.db.writing(desk.account.uid) as session:
        survey = survey_of(session, survey_uid)
        said: dict[str, Any] = {
            "number": len(survey.batches) + 1,
            "collector": "Đỗ Minh Quân",
            "serial_from": survey.next_serial,
            "serial_to": survey.next_serial + forms - 1,
            "printed": forms,
            "handed_out": forms,
            "returned": forms,
            **changed,
        }
        batch = SurveyBatch(survey=survey, **said)
        survey.next_serial += forms
        session.add(batch)
        session.flush()
        return batch.uid


def with_forms(desk: Desk, batch_uid: str, filled: Sequence[Answers], **changed: Any) -> None:
    """Put these forms into the batch, with its serials in order; anonymous ones as a closed batch holds them."""
    with desk.db.writing(desk.account.uid) as session:
        batch = batch_of(session, batch_uid)
        survey = batch.survey
        series, first = series_of(survey), batch.serial_from or 1
        batch.keyed += len(filled)
        if survey.is_anonymous:
            for answers in filled:
                text = answers_text(answers)
                row = SealedResponse(uid=str(uuid4()), survey_id=survey.id, batch_id=batch.id, answers=text)
                session.add(row)
            return
        said = [
            {
                "survey_id": survey.id,
                "batch_id": batch.id,
                "serial": series.serial(first + at),
                "answers": answers_text(answers),
                "keyed_by": desk.account.uid,
                **changed,
            }
            for at, answers in enumerate(filled)
        ]
        desk.db.bulk(session, SurveyResponse, [{"remarks": "", "capture": "KEYED", **row} for row in said])
