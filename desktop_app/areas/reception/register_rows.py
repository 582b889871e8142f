"""The lines of the printed register, read piece by piece in the order of their numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, selectinload

from db.session import Database
from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.limits import due_day
from desktop_app.areas.reception.models import Handling, Mode, SessionDay, SessionKind, Visit, VisitPaper
from desktop_app.areas.reception.queries import places
from desktop_app.office.matter_kinds import Kind

STEP = 1_000


@dataclass(frozen=True)
class RegisterLine:
    """One visit as the legal register shows it; name, home (hamlet), address and paper are empty for a denouncer."""

    number: int
    year: int
    book: str
    received_on: date
    full_name: str
    home: str
    address: str
    paper_number: str
    content: str
    request: str
    kind: Kind
    people_present: int
    people_same_content: int
    is_group: bool
    settled_by: str
    within_competence: bool
    handling: Handling
    to_agency: str
    document_number: str
    document_on: date | None
    due_on: date | None
    answered_on: date | None
    answer_form: str
    result: str
    note: str
    late_note: str
    mode: Mode
    session_kind: SessionKind | None
    session_uid: str
    case_key: int
    visit_no: int
    papers: int
    is_secret: bool
    file_code: str
    voided_on: date | None
    voided_by: str
    void_reason: str
    refusal_ground: str = ""
    notice_number: str = ""
    notice_on: date | None = None


@dataclass(frozen=True)
class EmptySession:
    """A session to which nobody came; it has no number and counts as a session of the head or of a deputy."""

    uid: str
    held_on: date
    kind: SessionKind
    chair_post: str
    minutes_number: str
    mode: Mode = Mode.BY_HEAD


Line = RegisterLine | EmptySession


def register_lines(
    db: Database,
    from_on: date,
    to_on: date,
    book: str = MAIN,
    *,
    after: tuple[int, int] = (0, 0),
    without: frozenset[str] = frozenset(),
) -> Iterator[Line]:
    """The lines of one book in the span in the order of their numbers, empty sessions at their day in the main book.

    `after` is the year and number that these lines follow, `without` are the keys of lines left out.
    """
    with db.reading() as session:
        waiting = _empty_sessions(session, from_on, to_on, without) if book == MAIN else []
        last = after
        while visits := _next(session, from_on, to_on, book, last):
            where = places(session, visits)
            papers = _papers(session, visits)
            sessions = _session_kinds(session, visits)
            for visit in visits:
                if visit_key(visit.number) in without:
                    continue
                while waiting and waiting[0].held_on < visit.received_on:
                    yield waiting.pop(0)
                yield _line(visit, where, papers, sessions)
            last = (visits[-1].year, visits[-1].number)
            session.expunge_all()
        yield from chain(waiting)


def visit_key(number: int) -> str:
    """What names a visit among the lines of its book and year; an empty session is named by its uid."""
    return str(number)


def count_lines(db: Database, from_on: date, to_on: date, book: str = MAIN) -> int:
    """How many visits of one book the span has, void ones with them."""
    query = select(func.count(Visit.id)).where(Visit.book == book, Visit.received_on.between(from_on, to_on))
    with db.reading() as session:
        return session.scalars(query).one()


def _next(session: Session, from_on: date, to_on: date, book: str, last: tuple[int, int]) -> list[Visit]:
    span = Visit.received_on.between(from_on, to_on)
    query = (
        select(Visit)
        .where(Visit.book == book, span, tuple_(Visit.year, Visit.number) > last)
        .order_by(Visit.year, Visit.number)
        .limit(STEP)
        .options(selectinload(Visit.people))
    )
    return list(session.scalars(query))


def _papers(session: Session, visits: list[Visit]) -> dict[int, int]:
    query = select(VisitPaper.visit_id, func.count()).where(VisitPaper.visit_id.in_([v.id for v in visits]))
    return {row[0]: row[1] for row in session.execute(query.group_by(VisitPaper.visit_id))}


def _session_kinds(session: Session, visits: list[Visit]) -> dict[int, SessionKind]:
    keys = {visit.session_day_id for visit in visits if visit.session_day_id}
    if not keys:
        return {}
    return {
        row[0]: row[1] for row in session.execute(select(SessionDay.id, SessionDay.kind).where(SessionDay.id.in_(keys)))
    }


def _empty_sessions(session: Session, from_on: date, to_on: date, without: frozenset[str]) -> list[EmptySession]:
    query = select(SessionDay).where(SessionDay.held_on.between(from_on, to_on), SessionDay.had_citizens.is_(False))
    days = session.scalars(query.order_by(SessionDay.held_on, SessionDay.id))
    return [
        EmptySession(day.uid, day.held_on, day.kind, day.chair_post, day.minutes_number, day.mode)
        for day in days
        if day.uid not in without
    ]


SAME = tuple(
    name
    for name in RegisterLine.__dataclass_fields__
    if name in Visit.__table__.columns and name not in ("paper_number", "full_name", "address")
)


def _line(
    visit: Visit, where: dict[int, str], papers: dict[int, int], sessions: dict[int, SessionKind]
) -> RegisterLine:
    who = visit.people[0]
    values: dict[str, Any] = {name: getattr(visit, name) for name in SAME}
    return RegisterLine(
        **values,
        full_name="" if visit.is_secret else who.full_name,
        home="" if visit.is_secret else where.get(who.hamlet_id or 0, ""),
        address="" if visit.is_secret else who.address,
        paper_number="" if visit.is_secret else who.paper_number,
        due_on=due_day(visit),
        session_kind=sessions.get(visit.session_day_id or 0),
        session_uid=str(visit.session_day_id or ""),
        case_key=visit.case_id or -visit.id,
        papers=papers.get(visit.id, 0),
    )
