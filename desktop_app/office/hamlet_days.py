"""What hamlets were and had on a day: their households, their names, what they came from and what they became."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from desktop_app.core.errors import UserError
from desktop_app.office.hamlet_models import Change, HamletCount, HamletSuccessor
from desktop_app.office.models import Hamlet


@dataclass(frozen=True, order=True)
class Counted:
    """How many households and people there were from a day on; from the beginning when it is None."""

    from_on: date | None
    households: int
    people: int = 0


@dataclass(frozen=True)
class Followed:
    """One hamlet that took the place of another from the day `on`, by `document`."""

    before_id: int
    before: str
    after_id: int
    after: str
    change: Change
    on: date
    document: str


def is_between(from_on: date | None, on: date, to_on: date | None) -> bool:
    """Whether the day is one of a span that may be open at either end."""
    return (from_on is None or from_on <= on) and (to_on is None or on <= to_on)


def households_on(session: Session, hamlet_id: int, on: date) -> int:
    """How many households the hamlet had on the day, by the last number before it; 0 when nobody wrote any."""
    return counted_on(counts_of(session, [hamlet_id])[hamlet_id], on).households


def people_on(session: Session, hamlet_id: int, on: date) -> int:
    """How many people the hamlet had on the day; 0 when nobody wrote any."""
    return counted_on(counts_of(session, [hamlet_id])[hamlet_id], on).people


def counts_of(session: Session, keys: Iterable[int]) -> Mapping[int, tuple[Counted, ...]]:
    """Every number of these hamlets by key, the oldest first; the first one is that of the beginning."""
    wanted = set(keys)
    hamlets = session.scalars(select(Hamlet).where(Hamlet.id.in_(wanted))) if wanted else ()
    found = {each.id: [Counted(None, each.households, each.people)] for each in hamlets}
    rows = select(HamletCount).where(HamletCount.hamlet_id.in_(wanted)).order_by(HamletCount.from_on)
    for row in session.scalars(rows) if wanted else ():
        found[row.hamlet_id].append(Counted(row.from_on, row.households, row.people))
    return {key: tuple(counts) for key, counts in found.items()}


def all_counts(session: Session) -> Mapping[Hamlet, tuple[Counted, ...]]:
    """Every hamlet in the order it was entered, with all its numbers, the oldest first; by one question."""
    beside = select(Hamlet, HamletCount).outerjoin(HamletCount, HamletCount.hamlet_id == Hamlet.id)
    found: dict[Hamlet, list[Counted]] = {}
    for hamlet, row in session.execute(beside.order_by(Hamlet.id, HamletCount.from_on)):
        numbers = found.setdefault(hamlet, [Counted(None, hamlet.households, hamlet.people)])
        if row is not None:
            numbers.append(Counted(row.from_on, row.households, row.people))
    return {hamlet: tuple(numbers) for hamlet, numbers in found.items()}


def counted_on(counts: Iterable[Counted], on: date | None) -> Counted:
    """The number that holds on the day; the newest one when no day is asked for."""
    held = Counted(None, 0)
    for each in counts:
        if each.from_on is None or on is None or each.from_on <= on:
            held = each
    return held


def successors(session: Session, hamlet_id: int) -> tuple[Followed, ...]:
    """What took the place of the hamlet, in the order in which it was entered."""
    return _told(session, session.scalars(_links().where(HamletSuccessor.before_id == hamlet_id)))


def predecessors(session: Session, hamlet_id: int) -> tuple[Followed, ...]:
    """What the hamlet took the place of, in the order in which it was entered."""
    return _told(session, session.scalars(_links().where(HamletSuccessor.after_id == hamlet_id)))


def became(session: Session, hamlet_id: int, on: date) -> tuple[int, ...]:
    """The hamlets that are on the day what this one was: itself while it is there, else all that followed it.

    Of a day before it began, the hamlets that it came from.
    """
    hamlet = session.get(Hamlet, hamlet_id)
    if hamlet is None:
        raise UserError("Không còn thôn, tổ dân phố này trong sổ. Mở lại danh sách để xem.")
    if is_between(hamlet.from_on, on, hamlet.to_on):
        return (hamlet_id,)
    if hamlet.to_on is not None and hamlet.to_on < on:
        next_ones = [each.after_id for each in successors(session, hamlet_id)]
    else:
        next_ones = [each.before_id for each in predecessors(session, hamlet_id)]
    found = (there for each in next_ones for there in became(session, each, on))
    return tuple(dict.fromkeys(found))


def name_on(session: Session, hamlet_id: int, on: date) -> str:
    """What the place was called on the day; the hamlet's own name when nothing else stood there then."""
    there = became(session, hamlet_id, on) or (hamlet_id,)
    return ", ".join(session.get_one(Hamlet, each).full_name for each in there)


def all_followed(session: Session) -> tuple[Followed, ...]:
    """Every hamlet that took the place of another, in the order in which it was entered."""
    return _told(session, session.scalars(_links()))


def changed_by(on: date) -> Select[int]:
    """The keys of the hamlets whose place another one has taken by that day."""
    return _counting(select(HamletSuccessor.before_id)).where(HamletSuccessor.on <= on)


def were_changed(session: Session, on: date) -> frozenset[int]:
    """The hamlets whose place another one has taken by that day."""
    return frozenset(session.scalars(changed_by(on)))


def links_of(session: Session, hamlet_id: int) -> list[HamletSuccessor]:
    """Everything that ties the hamlet to another."""
    either = or_(HamletSuccessor.before_id == hamlet_id, HamletSuccessor.after_id == hamlet_id)
    return list(session.scalars(_links().where(either)))


def _links() -> Select[HamletSuccessor]:
    return _counting(select(HamletSuccessor)).order_by(HamletSuccessor.id)


def _counting(query: Select[Any]) -> Select[Any]:
    """Only what was not taken back: a hamlet that never was has no day."""
    after = query.join(Hamlet, Hamlet.id == HamletSuccessor.after_id)
    return after.where(or_(Hamlet.to_on.is_(None), Hamlet.to_on >= Hamlet.from_on))


def _told(session: Session, links: Iterable[HamletSuccessor]) -> tuple[Followed, ...]:
    rows = list(links)
    keys = {key for row in rows for key in (row.before_id, row.after_id)}
    names = {each.id: each.full_name for each in session.scalars(select(Hamlet).where(Hamlet.id.in_(keys)))}
    return tuple(
        Followed(
            row.before_id, names[row.before_id], row.after_id, names[row.after_id], row.change, row.on, row.document
        )
        for row in rows
    )
