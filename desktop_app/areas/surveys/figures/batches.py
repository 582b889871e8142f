"""Batches of forms that were closed in the span: how many forms went out, came back and count."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.figures.rounds import CODE, code_token
from desktop_app.areas.surveys.models import Survey, SurveyBatch
from desktop_app.areas.surveys.states import BatchState
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import YES_NO, yes_no


def _batches(desk: Desk, span: Span) -> Select[Any]:
    batch, none = SurveyBatch, 0
    return (
        select(batch.id, batch.uid, batch.closed_on.label("on"), Survey.uid.label("opens"), code_token().label("code"))
        .add_columns(
            yes_no(Survey.is_anonymous).label("anonymous"),
            func.coalesce(batch.handed_out, none).label("handed_out"),
            func.coalesce(batch.returned, none).label("returned"),
            func.coalesce(batch.rejected, none).label("rejected"),
            batch.keyed.label("valid"),
        )
        .join(Survey, Survey.id == batch.survey_id)
        .where(batch.state == BatchState.CLOSED, batch.closed_on.between(span.from_on, span.to_on))
        .where(batch.voided_on.is_(None), Survey.voided_on.is_(None))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    beside = select(SurveyBatch, Survey).join(Survey, Survey.id == SurveyBatch.survey_id)
    return {
        batch.uid: (
            survey.label,
            batch.label,
            batch.hamlet.full_name if batch.hamlet else batch.place,
            words.day(batch.closed_on),
            *map(words.number, (batch.handed_out or 0, batch.returned or 0, batch.rejected or 0, batch.keyed)),
        )
        for batch, survey in session.execute(beside.where(SurveyBatch.uid.in_(uids)))
    }


BATCHES = Source(
    key="surveys.batches",
    noun="lô phiếu",
    page="surveys.survey",
    heads=(
        Head("Đợt", 58),
        Head("Lô", 20),
        Head("Nơi lấy phiếu", 58),
        Head("Ngày đóng", 24),
        Head("Phát ra", 22, Align.RIGHT),
        Head("Thu về", 22, Align.RIGHT),
        Head("Không hợp lệ", 24, Align.RIGHT),
        Head("Hợp lệ", 22, Align.RIGHT),
    ),
    relation=_batches,
    tell=_tell,
    dimensions={"code": CODE, "anonymous": Dimension("Phiếu khuyết danh", YES_NO)},
    measures={
        "handed_out": "phiếu phát ra",
        "returned": "phiếu thu về",
        "rejected": "phiếu không hợp lệ",
        "valid": "phiếu hợp lệ",
    },
)
