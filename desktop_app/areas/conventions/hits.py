"""What find-anything shows of conventions."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.queries import BESIDE
from desktop_app.areas.conventions.row import Rows
from desktop_app.core import words
from desktop_app.office.area import Hit
from desktop_app.office.desk import Desk


def convention_hits(desk: Desk, session: Session, keys: Sequence[int]) -> list[Hit]:
    """The conventions with these keys, newest first."""
    wanted = select(Convention).where(Convention.id.in_(keys)).order_by(Convention.id.desc()).options(*BESIDE)
    return [
        Hit(
            kind=row.name.value,
            icon="landmark",
            title=row.title,
            detail=f"{row.hamlet}, {words.inside(row.stands)}",
            trailing=f"{row.label} · {words.day(row.proposed_on)}",
            uid=row.uid,
        )
        for row in Rows(session, desk.clock.today()).rows(session.scalars(wanted).all())
    ]
