"""The steps that papers of a table go with."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop_app.office.form_papers.fitting import Offered
from desktop_app.office.form_papers.table import PaperKind


@dataclass(frozen=True, kw_only=True)
class PaperStep:
    """A step with what was said at it; one still to be taken says nothing but its day."""

    key: str
    done_on: date
    document_number: str = ""
    document_on: date | None = None
    until_on: date | None = None
    ground: str = ""
    said: str = ""
    reason: str = ""
    is_draft: bool = False

    @property
    def on(self) -> date:
        """The day of its paper, which chooses the form."""
        return self.document_on or self.done_on


Step = TypeVar("Step", bound=PaperStep)


def step_of(
    kind: PaperKind, done: Sequence[Step], offers: Iterable[Offered], today: date, make: Callable[..., Step]
) -> Step:
    """The step that a paper goes with: the last one taken, else the one that may be taken now; else the present.

    `make` makes one that is still to be taken.
    """
    for step in reversed(done):
        if step.key in kind.steps:
            return step
    opens = (offer.step.key for offer in offers if offer.is_open and offer.step.key in kind.steps)
    return make(key=next(opens, kind.steps[0] if kind.steps else ""), done_on=today, is_draft=True)
