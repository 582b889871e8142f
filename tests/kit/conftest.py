"""Kit tests run in the program's own look."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop_app.kit import theme


@pytest.fixture(autouse=True, scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with the theme's font, palette and style sheet."""
    theme.load_fonts()
    theme.apply(qapp)
    return qapp


@pytest.fixture
def window(dressed: QApplication) -> Iterator[QMainWindow]:
    """A shown window as large as an office PC leaves it; gone, with all in it, after the test."""
    made = QMainWindow()
    made.resize(1366, 697)
    made.setCentralWidget(QWidget())
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made, 30_000)
    yield made
    made.close()
    made.deleteLater()
