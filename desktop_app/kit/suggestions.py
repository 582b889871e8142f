"""A list of suggestions under a field; it never changes what is typed until an entry is chosen on purpose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.kit import icons
from desktop_app.kit.floating import Floating
from desktop_app.kit.inputs import LineInput
from desktop_app.kit.paint import hairline
from desktop_app.kit.theme import Token, Type, font, px

_ROW = 38
_MOST = 8


@dataclass(frozen=True)
class Suggestion:
    """One entry: the words that go into the field, a detail beside them, and what the page makes of the choice."""

    words: str
    detail: str = ""
    value: object = None


Answer = Callable[[Sequence[Suggestion]], None]
Ask = Callable[[str, Answer], None]
"""Asks for suggestions for a text; the answer may come later, but on the window's thread."""


class SuggestionRows(QWidget):
    """The rows themselves: words, detail, and the key on the chosen row."""

    picked = Signal(int)

    def __init__(self, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self._entries: Sequence[Suggestion] = ()
        self.chosen = -1
        self.setMouseTracking(True)
        self.setAccessibleName("Gợi ý")

    @property
    def entries(self) -> Sequence[Suggestion]:
        """What is offered."""
        return self._entries

    def offer(self, entries: Sequence[Suggestion], chosen: int) -> None:
        """Show these entries, with one of them chosen or none (-1)."""
        self._entries = entries[:_MOST]
        self.chosen = min(chosen, len(self._entries) - 1)
        self.updateGeometry()
        self.update()

    def move_choice(self, step: int) -> None:
        """Choose the next or the previous entry."""
        if self._entries:
            self.chosen = (self.chosen + step) % len(self._entries) if self.chosen >= 0 else (0 if step > 0 else -1)
            self.chosen %= len(self._entries)
            self.setAccessibleDescription(self._entries[self.chosen].words)
            self.update()

    def sizeHint(self) -> QSize:
        """One row for each entry."""
        return QSize(px(240), px(_ROW) * len(self._entries))

    def minimumSizeHint(self) -> QSize:
        """All rows are shown."""
        return self.sizeHint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is the chosen one."""
        self.chosen = min(int(event.position().y()) // px(_ROW), len(self._entries) - 1)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        at = int(event.position().y()) // px(_ROW)
        if 0 <= at < len(self._entries):
            self.picked.emit(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every row, hairlines between."""
        painter = QPainter(self)
        for index, entry in enumerate(self._entries):
            box = QRectF(0, index * px(_ROW), self.width(), px(_ROW))
            if index == self.chosen:
                painter.fillRect(box, Token.SELECTED.colour)
            elif index:
                hairline(painter, 0, box.top(), box.right(), box.top(), Token.LINE.colour)
            self._draw(painter, box, entry, index == self.chosen)

    def _draw(self, painter: QPainter, box: QRectF, entry: Suggestion, chosen: bool) -> None:
        left = box.left() + px(14)
        if self._icon:
            icons.draw(painter, self._icon, Token.INK_2.colour, QRectF(left, box.center().y() - px(9), px(18), px(18)))
            left += px(28)
        right = box.right() - px(14)
        if chosen:
            painter.setFont(font(Type.HINT))
            painter.setPen(Token.INK_2.colour)
            painter.drawText(box.adjusted(0, 0, -px(14), 0), _RIGHT, "Enter")
            right -= px(48)
        painter.setFont(font(Type.STRONG))
        painter.setPen(Token.INK.colour)
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(entry.words, Qt.TextElideMode.ElideRight, int(right - left))
        painter.drawText(QRectF(left, box.top(), right - left, box.height()), _LEFT, words)
        left += metrics.horizontalAdvance(words) + px(12)
        painter.setFont(font(Type.HINT))
        painter.setPen(Token.INK_3.colour)
        if right > left + px(20):
            room = int(right - left)
            detail = QFontMetrics(painter.font()).elidedText(entry.detail, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, box.top(), right - left, box.height()), _LEFT, detail)


class Suggester(QObject):
    """Asks while the official types into a line and offers the answer below it."""

    chosen = Signal(object)
    """The `Suggestion` that was chosen."""

    def __init__(self, field: LineInput, ask: Ask, *, icon: str = "", first_chosen: bool = False) -> None:
        """With `first_chosen` the first entry is already chosen, so that Enter takes it."""
        super().__init__(field)
        self._field, self._ask, self._icon, self._first = field, ask, icon, first_chosen
        self._popup: Floating | None = None
        self._rows = SuggestionRows(icon)
        self._rows.picked.connect(self._take)
        self._asked = ""
        field.changed.connect(self._typed)
        field.left.connect(self.close)
        field.line.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether suggestions are on screen."""
        return self._popup is not None and self._popup.isVisible()

    def close(self) -> None:
        """Take the list away; what is typed stays."""
        if self._popup is not None:
            self._popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, Enter takes the chosen entry, Esc closes the list only."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or not self.is_open:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._rows.move_choice(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows.chosen >= 0:
            self._take(self._rows.chosen)
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    def _typed(self) -> None:
        self._asked = self._field.text()
        if len(self._asked.strip()) < 2:
            self.close()
            return
        asked = self._asked
        self._ask(asked, lambda entries: self._show(asked, entries))

    def _show(self, asked: str, entries: Sequence[Suggestion]) -> None:
        """An answer that comes after the text went on, or after the field was left, is not shown."""
        if asked != self._asked or not self._field.line.hasFocus():
            return
        if not entries:
            self.close()
            return
        if self._popup is None or self._popup.parentWidget() is not self._field.window():
            self._popup = Floating(self._field.window(), padding=1)
            self._popup.body.addWidget(self._rows)
            self._popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows.offer(entries, 0 if self._first else -1)
        self._popup.place_under(self._field, width=self._field.width())
        self._popup.show()
        self._popup.raise_()

    def _take(self, index: int) -> None:
        entry = self._rows.entries[index]
        self.close()
        self._asked = entry.words
        self._field.set_text(entry.words)
        self.chosen.emit(entry)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
