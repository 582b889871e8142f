"""A step taken back: it stays in the record with the reason and counts nowhere."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.core.errors import UserError
from desktop_app.office import undo
from desktop_app.office.desk import Desk


def take_back(session: Session, desk: Desk, petition: Petition, reason: str) -> str:
    """Take the last step that counts back, and let everything follow anew; the title of that step."""
    steps = life.counting(petition)
    if not steps:
        raise UserError(f"Đơn {petition.label} chưa có bước nào để bỏ.")
    last = steps[-1]
    last.taken_back_on, last.back_reason = desk.clock.today(), reason
    _as_before(petition, last)
    life.bring_up_to_date(session, desk, petition)
    return petition_law().by_key[last.key].title


def undo_step(session: Session, desk: Desk, work: Sequence[Told]) -> str:
    """Take the step back that this last work of the account took; what was done, "" when it took none.

    UserError when the petition was changed again since.
    """
    added = [change.row_uid for change in work if change.action == "add"]
    step = session.scalars(select(PetitionStep).where(PetitionStep.uid.in_(added))).one_or_none()
    if step is None:
        return ""
    petition = step.petition
    revs = {change.row_uid: change.row_rev for change in work}
    if petition.rev != revs.get(petition.uid, petition.rev) or life.counting(petition)[-1:] != [step]:
        raise UserError(f"Đơn {petition.label} đã được làm tiếp nên không hoàn tác được. {undo.INSTEAD}")
    title = take_back(session, desk, petition, undo.REASON)
    return f"Đã bỏ bước “{title}” vừa ghi của đơn {petition.label}."


def _as_before(petition: Petition, step: PetitionStep) -> None:
    """What a classification changed of the entry itself, unless somebody corrected it since."""
    if step.key != life.CLASSIFY:
        return
    for name, was in (("kind", step.was_kind), ("instance", step.was_instance), ("knew_on", step.was_known_on)):
        if name == "kind" and petition.is_secret:
            continue  # what went to the vault stays there
        if getattr(petition, name) == getattr(step, name):
            setattr(petition, name, was)
