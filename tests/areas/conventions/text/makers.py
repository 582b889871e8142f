"""Conventions for tests of their wording, put in as rows."""

from datetime import date
from typing import Any

from sqlalchemy import select

from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.text.entry import TextEntry
from desktop_app.areas.conventions.text.rules import Article, Wording
from desktop_app.office.desk import Desk
from desktop_app.office.models import Hamlet


def convention(desk: Desk, number: int = 1, **values: Any) -> str:
    """A convention of Thôn Đoài; its uid."""
    with desk.db.writing(desk.account.uid) as session:
        hamlet = session.scalars(select(Hamlet).order_by(Hamlet.id)).first()
        assert hamlet is not None
        told = {"year": 2026, "proposed_on": date(2026, 9, 2), "title": "Hương ước Thôn Đoài", **values}
        row = Convention(number=number, hamlet_id=hamlet.id, **told)
        session.add(row)
        session.flush()
        return row.uid


def rev_of(desk: Desk, uid: str) -> int:
    """The revision of a convention."""
    with desk.db.reading() as session:
        return session.scalars(select(Convention.rev).where(Convention.uid == uid)).one()


def articles(*texts: str) -> tuple[Article, ...]:
    """Articles 1, 2, 3 … with these texts."""
    return tuple(Article(str(number), "", text) for number, text in enumerate(texts, start=1))


def entry(*texts: str, **values: Any) -> TextEntry:
    """A wording of these articles."""
    return TextEntry(wording=Wording(articles=articles(*texts)), **values)
