"""A scanner that plays a keyboard: real key events, as fast as scanners are, to whoever has the keyboard."""

from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY_MS = 4
"""From key to key, by the time stamps that a window system gives its events."""

REWRITES = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ", "ow": "ơ", "uw": "ư"}


_times = count(1_000_000, 1_000)


def press(key: Qt.Key | int, text: str = "", modifier: Qt.KeyboardModifier = NONE, *, at_ms: int = 0) -> None:
    """One key, down and up, where the keyboard is at that moment; by default long after the key before."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        widget = QApplication.focusWidget()
        if widget is not None:
            event = QKeyEvent(kind, int(key), modifier, text)
            event.setTimestamp(at_ms or next(_times))
            QCoreApplication.sendEvent(widget, event)


def scan(text: str, *, ends_with_enter: bool = True, rewritten: bool = False, runs: bool = False) -> None:
    """Type the code; with `rewritten` an input method takes letters back and types others, as UniKey does.

    With `runs` the window goes on working between the keys.
    """
    before, ticks = "", count(next(_times), KEY_MS)
    for sign in text:
        shifted = sign == "|" or sign.isupper()
        if shifted:
            press(Qt.Key.Key_Shift, modifier=SHIFT, at_ms=next(ticks))
        code = ord(sign.upper()) if sign.isascii() else Qt.Key.Key_unknown
        press(code, sign, SHIFT if shifted else NONE, at_ms=next(ticks))
        if rewritten and before + sign in REWRITES:
            press(Qt.Key.Key_Backspace, "\b", at_ms=next(ticks))
            press(Qt.Key.Key_Backspace, "\b", at_ms=next(ticks))
            press(Qt.Key.Key_unknown, REWRITES[before + sign], at_ms=next(ticks))
        before = sign
        if runs:
            QTest.qWait(1)
    if ends_with_enter:
        press(Qt.Key.Key_Return, "\r", at_ms=next(ticks))
