"""How a step becomes a row, and what a classification says of the petition itself."""

from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.life import CLASSIFY
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.office.procedure.handling import step_values

_OF_CLASSIFICATION = frozenset(
    {"eligible", "ineligible_reason", "competent", "competent_reason", "kind", "instance", "knew_on"}
)


def step_row(petition: Petition, entry: StepEntry, by: str, *, forced: bool) -> PetitionStep:
    """The step as it is kept; a classification says what the petition is, and keeps what it was before."""
    values = step_values(entry, by, forced=forced) | {"tests": " ".join(entry.tests)}
    if entry.key != CLASSIFY:
        values = {name: value for name, value in values.items() if name not in _OF_CLASSIFICATION}
    else:
        for name, was in (("kind", "was_kind"), ("instance", "was_instance"), ("knew_on", "was_known_on")):
            values[was] = getattr(petition, name)
            values[name] = getattr(entry, name) or values[was]
            setattr(petition, name, values[name])
    return PetitionStep(**values)
