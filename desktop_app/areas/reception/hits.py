"""What find-anything shows of visits, what Hôm nay shows of their deadlines."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.reception.books.reminder import due_closings
from desktop_app.areas.reception.lookups import reads_denunciations
from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.queries import VisitRow, due_visits, places, visit_row
from desktop_app.core import words
from desktop_app.office.area import DueItem, Hit
from desktop_app.office.desk import Desk


def visit_hits(desk: Desk, session: Session, keys: Sequence[int]) -> list[Hit]:
    """The visits with these keys, newest first; a denouncer's is shown as hidden.

    Who may not read denunciations does not find them either: that a word finds one tells what stands in it.
    """
    wanted = select(Visit).where(Visit.id.in_(keys)).options(selectinload(Visit.people))
    if not reads_denunciations(desk.account):
        wanted = wanted.where(~Visit.is_secret)
    found = session.scalars(wanted).all()
    where = places(session, found)
    rows = [visit_row(visit, where, sees_content=True) for visit in sorted(found, key=lambda visit: -visit.id)]
    return [
        Hit(
            kind="Lượt tiếp",
            icon="lock" if row.is_secret else "users",
            title=", ".join(part for part in (row.who, row.where) if part),
            detail=row.content,
            trailing=f"{row.short_label} · {words.day(row.received_on)}",
            uid=row.uid,
        )
        for row in rows
    ]


def due_answers(desk: Desk, until: date) -> list[DueItem]:
    """Answers that citizens wait for, due on or before the day; and books to be closed."""
    closings = [item for item in due_closings(desk) if item.due_on <= until]
    return closings + [
        DueItem(
            uid=row.uid,
            area="reception",
            title=_what(row) + ("" if row.is_secret else f": {row.content}"),
            detail=f"Lượt tiếp {row.label} · {row.who} · tiếp ngày {words.day(row.received_on)}",
            due_on=row.due_on or until,
            who="",
        )
        for row in due_visits(desk.db, until)
    ]


def _what(row: VisitRow) -> str:
    return "Ra thông báo từ chối tiếp" if row.awaits_notice else f"Trả lời {row.kind.lower()}"
