"""What find-anything shows of sessions."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.models import SessionDay
from desktop_app.areas.reception.sessions.due import PAGE, called
from desktop_app.areas.reception.sessions.queries import session_rows
from desktop_app.core import words
from desktop_app.office.area import Hit
from desktop_app.office.desk import Desk


def session_hits(desk: Desk, session: Session, keys: Sequence[int]) -> list[Hit]:
    """The sessions with these keys, newest first."""
    query = select(SessionDay).where(SessionDay.id.in_(keys)).order_by(SessionDay.held_on.desc())
    rows = session_rows(session, session.scalars(query).all(), desk.clock.today())
    return [
        Hit(
            kind="Phiên tiếp",
            icon="calendar",
            title=f"{called(row)[0].upper()}{called(row)[1:]}",
            detail=row.about,
            trailing=words.day(row.held_on),
            uid=row.uid,
            page=PAGE,
        )
        for row in rows
    ]
