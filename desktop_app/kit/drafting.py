"""Keeps what is typed into a form, at most two seconds after it was typed."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.core.errors import UserError

WAIT = 1500
"""Milliseconds between the first letter that is not kept yet and its being kept."""

KEPT = "Bản nháp đã tự lưu"


class DraftPlace(Protocol):
    """Where the draft of one form of one account is kept."""

    def save(self, values: Mapping[str, str]) -> None:
        """Keep these texts instead of what was kept before."""

    def discard(self) -> None:
        """Forget the draft."""


class Drafting(QObject):
    """Watches one form; the form says that it was edited, this keeps it."""

    told = Signal(str)
    """What the footer should say about the draft."""

    def __init__(self, raw: Callable[[], Mapping[str, str]], place: DraftPlace, parent: QObject) -> None:
        """`raw` gives what is typed now; only what may be kept (never what must stay secret)."""
        super().__init__(parent)
        self._raw, self._place = raw, place
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self.keep)

    def note(self) -> None:
        """Something was typed; the wait is not begun anew by each letter."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep the draft now."""
        self._timer.stop()
        try:
            self._place.save(self._raw())
        except UserError as error:
            self.told.emit(f"Chưa lưu được bản nháp. {error}")
        else:
            self.told.emit(KEPT)

    def settle(self) -> None:
        """Keep what is not kept yet, before the form is left."""
        if self._timer.isActive():
            self.keep()

    def finish(self) -> None:
        """The form was saved for good: forget the draft."""
        self._timer.stop()
        self._place.discard()
        self.told.emit("")


def is_worth_keeping(raw: Mapping[str, str], untouched: Mapping[str, str]) -> bool:
    """Whether anything was typed beyond what an empty form holds."""
    return any(text.strip() and text != untouched.get(name, "") for name, text in raw.items())
