"""What find-anything shows of petitions."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.queries import Rows
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.core import words
from desktop_app.office.area import Hit
from desktop_app.office.desk import Desk


def petition_hits(desk: Desk, session: Session, keys: Sequence[int]) -> list[Hit]:
    """The petitions with these keys, newest first; a denouncer's is shown as hidden.

    Who may not read denunciations does not find them either: that a word finds one tells what stands in it.
    """
    wanted = select(Petition).where(Petition.id.in_(keys)).options(selectinload(Petition.people))
    if not sees_content(desk.account):
        wanted = wanted.where(~Petition.is_secret)
    found = session.scalars(wanted.order_by(Petition.id.desc())).all()
    rows = Rows(session, found, sees_content=True)
    return [
        Hit(
            kind="Đơn thư",
            icon="lock" if row.is_secret else "file-text",
            title=", ".join(part for part in (row.who, row.where) if part),
            detail=f"{row.kind.value}, {row.stands.lower()}: {row.content}",
            trailing=f"{row.label} · {words.day(row.received_on)}",
            uid=row.uid,
        )
        for row in map(rows.row, found)
    ]
