"""The lines of the printed register of petitions, read piece by piece in the order of their numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.areas.petitions.row import PetitionRow, Rows
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.petitions.states import Competent, Eligible, Result, State
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, SubjectField
from desktop_app.office.procedure.keeping import counting

STEP = 1_000
ACCEPTING = frozenset({"accept_complaint", "accept_second", "accept_denunciation"})
GIVING = "assign"
RESULTS = frozenset({"decide", "conclude", "answer"})


@dataclass(frozen=True)
class StepLine:
    """A step as the register tells it."""

    key: str
    done_on: date
    number: str
    dated_on: date | None
    to_agency: str


@dataclass(frozen=True, kw_only=True)
class PetitionLine:
    """One petition as the register shows it; nobody is named in that of a denouncer.

    `direction` is the step that took it in hand or sent it away, `settled` the one that settled it; `case_key` is the
    same for petitions of one matter.
    """

    row: PetitionRow
    home: str
    address: str
    request: str
    subject: SubjectField
    source_detail: str
    eligible: Eligible
    competent: Competent
    instance: int
    result: Result | None
    direction: StepLine | None
    accepted_on: date | None
    settled: StepLine | None
    ended_on: date | None
    joined: str
    note: str
    voided_by: str
    case_key: int


def petition_lines(desk: Desk, from_on: date, to_on: date) -> Iterator[PetitionLine]:
    """The petitions of the span in the order of their numbers, void ones too."""
    sees = sees_content(desk.account)
    with desk.db.reading() as session:
        last = (0, 0)
        while found := _next(session, from_on, to_on, last):
            rows, joined = Rows(session, found, sees_content=sees), _joined(session, found)
            for petition in found:
                yield _line(petition, rows, joined, sees=sees)
            last = (found[-1].year, found[-1].number)
            session.expunge_all()


def count_lines(desk: Desk, from_on: date, to_on: date) -> int:
    """How many petitions the span has, void ones with them."""
    with desk.db.reading() as session:
        return session.scalars(
            select(func.count(Petition.id)).where(Petition.received_on.between(from_on, to_on))
        ).one()


def _next(session: Session, from_on: date, to_on: date, last: tuple[int, int]) -> Sequence[Petition]:
    query = (
        select(Petition)
        .where(Petition.received_on.between(from_on, to_on), tuple_(Petition.year, Petition.number) > last)
        .order_by(Petition.year, Petition.number)
        .limit(STEP)
        .options(selectinload(Petition.people), selectinload(Petition.steps))
    )
    return session.scalars(query).all()


def _joined(session: Session, petitions: Sequence[Petition]) -> dict[str, str]:
    uids = {petition.joined_uid for petition in petitions if petition.joined_uid}
    found = session.scalars(select(Petition).where(Petition.uid.in_(uids))) if uids else ()
    return {petition.uid: petition.label for petition in found}


def _line(petition: Petition, rows: Rows, joined: dict[str, str], *, sees: bool) -> PetitionLine:
    steps = counting(petition.steps)
    hidden, who = petition.is_secret, petition.people[0] if petition.people else None
    unread = hidden and not sees
    home = "" if hidden or who is None or who.hamlet_id is None else rows.home(who)
    return PetitionLine(
        row=rows.row(petition),
        home=home,
        address="" if hidden or who is None else who.address,
        request=HIDDEN_CONTENT if unread and petition.request else petition.request,
        subject=petition.subject,
        source_detail=_source_detail(petition),
        eligible=petition.eligible,
        competent=petition.competent,
        instance=petition.instance,
        result=petition.result,
        direction=_told(next((step for step in steps if _takes_in_hand(step)), None)),
        accepted_on=next((step.done_on for step in steps if step.key in ACCEPTING), None),
        settled=_told(next((step for step in reversed(steps) if step.key in RESULTS), None)),
        ended_on=petition.ended_on,
        joined=joined.get(petition.joined_uid, ""),
        note=HIDDEN_CONTENT if unread and petition.note else petition.note,
        voided_by=petition.voided_by,
        case_key=petition.case_id or -petition.id,
    )


def _takes_in_hand(step: PetitionStep) -> bool:
    return petition_law().law.by_key[step.key].to in (State.ACCEPTED, State.ENDED)


def _told(step: PetitionStep | None) -> StepLine | None:
    if step is None:
        return None
    return StepLine(step.key, step.done_on, step.document_number, step.document_on, step.to_agency or step.assigned_to)


def _source_detail(petition: Petition) -> str:
    number = petition.forwarder_number and f"số {petition.forwarder_number}"
    return ", ".join(part for part in (petition.forwarder, number) if part)
