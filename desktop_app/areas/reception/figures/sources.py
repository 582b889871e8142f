"""What reports count in the reception register: visits, sessions, different cases, different people."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop_app.areas.reception.figures.telling import SESSION_HEADS, VISIT_HEADS, tell_sessions, tell_visits
from desktop_app.areas.reception.models import Channel, Handling, Mode, SessionDay, SessionKind, Visit, VisitPerson
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension, Source, Span
from desktop_app.office.figures.tokens import YES_NO, token, worded, yes_no
from desktop_app.office.matter_kinds import Kind, SubjectField

_Column = ColumnElement[Any] | InstrumentedAttribute[Any]

FIRST, AGAIN = "FIRST", "AGAIN"
"""The tokens of a turn."""


def relation_of_visits(_desk: Desk, span: Span) -> Select[Any]:
    """Every visit of the span that was not struck out, with how many people came."""
    return select(*_like(), Visit.people_present.label("people")).where(_valid(span))


def relation_of_cases(_desk: Desk, span: Span) -> Select[Any]:
    """One visit for each matter of the span: the first of its case, or one that belongs to none."""
    other = aliased(Visit)
    before = or_(
        other.received_on < Visit.received_on, and_(other.received_on == Visit.received_on, other.id < Visit.id)
    )
    in_span = and_(other.received_on.between(span.from_on, span.to_on), other.voided_on.is_(None))
    earlier = select(other.id).where(other.case_id == Visit.case_id, in_span, before).exists()
    return select(*_like()).where(_valid(span), or_(Visit.case_id.is_(None), ~earlier))


def relation_of_people(_desk: Desk, span: Span) -> Select[Any]:
    """Every visit with how many of those who came had not come before in the span.

    Whom the register names is known again by who they are; a companion without a name, and whoever lies in the vault,
    is somebody else each time. `different` looks at every visit before, `different_in_mode` at those of the same mode,
    `different_in_groups` only at those of groups in that mode.
    """
    came = _named(span)
    counted = (
        select(
            came.c.visit_id,
            func.count(came.c.person_id.distinct()).label("named"),
            *(func.sum(case((came.c[name] == 1, 1), else_=0)).label(name) for name in _SCOPES),
        )
        .group_by(came.c.visit_id)
        .subquery()
    )
    unnamed = func.max(Visit.people_present - func.coalesce(counted.c.named, 0), 0)
    new = (func.min(Visit.people_present, unnamed + func.coalesce(counted.c[name], 0)).label(name) for name in _SCOPES)
    return select(*_like(), *new).outerjoin(counted, counted.c.visit_id == Visit.id).where(_valid(span))


def relation_of_sessions(_desk: Desk, span: Span) -> Select[Any]:
    """Every session that was held in the span: said to have been, or one in which somebody was received."""
    received = select(Visit.id).where(Visit.session_day_id == SessionDay.id, Visit.voided_on.is_(None)).exists()
    held = or_(SessionDay.state == SessionState.HELD, and_(SessionDay.state != SessionState.CALLED_OFF, received))
    told: tuple[_Column, ...] = (
        SessionDay.id,
        SessionDay.uid,
        SessionDay.held_on.label("on"),
        token(SessionDay.mode).label("mode"),
        token(SessionDay.kind).label("kind"),
        yes_no(SessionDay.had_citizens).label("had_citizens"),
    )
    return select(*told).where(SessionDay.held_on.between(span.from_on, span.to_on), held)


def _like() -> tuple[_Column, ...]:
    """What every relation of visits begins with."""
    return (
        Visit.id,
        Visit.uid,
        Visit.received_on.label("on"),
        token(Visit.mode).label("mode"),
        case((Visit.visit_no == 1, FIRST), else_=AGAIN).label("turn"),
        yes_no(Visit.is_group).label("is_group"),
        token(Visit.kind).label("kind"),
        token(Visit.subject).label("subject"),
        token(Visit.handling).label("handling"),
        token(Visit.channel).label("channel"),
        yes_no(Visit.within_competence).label("within_competence"),
    )


def _named(span: Span) -> Any:
    """Everybody whom the visits of the span name, with their place among their own visits in each scope."""
    order = (Visit.received_on, Visit.id, VisitPerson.id)
    scopes = {
        "different": (VisitPerson.person_id,),
        "different_in_mode": (VisitPerson.person_id, Visit.mode),
        "different_in_groups": (VisitPerson.person_id, Visit.mode, Visit.is_group),
    }
    places = (
        func.row_number().over(partition_by=within, order_by=order).label(name) for name, within in scopes.items()
    )
    named = and_(~VisitPerson.is_struck, VisitPerson.person_id.is_not(None))
    query = select(VisitPerson.visit_id, VisitPerson.person_id, *places).join(Visit, Visit.id == VisitPerson.visit_id)
    return query.where(_valid(span), named).subquery()


def _valid(span: Span) -> ColumnElement[bool]:
    return and_(Visit.received_on.between(span.from_on, span.to_on), Visit.voided_on.is_(None))


_SCOPES = ("different", "different_in_mode", "different_in_groups")
_MODE = Dimension("Chế độ tiếp", worded(Mode))
_OF_VISITS = {
    "mode": _MODE,
    "turn": Dimension("Lần tiếp", {FIRST: "Tiếp lần đầu", AGAIN: "Tiếp nhiều lần"}),
    "is_group": Dimension("Đoàn đông người", YES_NO),
    "kind": Dimension("Loại", worded(Kind)),
    "subject": Dimension("Lĩnh vực", worded(SubjectField)),
    "handling": Dimension("Hướng xử lý", worded(Handling)),
    "channel": Dimension("Hình thức tiếp", worded(Channel)),
    "within_competence": Dimension("Thuộc thẩm quyền", YES_NO),
}
_OF_SESSIONS = {
    "mode": _MODE,
    "kind": Dimension("Loại phiên", worded(SessionKind)),
    "had_citizens": Dimension("Có công dân đến", YES_NO),
}
_PAGE = "reception.register"


VISITS = Source(
    key="reception.visits",
    noun="lượt",
    page=_PAGE,
    heads=VISIT_HEADS,
    relation=relation_of_visits,
    tell=tell_visits,
    dimensions=_OF_VISITS,
    measures={"people": "người"},
)
CASES = Source(
    key="reception.cases",
    noun="vụ việc",
    page=_PAGE,
    heads=VISIT_HEADS,
    relation=relation_of_cases,
    tell=tell_visits,
    dimensions=_OF_VISITS,
)
VISITS_DIFFERENT = Source(
    key="reception.people",
    noun="lượt",
    page=_PAGE,
    heads=VISIT_HEADS,
    relation=relation_of_people,
    tell=tell_visits,
    dimensions=_OF_VISITS,
    measures=dict.fromkeys(_SCOPES, "người"),
)
SESSIONS = Source(
    key="reception.sessions",
    noun="kỳ tiếp",
    page="reception.sessions",
    heads=SESSION_HEADS,
    relation=relation_of_sessions,
    tell=tell_sessions,
    dimensions=_OF_SESSIONS,
)
