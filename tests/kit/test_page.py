from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.kit.controls import Button
from desktop_app.kit.page import Page


def test_what_a_page_showed_before_is_hidden_at_once_and_its_keys_with_it(qtbot: QtBot, window: QMainWindow) -> None:
    page = Page("Hồ sơ đơn")
    window.setCentralWidget(page)
    before = Button("In giấy tờ", key="Ctrl+P")
    page.set_body(before)
    qtbot.waitUntil(before.isVisible)
    page.set_body(QWidget())
    assert not before.isVisible()
