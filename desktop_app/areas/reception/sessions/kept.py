"""A session of the head that is kept: found again."""

from sqlalchemy.orm import Session

from desktop_app.areas.reception.models import SessionDay
from desktop_app.office.kept import row_of


def session_day_of(session: Session, uid: str) -> SessionDay:
    """The session; UserError when it is not there."""
    return row_of(session, SessionDay, uid, "phiên tiếp này")
