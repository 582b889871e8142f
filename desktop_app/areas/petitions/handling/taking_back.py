"""A step taken back: it stays in the record with the reason and counts nowhere."""

from sqlalchemy.orm import Session

from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.matters import JOIN
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk


def take_back(session: Session, desk: Desk, petition: Petition, reason: str) -> None:
    """Take the last step that counts back, and let everything follow anew; UserError when there is none."""
    steps = life.counting(petition)
    if not steps:
        raise UserError(f"Đơn {petition.label} chưa có bước nào để bỏ.")
    last = steps[-1]
    last.taken_back_on, last.back_reason = desk.clock.today(), reason
    _as_before(petition, last)
    if last.key == JOIN and petition.case_id is None:
        petition.petition_no = 1  # a repetition is counted among the petitions it was joined with
    life.bring_up_to_date(session, desk, petition)


def _as_before(petition: Petition, step: PetitionStep) -> None:
    """What a classification changed of the entry itself, unless somebody corrected it since."""
    if step.key != life.CLASSIFY:
        return
    for name, was in (("kind", step.was_kind), ("instance", step.was_instance), ("knew_on", step.was_known_on)):
        if name == "kind" and petition.is_secret:
            continue  # what went to the vault stays there
        if getattr(petition, name) == getattr(step, name):
            setattr(petition, name, was)
