"""Enters the rows of a workbook: visits with their people, sessions, cases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import values_of
from db.recorded import Entry
from desktop_app.areas.reception import filing, secrecy
from desktop_app.areas.reception.books import closed
from desktop_app.areas.reception.exchange.reading import EmptySessionRow, VisitRow
from desktop_app.areas.reception.matters import count_anew
from desktop_app.areas.reception.models import VISIT_KIND, Mode, SessionDay, SessionKind, Visit, VisitPerson, visit_text
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.areas.reception.sessions.schedule import chair_post
from desktop_app.areas.reception.sessions.tying import find_session, release
from desktop_app.core.progress import Progress
from desktop_app.core.text.fold import fold
from desktop_app.core.uid import uuid7
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.cases import CodedCases
from desktop_app.office.exchange.declaration import COUNTING, Entering
from desktop_app.office.models import Hamlet
from desktop_app.office.profile import read_profile


class Register:
    """The register while a workbook is entered."""

    def __init__(self, desk: Desk, old: bool, hamlets: Mapping[str, Hamlet]) -> None:
        """`hamlets` by their folded names."""
        self._desk, self._old, self._hamlets = desk, old, hamlets
        self._cases = CodedCases()
        self._struck = list[str]()
        self._late_notes = dict[tuple[str, int], str]()
        self._waiting = list[VisitPerson]()

    def enter(self, session: Session, rows: Sequence[Entering]) -> list[tuple[str, ...]]:
        """The uids of the visit and of the session that each row became."""
        made = [self._enter(session, entering) for entering in rows]
        self._send(session)
        return made

    def _enter(self, session: Session, entering: Entering) -> tuple[str, ...]:
        row = entering.incoming.entry
        if isinstance(row, EmptySessionRow):
            return (self._enter_session(session, row.held_on, row.mode, row),)
        made = list[str]()
        if row.session_on is not None and find_session(session, row.session_on, row.entry.mode) is None:
            made.append(self._enter_session(session, row.session_on, row.entry.mode, row))
        if not entering.back and not row.is_secret:
            return (*made, self._wait(session, row, entering).uid)
        self._send(session)
        visit = self._bring_back(session, row, entering) if entering.back else self._new_secret(session, row, entering)
        return (*made, visit.uid)

    def _wait(self, session: Session, row: VisitRow, entering: Entering) -> Visit:
        """A new visit that is sent together with others."""
        entry, year = row.entry, row.entry.received_on.year
        if (entry.book, year) not in self._late_notes:
            note = closed.entry_note(session, self._desk, entry.book, year, entering.reason)
            self._late_notes[entry.book, year] = note
        assert entering.number is not None
        note = self._late_notes[entry.book, year]
        visit = filing.numbered(session, self._desk, entry, entering.number, note, backfilled=self._old)
        visit.uid = uuid7(self._desk.clock.now())
        self._mark(session, visit, row)
        who = filing.first_of(visit, entry, self._hamlets.get(fold(entry.hamlet)))
        who.person_id = entering.person_id
        self._waiting.append(who)
        return visit

    def _send(self, session: Session) -> None:
        waiting, db = self._waiting, self._desk.db
        self._waiting = []
        keys = db.bulk(session, Visit, [{**values_of(who.visit), "uid": who.visit.uid} for who in waiting])
        for who, key in zip(waiting, keys, strict=True):
            who.visit.id = who.visit_id = key
        db.bulk(session, VisitPerson, [values_of(who) for who in waiting])
        homes = {hamlet.id: hamlet.full_name for hamlet in self._hamlets.values()}
        texts = (visit_text(who.visit, homes.get(who.hamlet_id or 0, "")) for who in waiting)
        db.findable(session, [Entry(VISIT_KIND, key, text) for key, text in zip(keys, texts, strict=True)])

    def _new_secret(self, session: Session, row: VisitRow, entering: Entering) -> Visit:
        entry = replace(row.entry, late_reason=entering.reason)
        visit = filing.new_visit(session, self._desk, entry, entering.number, backfilled=self._old)
        visit.uid = uuid7(self._desk.clock.now())
        self._mark(session, visit, row)
        secrecy.enter_sealed(session, self._desk, visit, entry)
        return visit

    def finish(self, session: Session, progress: Progress) -> None:
        """Number the visits of every case that was touched; a session that has only struck numbers is told anew."""
        cases = self._cases.keys
        for done, case_id in enumerate(cases):
            progress.report(done, len(cases), COUNTING)
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
        if entering.person_id is not None:
            entry = replace(entry, person_id=entering.person_id)
        filing.change_visit(session, self._desk, visit, entry)
        visit.late_note = closed.entry_note(session, self._desk, visit.book, visit.year, entering.reason)
        visit.case_id, visit.visit_no = None, 1
        self._mark(session, visit, row)
        if visit.is_secret:
            secrecy.add_sealed(session, self._desk, visit, entry)
        elif entering.person_id is not None:
            filing.change_people(session, visit, entry)
        return visit

    def _mark(self, session: Session, visit: Visit, row: VisitRow) -> None:
        """What only a workbook says of a visit."""
        if row.received_by and row.received_by != visit.received_by:
            visit.received_by, visit.received_by_post = row.received_by, ""
        if self._old:
            visit.is_open = False
        if row.case_code:
            entry = row.entry
            visit.case_id = self._cases.of(session, row.case_code, row.is_secret, entry.content, entry.received_on)
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
