"""What stands beside a petition on its page: the other records of its case, its papers and scans."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.reception.queries import VisitRow, visits_of_case
from desktop_app.core import words
from desktop_app.office.cases import case_label
from desktop_app.office.desk import Desk
from desktop_app.office.models import Attachment, CaseFile

PETITION, VISIT = "petitions.record", "reception.register"


@dataclass(frozen=True)
class BesideShown:
    """Another petition or a visit; `page` opens it."""

    page: str
    uid: str
    title: str
    detail: str
    state: str


@dataclass(frozen=True)
class CaseShown:
    """The case and what else belongs to it; without a number when only the visit is known that brought the petition."""

    uid: str
    label: str
    title: str
    others: tuple[BesideShown, ...]


class PaperState(Enum):
    """How far a paper is."""

    THERE = "Có"
    UNSIGNED = "Chờ ký"
    MISSING = "Chưa có"


@dataclass(frozen=True)
class PaperShown:
    """A scan, kept as the file `stored_as`, or the paper of a step, printed by the wording `key`."""

    title: str
    detail: str
    state: PaperState
    key: str = ""
    stored_as: str = ""
    media_type: str = ""


def case_of(session: Session, desk: Desk, petition: Petition, *, hide: bool) -> CaseShown | None:
    """The case with its other records; None where the petition stands alone."""
    reads = sees_content(desk.account)
    case = session.get(CaseFile, petition.case_id) if petition.case_id else None
    visits = visits_of_case(session, petition.case_id, petition.visit_uid, sees_content=reads)
    others = (*(_petition(each) for each in _siblings(session, petition)), *(_visit(each) for each in visits))
    if case is None and not others:
        return None
    title = case.title if case and not hide else ""
    return CaseShown(case.uid if case else "", case_label(case) if case else "", title, others)


def papers_of(session: Session, petition: Petition) -> tuple[PaperShown, ...]:
    """The kept files of the petition, then the papers of the steps taken."""
    kept = session.scalars(select(Attachment).where(Attachment.record_uid == petition.uid).order_by(Attachment.id))
    return (*(_scan(each) for each in kept), *_of_steps(petition))


def _siblings(session: Session, petition: Petition) -> Iterator[Petition]:
    if petition.case_id is None:
        return iter(())
    query = select(Petition).where(
        Petition.case_id == petition.case_id, Petition.id != petition.id, Petition.voided_on.is_(None)
    )
    return iter(session.scalars(query.order_by(Petition.received_on, Petition.id)))


def _petition(row: Petition) -> BesideShown:
    detail = f"{row.kind.value}, đến ngày {words.day(row.received_on)}"
    return BesideShown(PETITION, row.uid, f"Đơn {row.label}", detail, (row.outcome or row.state).value)


def _visit(row: VisitRow) -> BesideShown:
    detail = f"{row.kind}, ngày {words.day(row.received_on)}"
    return BesideShown(VISIT, row.uid, f"Lượt tiếp {row.label}", detail, row.handling)


def _scan(row: Attachment) -> PaperShown:
    size = f"{words.number(row.size / 1_048_576, 1)} MB"
    return PaperShown(row.title, f"Bản quét, {size}", PaperState.THERE, "", row.stored_as, row.media_type)


def _of_steps(petition: Petition) -> Iterator[PaperShown]:
    for step in petition.steps:
        known = petition_law().by_key[step.key]
        if step.taken_back_on is not None or not known.paper:
            continue
        number = f"Số {step.document_number}" if step.document_number else "Chưa ghi số"
        on = f", ngày {words.day(step.document_on)}" if step.document_on else ""
        yield PaperShown(known.title, f"{number}{on}", _signed(step), known.paper)


def _signed(step: PetitionStep) -> PaperState:
    return PaperState.THERE if step.document_number else PaperState.UNSIGNED
