"""A scanner that plays a keyboard while a question is asked: its burst begins with a letter and answers nothing."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from desktop_app.core.idcard.burst import LEAST_KEYS, SILENCE_MS, Burst
from desktop_app.kit.key_pace import is_enter, take


class ScanCatcher(QObject):
    """Keeps the keys of a scanned code away from the form."""

    scanned = Signal(str)

    strange = Signal()
    """A letter that a hand pressed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._burst = Burst()
        self._is_code = False
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(self._finish)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key belongs to a code."""
        begins = take(self._burst, event, goes_on=self._is_code and self._burst.keys > 1)
        if begins:
            self._is_code = event.text().isalpha()
        if not self._is_code or begins is None:
            return False
        self._silence.start()
        if is_enter(event):
            self._finish()
        return True

    def _finish(self) -> None:
        self._silence.stop()
        text, keys, was_code = self._burst.text.strip(), self._burst.keys, self._is_code
        self._burst.forget()
        self._is_code = False
        if was_code and keys >= LEAST_KEYS:
            self.scanned.emit(text)
        elif was_code:
            self.strange.emit()
