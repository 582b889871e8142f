"""What the papers of a batch state, frozen: the sheet that goes out with it, and its certificate."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class BatchFacts:
    """Which batch it is.

    `form` names the questionnaire with its version, serials are whole. No person is named but the collector.
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


@dataclass(frozen=True, kw_only=True)
class CoverFacts(BatchFacts):
    """A batch before it goes out; `control_sum` is that of its running numbers, `digest` the SHA-256 of its serials."""

    control_sum: int
    digest: str
    rekeyed: int = 0


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

    `low` and `high` are the ends of the 95 % interval of the share of wrong answers, of 100.
    """

    forms: int
    fields: int
    differences: int
    wrong: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        """Wrong answers, of 100."""
        return 100 * self.wrong / self.fields


@dataclass(frozen=True, kw_only=True)
class CertificateFacts(BatchFacts):
    """A closed batch, with the names of those who keyed and closed it.

    `digest` is the SHA-256 over its forms in the order of their content, as 64 hex digits. `second` is None where
    nothing was keyed twice. `edits` counts corrections of kept forms, each with its reason in the journal; of anonymous
    forms nobody knows it.
    """

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
        """Returned out of handed out, of 100; None where none was handed out."""
        return 100 * self.returned / self.handed_out if self.handed_out else None
