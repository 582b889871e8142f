"""What find-anything shows of surveys."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.row import BESIDE, rows_of
from desktop_app.core import words
from desktop_app.office.area import Hit
from desktop_app.office.desk import Desk


def survey_hits(desk: Desk, session: Session, keys: Sequence[int]) -> list[Hit]:
    """The surveys with these keys, newest first."""
    wanted = select(Survey).where(Survey.id.in_(keys)).order_by(Survey.id.desc()).options(*BESIDE)
    return [
        Hit(
            kind="Khảo sát",
            icon="clipboard-list",
            title=row.label,
            detail=row.title,
            trailing="Đã hủy" if row.is_void else f"{words.number(row.figures.keyed)} phiếu",
            uid=row.uid,
        )
        for row in rows_of(session, desk, session.scalars(wanted).all())
    ]
