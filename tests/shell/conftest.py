"""Pages of the shell are tested in the program's own look, in a window that only remembers what it was told."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop_app.core.updating.updater import Updater
from desktop_app.kit import theme
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.page import Page
from desktop_app.office.area import Area
from desktop_app.office.desk import Desk
from desktop_app.office.opening import OpenOffice


@pytest.fixture(autouse=True, scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with the theme's font, palette and style sheet."""
    theme.load_fonts()
    theme.apply(qapp)
    return qapp


class Place(QObject):
    """A window around one page."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.jobs = Jobs()
        self.surface = QMainWindow()
        self.surface.resize(1158, 697)
        self.said: list[str] = []
        self.undo: Callable[[], None] | None = None
        self.troubles: list[BaseException] = []
        self._kept: dict[str, dict[str, Any]] = {}
        self.jobs.troubled.connect(self.troubles.append)

    def memory(self, name: str) -> MutableMapping[str, Any]:
        return self._kept.setdefault(name, {})

    def open(self, page: str, uid: str = "", **entry: str) -> None:
        raise NotImplementedError

    def show_page(self, page: Page) -> None:
        raise NotImplementedError

    def back(self) -> None:
        raise NotImplementedError

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        self.said.append(sentence)
        self.undo = undo

    def explain(self, error: BaseException) -> None:
        self.troubles.append(error)

    def show(self, page: QWidget) -> None:
        self.surface.setCentralWidget(page)
        self.surface.show()
        self.surface.activateWindow()
        assert QTest.qWaitForWindowActive(self.surface, 30_000)


class FirstPlace(Place):
    """The window as "Hôm nay" and its calendar see it; remembers what was opened."""

    areas: Sequence[Area] = ()
    updater: Updater | None = None

    def __init__(self, office: OpenOffice) -> None:
        super().__init__(office.desk)
        self.office = office
        self.opened: list[tuple[str, str]] = []

    def open(self, page: str, uid: str = "") -> None:
        self.opened.append((page, uid))


@pytest.fixture
def first_place(office: OpenOffice, dressed: QApplication) -> Iterator[FirstPlace]:
    """Shown when a page is put into it; gone, with its threads, after the test."""
    made = FirstPlace(office)
    yield made
    made.surface.close()
    made.jobs.close()
    made.surface.deleteLater()
    assert made.troubles == []


@pytest.fixture
def place(desk: Desk, dressed: QApplication) -> Iterator[Place]:
    """Shown when a page is put into it; gone, with its threads, after the test."""
    made = Place(desk)
    yield made
    made.surface.close()
    made.jobs.close()
    made.surface.deleteLater()
    assert made.troubles == []
