"""Whoever keys forms: the page, and keys as the keypad gives them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.surveys.keying.views.body import KeyingBody
from desktop_app.areas.surveys.keying.views.keying_page import KeyingPage
from desktop_app.areas.surveys.states import Pass

_NAMED = {
    "Enter": Qt.Key.Key_Enter, "Backspace": Qt.Key.Key_Backspace, "F8": Qt.Key.Key_F8,
    "F2": Qt.Key.Key_F2,
    "F12": Qt.Key.Key_F12, "Esc": Qt.Key.Key_Escape,
    "Up": Qt.Key.Key_Up,
}  # fmt: skip


@dataclass
class Keyer:
    """`keys` are all that were pressed."""

    qtbot: QtBot
    page: KeyingPage
    keys: int = 0

    @property
    def body(self) -> KeyingBody:
        assert self.page.body is not None
        return self.page.body

    def begin(self, batch: str, turn: Pass = Pass.FIRST) -> None:
        """Come to the page for this batch."""
        self.page.arrive({"uid": f"{batch}.{turn.name}"})
        self.qtbot.waitUntil(lambda: self.page.body is not None)

    def press(self, *keys: str) -> None:
        """Real key events, to whatever has the keyboard."""
        for key in keys:
            self.keys += 1
            if key in _NAMED:
                QTest.keyClick(self._keyboard(), _NAMED[key])
            else:
                QTest.keyClicks(self._keyboard(), key)

    def serial(self, running: int) -> None:
        """Type the end of a serial, and wait for the first question."""
        whole = self.body.flow.desk.series.serial(running)
        self.press(*f"{running}{whole[-1]}", "Enter")
        self.qtbot.waitUntil(lambda: self.body.flow.has_form)

    def saved(self, forms: int) -> None:
        """Wait until so many forms of the batch are in the file."""
        flow = self.body.flow
        self.qtbot.waitUntil(lambda: flow.progress.keyed == forms and not flow.has_form)

    def _keyboard(self) -> QWidget:
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused
