"""What find-anything shows of decisions."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.listed import BESIDE
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.row import rows_of
from desktop_app.core import words
from desktop_app.office.area import Hit
from desktop_app.office.desk import Desk


def decision_hits(_desk: Desk, session: Session, keys: Sequence[int]) -> list[Hit]:
    """The decisions with these keys, newest first."""
    wanted = select(Decision).where(Decision.id.in_(keys)).order_by(Decision.id.desc()).options(*BESIDE)
    return [
        Hit(
            kind="Dân bàn, quyết định",
            icon="users",
            title=row.title,
            detail=f"{row.hamlet}, {words.inside(row.stands)}",
            trailing=f"{row.label} · {words.day(row.proposed_on)}",
            uid=row.uid,
        )
        for row in rows_of(session.scalars(wanted).all())
    ]
