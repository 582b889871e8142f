"""Matters that the people decided: one for each whose last closed vote ended in the span."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.figures.counted import agreed, decided_in, households, last_vote
from desktop_app.areas.decisions.listed import BESIDE
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.row import DecisionRow, row_of
from desktop_app.areas.decisions.states import Item, Kind, Outcome, Scope, State
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import NO, YES, Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import token, worded

UNKNOWN, UNDER_WAY = "UNKNOWN", "UNDER_WAY"
_RESULT = {True: "Được thông qua", False: "Không được thông qua", None: "Chưa xác định"}


def passed() -> Any:
    """Whether a decision passed, as a token."""
    found = Decision.has_passed
    return case((found.is_(True), literal(YES)), (found.is_(False), literal(NO)), else_=literal(UNKNOWN))


def _matters(desk: Desk, span: Span) -> Select[Any]:
    vote = last_vote()
    return (
        select(Decision.id, Decision.uid, Decision.voted_on.label("on"), token(Decision.item).label("item"))
        .add_columns(
            token(Decision.scope).label("scope"),
            token(Decision.kind).label("kind"),
            passed().label("passed"),
            token(Decision.state).label("state"),
            func.coalesce(token(Decision.outcome), UNDER_WAY).label("outcome"),
            households(vote).label("households"),
            agreed(vote).label("yes"),
        )
        .where(decided_in(span))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    query = select(Decision).where(Decision.uid.in_(uids)).options(*BESIDE)
    return {each.uid: _cells(row_of(each), words.day(each.voted_on)) for each in session.scalars(query)}


def _cells(row: DecisionRow, voted_on: str) -> Sequence[str]:
    said = (row.label, voted_on, row.hamlet, row.item.value, row.title, row.result)
    return (*said, _RESULT[row.has_passed], row.stands)


MATTERS = Source(
    key="decisions.matters",
    noun="việc",
    page="decisions.record",
    heads=(
        Head("Số", 16),
        Head("Ngày biểu quyết", 20),
        Head("Thôn, tổ dân phố", 32),
        Head("Loại việc", 38),
        Head("Nội dung", 58),
        Head("Kết quả kiểm phiếu", 34),
        Head("Thông qua", 24),
        Head("Tình trạng", 30),
    ),
    relation=_matters,
    tell=_tell,
    dimensions={
        "item": Dimension("Loại việc", worded(Item)),
        "scope": Dimension("Phạm vi", worded(Scope)),
        "kind": Dimension("Trình tự", worded(Kind)),
        "passed": Dimension("Kết quả biểu quyết", {YES: _RESULT[True], NO: _RESULT[False], UNKNOWN: _RESULT[None]}),
        "state": Dimension("Tình trạng hiện nay", worded(State)),
        "outcome": Dimension("Kết thúc", {UNDER_WAY: "Chưa kết thúc", **worded(Outcome)}),
    },
    measures={"households": "hộ", "yes": "hộ tán thành"},
)
