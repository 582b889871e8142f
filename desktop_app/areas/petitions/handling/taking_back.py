"""A step taken back: it stays in the record with the reason and counts nowhere."""

from sqlalchemy.orm import Session

from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.matters import JOIN, part
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.procedure.handling import take_last_back


def take_back(session: Session, desk: Desk, petition: Petition, reason: str) -> None:
    """Take the last step that counts back, and let everything follow anew; UserError when there is none."""
    last = take_last_back(petition.steps, desk.clock.today(), reason, f"Đơn {petition.label}")
    _as_before(petition, last)
    if last.key == JOIN:
        part(session, petition)
    life.bring_up_to_date(session, desk, petition)


def _as_before(petition: Petition, step: PetitionStep) -> None:
    """What a classification changed of the entry itself, unless somebody corrected it since."""
    if step.key != life.CLASSIFY:
        return
    for name, was in (("kind", step.was_kind), ("instance", step.was_instance), ("knew_on", step.was_known_on)):
        if name == "kind" and petition.is_secret and was is not Kind.DENUNCIATION:
            continue  # what went to the vault stays there
        if getattr(petition, name) == getattr(step, name):
            setattr(petition, name, was)
