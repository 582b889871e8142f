"""Which session a visit belongs to: the one of its day and of whoever received; inside the caller's transaction."""

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.models import Mode, SessionDay, Visit
from desktop_app.areas.reception.sessions.models import SessionState


def find_session(session: Session, on: date, mode: Mode, at: time | None = None) -> SessionDay | None:
    """The session of that day and chair: of several the last one begun by then; None for a regular visit."""
    if mode is Mode.REGULAR:
        return None
    query = select(SessionDay).where(
        SessionDay.held_on == on, SessionDay.mode == mode, SessionDay.state != SessionState.CALLED_OFF
    )
    found = sorted(session.scalars(query), key=lambda row: (row.starts_at or time.min, row.id))
    begun = [row for row in found if at is None or (row.starts_at or time.min) <= at]
    if at is not None and begun:
        return begun[-1]
    return found[0] if found else None


def tie(session: Session, visit: Visit) -> None:
    """Give the visit its session, or none; a session that was said to be empty no longer is."""
    found = find_session(session, visit.received_on, visit.mode, visit.started_at)
    before = session.get(SessionDay, visit.session_day_id) if visit.session_day_id else None
    if before is not None and _fits(before, visit):
        found = before
    if visit.session_day_id != (found.id if found else None):
        visit.session_day_id = found.id if found else None
    if found is not None and not found.had_citizens and not visit.voided_on:
        found.had_citizens = True


def tie_waiting(session: Session, day: SessionDay) -> int:
    """Tie the visits of that day and chair that have no session yet; how many."""
    query = select(Visit).where(
        Visit.received_on == day.held_on, Visit.session_day_id.is_(None), Visit.mode == day.mode
    )
    waiting = session.scalars(query).all()
    for visit in waiting:
        tie(session, visit)
    return len(waiting)


def release(session: Session, visit: Visit) -> None:
    """A visit was struck out: a session that has no other one must be told anew how it went."""
    day = session.get(SessionDay, visit.session_day_id) if visit.session_day_id else None
    others = select(Visit.id).where(
        Visit.session_day_id == visit.session_day_id, Visit.voided_on.is_(None), Visit.id != visit.id
    )
    if day is not None and day.state is SessionState.HELD and session.scalars(others.limit(1)).first() is None:
        day.state = SessionState.PLANNED


def _fits(day: SessionDay, visit: Visit) -> bool:
    same = day.held_on == visit.received_on and day.mode is visit.mode
    return same and day.state is not SessionState.CALLED_OFF
