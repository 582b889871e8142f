"""What is counted in a vote and what it comes to."""

from dataclasses import dataclass

from desktop_app.areas.decisions.states import Form
from desktop_app.core.law.rulebook import Confidence


@dataclass(frozen=True)
class Figures:
    """What was counted. `households` is how many there were on the day, whether or not they voted.

    In a count by hamlets they are hamlets. `present` is how many came, or sent an answer; None when nobody noted it.
    """

    households: int
    present: int | None = None
    yes: int = 0
    no: int = 0
    other: int = 0
    form: Form = Form.MEETING

    @property
    def voted(self) -> int:
        """How many said anything."""
        return self.yes + self.no + self.other


@dataclass(frozen=True)
class HamletFigures:
    """What was counted in one hamlet of a matter of the whole commune; None when it has not voted."""

    hamlet: str
    figures: Figures | None


@dataclass(frozen=True)
class Verdict:
    """What a vote comes to. `needed` is the smallest number that passes, `needed_present` that lets it be held.

    `lines` tell the arithmetic, the last one the result with the article.
    """

    has_quorum: bool
    passed: bool
    needed: int
    needed_present: int | None
    denominator: int
    lines: tuple[str, ...]
    article: str
    confidence: Confidence

    @property
    def sentence(self) -> str:
        """The result in one sentence."""
        return self.lines[-1]


@dataclass(frozen=True)
class Candidate:
    """Somebody who stood, and how many chose him."""

    name: str
    votes: int


@dataclass(frozen=True)
class Elected:
    """Who was elected, in the order of their votes; nobody when the verdict did not pass."""

    names: tuple[str, ...]
    verdict: Verdict
