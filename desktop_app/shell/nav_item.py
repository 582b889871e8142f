"""One item of the side bar or the rail, painted."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.kit import icons
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Form(Enum):
    """How an item is drawn: height at 100 %."""

    GROUP = 34
    PAGE = 30
    RAIL = 49
    LOW_RAIL = 42


class NavItem(QAbstractButton):
    """Icon and word; the chosen one is filled and marked, the one with the keyboard has a ring inside."""

    steered = Signal(int)
    """An arrow key was pressed on it."""

    def __init__(self, key: str, words: str, icon: str, form: Form, parent: QWidget | None = None) -> None:
        """`key` is the page it leads to; a page below a group has no icon."""
        super().__init__(parent)
        self.key = key
        self.count = 0
        self.is_open = False
        self.has_pages = False
        self._icon, self._form = icon, form
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_on_rail(self) -> bool:
        """Whether the icon stands above the word."""
        return self._form in (Form.RAIL, Form.LOW_RAIL)

    def set_count(self, count: int) -> None:
        """How many things are late, due soon or wait; nothing is shown for none."""
        self.count = count
        self.setAccessibleName(f"{self.text()}, {count} việc" if count else self.text())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press; arrows belong to the side bar, before any scroll area takes them."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _ARROWS:
            self.steered.emit(event.key())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the side bar, as high as its form."""
        return QSize(px(76), px(self._form.value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Field, mark, icon, word, count, arrow."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._draw_field(painter, box)
        painter.setFont(self._lettering())
        painter.setPen(self._ink().colour)
        if self.is_on_rail:
            self._draw_rail(painter, box)
        else:
            self._draw_row(painter, box)

    def _draw_field(self, painter: QPainter, box: QRectF) -> None:
        if self.isChecked():
            frame(painter, box, radius=6, fill=Token.NAV_ON.colour)
            inset = px(8) if not self.is_on_rail else px(12)
            mark = QRectF(0, inset, px(3), box.height() - 2 * inset)
            frame(painter, mark, radius=1.5, fill=Token.ACCENT.colour)
        elif self.underMouse():
            frame(painter, box, radius=6, fill=Token.HOVER.colour)
        if self.hasFocus():
            frame(painter, box, radius=6, border=Token.ACCENT.colour, width=2)

    def _draw_row(self, painter: QPainter, box: QRectF) -> None:
        if self._icon:
            place = QRectF(px(12), (box.height() - px(18)) / 2, px(18), px(18))
            icons.draw(painter, self._icon, self._icon_ink().colour, place)
        right = box.width() - px(10 if self.has_pages or self.count else 4)
        if self.has_pages:
            size = px(14)
            place = QRectF(right - size - px(1), (box.height() - size) / 2, size, size)
            icons.draw(painter, "chevron-down" if self.is_open else "chevron-right", Token.INK_3.colour, place)
            right -= px(22)
        elif self.count:
            right -= self._draw_count(painter, QRectF(right - px(24), (box.height() - px(22)) / 2, px(24), px(22)))
        painter.setFont(self._lettering())
        painter.setPen(self._ink().colour)
        room = QRectF(px(40), 0, right - px(40), box.height())
        painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(self.text(), _RIGHT_CUT, int(room.width())))

    def _draw_rail(self, painter: QPainter, box: QRectF) -> None:
        size = px(18)
        line = painter.fontMetrics().height()
        top = (box.height() - size - px(3) - line) / 2
        icons.draw(painter, self._icon, self._icon_ink().colour, QRectF((box.width() - size) / 2, top, size, size))
        words = QRectF(0, top + size + px(3), box.width(), line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.count:
            place = QRectF(box.width() / 2 + px(8), max(0.0, top - px(3)), px(18), px(18))
            frame(painter, place, radius=9, fill=State.OVERDUE.text)
            painter.setFont(font(Type.LABEL))
            painter.setPen(Token.PAGE.colour)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _short(self.count))

    def _draw_count(self, painter: QPainter, place: QRectF) -> int:
        frame(painter, place, radius=11, fill=State.OVERDUE.background)
        painter.setFont(font(Type.LABEL))
        painter.setPen(State.OVERDUE.text)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _short(self.count))
        return px(30)

    def _lettering(self) -> QFont:
        strong = self.isChecked() or self.is_open
        if self.is_on_rail:
            return font(Type.LABEL if strong else Type.HINT)
        return font(Type.STRONG if strong else Type.BODY)

    def _ink(self) -> Token:
        if self.isChecked():
            return Token.ACCENT_DARK
        return Token.INK_2 if self._form is Form.PAGE else Token.INK

    def _icon_ink(self) -> Token:
        return Token.ACCENT if self.isChecked() else Token.INK_2


_RIGHT_CUT = Qt.TextElideMode.ElideRight


def _short(count: int) -> str:
    return str(count) if count < 100 else "99+"
