"""How an entry becomes rows: the visit, who came, the case it belongs to."""

from dataclasses import fields as attributes
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.books import closed
from desktop_app.areas.reception.books.rules import numbers_key
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.models import SessionDay, Visit, VisitPerson
from desktop_app.areas.reception.rules import ANSWER, ANSWERED_AT_THE_DESK, CROWD, hides_identity, is_group
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.deadline import deadline
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk
from desktop_app.office.models import CaseFile, Hamlet, name_key
from desktop_app.office.numbers import next_number
from desktop_app.office.people import know

CASES = "case"

COPIED = tuple(
    attribute.name
    for attribute in attributes(VisitEntry)
    if attribute.name in Visit.__table__.columns and attribute.name not in ("answer_due_on", "book")
)
"""What an entry and a visit have in common."""


def new_visit(session: Session, desk: Desk, entry: VisitEntry) -> Visit:
    """A numbered visit without its people."""
    year = entry.received_on.year
    closed.refuse_unknown(session, entry.book, entry.received_on)
    visit = Visit(
        book=entry.book,
        year=year,
        number=next_number(session, numbers_key(entry.book), year),
        late_note=closed.entry_note(session, desk, entry.book, year, entry.late_reason),
        received_by=desk.account.name,
        received_by_post=desk.account.post,
        session_day_id=_session_day(session, entry),
        who_key="" if hides_identity(entry.kind) else name_key(entry.full_name),
    )
    _copy(desk, visit, entry)
    _join_case(session, visit, entry)
    session.add(visit)
    return visit


def change_visit(session: Session, desk: Desk, visit: Visit, entry: VisitEntry) -> None:
    """Bring the visit to what the entry says; book, number and year stay, so its day stays in the year of its book."""
    if entry.received_on.year != visit.year:
        sentence = (
            f"Số {visit.label} thuộc sổ năm {visit.year}. Muốn ghi vào sổ năm {entry.received_on.year}, "
            "hãy bỏ số này rồi ghi lượt tiếp mới."
        )
        raise InvalidInput({"received_on": sentence})
    _copy(desk, visit, entry)
    if entry.earlier_uid:
        _join_case(session, visit, entry)


def _copy(desk: Desk, visit: Visit, entry: VisitEntry) -> None:
    for name in COPIED:
        value = getattr(entry, name)
        if getattr(visit, name) != value:
            setattr(visit, name, value)
    crowd = desk.law.rulebook.at(CROWD, entry.received_on).value
    visit.is_group = is_group(entry.people_present, crowd)
    if entry.handling in ANSWERED_AT_THE_DESK and entry.answered_on is None:
        visit.answered_on = entry.received_on
    visit.is_open = visit.answered_on is None
    due = deadline(entry.received_on, desk.law.rulebook.at(ANSWER, entry.received_on), desk.law.calendar)
    visit.answer_due_on = entry.answer_due_on or due.due_on


def enter_person(session: Session, visit: Visit, entry: VisitEntry) -> None:
    """Who came, linked to the person known (or newly known)."""
    hamlet = find_hamlet(session, entry.hamlet)
    person = know(session, entry.person_id, entry.identity, hamlet.id if hamlet else None)
    who = VisitPerson(visit=visit, person=person, position=1)
    _show(who, entry, hamlet)
    session.add(who)


def change_person(session: Session, visit: Visit, entry: VisitEntry) -> None:
    """Bring who came to what the entry says."""
    who = visit.people[0]
    hamlet = find_hamlet(session, entry.hamlet)
    so_far = None if entry.is_somebody_else else who.person_id
    person = know(session, entry.person_id or so_far, entry.identity, hamlet.id if hamlet else None)
    if who.person is not person:
        who.person = person
    _show(who, entry, hamlet)
    if visit.who_key != who.name_key:
        visit.who_key = who.name_key


def _show(who: VisitPerson, entry: VisitEntry, hamlet: Hamlet | None) -> None:
    shown: dict[str, Any] = {
        **entry.identity,
        "name_key": name_key(entry.full_name),
        "hamlet_id": hamlet.id if hamlet else None,
        "address": entry.address or (entry.hamlet if hamlet is None else ""),
        "capacity": entry.capacity,
        "mandate": entry.mandate,
    }
    for name, value in shown.items():
        if getattr(who, name) != value:
            setattr(who, name, value)


def find_hamlet(session: Session, typed: str) -> Hamlet | None:
    """The hamlet whose name was typed, with or without its kind, accents ignored; None when no hamlet is meant."""
    asked = fold(typed)
    if not asked:
        return None
    for hamlet in session.scalars(select(Hamlet).order_by(Hamlet.to_on.is_not(None), Hamlet.id)):
        if asked in (fold(hamlet.full_name), fold(hamlet.name)):
            return hamlet
    return None


def _session_day(session: Session, entry: VisitEntry) -> int | None:
    if not entry.session_day_uid:
        return None
    return session.scalars(select(SessionDay.id).where(SessionDay.uid == entry.session_day_uid)).one()


def _join_case(session: Session, visit: Visit, entry: VisitEntry) -> None:
    """Put the visit into the case of an earlier one; the earlier one opens the case when it had none."""
    if not entry.earlier_uid:
        return
    earlier = session.scalars(select(Visit).where(Visit.uid == entry.earlier_uid)).one()
    if (hides_identity(entry.kind) or bool(visit.is_secret)) != earlier.is_secret:
        return  # a case with both would show who made the denunciation
    if earlier.case_id is None:
        earlier.case_id = _open_case(session, earlier).id
        session.flush()
    visit.case_id = earlier.case_id
    so_far = select(func.count()).where(Visit.case_id == earlier.case_id, Visit.id != (visit.id or 0))
    visit.visit_no = session.scalars(so_far).one() + 1


def _open_case(session: Session, visit: Visit) -> CaseFile:
    title = visit.content.split("\n")[0]
    short = title if len(title) <= 120 else f"{title[:117].rsplit(' ', 1)[0]}…"
    year = visit.received_on.year
    case = CaseFile(year=year, number=next_number(session, CASES, year), title=short, opened_on=visit.received_on)
    session.add(case)
    session.flush()
    return case
