"""Which key of the keyboard is which key of keying."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.areas.surveys.keying.keys import BACK, COMMA, DIGITS, ENTER, ERASE, FORCE, MINUS, NOTE, UNREADABLE

_NAMED = {
    Qt.Key.Key_Return: ENTER,
    Qt.Key.Key_Enter: ENTER,
    Qt.Key.Key_Backspace: ERASE,
    Qt.Key.Key_Delete: ERASE,
    Qt.Key.Key_Up: BACK,
    Qt.Key.Key_F12: FORCE,
}
_WRITTEN = frozenset((*DIGITS, BACK, NOTE, UNREADABLE, MINUS, COMMA))
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def key_of(event: QKeyEvent) -> str | None:
    """The key; None for one that keying does not know, or that is held down."""
    if event.isAutoRepeat() or event.modifiers() & _COMMANDS:
        return None
    named = _NAMED.get(Qt.Key(event.key()))
    if named is not None:
        return named
    text = COMMA if event.text() == "." else event.text()
    return text if text in _WRITTEN else None
