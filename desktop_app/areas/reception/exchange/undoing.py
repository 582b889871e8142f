"""Takes imported visits and sessions back, as long as nothing was built on them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.reception.link_models import NotSame, VisitLink
from desktop_app.areas.reception.matters import count_anew
from desktop_app.areas.reception.models import SessionDay, Visit, VisitPaper
from desktop_app.areas.reception.secrecy import refuse_known_names
from desktop_app.areas.reception.sessions.models import SessionState, SessionTask
from desktop_app.office.desk import Desk
from desktop_app.office.models import Attachment


def revisions(session: Session, uids: Sequence[str]) -> dict[str, int]:
    """The revisions of visits and sessions; whoever struck one out has given it another."""
    visits = select(Visit.uid, Visit.rev).where(Visit.uid.in_(uids))
    days = select(SessionDay.uid, SessionDay.rev).where(SessionDay.uid.in_(uids))
    return {row[0]: row[1] for query in (visits, days) for row in session.execute(query)}


def leaning(session: Session, uids: Sequence[str]) -> str:
    """A sentence when a paper, a link, a task or a visit that still stands leans on one of these, which are struck."""
    visits = _keys(session, Visit, uids)
    days = _keys(session, SessionDay, uids)
    labels = dict[int, str]()
    for column in (VisitPaper.visit_id, VisitLink.first_id, VisitLink.further_id, NotSame.visit_id, NotSame.other_id):
        labels.update(dict.fromkeys(session.scalars(select(column).where(column.in_(visits)).limit(1)), ""))
    kept = session.scalars(select(Attachment.record_uid).where(Attachment.record_uid.in_(uids)).limit(1)).first()
    tasks = session.scalars(select(SessionTask.id).where(SessionTask.session_day_id.in_(days)).limit(1)).first()
    others = select(Visit.id).where(Visit.session_day_id.in_(days), Visit.voided_on.is_(None))
    if labels or kept or tasks or session.scalars(others.limit(1)).first():
        return "Có tài liệu, liên kết hoặc lượt tiếp ghi thêm vào các dòng đã nhập nên không bỏ cả lần nhập được."
    return ""


def strike(session: Session, desk: Desk, uids: Sequence[str], reason: str) -> None:
    """Visits become void, their numbers stay with the reason; sessions are called off. What is void keeps its own."""
    cases = set[int]()
    standing = select(Visit).where(Visit.uid.in_(uids), Visit.voided_on.is_(None))
    for visit in session.scalars(standing.options(selectinload(Visit.people))):
        refuse_known_names(session, desk, visit, {"reason": reason})
        visit.voided_on, visit.voided_by, visit.void_reason = desk.clock.today(), desk.account.name, reason
        visit.is_open = False
        if visit.case_id is not None:
            cases.add(visit.case_id)
    session.flush()
    for day in session.scalars(select(SessionDay).where(SessionDay.uid.in_(uids))):
        day.state, day.change_reason = SessionState.CALLED_OFF, reason
    for case_id in sorted(cases):
        count_anew(session, case_id)


def _keys(session: Session, kind: Any, uids: Sequence[str]) -> list[int]:
    return list(session.scalars(select(kind.id).where(kind.uid.in_(uids))))
