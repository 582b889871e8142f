"""A window around one page, as the shell gives it, for the tests of pages."""

from collections.abc import Callable, MutableMapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop_app.kit.jobs import Jobs
from desktop_app.kit.page import Page
from desktop_app.office.desk import Desk


class Window(QObject):
    """Remembers where pages went and what they said."""

    changed = Signal(object)
    updater = None

    def __init__(self, desk: Desk, surface: QMainWindow) -> None:
        super().__init__(surface)
        self.desk = desk
        self.surface: QWidget = surface
        self.jobs = Jobs()
        self.jobs.troubled.connect(self.explain)
        self.opened: list[tuple[str, str]] = []
        self.entries: list[dict[str, str]] = []
        self.said: list[str] = []
        self.explained: list[BaseException] = []
        self.undo: Callable[[], None] | None = None
        self.went_back = 0
        self._pages: list[Page] = []
        self._memory: dict[str, dict[str, Any]] = {}

    def memory(self, name: str) -> MutableMapping[str, Any]:
        return self._memory.setdefault(name, {})

    def open(self, page: str, uid: str = "", **entry: str) -> None:
        self.opened.append((page, uid))
        self.entries.append(entry)

    def show_page(self, page: Page) -> None:
        raise AssertionError("no page of the area shows another one over itself")

    def back(self) -> None:
        self.went_back += 1

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        self.said.append(sentence)
        self.undo = undo

    def explain(self, error: BaseException) -> None:
        self.explained.append(error)

    def close(self) -> None:
        """Leave the page and let go of everything, as the real window does before the office is closed."""
        for page in self._pages:
            page.leave()
        self.jobs.close()
        self.surface.close()
        self.surface.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def show(self, page: Page) -> None:
        """Put a page into the window, as large as an office PC leaves it beside the side bar."""
        surface = self.surface
        assert isinstance(surface, QMainWindow)
        for before in self._pages:
            before.leave()
        self._pages = [page]
        surface.setCentralWidget(page)
        surface.show()
        surface.activateWindow()
        assert QTest.qWaitForWindowActive(surface, 30_000)
