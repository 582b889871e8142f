"""Texts of hamlets that had been proposed by the last day: where they then stood, what was decided in the span."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, case, literal, select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.figures.standing import last_on, state_on, was_done
from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.queries import BESIDE
from desktop_app.areas.conventions.row import ConventionRow, Rows
from desktop_app.areas.conventions.states import Kind, Name, State
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import NO, Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import YES_NO, token, worded, yes_no

_PARTS = {NO: "Không", "PART": "Một phần", "WHOLE": "Toàn bộ"}


def _texts(desk: Desk, span: Span) -> Select[Any]:
    return (
        select(Convention.id, Convention.uid, last_on(span.to_on).label("on"), state_on(span.to_on).label("state"))
        .add_columns(
            yes_no(was_done(span, "recognise")).label("recognised"),
            yes_no(was_done(span, "refuse")).label("refused"),
            _whole_or_part(span, "suspend").label("suspended"),
            _whole_or_part(span, "abolish").label("abolished"),
            yes_no(was_done(span, "replaced")).label("replaced"),
            yes_no(was_done(span, "adopt")).label("adopted"),
            yes_no(was_done(span, "post_draft")).label("consulted"),
            yes_no(Convention.proposed_on >= span.from_on).label("proposed"),
            token(Convention.kind).label("kind"),
            token(Convention.name).label("name"),
        )
        .where(Convention.proposed_on <= span.to_on, Convention.voided_on.is_(None))
    )


def _whole_or_part(span: Span, key: str) -> Any:
    """Of a text that was suspended, or abolished, in part and then wholly, the whole counts."""
    whole, part = was_done(span, key), was_done(span, f"{key}_part")
    return case((whole, literal("WHOLE")), (part, literal("PART")), else_=literal(NO))


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    query = select(Convention).where(Convention.uid.in_(uids)).options(*BESIDE)
    found = Rows(session, desk.clock.today()).rows(session.scalars(query).all())
    return {row.uid: _cells(row) for row in found}


def _cells(row: ConventionRow) -> Sequence[str]:
    return (
        row.label,
        row.hamlet,
        row.name.value,
        row.title,
        row.kind.value,
        words.day(row.proposed_on),
        row.recognised_number,
        words.day(row.recognised_on),
        row.stands,
    )


TEXTS = Source(
    key="conventions.texts",
    noun="bản hương ước, quy ước",
    page="conventions.record",
    heads=(
        Head("Số", 16),
        Head("Thôn, tổ dân phố", 34),
        Head("Tên gọi", 20),
        Head("Văn bản", 50),
        Head("Hình thức", 30),
        Head("Ngày đề xuất", 20),
        Head("Số quyết định công nhận", 30),
        Head("Ngày công nhận", 20),
        Head("Tình trạng hiện nay", 32),
    ),
    relation=_texts,
    tell=_tell,
    dimensions={
        "state": Dimension("Tình trạng vào ngày cuối kỳ", worded(State)),
        "recognised": Dimension("Công nhận trong kỳ", YES_NO),
        "refused": Dimension("Không công nhận trong kỳ", YES_NO),
        "suspended": Dimension("Tạm ngừng trong kỳ", _PARTS),
        "abolished": Dimension("Bãi bỏ trong kỳ", _PARTS),
        "replaced": Dimension("Được thay thế trong kỳ", YES_NO),
        "adopted": Dimension("Thông qua trong kỳ", YES_NO),
        "consulted": Dimension("Lấy ý kiến trong kỳ", YES_NO),
        "proposed": Dimension("Đề xuất trong kỳ", YES_NO),
        "kind": Dimension("Hình thức", worded(Kind)),
        "name": Dimension("Tên gọi", worded(Name)),
    },
)
