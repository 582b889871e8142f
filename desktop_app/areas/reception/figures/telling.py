"""How the visits and sessions behind a figure are told; a denouncer is hidden as everywhere."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.reception.models import SessionDay, Visit
from desktop_app.areas.reception.row import places, visit_row
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Head
from desktop_app.office.secrecy import reads_denunciations

VISIT_HEADS = (
    Head("Số", 18),
    Head("Ngày tiếp", 22),
    Head("Người đến", 45),
    Head("Nội dung", 90),
    Head("Chế độ tiếp", 34),
    Head("Số người", 16, Align.RIGHT),
)
SESSION_HEADS = (
    Head("Ngày tiếp", 22),
    Head("Loại phiên", 24),
    Head("Chế độ tiếp", 34),
    Head("Người chủ trì", 50),
    Head("Công dân đến", 30),
)


def tell_visits(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The cells of these visits, by uid."""
    found = session.scalars(select(Visit).where(Visit.uid.in_(uids)).options(selectinload(Visit.people))).all()
    where, sees = places(session, found), reads_denunciations(desk.account)
    told = dict[str, Sequence[str]]()
    for visit in found:
        row, others = visit_row(visit, where, sees), visit.people_present - 1
        many = f" và {words.number(others)} người" if others > 0 and not row.is_secret else ""
        told[visit.uid] = (
            row.label,
            words.day(row.received_on),
            row.who + many,
            row.content,
            visit.mode.value,
            words.number(visit.people_present),
        )
    return told


def tell_sessions(_desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The cells of these sessions, by uid."""
    return {
        day.uid: (
            words.day(day.held_on),
            day.kind.value,
            day.mode.value,
            ", ".join(part for part in (day.chair, day.chair_post) if part),
            "Có công dân đến" if day.had_citizens else "Không có công dân đến",
        )
        for day in session.scalars(select(SessionDay).where(SessionDay.uid.in_(uids)))
    }
