"""Which papers fit a visit that is being entered, and how each is shown."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.areas.reception.grounds import asks_notice
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.views.papers import Papers
from desktop_app.core import words
from desktop_app.office.handed_in import FIELD as HANDED_IN

RECEIPT, NOTICE, STATEMENT = "receipt", "notice", "statement"
TITLES = {
    RECEIPT: "Giấy biên nhận thông tin, tài liệu",
    NOTICE: "Thông báo từ chối tiếp công dân",
    STATEMENT: "Biên bản ghi nội dung trình bày",
}


def fitting_papers(raw: Mapping[str, str]) -> tuple[str, ...]:
    """The papers for what is typed, the likeliest first: a notice where one is asked, a receipt for papers taken in."""
    notice = (NOTICE,) if _asks_notice(raw) else ()
    if raw.get(HANDED_IN, "").strip():
        return (*notice, RECEIPT, STATEMENT)
    return (*notice, STATEMENT, RECEIPT)


def paper_menu(parent: QWidget, raw: Mapping[str, str], choose: Callable[[str], None]) -> QMenu:
    """The fitting papers to choose from, the first one under the keyboard."""
    menu = QMenu(parent)
    for paper in fitting_papers(raw):
        menu.addAction(TITLES[paper], lambda paper=paper: choose(paper))
    menu.setActiveAction(menu.actions()[0])
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def show_paper(papers: Papers, paper: str, uid: str, label: str) -> None:
    """Show it for a visit that was saved."""
    shows = {RECEIPT: papers.show_receipt, NOTICE: papers.show_notice, STATEMENT: papers.show_statement}
    shows[paper](uid, label)


def _asks_notice(raw: Mapping[str, str]) -> bool:
    handling = raw.get("handling", "")
    try:
        on = words.read_day(raw.get("received_on", ""))
    except ValueError:
        return False
    return handling == Handling.REFUSE.name and asks_notice(Handling.REFUSE, raw.get("refusal_ground", ""), on)
