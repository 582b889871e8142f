"""Documents that were to be disclosed: one for each record whose limit began in the span."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.entry import words_of
from desktop_app.areas.disclosure.figures.begun import BROKEN, TIMELINESS, begun, broken, in_span, timeliness
from desktop_app.areas.disclosure.figures.clauses import CLAUSE, clause
from desktop_app.areas.disclosure.models import ChangeKind, Disclosure, Form
from desktop_app.areas.disclosure.queries import viewer_of
from desktop_app.areas.disclosure.shown import NO_LIMIT, DisclosureView
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import NO, YES, Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import YES_NO, token, worded


def _documents(desk: Desk, span: Span) -> Select[Any]:
    forms = begun(span)
    return (
        select(Disclosure.id, Disclosure.uid, Disclosure.trigger_on.label("on"))
        .add_columns(
            clause(desk, Disclosure.item_code, Disclosure.trigger_on).label("clause"),
            timeliness(forms.c.complete_on, desk.clock.today()).label("timeliness"),
            token(Disclosure.change).label("change"),
            broken().label("broken"),
            case((Disclosure.disclosed_on.is_(None), literal(NO)), else_=literal(YES)).label("begun"),
            *(func.coalesce(forms.c[form.name], NO).label(form.name) for form in Form),
        )
        .outerjoin(forms, forms.c.record == Disclosure.id)
        .where(in_span(span))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    rows = session.scalars(select(Disclosure).where(Disclosure.uid.in_(uids))).all()
    return {view.uid: _cells(view) for view in viewer_of(session, desk).views(rows)}


def _cells(view: DisclosureView) -> Sequence[str]:
    shared = view.standing.complete_on or view.disclosed_on
    return (
        view.label,
        words.day(view.trigger_on),
        f"{view.item_code} {view.item}" if view.entry else view.item_code,
        view.title,
        view.document,
        ", ".join(words_of(form.form) for form in view.chosen if form.since_on),
        words.day(view.due_on) or NO_LIMIT,
        words.day(shared),
        view.standing.state.value,
    )


DOCUMENTS = Source(
    key="disclosure.documents",
    noun="văn bản, nội dung",
    page="disclosure.register",
    heads=(
        Head("Số hồ sơ", 16),
        Head("Ngày phát sinh", 20),
        Head("Nội dung công khai", 36),
        Head("Tên văn bản, thông tin", 48),
        Head("Số, ngày, cơ quan ban hành", 36),
        Head("Hình thức đã thực hiện", 34),
        Head("Hạn công khai", 20),
        Head("Ngày công khai", 20),
        Head("Tình trạng", 22),
    ),
    relation=_documents,
    tell=_tell,
    dimensions={
        "clause": CLAUSE,
        "timeliness": TIMELINESS,
        "change": Dimension("Lần công khai", worded(ChangeKind)),
        "broken": BROKEN,
        "begun": Dimension("Đã công khai", YES_NO),
        **{form.name: Dimension(f"Hình thức: {words_of(form)}", YES_NO) for form in Form},
    },
)
