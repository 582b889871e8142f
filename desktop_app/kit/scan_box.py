"""The box that a card is scanned into; a hand that types there is led to where its text belongs."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from desktop_app.core.idcard.burst import GAP_MS, PATIENCE, SILENCE_MS, Burst, is_scan, is_whole
from desktop_app.kit.inputs import LineInput
from desktop_app.kit.key_pace import is_enter, take

SETTLED_MS = GAP_MS + 10
"""A letter after which nothing came for so long was typed by a hand."""

PLACEHOLDER = "Đưa thẻ vào máy quét, hoặc gõ tên"


class ScanBox(LineInput):
    """Ends with Enter or with silence; what was scanned leaves the box at once, also its memory for Ctrl+Z."""

    scanned = Signal(str)
    """A whole text: of a scanner, or typed and ended with Enter."""

    rewritten = Signal()
    """An input method rewrote what the scanner typed; nothing of it can be trusted."""

    typed = Signal(str)
    """A hand begins a word here."""

    passed = Signal()
    """Enter in the empty box."""

    def __init__(self, *, key: str = "F2") -> None:
        """`key` is shown; the page leads it here."""
        super().__init__(icon="id-card", placeholder=PLACEHOLDER, key=key)
        self.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.line.setAccessibleName("Quét thẻ")
        self.line.setAccessibleDescription(PLACEHOLDER)
        self._burst = Burst()
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._quiet)
        self._silences = 0
        self.line.textEdited.connect(self._edited)
        self.left.connect(self._leave)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends the scan and goes no further."""
        if is_enter(event):
            self._finish()
            return True
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.InputMethod):
            take(self._burst, event, goes_on=self._burst.has_begun)
        return super().eventFilter(watched, event)

    def _edited(self, text: str) -> None:
        self._silences = 0
        self._silence.start(SETTLED_MS if self._is_by_hand() else SILENCE_MS)

    def _leave(self) -> None:
        """Nothing that was typed here stays behind."""
        if self.text():
            self._finish()

    def _is_by_hand(self) -> bool:
        """Whether this is how a name begins: letters, and no more of them than a hand is fast."""
        text = self.text()
        return text[:1].isalpha() and not self._burst.is_fast and not any(sign.isdigit() for sign in text)

    def _quiet(self) -> None:
        """Nothing came for a while: a name was begun, or a scanner without Enter is done."""
        text = self.text()
        self._silences += 1
        if self._is_by_hand():
            self._finish()
        elif is_scan(text) or (self._burst.was_rewritten and self._burst.is_fast):
            if is_whole(text) or self._silences >= PATIENCE:
                self._finish()
            else:
                self._silence.start(SILENCE_MS)

    def _finish(self) -> None:
        text, burst, by_hand = self.text(), self._burst, self._is_by_hand()
        was_rewritten = burst.was_rewritten and burst.is_fast
        self._silence.stop()
        burst.forget()
        self.set_text("")
        if was_rewritten:
            self.rewritten.emit()
        elif by_hand:
            self.typed.emit(text)
        elif text.strip():
            self.scanned.emit(text)
        else:
            self.passed.emit()
