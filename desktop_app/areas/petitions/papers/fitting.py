"""Which papers a petition can have now; pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from desktop_app.areas.petitions.papers.declared import EXTRACT
from desktop_app.areas.petitions.papers.table import paper_kinds
from desktop_app.areas.petitions.rules import Offer
from desktop_app.areas.petitions.states import Competent, Eligible, Source, State
from desktop_app.office.form_papers.fitting import Fitting, Taken, by_steps, listed
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.matter_kinds import Kind


class Papered(Protocol):
    """What decides which papers fit: a petition's record, or anything that says as much."""

    @property
    def kind(self) -> Kind:
        """What sort of petition it is."""

    @property
    def source(self) -> Source:
        """By which door it came."""

    @property
    def state(self) -> State:
        """Where it stands."""

    @property
    def eligible(self) -> Eligible:
        """Whether it can be processed."""

    @property
    def competent(self) -> Competent:
        """Whether it is this office's to settle."""

    @property
    def voided_on(self) -> date | None:
        """The day on which it was struck out."""

    @property
    def done(self) -> Sequence[Taken]:
        """The steps that count, in their order."""

    @property
    def offers(self) -> Sequence[Offer]:
        """What may be done next."""


_WHEN: Mapping[str, Callable[[Papered], bool]] = {
    "received": lambda petition: petition.source is Source.IN_PERSON,
    "new": lambda petition: petition.state in (State.NEW, State.CLASSIFIED, State.WAITING),
    "classified": lambda petition: (
        petition.state is State.CLASSIFIED and petition.eligible is Eligible.YES and petition.competent is Competent.YES
    ),
    "accepted": lambda petition: petition.state in (State.ACCEPTED, State.SUSPENDED),
}


def fitting(petition: Papered) -> list[Fitting]:
    """Papers of the steps that were taken, then of those that may be taken now; none of one that was struck out."""
    if petition.voided_on:
        return []
    found = [each for kind in paper_kinds().values() for each in _fits(kind, petition)]
    return sorted(found, key=lambda each: each.is_draft)


def _fits(kind: PaperKind, petition: Papered) -> Iterator[Fitting]:
    if not kind.is_for(petition.kind.name):
        return
    if kind.when and _WHEN[kind.when](petition):
        yield Fitting(kind)
        return
    yield from by_steps(kind, petition.done, petition.offers)


def papers_for(record: Papered) -> Sequence[tuple[str, str]]:
    """Key and name of every paper that fits the petition now; those of steps still to be taken last."""
    found = listed(fitting(record))
    return found if record.voided_on else [*found, (EXTRACT, "Bản trích, không có danh tính")]
