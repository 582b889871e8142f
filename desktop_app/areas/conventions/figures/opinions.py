"""Opinions on drafts that were received in the span; who said them stays in the register."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.models import Convention, ConventionOpinion
from desktop_app.areas.conventions.states import Answer, Channel
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import token, worded


def _opinions(desk: Desk, span: Span) -> Select[Any]:
    opinion = ConventionOpinion
    return (
        select(opinion.id, opinion.uid, opinion.received_on.label("on"), Convention.uid.label("opens"))
        .add_columns(
            token(opinion.answer).label("answer"),
            token(opinion.channel).label("channel"),
            opinion.people.label("people"),
        )
        .join(Convention, Convention.id == opinion.convention_id)
        .where(opinion.received_on.between(span.from_on, span.to_on), opinion.voided_on.is_(None))
        .where(Convention.voided_on.is_(None))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    beside = select(ConventionOpinion, Convention).join(Convention, Convention.id == ConventionOpinion.convention_id)
    return {
        opinion.uid: (
            convention.label,
            f"{convention.name.value} {convention.hamlet.full_name}",
            words.day(opinion.received_on),
            opinion.channel.value,
            words.number(opinion.people),
            f"Điều {opinion.article}" if opinion.article else "",
            opinion.content,
            opinion.answer.value,
            opinion.explanation,
        )
        for opinion, convention in session.execute(beside.where(ConventionOpinion.uid.in_(uids)))
    }


OPINIONS = Source(
    key="conventions.opinions",
    noun="ý kiến",
    page="conventions.opinions",
    heads=(
        Head("Số hồ sơ", 16),
        Head("Văn bản", 38),
        Head("Ngày nhận", 20),
        Head("Cách góp ý", 28),
        Head("Số người", 14, Align.RIGHT),
        Head("Về điều", 16),
        Head("Ý kiến", 60),
        Head("Trả lời", 24),
        Head("Giải trình", 36),
    ),
    relation=_opinions,
    tell=_tell,
    dimensions={
        "answer": Dimension("Trả lời", worded(Answer)),
        "channel": Dimension("Cách góp ý", worded(Channel)),
    },
    measures={"people": "người góp ý"},
)
