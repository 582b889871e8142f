"""Hamlets, and how often their people met or voted in the span."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.figures.counted import closed_in
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Form
from desktop_app.areas.decisions.votes.models import Vote, VoteUnit
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import YES_NO, yes_no
from desktop_app.office.models import Hamlet

_TIMES = {"NONE": "Không họp", "ONCE": "Họp 1 lần", "TWICE": "Họp 2 lần", "MORE": "Họp từ 3 lần"}


def _hamlets(desk: Desk, span: Span) -> Select[Any]:
    """Those there on the last day, and those that decided something before they were merged or split.

    A meeting is counted by its day: clusters of one hamlet that met on one day met once.
    """
    day = func.coalesce(VoteUnit.held_on, Vote.from_on)
    voted = (
        select(VoteUnit.hamlet_id.label("hamlet"), func.max(Vote.to_on).label("last"))
        .add_columns(func.count(day.distinct()).filter(Vote.form == Form.MEETING).label("meetings"))
        .join(Vote, Vote.id == VoteUnit.vote_id)
        .join(Decision, Decision.id == Vote.decision_id)
        .where(closed_in(span))
        .group_by(VoteUnit.hamlet_id)
        .subquery()
    )
    there = and_(
        or_(Hamlet.from_on.is_(None), Hamlet.from_on <= span.to_on),
        or_(Hamlet.to_on.is_(None), Hamlet.to_on >= span.to_on),
    )
    met = func.coalesce(voted.c.meetings, 0)
    times = case((met == 0, literal("NONE")), (met == 1, literal("ONCE")), (met == 2, literal("TWICE")))
    return (
        select(Hamlet.id, Hamlet.uid, func.coalesce(voted.c.last, span.from_on).label("on"), met.label("meetings"))
        .add_columns(
            func.coalesce(times, "MORE").label("times"),
            yes_no(voted.c.hamlet.is_not(None)).label("decided"),
            yes_no(there).label("there"),
        )
        .outerjoin(voted, voted.c.hamlet == Hamlet.id)
        .where(or_(there, voted.c.hamlet.is_not(None)))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    rows = session.scalars(select(Hamlet).where(Hamlet.uid.in_(uids)))
    return {
        row.uid: (row.full_name, words.number(row.households), words.day(row.from_on), words.day(row.to_on))
        for row in rows
    }


HAMLETS_MET = Source(
    key="decisions.hamlets_met",
    noun="thôn, tổ dân phố",
    page="system.hamlets",
    heads=(
        Head("Thôn, tổ dân phố", 80),
        Head("Số hộ", 26, Align.RIGHT),
        Head("Có từ ngày", 30),
        Head("Đến hết ngày", 30),
    ),
    relation=_hamlets,
    tell=_tell,
    dimensions={
        "times": Dimension("Số lần họp", _TIMES),
        "decided": Dimension("Có bàn, quyết định", YES_NO),
        "there": Dimension("Còn vào ngày cuối kỳ", YES_NO),
    },
    measures={"meetings": "cuộc họp"},
)
