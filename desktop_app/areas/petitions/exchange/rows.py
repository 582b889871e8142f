"""The register of petitions going out to a workbook, denouncers hidden."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.petitions.exchange.declared import NOBODY
from desktop_app.areas.petitions.exchange.told_steps import told_by
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Outgoing
from desktop_app.office.exchange.struck import Struck, struck_note
from desktop_app.office.matter_kinds import HIDDEN_NAME
from desktop_app.office.models import CaseFile, Hamlet
from desktop_app.office.procedure.keeping import counting

STEP = 1_000
_SAID = {Eligible.YES: True, Eligible.NO: False, Competent.YES: True, Competent.NO: False}


def outgoing(desk: Desk, from_on: date, to_on: date) -> Outgoing:
    """The petitions that came on these days, in the order of their numbers."""
    span = f"Đơn thư đến từ {words.day(from_on)} đến {words.day(to_on)}."
    with desk.db.reading() as session:
        count = select(func.count(Petition.id)).where(Petition.received_on.between(from_on, to_on))
        expected = session.scalars(count).one()
    return Outgoing(_rows(desk, from_on, to_on), expected, (span,))


def _rows(desk: Desk, from_on: date, to_on: date) -> Iterator[dict[str, object]]:
    with desk.db.reading() as session:
        homes = {row[0]: row[1].full_name for row in session.execute(select(Hamlet.id, Hamlet))}
        last = (0, 0)
        while petitions := _next(session, from_on, to_on, last):
            cases = _cases(session, petitions)
            for petition in petitions:
                yield _row(petition, homes, cases)
            last = (petitions[-1].year, petitions[-1].number)
            session.expunge_all()


def _next(session: Session, from_on: date, to_on: date, last: tuple[int, int]) -> list[Petition]:
    query = (
        select(Petition)
        .where(Petition.received_on.between(from_on, to_on), tuple_(Petition.year, Petition.number) > last)
        .order_by(Petition.year, Petition.number)
        .limit(STEP)
        .options(selectinload(Petition.people), selectinload(Petition.steps))
    )
    return list(session.scalars(query))


def _row(petition: Petition, homes: dict[int, str], cases: dict[int, str]) -> dict[str, object]:
    row: dict[str, object] = {
        "number": petition.number,
        "received_on": petition.received_on,
        "source": petition.source.value,
        "signers": petition.signers,
        "kind": petition.kind.value,
        "subject": petition.subject.value,
        "content": petition.content,
        "case_code": cases.get(petition.case_id or 0),
        "eligible": _SAID.get(petition.eligible),
        "competent": _SAID.get(petition.competent),
        "instance": petition.instance,
        "note": petition.note,
        **told_by(counting(petition.steps)),
    }
    if petition.voided_on:
        row["note"] = struck_note(Struck(petition.voided_on, petition.void_reason), petition.note)
    if petition.is_secret:
        return {**row, "full_name": HIDDEN_NAME}
    if not petition.people:
        return {**row, "full_name": NOBODY}
    who = petition.people[0]
    home = homes.get(who.hamlet_id or 0, "")
    address = ", ".join(part for part in (who.address, home) if part)
    return row | {"full_name": who.full_name, "paper_number": who.paper_number, "address": address}


def _cases(session: Session, petitions: list[Petition]) -> dict[int, str]:
    keys = {petition.case_id for petition in petitions if petition.case_id}
    query = select(CaseFile.id, CaseFile.number, CaseFile.year).where(CaseFile.id.in_(keys))
    return {row[0]: f"{row[1]:03d}/{row[2]}" for row in session.execute(query)} if keys else {}
