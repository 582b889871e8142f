"""Deadlines that a correction of the law or of the days off has moved lately, told with the day they had before."""

from collections.abc import Iterable, Mapping
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
    for law in _SOURCES:
        corrections = journal.story(session, session.scalars(select(law.uid)).all())
        works = {each.work for each in corrections if each.at.date() >= today - LATELY}
        for work in works:
            for change in journal.story_of_work(session, work):
                said |= _said(change, law)
    return said


def ever_moved(session: Session, row_uids: Iterable[str]) -> Mapping[tuple[str, date], str]:
    """The same of these rows, however long ago it was."""
    said = dict[tuple[str, date], str]()
    for change in journal.story(session, row_uids):
        tables = {each.table for each in journal.story_of_work(session, change.work)} if _moved(change) else set()
        for law in _SOURCES:
            said |= _said(change, law) if law.__tablename__ in tables else {}
    return said


_SOURCES: Mapping[type[LawVersion | CalendarDay], str] = {LawVersion: "quy định", CalendarDay: "lịch nghỉ"}


def _said(change: Told, law: type[LawVersion | CalendarDay]) -> dict[tuple[str, date], str]:
    by = f"dời theo {_SOURCES[law]} sửa ngày {words.day(change.at.date())}"
    return {(change.row_uid, due_on): f"hạn cũ {words.day(was)}, {by}" for was, due_on in _moved(change)}


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
