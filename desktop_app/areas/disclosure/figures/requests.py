"""Requests for information that were received in the span; who asked stays in the register and is not told here."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.figures.begun import TIMELINESS
from desktop_app.areas.disclosure.requests.models import InformationRequest, RequestEnd, RequestKind
from desktop_app.areas.disclosure.requests.queries import views
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import token, worded

OPEN = "OPEN"


def _requests(desk: Desk, span: Span) -> Select[Any]:
    row, today = InformationRequest, desk.clock.today()
    kept = case(
        (row.due_on.is_(None), literal("NO_RULE")),
        (func.coalesce(row.ended_on, today) > row.due_on, literal("LATE")),
        (row.ended_on.is_(None), literal("NOT_YET")),
        else_=literal("ON_TIME"),
    )
    return (
        select(row.id, row.uid, row.received_on.label("on"), token(row.kind).label("kind"))
        .add_columns(func.coalesce(token(row.end), OPEN).label("end"), kept.label("timeliness"))
        .where(row.received_on.between(span.from_on, span.to_on), row.voided_on.is_(None))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    rows = session.scalars(select(InformationRequest).where(InformationRequest.uid.in_(uids))).all()
    return {
        view.uid: (
            view.label,
            words.day(view.received_on),
            view.kind.value,
            view.content,
            words.day(view.due_on) or f"Không tính hạn: {view.limit_words}",
            f"{view.end.value}, ngày {words.day(view.ended_on)}" if view.end else view.state.value,
        )
        for view in views(session, desk, rows)
    }


REQUESTS = Source(
    key="disclosure.requests",
    noun="yêu cầu",
    page="disclosure.requests",
    heads=(
        Head("Số", 16),
        Head("Ngày nhận", 22),
        Head("Yêu cầu", 46),
        Head("Nội dung", 86),
        Head("Hạn trả lời", 32),
        Head("Kết quả", 48),
    ),
    relation=_requests,
    tell=_tell,
    dimensions={
        "kind": Dimension("Loại yêu cầu", worded(RequestKind)),
        "end": Dimension("Kết quả", {OPEN: "Chưa trả lời", **worded(RequestEnd)}),
        "timeliness": Dimension(
            "Đúng hạn", {**TIMELINESS.values, "NOT_YET": "Chưa trả lời, còn hạn", "ON_TIME": "Trả lời đúng hạn"}
        ),
    },
)
