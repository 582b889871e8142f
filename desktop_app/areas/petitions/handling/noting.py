"""How a step becomes a row, and what a classification says of the petition itself."""

from typing import Any

from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.life import CLASSIFY
from desktop_app.areas.petitions.models import Petition, PetitionStep

_OF_STEP = (
    *("key", "done_on", "document_number", "document_on", "to_agency", "recipient_class", "assigned_to", "until_on"),
    *("ground", "result", "said", "reason", "joined_uid"),
)
_OF_CLASSIFICATION = ("eligible", "ineligible_reason", "competent", "competent_reason")


def step_row(petition: Petition, entry: StepEntry, by: str, *, forced: bool) -> PetitionStep:
    """The step as it is kept; a classification says what the petition is, and keeps what it was before."""
    values: dict[str, Any] = {name: getattr(entry, name) for name in _OF_STEP}
    values |= {"tests": " ".join(entry.tests), "done_by": by}
    if forced:
        values |= {"forced_by": by, "force_reason": entry.force_reason}
    if entry.key == CLASSIFY:
        values |= {name: getattr(entry, name) for name in _OF_CLASSIFICATION}
        for name, was in (("kind", "was_kind"), ("instance", "was_instance"), ("knew_on", "was_known_on")):
            values[was] = getattr(petition, name)
            values[name] = getattr(entry, name) or values[was]
            setattr(petition, name, values[name])
    return PetitionStep(**values)
