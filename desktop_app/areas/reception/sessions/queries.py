"""What lists, panes and Hôm nay show of the sessions: frozen rows, a denouncer hidden in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnExpressionArgument, Select, func, select, tuple_
from sqlalchemy.orm import Session

from db import index
from db.session import Database
from desktop_app.areas.reception.models import SESSION_KIND, Channel, Mode, SessionDay, SessionKind, Visit
from desktop_app.areas.reception.sessions.models import SessionState, SessionTask
from desktop_app.areas.reception.sessions.rules import Status, status
from desktop_app.core import words


@dataclass(frozen=True)
class SessionFilter:
    """Which sessions a list shows; an empty filter shows all."""

    text: str = ""
    from_on: date | None = None
    to_on: date | None = None
    status: Status | None = None
    mode: Mode | None = None
    kind: SessionKind | None = None
    uids: tuple[str, ...] = ()


@dataclass(frozen=True)
class SessionRow:
    """One session as a list shows it."""

    id: int
    uid: str
    rev: int
    held_on: date
    when: str
    kind: SessionKind
    mode: Mode
    channel: Channel
    chair: str
    chair_post: str
    status: Status
    about: str
    visits: int
    people: int
    open_tasks: int
    late_tasks: int


class SessionPages:
    """The list of sessions under a filter, by day."""

    def __init__(self, db: Database, wanted: SessionFilter, today: date, descending: bool = True) -> None:
        """`today` tells sessions to come from those whose result is missing."""
        self._db, self._wanted, self._today, self._descending = db, wanted, today, descending

    def after(self, last: SessionRow | None, size: int) -> Sequence[SessionRow]:
        """At most `size` rows that follow `last`."""
        order = (SessionDay.held_on, SessionDay.id)
        query = filtered(select(SessionDay), self._wanted, self._today)
        if last is not None:
            here, there = tuple_(*order), tuple_(last.held_on, last.id, types=[column.type for column in order])
            query = query.where(here < there if self._descending else here > there)
        query = query.order_by(*(column.desc() if self._descending else column.asc() for column in order)).limit(size)
        with self._db.reading() as session:
            return session_rows(session, session.scalars(query).all(), self._today)

    def count(self) -> int:
        """How many sessions the filter lets through."""
        with self._db.reading() as session:
            query = filtered(select(func.count(SessionDay.id)), self._wanted, self._today)
            count: int = session.scalars(query).one()
            return count


def filtered(query: Select[Any], wanted: SessionFilter, today: date) -> Select[Any]:
    """The query under the filter."""
    tests: list[ColumnExpressionArgument[bool]] = []
    if wanted.from_on:
        tests.append(SessionDay.held_on >= wanted.from_on)
    if wanted.to_on:
        tests.append(SessionDay.held_on <= wanted.to_on)
    if wanted.mode:
        tests.append(SessionDay.mode == wanted.mode)
    if wanted.kind:
        tests.append(SessionDay.kind == wanted.kind)
    if wanted.uids:
        tests.append(SessionDay.uid.in_(wanted.uids))
    if index.match(wanted.text):
        query = query.join(index.search, index.at(SESSION_KIND, SessionDay.id)).where(index.matches(wanted.text))
    if wanted.status:
        tests += _of_status(wanted.status, today)
    return query.where(*tests)


def _of_status(wanted: Status, today: date) -> list[ColumnExpressionArgument[bool]]:
    planned, held = SessionDay.state == SessionState.PLANNED, SessionDay.state == SessionState.HELD
    tests: dict[Status, list[ColumnExpressionArgument[bool]]] = {
        Status.UPCOMING: [planned, SessionDay.held_on > today],
        Status.TODAY: [planned, SessionDay.held_on == today],
        Status.UNRECORDED: [planned, SessionDay.held_on < today],
        Status.HELD: [held, SessionDay.had_citizens],
        Status.NOBODY: [held, SessionDay.had_citizens.is_(False)],
        Status.CALLED_OFF: [SessionDay.state == SessionState.CALLED_OFF],
    }
    return tests[wanted]


def session_rows(session: Session, days: Sequence[SessionDay], today: date) -> list[SessionRow]:
    """The sessions as a list shows them."""
    keys = [day.id for day in days]
    of_visits = (
        select(Visit.session_day_id, func.count(Visit.id), func.sum(Visit.people_present))
        .where(Visit.session_day_id.in_(keys), Visit.voided_on.is_(None))
        .group_by(Visit.session_day_id)
    )
    came = {key: (visits, people) for key, visits, people in session.execute(of_visits)} if keys else {}
    late = func.count(SessionTask.id).filter(SessionTask.due_on < today)
    of_tasks = (
        select(SessionTask.session_day_id, func.count(SessionTask.id), late)
        .where(SessionTask.session_day_id.in_(keys), SessionTask.done_on.is_(None))
        .group_by(SessionTask.session_day_id)
    )
    tasks = {key: (waiting, overdue) for key, waiting, overdue in session.execute(of_tasks)} if keys else {}
    return [_row(day, today, came.get(day.id, (0, 0)), tasks.get(day.id, (0, 0))) for day in days]


def _row(day: SessionDay, today: date, came: tuple[int, int], tasks: tuple[int, int]) -> SessionRow:
    stands = status(day.state, day.had_citizens, day.held_on, today)
    clock = f", {day.starts_at:%H:%M}" if day.starts_at else ""
    return SessionRow(
        id=day.id,
        uid=day.uid,
        rev=day.rev,
        held_on=day.held_on,
        when=f"{words.WEEKDAYS[day.held_on.weekday()]}{clock}",
        kind=day.kind,
        mode=day.mode,
        channel=day.channel,
        chair=day.chair,
        chair_post=day.chair_post,
        status=stands,
        about=_about(day, stands, came, tasks),
        visits=came[0],
        people=came[1],
        open_tasks=tasks[0],
        late_tasks=tasks[1],
    )


def _about(day: SessionDay, stands: Status, came: tuple[int, int], tasks: tuple[int, int]) -> str:
    """What is most worth knowing of the session in one line."""
    moved = day.planned_on and day.planned_on != day.held_on
    from_day = f"Chuyển từ {day.planned_on:%d/%m}" if moved else ""
    if stands is Status.CALLED_OFF:
        return day.change_reason
    if stands in (Status.UPCOMING, Status.TODAY):
        return ". ".join(part for part in (from_day, day.expected) if part)
    if stands is Status.NOBODY:
        return ". ".join(part for part in ("Không có công dân đến", from_day) if part)
    said = [f"{words.number(came[0])} lượt, {words.number(came[1])} người" if came[0] else "Chưa có lượt tiếp nào"]
    if tasks[0]:
        late = f", {tasks[1]} việc quá hạn" if tasks[1] else ""
        said.append(f"{tasks[0]} việc chưa xong{late}")
    elif day.conclusion:
        said.append("Đã kết luận")
    return ". ".join([*said, *([from_day] if from_day else [])])


@dataclass(frozen=True)
class SessionCounts:
    """Sessions under a filter: the head's, a deputy's counted apart, the head's without citizens, unrecorded ones."""

    by_head: int
    by_delegate: int
    empty: int
    unrecorded: int


def session_counts(db: Database, wanted: SessionFilter, today: date) -> SessionCounts:
    """The counts; sessions that did not take place or are still to come count only as unrecorded when they are past."""
    one = func.count().filter
    held = SessionDay.state == SessionState.HELD
    figures: Any = select(
        one(held, SessionDay.mode == Mode.BY_HEAD),
        one(held, SessionDay.mode == Mode.BY_DELEGATE),
        one(held, SessionDay.mode == Mode.BY_HEAD, SessionDay.had_citizens.is_(False)),
        one(SessionDay.state == SessionState.PLANNED, SessionDay.held_on < today),
    ).select_from(SessionDay)
    with db.reading() as session:
        return SessionCounts(*session.execute(filtered(figures, wanted, today)).one())
