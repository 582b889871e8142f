"""Cỡ chữ: chosen with the arrows, seen at once, taken with Ctrl+S."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.office.profile import OfficeService
from desktop_app.shell.system.look_page import LookPage
from tests.shell.system.conftest import ShellPlace
from tests.shell.system.hands import go_to, press


def test_a_size_is_seen_before_it_is_taken(qtbot: QtBot, place: ShellPlace) -> None:
    page = LookPage(place)
    go_to(qtbot, place, page)
    assert page.chosen == 100
    assert not page.take.isEnabled()
    before = page.sample.sizeHint().height()
    press(qtbot, place, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    press(qtbot, place, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    assert page.chosen == 125
    assert page.sample.sizeHint().height() > before

    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: place.sizes == [125])
    assert OfficeService(place.desk).profile().text_percent == 125
