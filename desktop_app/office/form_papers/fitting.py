"""Which papers fit a matter: those of steps that were taken, and drafts of those that may be taken now; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.office.form_papers.table import PaperKind


class Taken(Protocol):
    """A step, by its key."""

    @property
    def key(self) -> str:
        """The step's key."""


class Offered(Protocol):
    """A step that the law may offer now."""

    @property
    def step(self) -> Taken:
        """The step."""

    @property
    def is_open(self) -> bool:
        """Whether the law allows it."""


@dataclass(frozen=True)
class Fitting:
    """A paper that fits and the step it goes with; "" where it goes with none. A draft's step is still to be taken."""

    kind: PaperKind
    step: str = ""
    is_draft: bool = False


def by_steps(kind: PaperKind, done: Sequence[Taken], offers: Iterable[Offered]) -> Iterator[Fitting]:
    """The paper, where one of its steps was taken or may be taken now."""
    taken = next((step.key for step in reversed(done) if step.key in kind.steps), "")
    open_now = next((offer.step.key for offer in offers if offer.is_open and offer.step.key in kind.steps), "")
    if taken:
        yield Fitting(kind, taken)
    elif open_now:
        yield Fitting(kind, open_now, is_draft=True)


def listed(found: Iterable[Fitting]) -> list[tuple[str, str]]:
    """Key and name of each, as a menu shows them."""
    return [(each.kind.key, f"{each.kind.name} (dự thảo)" if each.is_draft else each.kind.name) for each in found]


def said_to_fit(found: Iterable[Fitting]) -> str:
    """The names of those that can be printed, for a sentence about one that cannot."""
    return ", ".join(each.kind.name for each in found) or "chưa có"
