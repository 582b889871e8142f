"""Opens a paper of a petition from anywhere in the window."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.areas.petitions.papers.declared import EXTRACT
from desktop_app.areas.petitions.papers.service import PetitionAsked, PetitionPaperService
from desktop_app.areas.petitions.papers.views.extract_view import ExtractView
from desktop_app.areas.petitions.papers.views.paper_sheet import PaperSheet
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.paper_menu import paper_menu
from desktop_app.areas.views.papers import PaperViews


def show_petition_paper(workplace: Workplace, key: str, uid: str, views: PaperViews | None = None) -> None:
    """Ask what a paper needs, then show it to be printed; an extract is shown beside its original first.

    `key` is one that `papers_for` gave; `views` writes and shows, the machine's own unless another is handed in.
    """
    shown = views or PaperViews(workplace)
    if key == EXTRACT:
        ExtractView(workplace, uid, shown).rise()
        return
    service = PetitionPaperService(workplace.desk)

    def ask(asked: PetitionAsked) -> None:
        PaperSheet(workplace, key, uid, asked, shown).rise()

    workplace.jobs.read(lambda _progress: service.ask(uid, key), ask, workplace.explain)


def offer_petition_papers(workplace: Workplace, uid: str, papers: Sequence[tuple[str, str]], anchor: QWidget) -> QMenu:
    """A menu of the papers that `papers_for` gave, under the button `anchor`."""
    return paper_menu(papers, anchor, lambda key: show_petition_paper(workplace, key, uid))
