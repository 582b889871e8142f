"""The sheet of all parts can be drawn in every text size, and nothing on it is squeezed."""

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.kit import theme
from desktop_app.kit.controls import Button
from desktop_app.kit.gallery import Gallery
from desktop_app.kit.theme import TEXT_SIZES


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_every_part_is_drawn_in_its_full_size(dressed: QApplication, qtbot: QtBot, percent: int) -> None:
    theme.apply(dressed, percent)
    try:
        window, gallery = QMainWindow(), Gallery()
        qtbot.addWidget(window)
        window.setCentralWidget(gallery)
        window.resize(1366, 697)
        window.show()
        assert not window.grab().isNull()
        buttons = gallery.findChildren(Button)
        assert [button.text() for button in buttons if button.width() < button.sizeHint().width()] == []
    finally:
        theme.apply(dressed, 100)
