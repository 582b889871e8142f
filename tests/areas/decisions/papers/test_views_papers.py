"""A paper of a decision in the window: what is told and asked first, then the paper."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.areas.decisions.papers.views import offer_papers, show_paper
from desktop_app.areas.views.paper_menu import NO_PAPERS
from desktop_app.areas.views.paper_sheet import PaperSheet
from desktop_app.kit.badges import Banner
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.desk import Desk
from desktop_app.office.profile import OfficeService
from tests.areas.decisions.makers import propose
from tests.areas.decisions.papers.ways import called
from tests.areas.reception.workplace import Window


def shown(workplace: Window, qtbot: QtBot, kind: Any) -> Any:
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(kind)) or bool(workplace.explained))
    assert workplace.explained == []
    [one] = workplace.surface.findChildren(kind)
    return one


def told(widget: Any) -> str:
    return " ".join(banner.accessibleName() for banner in widget.findChildren(Banner))


def test_what_was_not_checked_is_told_before_and_beside_the_paper(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    service = OfficeService(desk)
    service.settle(replace(service.profile(), deputies=("Lò Văn Phó",)))
    decision = called(desk)
    workplace.surface.show()
    show_paper(workplace, "giay-moi-hop-thon", decision.uid)
    sheet = shown(workplace, qtbot, PaperSheet)
    assert "cần đối chiếu bản ký" in told(sheet)
    assert list(sheet.form.raw()) == [], "a deputy of the commune signs nothing of a hamlet's"
    sheet.show_paper()
    preview = shown(workplace, qtbot, PaperPreview)
    assert "cần đối chiếu bản ký" in told(preview)
    assert any("Giấy mời họp, việc 001/2026" in label.text() for label in preview.findChildren(QLabel))


def test_the_menu_offers_what_fits_and_says_when_nothing_does(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    button = QPushButton("In giấy tờ", workplace.surface)
    workplace.surface.show()
    offer_papers(workplace, called(desk).uid, button)
    qtbot.waitUntil(lambda: bool(button.findChildren(QMenu)))
    [menu] = button.findChildren(QMenu)
    assert "Giấy mời họp…" in [action.text() for action in menu.actions()]
    menu.hide()
    offer_papers(workplace, propose(desk).uid, button)
    qtbot.waitUntil(lambda: NO_PAPERS in workplace.said)
