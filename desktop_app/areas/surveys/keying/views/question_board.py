"""The question that is asked now, readable at arm's length; what was chosen is seen before the next one comes."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.areas.surveys.keying.asked import Asked
from desktop_app.areas.surveys.keying.views.board_paint import SIDE, Placed, paint_board, placed
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, px

FLASH_MS = 150
LEAST_HIGH, LEAST_WIDE = 160, 320
_NOTHING = Asked("", "", "")


class QuestionBoard(QWidget):
    """Takes keys while it has the keyboard; whoever shows questions here is told of each of them."""

    pressed = Signal(object)
    """The `QKeyEvent`."""

    measured = Signal()
    """The question needs another height."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(px(LEAST_WIDE))
        self._next: Asked | None = None
        self._high = 0
        self._placed: Placed | None = None
        self._over = QTimer(self, singleShot=True, interval=FLASH_MS)
        self._over.timeout.connect(self._go_on)
        self.asked = _NOTHING

    def show_asked(self, asked: Asked, answered: Asked | None = None) -> None:
        """Show a question; `answered` is the one before with what was chosen, shown for a moment first."""
        self._over.stop()
        self._next = None
        if answered is not None:
            self._next = asked
            self._over.start()
        self._put(answered or asked)

    def room_from(self, high: int) -> None:
        """So many pixels of height can be seen without scrolling."""
        if high != self._high:
            self._high = high
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key is told; one that nobody took goes on to the page."""
        event.ignore()
        self.pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen need not be waited for."""
        self._go_on()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._measure()

    def sizeHint(self) -> QSize:
        """As the parts need."""
        return QSize(px(LEAST_WIDE + 2 * SIDE), px(LEAST_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The question; a line at its top says where the keyboard is."""
        painter = QPainter(self)
        if self._placed is not None:
            paint_board(painter, self.asked, self._placed)
        if self.hasFocus():
            mark = QRectF(px(SIDE), 0, self.width() - 2 * px(SIDE), px(3))
            frame(painter, mark, radius=1, fill=Token.ACCENT.colour)

    def _go_on(self) -> None:
        self._over.stop()
        if self._next is not None:
            asked, self._next = self._next, None
            self._put(asked)

    def _put(self, asked: Asked) -> None:
        if asked != self.asked:
            self.asked = asked
            self.setAccessibleName(asked.read_aloud)
            self._measure()
        self.update()

    def _measure(self) -> None:
        self._placed = placed(self.asked, self.width(), self._high or self.height())
        self.setMinimumHeight(round(self._placed.bottom))
        self.measured.emit()
        self.update()
