"""What the page of matters shows: frozen rows, visits and petitions and people counted apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select, tuple_
from sqlalchemy.orm import Session, selectinload

from db import index
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.queries import PetitionFilter, filtered
from desktop_app.areas.petitions.row import PetitionRow, Rows
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.petitions.states import State
from desktop_app.areas.reception.queries import CaseVisits, VisitRow, cases_of_visits, visits_by_case, visits_of_case
from desktop_app.core.errors import UserError
from desktop_app.office.cases import case_label
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import HIDDEN_CONTENT
from desktop_app.office.models import CaseFile


@dataclass(frozen=True)
class CaseFilter:
    """Which matters a list shows; an empty filter shows all. The days are those on which a matter was opened."""

    text: str = ""
    from_on: date | None = None
    to_on: date | None = None
    with_petitions: bool = False
    open_only: bool = False
    uids: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseRow:
    """A matter as a list shows it; `open` are its petitions that are not finished."""

    uid: str
    number: int
    year: int
    label: str
    title: str
    opened_on: date
    last_on: date
    visits: int
    came: int
    petitions: int
    signed: int
    open: int
    key: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def people(self) -> str:
        """Who came and who signed, two different numbers."""
        return f"{self.came} người đến"

    @property
    def signers(self) -> str:
        """Who signed its petitions."""
        return f"{self.signed} người ký"


@dataclass(frozen=True)
class CaseRecord:
    """A matter with its petitions and visits, each by its day."""

    row: CaseRow
    petitions: tuple[PetitionRow, ...]
    visits: tuple[VisitRow, ...]

    @property
    def uid(self) -> str:
        """By which the list finds it."""
        return self.row.uid


@dataclass(frozen=True)
class CaseCounts:
    """Matters, petitions, visits and people under a filter, four counts that are never mixed up."""

    cases: int
    petitions: int
    signed: int
    visits: int
    came: int


_Petitions = tuple[int, int, date, bool, int]
_ORDER = (CaseFile.year, CaseFile.number, CaseFile.id)


class CasePages:
    """The list of matters under a filter by their numbers, read by key."""

    def __init__(self, desk: Desk, wanted: CaseFilter, descending: bool = True) -> None:
        """As the account at the desk may see them."""
        self._desk, self._wanted, self._descending = desk, wanted, descending

    def after(self, last: CaseRow | None, size: int) -> Sequence[CaseRow]:
        """At most `size` rows that follow `last`."""
        query = _filtered(self._desk, select(CaseFile), self._wanted)
        if last is not None:
            here, there = tuple_(*_ORDER), tuple_(*last.key, types=[column.type for column in _ORDER])
            query = query.where(here < there if self._descending else here > there)
        turned = (column.desc() if self._descending else column.asc() for column in _ORDER)
        with self._desk.db.reading() as session:
            return _rows(session, self._desk, session.scalars(query.order_by(*turned).limit(size)).all())

    def count(self) -> int:
        """How many matters the filter lets through."""
        with self._desk.db.reading() as session:
            found: int = session.scalars(_filtered(self._desk, select(func.count(CaseFile.id)), self._wanted)).one()
            return found


def case_counts(desk: Desk, wanted: CaseFilter) -> CaseCounts:
    """The counts of a filter."""
    keys = _filtered(desk, select(CaseFile.id), wanted)
    valid = Petition.voided_on.is_(None)
    petitions = select(func.count(), func.coalesce(func.sum(Petition.signers), 0)).where(
        Petition.case_id.in_(keys), valid
    )
    with desk.db.reading() as session:
        cases: int = session.scalars(_filtered(desk, select(func.count(CaseFile.id)), wanted)).one()
        many, signed = session.execute(petitions).one()
        visits = visits_by_case(session, keys).values()
        return CaseCounts(cases, many, signed, sum(each.visits for each in visits), sum(each.people for each in visits))


def case_record(desk: Desk, uid: str) -> CaseRecord:
    """A matter, whole; UserError when there is none."""
    sees = sees_content(desk.account)
    with desk.db.reading() as session:
        case = session.scalars(select(CaseFile).where(CaseFile.uid == uid)).one_or_none()
        if case is None:
            raise UserError("Không còn thấy vụ việc này. Đóng trang rồi mở lại danh sách.")
        query = select(Petition).where(Petition.case_id == case.id, Petition.voided_on.is_(None))
        found = session.scalars(query.order_by(Petition.received_on).options(selectinload(Petition.people))).all()
        rows = Rows(session, found, sees_content=sees)
        visits = visits_of_case(session, case.id, "", sees_content=sees)
        [row] = _rows(session, desk, [case])
        return CaseRecord(row, tuple(rows.row(petition) for petition in found), tuple(visits))


def _filtered(desk: Desk, query: Select[Any], wanted: CaseFilter) -> Select[Any]:
    petitions = select(Petition.case_id).where(Petition.case_id.is_not(None), Petition.voided_on.is_(None))
    if wanted.from_on:
        query = query.where(CaseFile.opened_on >= wanted.from_on)
    if wanted.to_on:
        query = query.where(CaseFile.opened_on <= wanted.to_on)
    if wanted.uids:
        query = query.where(CaseFile.uid.in_(wanted.uids))
    if wanted.with_petitions:
        query = query.where(CaseFile.id.in_(petitions))
    if wanted.open_only:
        query = query.where(CaseFile.id.in_(petitions.where(Petition.state != State.ENDED)))
    if index.match(wanted.text):
        among = filtered(desk, petitions, PetitionFilter(text=wanted.text))
        visits = cases_of_visits(wanted.text, sees_content=sees_content(desk.account))
        query = query.where(or_(CaseFile.id.in_(among), CaseFile.id.in_(visits)))
    return query


def _rows(session: Session, desk: Desk, cases: Sequence[CaseFile]) -> list[CaseRow]:
    keys, sees = [case.id for case in cases], sees_content(desk.account)
    visits, petitions = visits_by_case(session, keys), _petitions_by_case(session, keys)
    return [_row(case, visits.get(case.id), petitions.get(case.id), sees=sees) for case in cases]


def _petitions_by_case(session: Session, cases: Sequence[int]) -> dict[int, _Petitions]:
    query = (
        select(
            Petition.case_id,
            func.count(),
            func.sum(Petition.signers),
            func.max(Petition.received_on),
            func.max(Petition.is_secret),
            func.count().filter(Petition.state != State.ENDED),
        )
        .where(Petition.case_id.in_(cases), Petition.voided_on.is_(None))
        .group_by(Petition.case_id)
    )
    return {
        key: (many, signed, last_on, bool(secret), opened)
        for key, many, signed, last_on, secret, opened in session.execute(query)
        if key is not None
    }


def _row(case: CaseFile, visits: CaseVisits | None, petitions: _Petitions | None, *, sees: bool) -> CaseRow:
    many, signed, last_petition, secret, unfinished = petitions or (0, 0, case.opened_on, False, 0)
    is_secret = secret or bool(visits and visits.is_secret)
    return CaseRow(
        uid=case.uid,
        number=case.number,
        year=case.year,
        label=case_label(case),
        title=HIDDEN_CONTENT if is_secret and not sees else case.title,
        opened_on=case.opened_on,
        last_on=max(last_petition, visits.last_on if visits else case.opened_on),
        visits=visits.visits if visits else 0,
        came=visits.people if visits else 0,
        petitions=many,
        signed=signed,
        open=unfinished,
        key=(case.year, case.number, case.id),
    )
