"""A closed list in the look of the other fields; letters typed without accents find the entry."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop_app.core.text.fold import fold
from desktop_app.kit import icons
from desktop_app.kit.inputs import HEIGHT, Look, draw_field
from desktop_app.kit.theme import Token, Type, font, px

_TYPING_PAUSE = 1000


class ChoiceInput(QComboBox):
    """One of a list; Alt+Down or Space opens it, arrows and letters choose, as many words as are typed on."""

    changed = Signal()
    left = Signal()

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        """`options` are (key, words)."""
        super().__init__()
        self.look = Look.PLAIN
        self.is_composing = False
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self._forget)
        for key, words in options:
            self.addItem(words, key)
        self.setFont(font(Type.BODY))
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda _: self.changed.emit())

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer another list; what was chosen stays chosen where the new list has it."""
        chosen = self.text()
        self.clear()
        for key, words in options:
            self.addItem(words, key)
        self.set_text(chosen)

    @property
    def editor(self) -> QWidget:
        """The widget that takes the keyboard: itself."""
        return self

    def text(self) -> str:
        """The key of the chosen entry."""
        return str(self.currentData() or "")

    def set_text(self, text: str) -> None:
        """Choose by key or by words; nothing is chosen when neither is known."""
        at = self.findData(text)
        self.setCurrentIndex(at if at >= 0 else self.findText(text))
        self.update()

    def set_look(self, look: Look) -> None:
        """Frame the field differently."""
        self.look = look
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """Whether another entry can be chosen here."""
        self.setEnabled(not read_only)
        self.set_look(Look.READ_ONLY if read_only else Look.PLAIN)

    def sizeHint(self) -> QSize:
        """Wide enough for the longest entry of a short list."""
        metrics = self.fontMetrics()
        words = [self.itemText(index) for index in range(min(self.count(), 20))] or [""]
        widest = max(metrics.horizontalAdvance(word) for word in words)
        return QSize(min(widest, px(320)) + px(46), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A few letters and the arrow."""
        return QSize(px(64), px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters find without accents; F4 and Enter belong to the form."""
        if event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif self._is_looked_for(event.text()) and not event.modifiers() & _COMMANDS:
            self._find(event.text())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and never changes an answer by accident."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, unless its own list took the keyboard."""
        super().focusOutEvent(event)
        self.update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, words and the arrow."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        draw_field(painter, box, self.look, self.hasFocus())
        room = box.adjusted(px(12), 0, -px(32), 0)
        painter.setFont(self.font())
        painter.setPen(Token.INK.colour)
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self.look is not Look.READ_ONLY:
            arrow = QRectF(self.width() - px(26), (self.height() - px(16)) / 2, px(16), px(16))
            icons.draw(painter, "chevron-down", Token.INK_2.colour, arrow)

    def _is_looked_for(self, letters: str) -> bool:
        """A space belongs to the words that are being typed; before any it opens the list."""
        return letters.isprintable() and bool(letters.strip() or (letters and self._typed))

    def _find(self, letters: str) -> None:
        self._typed += letters
        self._pause.start()
        wanted = fold(self._typed)
        for index in range(self.count()):
            if fold(self.itemText(index)).startswith(wanted):
                if index != self.currentIndex():
                    self.setCurrentIndex(index)
                    self.changed.emit()
                return

    def _forget(self) -> None:
        self._typed = ""


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
