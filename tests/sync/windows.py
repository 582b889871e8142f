"""The window around the pages of packages, with sticks that are folders."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.page import Page
from desktop_app.kit.sending import Sender, Then
from desktop_app.office.desk import Desk
from tests.areas.reception.workplace import Window


class Sticks:
    """Knows the sticks that a test plugs in."""

    def __init__(self, *roots: Path) -> None:
        self.roots = list(roots)

    def removable(self) -> Sequence[StickDrive]:
        return [self.holding(root) for root in self.roots]

    def holding(self, folder: Path) -> StickDrive:
        return StickDrive(folder, "KINGSTON", free=11_200_000_000, size=16_000_000_000)

    def take_out(self, drive: StickDrive) -> str:
        return "Đã tháo."


class StickWindow(Window):
    """A window whose pages may read from sticks; what is sent in it lands on the first stick at once."""

    def __init__(self, desk: Desk, surface: QMainWindow, *sticks: Path) -> None:
        super().__init__(desk, surface)
        self.drives = Sticks(*sticks)
        self.over: list[Page] = []
        sender = Sender(surface)
        sender.asked.connect(self._land)

    def show_page(self, page: Page) -> None:
        self.over.append(page)
        self.show(page)

    def _land(self, parcels: tuple[Parcel, ...], then: Then | None) -> None:
        for parcel in parcels:
            target = self.drives.roots[0] / parcel.name
            target.parent.mkdir(exist_ok=True)
            content = parcel.content
            target.write_bytes(content if isinstance(content, bytes) else content.read_bytes())
        if then:
            then(True)


def settle(qtbot: QtBot, place: Window) -> None:
    """Until everything that was begun, and what it began, is done."""
    for _round in range(3):
        qtbot.waitUntil(lambda: not place.jobs.is_busy)
        qtbot.wait(1)
    assert place.explained == []


def said(page: Page) -> str:
    """Every word on screen."""
    return " | ".join(label.text() for label in page.window().findChildren(Label) if label.isVisible())


def press(page: Page, words: str) -> None:
    """Press the button with these words."""
    buttons: list[Button] = page.window().findChildren(Button)
    next(each for each in buttons if each.isVisible() and each.text().startswith(words)).click()
