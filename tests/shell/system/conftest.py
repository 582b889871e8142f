"""The office's own pages in a window that only remembers what it was told."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.areas import load_areas
from desktop_app.core.updating.updater import Updater
from desktop_app.kit.page import Page
from desktop_app.office.accounts import AccountService
from desktop_app.office.area import Area, PageEntry
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Role
from tests.shell.conftest import Place


class ShellPlace(Place):
    """A window as the office's own pages see it."""

    present_page: PageEntry | None = None
    updater: Updater | None = None

    def __init__(self, office: OpenOffice) -> None:
        super().__init__(office.desk)
        self.office = office
        self.areas: Sequence[Area] = load_areas()
        self.opened: list[str] = []
        self.over: list[Page] = []
        self.sizes: list[int] = []
        self.refreshed = 0
        self.is_locked = False

    def open(self, page: str, uid: str = "", **entry: str) -> None:
        self.opened.append(page)

    def show_page(self, page: Page) -> None:
        self.over.append(page)

    def back(self) -> None:
        self.opened.append("back")

    def lock(self) -> None:
        self.is_locked = True

    def set_text_size(self, percent: int) -> None:
        self.sizes.append(percent)

    def offer(self, words: str, does: Callable[[], None]) -> None:
        self.said.append(words)
        does()

    def end(self) -> None:
        self.opened.append("end")

    def refresh(self) -> None:
        self.refreshed += 1


class ChosenFiles:
    """Answers of a person who chooses files and folders."""

    def __init__(self, *answers: Path | None) -> None:
        self._answers = list(answers)

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        return self._answers.pop(0)

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self._answers.pop(0)

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        return self._answers.pop(0)


OTHER = "cá rô đồng kho khế chua"


@pytest.fixture
def place(office: OpenOffice, dressed: QApplication) -> Iterator[ShellPlace]:
    """The window of Hoàng Thị Lan, who may do everything."""
    yield from _shown_until_the_end(ShellPlace(office))


@pytest.fixture
def viewer_place(office: OpenOffice, dressed: QApplication) -> Iterator[ShellPlace]:
    """The window of somebody who may only read."""
    AccountService(office.desk, office.keeper).open("Lê Thị Hoa", "Văn phòng", Role.VIEWER, OTHER)
    office.switch("Lê Thị Hoa", OTHER)
    yield from _shown_until_the_end(ShellPlace(office))


def _shown_until_the_end(made: ShellPlace) -> Iterator[ShellPlace]:
    yield made
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] in ([], [made.surface])
    made.surface.close()
    made.jobs.close()
    made.surface.deleteLater()
    assert made.troubles == []
