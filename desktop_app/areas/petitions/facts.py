"""What the law asks to know of a petition."""

from dataclasses import dataclass
from datetime import date

from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, Source
from desktop_app.office.matter_kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the law asks to know of a petition, whatever was done with it.

    `time_bar_on` is the last day on which it could be lodged, None where nobody said when the act became known;
    `most_extensions` how often its settlement may be extended by what is known of its complexity.
    """

    received_on: date
    kind: Kind
    source: Source = Source.IN_PERSON
    forwarder: ForwarderKind = ForwarderKind.NONE
    instance: int = 1
    eligible: Eligible = Eligible.UNKNOWN
    competent: Competent = Competent.UNKNOWN
    is_anonymous: bool = False
    is_secret: bool = False
    is_remote: bool = False
    is_upper_office: bool = False
    transferred_before: bool = False
    time_bar_on: date | None = None
    most_extensions: int = 0

    @property
    def begun_on(self) -> date:
        """The day before which nothing can have been done."""
        return self.received_on
