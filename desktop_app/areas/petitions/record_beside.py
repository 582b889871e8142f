"""What stands beside a petition on its page: the other records of its case, its papers and scans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.law import Step, petition_law
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.areas.petitions.outlook import Coming
from desktop_app.areas.petitions.papers.table import paper_kinds
from desktop_app.areas.petitions.scanned import FiledPaper, filed_papers
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.reception.queries import VisitRow, visits_of_case
from desktop_app.core import words
from desktop_app.office.cases import case_label
from desktop_app.office.desk import Desk
from desktop_app.office.models import CaseFile

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
    """The case and what else belongs to it.

    Without a number where there is none: only the visit that brought the petition, or what it was joined with.
    """

    uid: str
    label: str
    title: str
    others: tuple[BesideShown, ...]


class PaperState(Enum):
    """How far a paper is; that a number was typed does not say that the signed paper is there."""

    SCANNED = "Có bản quét"
    THERE = "Có bản giấy"
    NUMBERED = "Có số"
    UNSIGNED = "Chờ ký"
    MISSING = "Chưa có"


@dataclass(frozen=True)
class PaperShown:
    """A paper of the file, `filed`, or the paper of a step, printed by the wording `key`."""

    title: str
    detail: str
    state: PaperState
    key: str = ""
    filed: FiledPaper | None = None


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


def papers_of(session: Session, petition: Petition, coming: Sequence[Coming]) -> tuple[PaperShown, ...]:
    """What was handed in and scanned, the papers of the steps taken, then that of the step which comes next."""
    in_file = (paper for paper in filed_papers(session, petition) if paper.voided_on is None)
    return (*(_filed(each) for each in in_file), *_of_steps(petition), *_missing(coming[:1]))


def _siblings(session: Session, petition: Petition) -> Iterator[Petition]:
    """The other petitions of the case, the one that this was joined to, and those that were joined to this."""
    same = [Petition.joined_uid == petition.uid]
    if petition.case_id is not None:
        same.append(Petition.case_id == petition.case_id)
    if petition.joined_uid:
        same.append(Petition.uid == petition.joined_uid)
    query = select(Petition).where(or_(*same), Petition.id != petition.id, Petition.voided_on.is_(None))
    return iter(session.scalars(query.order_by(Petition.received_on, Petition.id)))


def _petition(row: Petition) -> BesideShown:
    detail = f"{row.kind.value}, đến ngày {words.day(row.received_on)}"
    return BesideShown(PETITION, row.uid, f"Đơn {row.label}", detail, (row.outcome or row.state).value)


def _visit(row: VisitRow) -> BesideShown:
    detail = f"{row.kind}, ngày {words.day(row.received_on)}"
    return BesideShown(VISIT, row.uid, f"Lượt tiếp {row.label}", detail, row.handling)


def _filed(paper: FiledPaper) -> PaperShown:
    state = PaperState.SCANNED if paper.scan_uid else PaperState.THERE
    return PaperShown(paper.title, paper.told, state, filed=paper)


def _of_steps(petition: Petition) -> Iterator[PaperShown]:
    for step in petition.steps:
        known = petition_law().law.by_key[step.key]
        if step.taken_back_on is not None or not known.paper:
            continue
        number = f"Số {step.document_number}" if step.document_number else "Chưa ghi số"
        on = f", ngày {words.day(step.document_on)}" if step.document_on else ""
        yield PaperShown(_named(known), f"{number}{on}", _signed(step), known.paper)


def _missing(coming: Sequence[Coming]) -> Iterator[PaperShown]:
    for each in coming:
        if each.step.paper:
            said = f"Cho bước {words.inside(each.step.title)}"
            yield PaperShown(_named(each.step), said, PaperState.MISSING, each.step.paper)


def _named(step: Step) -> str:
    kind = paper_kinds().get(step.paper)
    return kind.name if kind else step.title


def _signed(step: PetitionStep) -> PaperState:
    return PaperState.NUMBERED if step.document_number else PaperState.UNSIGNED
