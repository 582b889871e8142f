"""What the certificate of a batch states, reckoned elsewhere and frozen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class KeyerFacts:
    """One account's work on the batch in one of its two entries; `per_hour` is None where no time was kept."""

    name: str
    turn: str
    forms: int
    per_hour: int | None = None


@dataclass(frozen=True, kw_only=True)
class SecondFacts:
    """What came of the second entries: `wrong` of `fields` answers were wrong in the first one, as the paper decided.

    `low` and `high` are the ends of the 95 % interval of wrong answers, as shares of one.
    """

    forms: int
    fields: int
    differences: int
    wrong: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        """Wrong answers as a share of one."""
        return self.wrong / self.fields if self.fields else 0.0


@dataclass(frozen=True, kw_only=True)
class CertificateFacts:
    """A closed batch.

    Serials are whole; `digest` is the SHA-256 over its forms in the order of their content, as 64 hex digits. `second`
    is None where nothing was keyed twice. `edits` counts corrections of kept forms, each with its reason in the
    journal. No person's name but those who collected, keyed and closed.
    """

    batch: str
    survey: str
    title: str
    form: str
    place: str
    collector: str
    serial_from: str
    serial_to: str
    printed: int
    handed_out: int
    returned: int
    rejected: int
    valid: int
    edits: int
    keyers: tuple[KeyerFacts, ...]
    digest: str
    second: SecondFacts | None = None
    is_anonymous: bool = False
    closed_on: date | None = None
    closed_by: str = ""

    @property
    def response_rate(self) -> float | None:
        """Returned out of handed out; None where none was handed out."""
        return self.returned / self.handed_out if self.handed_out else None
