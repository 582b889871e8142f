"""The papers of a petition's file: handed in or received with it, found again, taken out with a reason."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from desktop_app.areas.petitions.models import Petition, PetitionPaper
from desktop_app.core.fields import clean
from desktop_app.office.handed_in import HandedIn


def add_papers(session: Session, petition: Petition, papers: Sequence[HandedIn]) -> list[PetitionPaper]:
    """Put them behind those that the petition has, inside the caller's transaction."""
    first = len(petition.papers) + 1
    added = [
        PetitionPaper(
            petition=petition,
            position=at,
            name=clean(paper.name),
            pages=paper.pages,
            copy_kind=paper.copy_kind,
            condition=paper.condition,
        )
        for at, paper in enumerate(papers, start=first)
    ]
    session.add_all(added)
    return added


def handed_in(petition: Petition) -> list[HandedIn]:
    """The papers that are in the file."""
    return [HandedIn(p.name, p.pages, p.copy_kind, p.condition) for p in petition.papers if p.voided_on is None]
