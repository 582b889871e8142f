"""Handed over and looked at in windows: onto a stick at the commune, out of the vault at the office above."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.kit import theme
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.views.identity_acts import HAND_IDENTITY
from desktop_app.sync.views.inbox_page import InboxPage
from desktop_app.sync.views.send_page import SendPage
from desktop_app.sync.views.stick_page import StickPage
from tests.sync.identities.conftest import NAME, WHY, Both
from tests.sync.windows import StickWindow, press, said, settle


@pytest.fixture
def places(both: Both, tmp_path: Path, qapp: QApplication) -> Iterator[tuple[StickWindow, StickWindow]]:
    """A window of the commune and one of the office above."""
    theme.load_fonts()
    theme.apply(qapp)
    (tmp_path / "usb").mkdir()
    made = [_window(each.desk, tmp_path / "usb") for each in (both.commune, both.above)]
    yield made[0], made[1]
    for each in made:
        each.close()


def _window(desk: Desk, stick: Path) -> StickWindow:
    surface = QMainWindow()
    surface.resize(1158, 645)
    return StickWindow(desk, surface, stick)


def _sheet(place: StickWindow) -> VerbSheet:
    return next(each for each in place.surface.findChildren(VerbSheet) if each.isVisible())


def test_an_identity_is_written_to_a_stick_taken_in_and_shown_for_a_while(
    qtbot: QtBot, both: Both, places: tuple[StickWindow, StickWindow], tmp_path: Path
) -> None:
    commune, above = places
    page: StickPage = SendPage(commune)
    _open(qtbot, commune, page)
    press(page, "Việc khác")
    menus: list[QMenu] = page.window().findChildren(QMenu)
    [(menu, act)] = [(menu, act) for menu in menus for act in menu.actions() if act.text() == HAND_IDENTITY]
    act.trigger()
    menu.close()
    settle(qtbot, commune)
    sheet = _sheet(commune)
    sheet.form.load({"record": both.petition.uid, "reason": WHY})
    sheet.submit()
    settle(qtbot, commune)
    assert "chỉ gửi cho cơ quan có thẩm quyền" in said(page)
    sheet.form.load({"record": both.petition.uid, "reason": WHY, "is_competent": True})
    sheet.submit()
    settle(qtbot, commune)
    [file] = (tmp_path / "usb").rglob("*rieng*.dcpkg")

    both.registers()
    ReceiveService(above.desk).take(file)
    page = InboxPage(above)
    _open(qtbot, above, page)
    press(page, "Danh tính người tố cáo")
    settle(qtbot, above)
    _sheet(above).form.load({"record": both.petition.uid, "reason": "Thụ lý tố cáo"})
    _sheet(above).submit()
    settle(qtbot, above)
    assert NAME in said(page)
    assert "tự đóng sau 3 phút" in said(page)


def _open(qtbot: QtBot, place: StickWindow, page: StickPage) -> None:
    place.show(page)
    page.arrive({})
    settle(qtbot, place)
