"""Deadlines that a correction of the law or of the days off has moved lately, told with the day they had before."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import journal
from db.journal import Told
from desktop_app.core import words
from desktop_app.office.models import CalendarDay, LawVersion

LATELY = timedelta(days=14)
"""How long a moved deadline is pointed out."""


def moved_lately(session: Session, today: date) -> Mapping[tuple[str, date], str]:
    """What to say of each moved deadline, by the row that holds it and the day it has now."""
    said = dict[tuple[str, date], str]()
    for law in (LawVersion, CalendarDay):
        source = "lịch nghỉ" if law is CalendarDay else "quy định"
        corrections = journal.story(session, session.scalars(select(law.uid)).all())
        works = {each.work: each.at.date() for each in corrections if each.at.date() >= today - LATELY}
        for work, on in works.items():
            for change in journal.story_of_work(session, work):
                said |= {
                    (change.row_uid, due_on): f"hạn cũ {words.day(was)}, dời theo {source} sửa ngày {words.day(on)}"
                    for was, due_on in _moved(change)
                }
    return said


def _moved(change: Told) -> list[tuple[date, date]]:
    """The days of a row that became other days."""
    if change.action != "change":
        return []
    pairs = ((_day(change.old.get(name)), _day(value)) for name, value in change.new.items())
    return [(was, became) for was, became in pairs if was and became]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
