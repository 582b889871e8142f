"""One's own last save of a petition, taken back from the journal's own values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.models import Petition, PetitionLimit, PetitionPaper, PetitionPerson, PetitionStep
from desktop_app.core.errors import UserError
from desktop_app.office import undo
from desktop_app.office.desk import Desk

PETITION = Petition.__tablename__
OWN = (PETITION, PetitionStep.__tablename__, PetitionPaper.__tablename__)


@dataclass(frozen=True)
class TakenBack:
    """The petition that the last save was about; one that was entered by it has still to be struck out."""

    uid: str
    was_entered: bool


def take_back_last(session: Session, desk: Desk) -> TakenBack:
    """Undo everything but a petition's own number, inside the caller's transaction; UserError when it cannot be."""
    last = undo.last_work(session, desk.account.uid, OWN, desk.clock.now())
    own = _about_one_petition(session, last)
    petition = petition_of(session, own)
    told = [change for change in last if change.table == PETITION and change.row_uid == own]
    if told and petition.rev != told[-1].row_rev:
        raise UserError(f"Đơn {petition.label} đã được sửa tiếp nên không hoàn tác được. {undo.INSTEAD}")
    if any(change.action == "add" for change in told):
        return TakenBack(own, was_entered=True)
    # Limits follow from the steps and are worked out anew.
    undo.restore(session, [change for change in last if change.table != PetitionLimit.__tablename__])
    added = {change.row_uid for change in last if change.action == "add"}
    for step in _of(session, PetitionStep, added):
        step.taken_back_on, step.back_reason = desk.clock.today(), undo.REASON
    for who in _of(session, PetitionPerson, added):
        who.is_struck = True
    for paper in _of(session, PetitionPaper, added):
        paper.voided_on, paper.void_reason = desk.clock.today(), undo.REASON
    session.flush()
    return TakenBack(own, was_entered=False)


def _of(session: Session, kind: Any, uids: set[str]) -> Sequence[Any]:
    return session.scalars(select(kind).where(kind.uid.in_(uids))).all()


def _about_one_petition(session: Session, changes: Sequence[Told]) -> str:
    """The petition that the work was about: the new one, that of a new step or paper, else the one changed most."""
    petitions = [change for change in changes if change.table == PETITION]
    for change in petitions:
        if change.action == "add":
            return change.row_uid
    for kind in (PetitionStep, PetitionPaper):
        own = [change.row_uid for change in changes if change.table == kind.__tablename__]
        query = select(Petition.uid).join(kind, kind.petition_id == Petition.id).where(kind.uid.in_(own))
        if own and (uid := session.scalars(query).first()):
            return uid
    return max(petitions, key=lambda change: len(change.new)).row_uid
