"""Enters the rows of a workbook: visits with their people, sessions, cases."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception import filing, secrecy
from desktop_app.areas.reception.books import closed
from desktop_app.areas.reception.exchange.joining import case_of, own_number
from desktop_app.areas.reception.exchange.reading import EmptySessionRow, VisitRow
from desktop_app.areas.reception.matters import CASES, count_anew
from desktop_app.areas.reception.models import Mode, SessionDay, SessionKind, Visit
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.areas.reception.sessions.schedule import chair_post
from desktop_app.areas.reception.sessions.tying import find_session, release
from desktop_app.core.text.fold import fold
from desktop_app.core.uid import uuid7
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Entering
from desktop_app.office.models import CaseFile, Hamlet, RegisterBook
from desktop_app.office.profile import read_profile

_LONGEST_TITLE = 120


class Register:
    """The register while a workbook is entered."""

    def __init__(self, desk: Desk, old: bool, hamlets: Mapping[str, Hamlet]) -> None:
        """`hamlets` by their folded names."""
        self._desk, self._old, self._hamlets = desk, old, hamlets
        self._cases = dict[tuple[str, bool], int]()
        self._struck = list[str]()

    def enter(self, session: Session, entering: Entering) -> tuple[str, ...]:
        """The uids of the visit and of the session that the row became."""
        row = entering.incoming.entry
        if isinstance(row, EmptySessionRow):
            return (self._enter_session(session, row.held_on, row.mode, row),)
        made = list[str]()
        if row.session_on is not None and find_session(session, row.session_on, row.entry.mode) is None:
            made.append(self._enter_session(session, row.session_on, row.entry.mode, row))
        visit = self._bring_back(session, row, entering) if entering.back else self._new(session, row, entering)
        return (*made, visit.uid)

    def _new(self, session: Session, row: VisitRow, entering: Entering) -> Visit:
        entry = replace(row.entry, late_reason=entering.reason)
        visit = filing.new_visit(session, self._desk, entry, entering.number, backfilled=self._old)
        visit.uid = uuid7(self._desk.clock.now())
        self._mark(session, visit, row)
        if row.is_secret:
            secrecy.enter_sealed(session, self._desk, visit, entry)
        else:
            filing.enter_first(session, visit, entry, entering.person, self._hamlets.get(fold(entry.hamlet)))
        return visit

    def finish(self, session: Session) -> None:
        """Number the visits of every case that was touched; a session that has only struck numbers is told anew."""
        for case_id in sorted(set(self._cases.values())):
            count_anew(session, case_id)
            session.flush()
            session.expunge_all()
        for uid in self._struck:
            release(session, session.scalars(select(Visit).where(Visit.uid == uid)).one())

    def _bring_back(self, session: Session, row: VisitRow, entering: Entering) -> Visit:
        """The void visit that an undone import left under this number stands again, as this row tells it."""
        visit = session.scalars(select(Visit).where(Visit.uid == entering.back)).one()
        visit.voided_on, visit.voided_by, visit.void_reason = None, "", ""
        visit.is_backfilled = self._old
        entry = row.entry
        session.flush()
        if entering.person is not None:
            entry = replace(entry, person_id=entering.person.id)
        filing.change_visit(session, self._desk, visit, entry)
        visit.late_note = closed.entry_note(session, self._desk, visit.book, visit.year, entering.reason)
        visit.case_id, visit.visit_no = None, 1
        self._mark(session, visit, row)
        if visit.is_secret:
            secrecy.add_sealed(session, self._desk, visit, entry)
        elif entering.person is not None:
            filing.change_people(session, visit, entry)
        return visit

    def _mark(self, session: Session, visit: Visit, row: VisitRow) -> None:
        """What only a workbook says of a visit."""
        if row.received_by and row.received_by != visit.received_by:
            visit.received_by, visit.received_by_post = row.received_by, ""
        if self._old:
            visit.is_open = False
        if row.case_code:
            visit.case_id = self._case(session, row)
        if row.struck:
            visit.voided_on, visit.void_reason = row.struck.on, row.struck.reason
            visit.voided_by, visit.is_open = self._desk.account.name, False
            self._struck.append(visit.uid)

    def _enter_session(self, session: Session, on: date, mode: Mode, row: EmptySessionRow | VisitRow) -> str:
        profile = read_profile(session)
        is_empty = isinstance(row, EmptySessionRow)
        post = chair_post(profile)
        chair = row.chair if isinstance(row, EmptySessionRow) else row.received_by
        day = SessionDay(
            held_on=on,
            kind=SessionKind.PERIODIC,
            mode=mode,
            channel=row.channel if isinstance(row, EmptySessionRow) else row.entry.channel,
            chair=chair or (profile.chairperson if mode is Mode.BY_HEAD else ""),
            chair_post=post if mode is Mode.BY_HEAD else f"Phó {post}",
            starts_at=row.starts_at if isinstance(row, EmptySessionRow) else None,
            had_citizens=not is_empty,
            state=SessionState.HELD,
        )
        session.add(day)
        session.flush()
        return day.uid

    def _case(self, session: Session, row: VisitRow) -> int:
        """The case of a code: the program's own by its number, another one opened for the workbook."""
        key = (fold(row.case_code), row.is_secret)
        if key not in self._cases:
            known = case_of(session, row.case_code, row.is_secret)
            self._cases[key] = known or self._open_case(session, row)
        return self._cases[key]

    def _open_case(self, session: Session, row: VisitRow) -> int:
        year, number = own_number(row.case_code) or (row.entry.received_on.year, 0)
        taken = select(CaseFile.id).where(CaseFile.year == year, CaseFile.number == number)
        register = session.get(RegisterBook, (CASES, year))
        if register is None:
            register = RegisterBook(book=CASES, year=year, last_number=0)
            session.add(register)
        if not number or session.scalars(taken).first():
            number = register.last_number + 1
        register.last_number = max(register.last_number, number)
        title = row.entry.content.split("\n")[0][:_LONGEST_TITLE]
        case = CaseFile(year=year, number=number, title=title, opened_on=row.entry.received_on)
        session.add(case)
        session.flush()
        return case.id
