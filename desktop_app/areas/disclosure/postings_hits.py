"""What find-anything shows of notices on boards."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.office.area import Hit
from desktop_app.office.desk import Desk
from desktop_app.office.postings.models import Posting
from desktop_app.office.postings.queries import posting_views

PAGE = "disclosure.postings"


def posting_hits(desk: Desk, session: Session, keys: Sequence[int]) -> list[Hit]:
    """The notices with these keys, newest first."""
    found = session.scalars(select(Posting).where(Posting.id.in_(keys)).order_by(Posting.id.desc())).all()
    return [
        Hit(
            kind="Niêm yết",
            icon="megaphone",
            title=f"{view.item_code}. {view.title}",
            detail=f"{len(view.copies)} nơi, từ {words.day(view.from_on)}",
            trailing=view.label,
            uid=view.uid,
            page=PAGE,
        )
        for view in posting_views(session, found, desk.clock.today())
    ]
