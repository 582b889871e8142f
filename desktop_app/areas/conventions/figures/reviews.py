"""Yearly evaluations of texts in force that were held in the span."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.models import Convention, ConventionReview
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import YES_NO, yes_no


def _reviews(desk: Desk, span: Span) -> Select[Any]:
    review = ConventionReview
    return (
        select(review.id, review.uid, review.held_on.label("on"), Convention.uid.label("opens"))
        .add_columns(
            yes_no(review.reported_on.is_not(None)).label("reported"),
            yes_no(review.proposal != "").label("proposes"),
            review.violations.label("violations"),
        )
        .join(Convention, Convention.id == review.convention_id)
        .where(review.held_on.between(span.from_on, span.to_on), Convention.voided_on.is_(None))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    beside = select(ConventionReview, Convention).join(Convention, Convention.id == ConventionReview.convention_id)
    return {
        review.uid: (
            convention.label,
            f"{convention.name.value} {convention.hamlet.full_name}",
            words.day(review.held_on),
            review.way,
            review.result,
            words.number(review.violations),
            review.proposal,
            words.day(review.reported_on),
        )
        for review, convention in session.execute(beside.where(ConventionReview.uid.in_(uids)))
    }


REVIEWS = Source(
    key="conventions.reviews",
    noun="lần rà soát, đánh giá",
    page="conventions.record",
    heads=(
        Head("Số", 16),
        Head("Văn bản", 48),
        Head("Ngày rà soát", 22),
        Head("Cách làm", 36),
        Head("Kết quả", 52),
        Head("Số vi phạm", 18, Align.RIGHT),
        Head("Đề nghị", 38),
        Head("Ngày báo cáo", 22),
    ),
    relation=_reviews,
    tell=_tell,
    dimensions={
        "reported": Dimension("Đã báo cáo UBND", YES_NO),
        "proposes": Dimension("Có đề nghị sửa đổi, bổ sung", YES_NO),
    },
    measures={"violations": "trường hợp vi phạm"},
)
