"""Somebody at the keyboard of the page that enters petitions."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.petitions.views.entry_page import EntryPage
from desktop_app.kit.controls import Banner, Button, Label
from tests.areas.reception.workplace import Window

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier


class Clerk:
    """Types into the fields, presses keys and reads what stands on the page."""

    def __init__(self, qtbot: QtBot, page: EntryPage, type_text: TypeText, window: Window) -> None:
        self.qtbot, self.page, self._type, self.window = qtbot, page, type_text, window

    def field(self, name: str) -> QWidget:
        return self.page.form.field(name).input.focus_widget

    def text(self, name: str) -> str:
        return self.page.form.field(name).input.text()

    def type(self, name: str, text: str) -> None:
        self.page.form.go_to(name)
        self._type(self.field(name), text)

    def choose(self, name: str, *letters: Qt.Key) -> None:
        self.page.form.go_to(name)
        for pressed in letters:
            self.qtbot.keyClick(self.field(name), pressed)

    def leave(self, name: str) -> None:
        """Enter leads on, and what was typed is read."""
        self.qtbot.keyClick(self.field(name), Qt.Key.Key_Tab)

    def key(self, pressed: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        self.qtbot.keyClick(self.page, pressed, modifier)

    def fill(self, kind: tuple[Qt.Key, ...] = (Qt.Key.Key_K, Qt.Key.Key_H), source: Qt.Key = Qt.Key.Key_B) -> None:
        """A complaint by post; or of another kind, by another door."""
        self.choose("source", source)
        self.type("full_name", "Trần Thị Mỵ")
        self.choose("kind", *kind)
        self.choose("subject", Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_T)
        self.type("content", "Khiếu nại việc đo sai ranh giới thửa 58, tờ bản đồ số 24")

    def save(self) -> None:
        """Save, and wait until it is told."""
        said = len(self.window.said)
        self.key(Qt.Key.Key_S)
        self.qtbot.waitUntil(lambda: len(self.window.said) > said)

    def shown(self) -> list[str]:
        """The fields on screen."""
        form = self.page.form
        return [entry.name for entry in form.form if form.field(entry.name).isVisibleTo(form)]

    def told(self, name: str) -> list[str]:
        return [label.text() for label in self.page.form.field(name).findChildren(Label)]

    def wait_for_banner(self, *words: str) -> None:
        """Wait until a banner says all these words."""
        self.qtbot.waitUntil(lambda: any(all(word in said for word in words) for said in self._banners()))

    def _banners(self) -> list[str]:
        return [banner.accessibleName() for banner in self.page.findChildren(Banner) if not banner.isHidden()]

    def beside(self) -> str:
        """Everything that the panel beside the form says."""
        return "\n".join(each.text() for each in self.page.likely.panel.findChildren(Label) if each.isVisible())

    def buttons(self) -> list[str]:
        """The verbs of the panel that can be pressed."""
        return [each.text() for each in self.page.likely.panel.findChildren(Button) if each.isVisible()]
