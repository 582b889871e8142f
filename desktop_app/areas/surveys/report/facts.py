"""What the report states, frozen: the results, how the survey was made, and what people wrote in their own words."""

from dataclasses import dataclass
from datetime import date

from desktop_app.areas.surveys.results.figures import Results


@dataclass(frozen=True)
class Opinions:
    """What was written to one open question: its themes with how many said so, and how many lie under no theme."""

    question: str
    answered: int
    themes: tuple[tuple[str, int], ...]
    unsorted: int = 0


@dataclass(frozen=True, kw_only=True)
class ReportFacts:
    """A survey and its results.

    `taken_in` forms came from files, of which nobody knows how many were handed out: the response rate is that of the
    others. `still_out` forms were handed out and nobody has brought their batch back yet. `is_draft_score` says that a
    number of the scoring rule was never held against a text.
    """

    results: Results
    label: str
    title: str
    unit: str
    from_on: date
    to_on: date
    population: int | None = None
    taken_in: int = 0
    still_out: int = 0
    is_draft_score: bool = True
    opinions: tuple[Opinions, ...] = ()
    hides_opinions: bool = False

    @property
    def came_back(self) -> int:
        """How many of the forms that were handed out came back."""
        return self.results.gathered.returned - self.taken_in

    @property
    def response_rate(self) -> float | None:
        """Returned of those handed out, in batches that were brought back; None where none was."""
        handed_out = self.results.gathered.handed_out - self.still_out
        return self.came_back / handed_out if handed_out else None
