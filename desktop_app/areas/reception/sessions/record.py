"""One session with everything that belongs to it: its visits, tasks, and what happened to it."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import journal
from db.session import Database
from desktop_app.areas.reception.models import SessionDay, Visit
from desktop_app.areas.reception.queries import VisitRow, places, visit_row
from desktop_app.areas.reception.sessions.kept import session_day_of
from desktop_app.areas.reception.sessions.models import Ground, SessionState, SessionTask
from desktop_app.areas.reception.sessions.queries import SessionRow, session_rows
from desktop_app.office.models import Account

WORKS = {
    "held_on": "Chuyển ngày",
    "state": "Ghi kết quả",
    "conclusion": "Ghi kết luận",
    "secretary": "Ghi biên bản",
    "minutes": "Ghi biên bản",
    "notified_on": "Chuẩn bị trực tuyến",
    "tested_on": "Chuẩn bị trực tuyến",
}
"""What a piece of work is called by the column it changed, the first one that is found."""


@dataclass(frozen=True)
class TaskRow:
    """A task of a conclusion, with the session it came from."""

    uid: str
    rev: int
    session_uid: str
    held_on: date
    what: str
    who: str
    due_on: date
    done_on: date | None
    result: str


@dataclass(frozen=True)
class SessionRecord:
    """Everything a page shows of one session."""

    row: SessionRow
    planned_on: date | None
    starts_at: time | None
    ends_at: time | None
    began_at: time | None
    ended_at: time | None
    ground: Ground | None
    place: str
    attendees: str
    expected: str
    change_reason: str
    notified_on: date | None
    tested_on: date | None
    minutes_number: str
    secretary: str
    secretary_post: str
    minutes: str
    conclusion: str
    conclusion_number: str
    concluded_on: date | None
    tasks: tuple[TaskRow, ...]
    visits: tuple[VisitRow, ...]
    happenings: tuple[tuple[Any, str, str, str], ...]

    @property
    def moved(self) -> bool:
        """Whether it is held on another day than the schedule named."""
        return self.planned_on is not None and self.planned_on != self.row.held_on


def session_record(db: Database, uid: str, today: date, sees_content: bool = True) -> SessionRecord:
    """The session; UserError when it is not there."""
    with db.reading() as session:
        day = session_day_of(session, uid)
        copied = {name: getattr(day, name) for name in _COPIED}
        return SessionRecord(
            row=session_rows(session, [day], today)[0],
            tasks=tuple(tasks_of(session, day)),
            visits=tuple(visits_of(session, day, sees_content)),
            happenings=tuple(_happenings(session, day)),
            **copied,
        )


_COPIED = tuple(name for name in SessionRecord.__dataclass_fields__ if name in SessionDay.__table__.columns)


def tasks_of(session: Session, day: SessionDay) -> list[TaskRow]:
    """The tasks of a session in their order."""
    query = select(SessionTask).where(SessionTask.session_day_id == day.id).order_by(SessionTask.position)
    return [_task(task, day) for task in session.scalars(query)]


def visits_of(session: Session, day: SessionDay, sees_content: bool) -> list[VisitRow]:
    """The valid visits of a session by their numbers."""
    query = select(Visit).where(Visit.session_day_id == day.id, Visit.voided_on.is_(None))
    visits = session.scalars(query.order_by(Visit.year, Visit.number)).all()
    where = places(session, visits)
    return [visit_row(visit, where, sees_content) for visit in visits]


def due_tasks(db: Database, until: date) -> list[TaskRow]:
    """Tasks that are not done and due on or before the day, the oldest first."""
    query = (
        select(SessionTask, SessionDay)
        .join(SessionDay, SessionDay.id == SessionTask.session_day_id)
        .where(SessionTask.done_on.is_(None), SessionTask.due_on <= until)
        .order_by(SessionTask.due_on, SessionTask.id)
    )
    with db.reading() as session:
        return [_task(task, day) for task, day in session.execute(query)]


def _task(task: SessionTask, day: SessionDay) -> TaskRow:
    return TaskRow(
        task.uid, task.rev, day.uid, day.held_on, task.what, task.who, task.due_on, task.done_on, task.result
    )


def _happenings(session: Session, day: SessionDay) -> list[tuple[Any, str, str, str]]:
    """Instant, what, by whom, why; the newest first, one for each piece of work."""
    names = {account.uid: account.name for account in session.scalars(select(Account))}
    told = {change.work: change for change in journal.story(session, [day.uid])}
    return [
        (change.at, _called(change), names.get(change.by, "Chương trình"), change.reason)
        for change in reversed(told.values())
    ]


def _called(change: journal.Told) -> str:
    if change.action == "add":
        return "Lập phiên"
    if change.new.get("state") == SessionState.CALLED_OFF.name:
        return "Không tổ chức"
    return next((name for column, name in WORKS.items() if column in change.new), "Sửa phiên")
