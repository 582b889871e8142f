"""Enters the rows of a workbook: petitions with who wrote them, their steps, limits and cases."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import values_of
from db.recorded import Entry
from desktop_app.areas.petitions import filing, life, secrecy
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.exchange.reading import PetitionRow
from desktop_app.areas.petitions.handling.noting import step_row
from desktop_app.areas.petitions.matters import count_anew
from desktop_app.areas.petitions.models import (
    PETITION_KIND,
    Petition,
    PetitionLimit,
    PetitionPerson,
    PetitionStep,
    petition_text,
)
from desktop_app.core.progress import Progress
from desktop_app.core.uid import uuid7
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.cases import CodedCases, case_of, own_number
from desktop_app.office.exchange.declaration import COUNTING, Entering
from desktop_app.office.exchange.telling import Hint
from desktop_app.office.models import CaseFile
from desktop_app.office.procedure.keeping import counting
from desktop_app.office.signs import BACKFILLED


class Register:
    """The register of petitions while a workbook is judged and entered."""

    def __init__(self, desk: Desk, *, old: bool, is_upper_office: bool) -> None:
        """`is_upper_office` says whether this office settles second complaints."""
        self._desk, self._old, self._is_upper = desk, old, is_upper_office
        self._cases = CodedCases()
        self._joined = dict[tuple[str, bool], bool]()
        self._waiting = list[Petition]()
        with desk.db.reading() as session:
            self._taken = {(row[0], row[1]) for row in session.execute(select(CaseFile.year, CaseFile.number))}

    def joins(self, code: str, secret: bool) -> list[Hint]:
        """That a row joins a case which the register has already."""
        own = own_number(code)
        if own is None or own not in self._taken:
            return []
        if (code, secret) not in self._joined:
            with self._desk.db.reading() as session:
                self._joined[code, secret] = case_of(session, code, secret) is not None
        said = f"Sẽ nối vào vụ việc {own[1]:03d}/{own[0]} đã có. Nếu là việc khác thì ghi mã khác hoặc để trống."
        return [Hint("case_code", said, refused=False)] if self._joined[code, secret] else []

    def enter(self, session: Session, rows: Sequence[Entering]) -> list[tuple[str, ...]]:
        """The uid of the petition that each row became."""
        made = [self._enter(session, entering) for entering in rows]
        self._send(session)
        return [(uid,) for uid in made]

    def finish(self, session: Session, progress: Progress) -> None:
        """Number the petitions of every case that was touched."""
        for done, case_id in enumerate(self._cases.keys):
            progress.report(done, len(self._cases.keys), COUNTING)
            count_anew(session, case_id)
            session.flush()
            session.expunge_all()

    def _enter(self, session: Session, entering: Entering) -> str:
        row: PetitionRow = entering.incoming.entry
        if not entering.back and not row.is_secret:
            return self._wait(session, row, entering).uid
        self._send(session)
        return self._one(session, row, entering).uid

    def _wait(self, session: Session, row: PetitionRow, entering: Entering) -> Petition:
        """A new petition that is sent together with others."""
        assert entering.number is not None
        petition = filing.numbered(self._desk, row.entry, entering.number)
        petition.uid = uuid7(self._desk.clock.now())
        self._mark(session, petition, row)
        for step in self._steps(row):
            petition.steps.append(step_row(petition, step, self._desk.account.name, forced=self._old))
        if row.entry.full_name:
            who = filing.first_of(petition, row.entry, None)
            who.person_id = entering.person_id
        self._waiting.append(petition)
        return petition

    def _send(self, session: Session) -> None:
        waiting, db = self._waiting, self._desk.db
        self._waiting = []
        limits = [(each, life.come_to_be(self._desk, each, self._is_upper)) for each in waiting]
        keys = db.bulk(session, Petition, [{**values_of(each), "uid": each.uid} for each in waiting])
        for petition, key in zip(waiting, keys, strict=True):
            petition.id = key
            for who in petition.people:
                who.petition_id = key
            for step in petition.steps:
                step.petition_id = key
        db.bulk(session, PetitionPerson, [values_of(who) for each in waiting for who in each.people])
        db.bulk(session, PetitionStep, [values_of(step) for each in waiting for step in each.steps])
        empty = values_of(PetitionLimit())
        db.bulk(
            session, PetitionLimit, [{**empty, **one, "petition_id": each.id} for each, all in limits for one in all]
        )
        db.findable(session, [Entry(PETITION_KIND, each.id, petition_text(each, "")) for each in waiting])

    def _one(self, session: Session, row: PetitionRow, entering: Entering) -> Petition:
        """A denunciation, or a void petition that an undone import left under this number and that stands again."""
        if entering.back:
            petition = session.scalars(select(Petition).where(Petition.uid == entering.back)).one()
            self._bring_back(session, petition, row, entering)
        else:
            petition = filing.new_petition(session, self._desk, row.entry, entering.number)
            petition.uid = uuid7(self._desk.clock.now())
            secrecy.enter_sealed(session, self._desk, petition, row.entry)
            petition.kind = row.entry.kind  # one that was found to be none after all stays hidden, and what it is
        self._mark(session, petition, row)
        for step in self._steps(row):
            petition.steps.append(step_row(petition, step, self._desk.account.name, forced=self._old))
        life.bring_up_to_date(session, self._desk, petition)
        session.flush()
        return petition

    def _bring_back(self, session: Session, petition: Petition, row: PetitionRow, entering: Entering) -> None:
        petition.voided_on, petition.voided_by, petition.void_reason = None, "", ""
        petition.case_id, petition.petition_no = None, 1
        for step in counting(petition.steps):
            step.taken_back_on, step.back_reason = self._desk.clock.today(), "Nhập lại từ tệp"
        session.flush()
        entry = replace(row.entry, person_id=entering.person_id)
        filing.change_petition(petition, entry)
        if petition.is_secret:
            secrecy.add_sealed(session, self._desk, petition, entry)
        elif entering.person_id is not None:
            filing.change_people(session, petition, entry)

    def _steps(self, row: PetitionRow) -> list[StepEntry]:
        """The steps of a row; those of an old book are kept as it tells them, whatever the law of their day says."""
        return [replace(step, force_reason=BACKFILLED) for step in row.steps] if self._old else list(row.steps)

    def _mark(self, session: Session, petition: Petition, row: PetitionRow) -> None:
        """What only a workbook says of a petition."""
        values: dict[str, Any] = {"is_backfilled": self._old}
        if row.case_code:
            entry = row.entry
            values["case_id"] = self._cases.of(session, row.case_code, row.is_secret, entry.content, entry.received_on)
        if row.struck:
            values |= {
                "voided_on": row.struck.on,
                "void_reason": row.struck.reason,
                "voided_by": self._desk.account.name,
            }
        for name, value in values.items():
            setattr(petition, name, value)
