"""What a person at the keyboard sees and does on the office's own pages."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.kit.form import FormView
from desktop_app.kit.page import Page
from desktop_app.kit.sheet import SideSheet
from tests.shell.system.conftest import ShellPlace

TypeText = Callable[[QWidget, str], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


def go_to(qtbot: QtBot, place: ShellPlace, page: Page) -> None:
    """Show a page and let it read."""
    place.show(page)
    page.arrive({})
    settle(qtbot, place)


def settle(qtbot: QtBot, place: ShellPlace) -> None:
    """Let all work end; keys work only once the window is the active one."""
    qtbot.waitUntil(lambda: place.surface.isActiveWindow() and not place.jobs.is_busy)


def told(widget: QWidget) -> str:
    """Every word on screen."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def press(qtbot: QtBot, place: ShellPlace, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    """Press a key where the keyboard is."""
    qtbot.keyClick(place.surface.focusWidget() or place.surface, key, modifier)


def sheet_of(place: ShellPlace) -> SideSheet | None:
    """The sheet on screen."""
    return next((sheet for sheet in place.surface.findChildren(SideSheet) if sheet.isVisible()), None)


def form_of(place: ShellPlace) -> FormView:
    """The form of the sheet on screen."""
    sheet = sheet_of(place)
    assert sheet is not None
    return sheet.findChildren(FormView)[0]


def fill(form: FormView, type_text: TypeText, texts: Mapping[str, str]) -> None:
    """Type into fields as an input method does, over what is in them."""
    for name, text in texts.items():
        box = form.field(name).input
        box.set_text("")
        type_text(box.focus_widget, text)


def done(qtbot: QtBot, place: ShellPlace) -> None:
    """Press Ctrl+S in the sheet and wait until it has gone."""
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: sheet_of(place) is None and not place.jobs.is_busy)
