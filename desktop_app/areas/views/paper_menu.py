"""The papers that fit a record, as a menu under a button."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.areas.views import Workplace

NO_PAPERS = "Lúc này chưa có giấy nào in được. Ghi bước tiếp theo rồi in."


def paper_menu(papers: Sequence[tuple[str, str]], anchor: QWidget, show: Callable[[str], object]) -> QMenu:
    """Papers by key and name; `show` is told the key of the one that is chosen."""
    menu = QMenu(anchor)
    for key, name in papers:
        menu.addAction(f"{name}…", partial(show, key))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
    return menu


def offer_read(
    workplace: Workplace,
    read: Callable[[], Sequence[tuple[str, str]]],
    anchor: QWidget,
    show: Callable[[str], object],
) -> None:
    """The same for papers that are read first, on a worker; says so when there are none."""

    def offer(papers: Sequence[tuple[str, str]]) -> None:
        if papers:
            paper_menu(papers, anchor, show)
        else:
            workplace.say(NO_PAPERS)

    workplace.jobs.read(lambda _progress: read(), offer, workplace.explain, owner=anchor)
