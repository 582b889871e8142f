"""Surveys and batches found again, their forms read, and what the desk learns of a saved row."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.as_data import read_form
from desktop_app.areas.surveys.forms.form import Answers, Form
from desktop_app.areas.surveys.models import SealedResponse, Survey, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.serials import SerialSeries, form_number
from desktop_app.areas.surveys.states import BatchState, SurveyState
from desktop_app.core.errors import UserError
from desktop_app.office.kept import refuse_changed, row_of

PIECE = 1_000


@dataclass(frozen=True)
class Saved:
    """What the desk learns of a saved row."""

    uid: str
    rev: int
    label: str


def survey_of(session: Session, uid: str) -> Survey:
    """The survey; UserError when there is none."""
    return row_of(session, Survey, uid, "đợt khảo sát này")


def open_survey(session: Session, uid: str, rev: int | None = None) -> Survey:
    """The survey, to be changed; UserError when it is closed or void, or was changed since revision `rev`."""
    survey = survey_of(session, uid)
    if survey.voided_on:
        raise UserError(f"Đợt {survey.label} đã hủy nên không sửa được nữa. Hãy mở đợt mới.")
    if survey.state is SurveyState.CLOSED:
        raise UserError(f"Đợt {survey.label} đã khóa. Lãnh đạo mở khóa kèm lý do rồi mới sửa được.")
    if rev is not None:
        refuse_changed(survey.rev, rev, f"Đợt {survey.label}")
    return survey


def batch_of(session: Session, uid: str) -> SurveyBatch:
    """The batch; UserError when there is none."""
    return row_of(session, SurveyBatch, uid, "lô phiếu này")


def open_batch(session: Session, uid: str, rev: int | None = None) -> SurveyBatch:
    """The batch, to be changed; UserError when it or its survey is closed or void, or it was changed meanwhile."""
    batch = batch_of(session, uid)
    open_survey(session, batch.survey.uid)
    if batch.voided_on:
        raise UserError(f"{batch.label} đã hủy nên không sửa được nữa. Hãy lập lô mới.")
    if batch.state is BatchState.CLOSED:
        raise UserError(f"{batch.label} đã đóng. Mở lại lô kèm lý do rồi mới sửa được.")
    if rev is not None:
        refuse_changed(batch.rev, rev, batch.label)
    return batch


def saved(row: Survey | SurveyBatch) -> Saved:
    """What the desk learns of it; to be asked once it is flushed."""
    return Saved(row.uid, row.rev, row.label)


def form_of_survey(survey: Survey) -> Form:
    """The form as it was asked, with the hamlets of its day."""
    return read_form(survey.definition)


def series_of(survey: Survey) -> SerialSeries:
    """What the serials of the survey's forms begin with, whatever the office's code has become since."""
    return SerialSeries(survey.office, form_number(survey.code), survey.year, survey.quarter)


def drawn_of(batch: SurveyBatch) -> frozenset[int]:
    """The running numbers of the forms that are keyed twice."""
    return frozenset(int(number) for number in batch.drawn.split(",") if number)


def answers_of(session: Session, survey: Survey, batch: SurveyBatch | None = None) -> Iterator[Answers]:
    """What each respondent of the survey, or of one batch, answered; read in pieces, void forms and batches left out.

    Of anonymous forms there are only those of batches that were closed, in no order that means anything.
    """
    table = SealedResponse if survey.is_anonymous else SurveyResponse
    query = select(table.answers).join(SurveyBatch, SurveyBatch.id == table.batch_id)
    query = query.where(table.survey_id == survey.id, SurveyBatch.voided_on.is_(None))
    if batch is not None:
        query = query.where(table.batch_id == batch.id)
    if table is SurveyResponse:
        query = query.where(SurveyResponse.voided_on.is_(None)).order_by(SurveyResponse.id)
    for text in session.scalars(query, execution_options={"yield_per": PIECE}):
        yield json.loads(text)


def answers_text(answers: Answers) -> str:
    """The answers as the text that is kept, the same for equal answers."""
    return json.dumps(answers, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
