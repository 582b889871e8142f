"""What find-anything shows of records of disclosure."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.models import Disclosure
from desktop_app.areas.disclosure.queries import viewer_of
from desktop_app.core import words
from desktop_app.office.area import Hit
from desktop_app.office.desk import Desk


def disclosure_hits(desk: Desk, session: Session, keys: Sequence[int]) -> list[Hit]:
    """The records with these keys, newest first."""
    rows = session.scalars(select(Disclosure).where(Disclosure.id.in_(keys)).order_by(Disclosure.id.desc())).all()
    return [
        Hit(
            kind="Hồ sơ công khai",
            icon="megaphone",
            title=view.title,
            detail=" · ".join(part for part in (view.item_code, view.document, view.standing.state.value) if part),
            trailing=f"{view.label} · {words.day(view.trigger_on)}",
            uid=view.uid,
        )
        for view in viewer_of(session, desk).views(rows)
    ]
