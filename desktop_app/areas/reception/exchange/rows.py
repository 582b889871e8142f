"""The reception register going out to a workbook: visits and empty sessions of a span, denouncers hidden."""

import re
from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.reception.books.rules import MAIN, short_label
from desktop_app.areas.reception.exchange.reading import MODE_OF
from desktop_app.areas.reception.models import SessionDay, Visit
from desktop_app.areas.reception.queries import places
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Outgoing
from desktop_app.office.exchange.struck import Struck, struck_note
from desktop_app.office.matter_kinds import HIDDEN_NAME
from desktop_app.office.models import CaseFile

STEP = 1_000
_WORD_OF = {mode: word for word, mode in MODE_OF.items()}
_BETWEEN_DIGITS = re.compile(r"[\s.\-'()]")
_SAME = (
    *("received_on", "started_at", "received_by", "people_present", "people_same_content", "content"),
    *("request", "settled_by", "within_competence", "to_agency", "document_number", "document_on", "answered_on"),
    *("result", "note"),
)


def outgoing(desk: Desk, from_on: date, to_on: date) -> Outgoing:
    """The lines of every book in the order of their numbers, then the sessions to which nobody came."""
    span = f"Sổ tiếp công dân từ {words.day(from_on)} đến {words.day(to_on)}."
    with desk.db.reading() as session:
        expected = session.scalars(select(func.count(Visit.id)).where(Visit.received_on.between(from_on, to_on))).one()
    return Outgoing(_rows(desk, from_on, to_on), expected, (span,))


def _rows(desk: Desk, from_on: date, to_on: date) -> Iterator[dict[str, object]]:
    with desk.db.reading() as session:
        last = ("", 0, 0)
        while visits := _next(session, from_on, to_on, last):
            where, days, cases = places(session, visits), _days(session, visits), _cases(session, visits)
            for visit in visits:
                yield _row(visit, where, days, cases)
            last = (visits[-1].book, visits[-1].year, visits[-1].number)
            session.expunge_all()
        query = select(SessionDay).where(
            SessionDay.held_on.between(from_on, to_on),
            SessionDay.had_citizens.is_(False),
            SessionDay.state == SessionState.HELD,
        )
        for day in session.scalars(query.order_by(SessionDay.held_on, SessionDay.id)):
            yield {
                "session_on": day.held_on, "mode": _WORD_OF[day.mode], "channel": day.channel.value,
                "received_by": day.chair, "started_at": day.starts_at,
            }  # fmt: skip


def _next(session: Session, from_on: date, to_on: date, last: tuple[str, int, int]) -> list[Visit]:
    span = Visit.received_on.between(from_on, to_on)
    query = (
        select(Visit)
        .where(span, tuple_(Visit.book, Visit.year, Visit.number) > last)
        .order_by(Visit.book, Visit.year, Visit.number)
        .limit(STEP)
        .options(selectinload(Visit.people))
    )
    return list(session.scalars(query))


def _row(visit: Visit, where: dict[int, str], days: dict[int, date], cases: dict[int, str]) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(visit, name) for name in _SAME}
    row |= {
        "number": visit.number if visit.book == MAIN else short_label(visit.number, visit.book),
        "mode": _WORD_OF[visit.mode],
        "channel": visit.channel.value,
        "kind": visit.kind.value,
        "subject": visit.subject.value,
        "handling": visit.handling.value,
        "session_on": days.get(visit.session_day_id or 0),
        "case_code": cases.get(visit.case_id or 0),
    }
    if visit.voided_on:
        row["note"] = struck_note(Struck(visit.voided_on, visit.void_reason), visit.note)
    if visit.is_secret:
        return {**row, "full_name": HIDDEN_NAME}
    who = visit.people[0]
    return row | {
        "full_name": who.full_name,
        "paper_number": _bare(who.paper_number),
        "born_on": who.born_on,
        "sex": who.sex.value if who.sex else None,
        "address": who.address,
        "hamlet": where.get(who.hamlet_id or 0),
        "phone": _bare(who.phone),
    }


def _bare(number: str) -> str:
    """A number of digits only where it is one, as an import reads it."""
    digits = _BETWEEN_DIGITS.sub("", number)
    return digits if digits.lstrip("+").isdecimal() else number


def _days(session: Session, visits: list[Visit]) -> dict[int, date]:
    keys = {visit.session_day_id for visit in visits if visit.session_day_id}
    query = select(SessionDay.id, SessionDay.held_on).where(SessionDay.id.in_(keys))
    return {row[0]: row[1] for row in session.execute(query)} if keys else {}


def _cases(session: Session, visits: list[Visit]) -> dict[int, str]:
    keys = {visit.case_id for visit in visits if visit.case_id}
    query = select(CaseFile.id, CaseFile.number, CaseFile.year).where(CaseFile.id.in_(keys))
    return {row[0]: f"{row[1]:03d}/{row[2]}" for row in session.execute(query)} if keys else {}
