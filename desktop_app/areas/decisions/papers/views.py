"""Opens a paper of a decision from anywhere in the window."""

from PySide6.QtWidgets import QWidget

from desktop_app.areas.decisions.papers.service import DecisionPaperService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.paper_menu import offer_read
from desktop_app.areas.views.paper_sheet import PaperSheet
from desktop_app.areas.views.papers import PaperViews
from desktop_app.office.form_papers.asked import Asked


def show_paper(workplace: Workplace, key: str, uid: str, views: PaperViews | None = None) -> None:
    """Ask what a paper needs, then show it to be printed; `key` is one that `papers_for` gave."""
    shown, service = views or PaperViews(workplace), DecisionPaperService(workplace.desk)

    def ask(asked: Asked) -> None:
        about = f"Việc {asked.label}"
        PaperSheet(workplace, shown, asked, about, key, lambda said: service.paper(uid, key, said["deputy"])).rise()

    workplace.jobs.read(lambda _progress: service.ask(uid, key), ask, workplace.explain)


def offer_papers(workplace: Workplace, uid: str, anchor: QWidget) -> None:
    """A menu of the papers that fit now, under the button `anchor`."""
    service = DecisionPaperService(workplace.desk)
    offer_read(workplace, lambda: service.papers_for(uid), anchor, lambda key: show_paper(workplace, key, uid))
