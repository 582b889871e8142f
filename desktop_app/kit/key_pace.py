"""Keys as a burst takes them: when each came, what it says, whether it takes a sign back."""

import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from desktop_app.core.idcard.burst import Burst

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def take(burst: Burst, event: QEvent, *, goes_on: bool = False) -> bool | None:
    """Give the burst a key press or a committed text; whether it begins a burst, None when it is neither.

    `goes_on` is for a code that is known not to be whole yet: a machine that stopped for a moment cuts nothing.
    """
    if isinstance(event, QInputMethodEvent):
        committed = event.commitString()
        erases = event.replacementLength() > 0
        return burst.key(_now(), committed, erases=erases, goes_on=goes_on) if committed else None
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.isAutoRepeat():
        return None
    erases = event.key() == Qt.Key.Key_Backspace
    said = "" if erases or event.modifiers() & _COMMANDS else event.text()
    if not said and not erases:
        return None
    return burst.key(event.timestamp() or _now(), said, erases=erases, goes_on=goes_on)


def is_enter(event: QEvent) -> bool:
    """Whether this is Enter going down."""
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER


def _now() -> float:
    return time.monotonic() * 1000
