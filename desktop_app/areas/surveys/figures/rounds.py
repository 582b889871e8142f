"""Rounds that were closed in the span."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, literal, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.figures.declared import CODES
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.row import BESIDE, rows_of
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import YES_NO, yes_no

OWN = "OWN"
CODE = Dimension("Mẫu phiếu", {**{code: code for code in CODES}, OWN: "Mẫu của cơ quan"})


def code_token() -> ColumnElement[str]:
    """The questionnaire of a survey; those of the office's own are told together."""
    return case((Survey.code.in_(CODES), Survey.code), else_=literal(OWN))


def closed_in(span: Span) -> ColumnElement[bool]:
    """Whether a survey was closed on one of these days and stands."""
    is_closed = and_(Survey.state == SurveyState.CLOSED, Survey.voided_on.is_(None))
    return and_(is_closed, Survey.closed_on.between(span.from_on, span.to_on))


def _rounds(desk: Desk, span: Span) -> Select[Any]:
    return (
        select(Survey.id, Survey.uid, Survey.closed_on.label("on"))
        .add_columns(code_token().label("code"), yes_no(Survey.is_anonymous).label("anonymous"))
        .where(closed_in(span))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    surveys = session.scalars(select(Survey).where(Survey.uid.in_(uids)).options(*BESIDE)).all()
    return {
        row.uid: (
            row.label,
            row.title,
            f"{words.day(row.from_on)} - {words.day(row.to_on)}",
            words.number(row.figures.batches),
            words.number(row.figures.keyed),
            words.day(survey.closed_on),
        )
        for row, survey in zip(rows_of(session, desk, surveys), surveys, strict=True)
    }


ROUNDS = Source(
    key="surveys.rounds",
    noun="đợt khảo sát",
    page="surveys.survey",
    heads=(
        Head("Đợt", 54),
        Head("Mẫu phiếu", 88),
        Head("Thời gian", 44),
        Head("Số lô", 16, Align.RIGHT),
        Head("Phiếu hợp lệ", 24, Align.RIGHT),
        Head("Ngày khóa", 24),
    ),
    relation=_rounds,
    tell=_tell,
    dimensions={"code": CODE, "anonymous": Dimension("Phiếu khuyết danh", YES_NO)},
)
