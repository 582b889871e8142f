"""Which petitions and visits are one matter: joined to a case, parted from it again, or found not to be the same.

A denunciation is never among them: what stands beside it would tell who made it.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.entry import PetitionEntry
from desktop_app.areas.petitions.models import Petition, PetitionNotSame, PetitionStep
from desktop_app.areas.petitions.states import State
from desktop_app.areas.reception.service import case_of_visit
from desktop_app.core.errors import UserError
from desktop_app.office.cases import open_case
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import hides_identity
from desktop_app.office.secrecy import still_shown

JOIN = "join"
"""The step that brings a mere repetition into a petition that is still open."""


def join_matter(session: Session, desk: Desk, petition: Petition, entry: PetitionEntry) -> None:
    """Put the petition into the matter of another petition or of a visit, inside the caller's transaction.

    A repetition is joined to the open petition itself and opens no case.
    """
    if not entry.same_case_uid or hides_identity(entry.kind) or petition.is_secret:
        return
    session.flush()
    other = session.scalars(select(Petition).where(Petition.uid == entry.same_case_uid)).one_or_none()
    left = petition.case_id
    if other is None:
        petition.case_id = case_of_visit(session, entry.same_case_uid) or left
    elif other.is_secret or other.id == petition.id:
        return
    elif entry.is_repetition:
        _join_to(desk, petition, other)
    else:
        petition.case_id = _case_of(session, other)
    session.flush()
    for case_id in {left, petition.case_id} - {None}:
        count_anew(session, case_id)


def leave_matter(session: Session, desk: Desk, petition: Petition, reason: str) -> None:
    """Part the petition from what it was joined to by mistake; those that stay are counted anew.

    UserError when it was joined to nothing.
    """
    if petition.case_id is None and not petition.joined_uid:
        raise UserError(f"Đơn {petition.label} không gắn vào vụ nào. Mở lại danh sách để xem bản mới.")
    for step in petition.steps:
        if step.key == JOIN and step.taken_back_on is None:
            step.taken_back_on, step.back_reason = desk.clock.today(), reason
    petition.joined_uid = ""
    part(session, petition)


def be_joined(session: Session, petition: Petition, uid: str) -> None:
    """Let a repetition stand in the matter of the petition that a step joined it to."""
    left = petition.case_id
    _stand_with(petition, session.scalars(select(Petition).where(Petition.uid == uid)).one())
    for case_id in {left, petition.case_id} - {None}:
        count_anew(session, case_id)


def part(session: Session, petition: Petition) -> None:
    """Take the petition out of its case; those that stay are counted anew."""
    left, petition.case_id, petition.petition_no = petition.case_id, None, 1
    count_anew(session, left)


def count_anew(session: Session, case_id: int | None) -> None:
    """Number the petitions of a case in the order in which they came; void ones count nowhere."""
    session.flush()
    if case_id is None:
        return
    query = select(Petition).where(Petition.case_id == case_id, Petition.voided_on.is_(None))
    _number(session.scalars(query.order_by(Petition.received_on, Petition.id)))


def remember_not_same(session: Session, petition: Petition, uids: Sequence[str]) -> None:
    """Keep that these records were looked at and are other matters; a denunciation remembers none."""
    if petition.is_secret or hides_identity(petition.kind):
        return
    session.flush()
    known, shown = not_same_as(session, petition), still_shown(session, uids)
    for uid in uids:
        if uid in shown - known - {petition.uid}:
            session.add(PetitionNotSame(petition_id=petition.id, other_uid=uid))


def not_same_as(session: Session, petition: Petition) -> set[str]:
    """The records found to be other matters than this petition, whichever of the two was looked at."""
    query = (
        select(Petition.uid, PetitionNotSame.other_uid)
        .join(Petition, Petition.id == PetitionNotSame.petition_id)
        .where(or_(PetitionNotSame.petition_id == petition.id, PetitionNotSame.other_uid == petition.uid))
    )
    return {uid for pair in session.execute(query) for uid in pair} - {petition.uid}


def _join_to(desk: Desk, petition: Petition, other: Petition) -> None:
    if other.state is State.ENDED or other.voided_on:
        raise UserError(f"Đơn {other.label} đã xong nên không ghép vào được. Hãy gắn vào cùng vụ việc.")
    if petition.state not in (State.NEW, State.CLASSIFIED):
        said = f"Đơn {petition.label} đang ở bước “{petition.state.value}” nên không ghép được nữa."
        raise UserError(f"{said} Hãy gắn vào cùng vụ việc.")
    petition.steps.append(
        PetitionStep(
            key=JOIN,
            done_on=max(petition.received_on, other.received_on),
            done_by=desk.account.name,
            joined_uid=other.uid,
        )
    )
    petition.joined_uid = other.uid
    _stand_with(petition, other)


def _stand_with(petition: Petition, other: Petition) -> None:
    """In the other's case; where that has none, it comes after the other."""
    petition.case_id = other.case_id
    if other.case_id is None:
        petition.petition_no = other.petition_no + 1


def _case_of(session: Session, other: Petition) -> int:
    """The case of a petition, opened when it had none; what was joined to it goes along."""
    if other.case_id is None:
        other.case_id = open_case(session, other.content, other.received_on).id
        for along in session.scalars(select(Petition).where(Petition.joined_uid == other.uid)):
            along.case_id = other.case_id
        session.flush()
    return other.case_id


def _number(petitions: Iterable[Petition]) -> None:
    for number, petition in enumerate(petitions, start=1):
        if petition.petition_no != number:
            petition.petition_no = number
