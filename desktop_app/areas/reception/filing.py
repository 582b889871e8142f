"""How an entry becomes rows: the visit, who came, the case it belongs to."""

from collections.abc import Sequence
from dataclasses import fields as attributes
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.books import closed
from desktop_app.areas.reception.books.rules import numbers_key
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.grounds import asks_notice, limit_of, settled_on
from desktop_app.areas.reception.matters import count_anew, join_case, remember_not_same
from desktop_app.areas.reception.models import SessionDay, Visit, VisitPerson
from desktop_app.areas.reception.rules import (
    ANSWER,
    CROWD,
    GROUP,
    LARGE_GROUP,
    LARGE_GROUP_SPEAKERS,
    SMALL_GROUP_SPEAKERS,
    GroupLaw,
    group_problem,
    is_group,
)
from desktop_app.areas.reception.sessions.tying import tie
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.deadline import deadline
from desktop_app.core.law.rulebook import NoRule, Rule
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.companions import Companion
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import find_hamlet
from desktop_app.office.matter_kinds import Capacity, hides_identity
from desktop_app.office.models import Hamlet, name_key
from desktop_app.office.numbers import next_number
from desktop_app.office.people import changed_since, know

COPIED = tuple(
    attribute.name
    for attribute in attributes(VisitEntry)
    if attribute.name in Visit.__table__.columns and attribute.name not in ("answer_due_on", "book")
)
"""What an entry and a visit have in common."""


def new_visit(
    session: Session, desk: Desk, entry: VisitEntry, number: int | None = None, *, backfilled: bool = False
) -> Visit:
    """A numbered visit without its people; `number` is one that was given already, on paper.

    A `backfilled` one is of an old book: no deadline runs for it, and its day may be before the law in the program.
    """
    year = entry.received_on.year
    closed.refuse_unknown(session, entry.book, entry.received_on)
    given = number or next_number(session, numbers_key(entry.book), year)
    note = closed.entry_note(session, desk, entry.book, year, entry.late_reason)
    visit = numbered(session, desk, entry, given, note, backfilled=backfilled)
    session.add(visit)
    join_case(session, visit, entry)
    if not hides_identity(entry.kind):
        remember_not_same(session, visit, entry.not_same)
    return visit


def numbered(
    session: Session, desk: Desk, entry: VisitEntry, number: int, late_note: str, *, backfilled: bool = False
) -> Visit:
    """A visit under that number, tied to its session and not yet in the register."""
    visit = Visit(
        book=entry.book,
        year=entry.received_on.year,
        number=number,
        late_note=late_note,
        received_by=desk.account.name,
        received_by_post=desk.account.post,
        session_day_id=_session_day(session, entry),
        who_key="" if hides_identity(entry.kind) else name_key(entry.full_name),
        is_backfilled=backfilled,
    )
    _copy(desk, visit, entry)
    tie(session, visit)
    return visit


def change_visit(session: Session, desk: Desk, visit: Visit, entry: VisitEntry) -> None:
    """Bring the visit to what the entry says; book, number and year stay, so its day stays in the year of its book."""
    if entry.received_on.year != visit.year:
        sentence = (
            f"Số {visit.label} thuộc sổ năm {visit.year}. Muốn ghi vào sổ năm {entry.received_on.year}, "
            "hãy bỏ số này rồi ghi lượt tiếp mới."
        )
        raise InvalidInput({"received_on": sentence})
    before = visit.received_on
    _copy(desk, visit, entry)
    tie(session, visit)
    join_case(session, visit, entry)
    turns_secret = hides_identity(entry.kind) and not visit.is_secret
    if visit.case_id is not None and visit.received_on != before and not turns_secret:
        count_anew(session, visit.case_id)
    if not hides_identity(entry.kind):
        remember_not_same(session, visit, entry.not_same)


def group_law(desk: Desk, on: date) -> GroupLaw:
    """The numbers for groups in force on that day."""
    wanted = (GROUP, SMALL_GROUP_SPEAKERS, LARGE_GROUP, LARGE_GROUP_SPEAKERS)
    return GroupLaw(*(desk.law.rulebook.at(key, on).value for key in wanted))


def has_law(desk: Desk, on: date) -> bool:
    """Whether the law in the program reaches back to visits of that day."""
    try:
        refuse_without_law(desk, on)
    except NoRule:
        return False
    return True


def refuse_without_law(desk: Desk, on: date) -> None:
    """NoRule for a day before the first rule about visits."""
    for key in (ANSWER, CROWD):
        desk.law.rulebook.at(key, on)
    group_law(desk, on)


def _refuse_too_many_speakers(desk: Desk, visit: Visit, entry: VisitEntry) -> None:
    if visit.is_backfilled and not has_law(desk, entry.received_on):
        return
    people = max(entry.people_present, entry.people_same_content)
    speakers = 1 + len(entry.companions)
    if problem := group_problem(people, speakers, group_law(desk, entry.received_on)):
        raise InvalidInput({COMPANIONS: problem})


def _copy(desk: Desk, visit: Visit, entry: VisitEntry) -> None:
    _refuse_too_many_speakers(desk, visit, entry)
    for name in COPIED:
        value = getattr(entry, name)
        if getattr(visit, name) != value:
            setattr(visit, name, value)
    crowd = _rule(desk, visit, CROWD, entry.received_on)
    visit.is_group = is_group(entry.people_present, crowd.value if crowd else None, entry.crowd_count)
    refused = (entry.handling, entry.refusal_ground, entry.received_on)
    if entry.answered_on is None or asks_notice(*refused):
        visit.answered_on = settled_on(*refused, entry.notice_on)
    visit.is_open = visit.answered_on is None and not visit.is_backfilled
    limit = _rule(desk, visit, limit_of(*refused), entry.received_on)
    counted = deadline(entry.received_on, limit, desk.law.calendar).due_on if limit else entry.received_on
    visit.answer_due_on = entry.answer_due_on or counted


def _rule(desk: Desk, visit: Visit, key: str, on: date) -> Rule | None:
    """The rule of the day; only an old book may reach further back than the law in the program."""
    return desk.law.rulebook.find(key, on) if visit.is_backfilled else desk.law.rulebook.at(key, on)


def enter_people(session: Session, visit: Visit, entry: VisitEntry) -> None:
    """Who came, each linked to the person known (or newly known)."""
    hamlet = find_hamlet(session, entry.hamlet, entry.received_on)
    person = know(session, entry.person_id, entry.identity, hamlet.id if hamlet else None)
    who = first_of(visit, entry, hamlet)
    who.person = person
    session.add(who)
    for position, companion in enumerate(entry.companions, start=2):
        _enter_companion(session, visit, companion, position)


def first_of(visit: Visit, entry: VisitEntry, hamlet: Hamlet | None) -> VisitPerson:
    """Who came first, not yet linked to anybody known."""
    who = VisitPerson(visit=visit, position=1)
    _show(who, entry, hamlet)
    return who


def change_people(session: Session, visit: Visit, entry: VisitEntry) -> None:
    """Bring who came to what the entry says; one who is no longer named stays as a struck row."""
    who, *others = visit.people
    hamlet = find_hamlet(session, entry.hamlet, entry.received_on)
    so_far = None if entry.is_somebody_else else who.person_id
    person = know(session, entry.person_id or so_far, *_changes_of(who, entry, hamlet))
    if who.person is not person:
        who.person = person
    _show(who, entry, hamlet)
    if visit.who_key != who.name_key:
        visit.who_key = who.name_key
    left = {companion_of(other): other for other in others}
    for position, companion in enumerate(entry.companions, start=2):
        if (known := left.pop(companion, None)) is None:
            _enter_companion(session, visit, companion, position)
        elif known.position != position:
            known.position = position
    for struck in left.values():
        struck.is_struck = True


def strike_people(session: Session, uids: Sequence[str]) -> None:
    """Take back that these came along: a correction that entered them is undone."""
    for who in session.scalars(select(VisitPerson).where(VisitPerson.uid.in_(uids))):
        who.is_struck = True


def _changes_of(who: VisitPerson, entry: VisitEntry, hamlet: Hamlet | None) -> tuple[dict[str, Any], int | None]:
    """Identity and home as far as they are news of the person."""
    home = hamlet.id if hamlet else None
    if who.person_id is None or entry.is_somebody_else or entry.person_id not in (None, who.person_id):
        return entry.identity, home
    return changed_since(who, entry.identity, home)


def companion_of(who: VisitPerson) -> Companion:
    """Somebody who came along, as the form shows them."""
    return Companion(who.full_name, who.paper_number, who.address)


def _enter_companion(session: Session, visit: Visit, companion: Companion, position: int) -> None:
    who = VisitPerson(
        visit=visit,
        person=know(session, None, companion.identity, None),
        position=position,
        capacity=Capacity.GROUP_REPRESENTATIVE,
        name_key=name_key(companion.full_name),
        **companion.identity,
    )
    session.add(who)


def _show(who: VisitPerson, entry: VisitEntry, hamlet: Hamlet | None) -> None:
    shown: dict[str, Any] = {
        **entry.identity,
        "name_key": name_key(entry.full_name),
        "hamlet_id": hamlet.id if hamlet else None,
        "address": entry.address or (entry.hamlet if hamlet is None else ""),
        "capacity": entry.capacity,
        "mandate": entry.mandate,
        "on_behalf_of": entry.on_behalf_of,
    }
    for name, value in shown.items():
        if getattr(who, name) != value:
            setattr(who, name, value)


def _session_day(session: Session, entry: VisitEntry) -> int | None:
    if not entry.session_day_uid:
        return None
    return session.scalars(select(SessionDay.id).where(SessionDay.uid == entry.session_day_uid)).one()
