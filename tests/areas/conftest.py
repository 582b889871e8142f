"""The window around the pages of an area."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.kit import theme
from desktop_app.office.desk import Desk
from tests.areas.reception.workplace import Window


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    theme.load_fonts()
    theme.apply(qapp)


@pytest.fixture
def workplace(desk: Desk, dressed: None, qtbot: QtBot) -> Iterator[Window]:
    surface = QMainWindow()
    surface.resize(1366, 645)
    window = Window(desk, surface)
    yield window
    window.close()
