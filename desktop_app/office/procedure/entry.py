"""What an official says of a step when it is taken."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class StepEntry:
    """One step as it is taken; which of these are asked for stands with the step in the area's `steps.toml`.

    An area adds its own fields in a subclass. `force_reason` is filled in by a leader who takes a step that the law
    does not offer.
    """

    key: str
    done_on: date
    document_number: str = ""
    document_on: date | None = None
    until_on: date | None = None
    ground: str = ""
    said: str = ""
    reason: str = ""
    force_reason: str = ""
