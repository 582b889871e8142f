"""Buttons: one main button on a page, ordinary and quiet ones beside it, a dangerous one that is never filled."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from desktop_app.kit import icons
from desktop_app.kit.focus_ring import FocusRing
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px

ICON = 18
_NO_COLOUR = QColor(0, 0, 0, 0)


class Kind(Enum):
    """What a button is for."""

    MAIN = "the next real thing to do; one on a page"
    ORDINARY = "anything else that can be done here"
    QUIET = "in banners and rows"
    LINK = "words that lead somewhere else"
    DANGER = "what takes something away"


class Pressable(QAbstractButton):
    """What every button shares: Enter presses it, the ring shows that it holds the keyboard."""

    def __init__(self, parent: QWidget | None = None, radius: float = 6) -> None:
        super().__init__(parent)
        self._ring: FocusRing | None = None
        self._radius = radius
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        if self._ring is None:
            self._ring = FocusRing(self, self._radius)
        self._ring.settle()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        if self._ring is not None:
            self._ring.dismiss()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden button has no ring."""
        if self._ring is not None:
            self._ring.dismiss()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def is_hovered(self) -> bool:
        """Whether the mouse is over a button that can be pressed."""
        return self.isEnabled() and self.underMouse()


class Button(Pressable):
    """A button with a word, perhaps an icon before it and the name of its key after it."""

    def __init__(
        self,
        words: str,
        kind: Kind = Kind.ORDINARY,
        *,
        icon: str = "",
        key: str = "",
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        """`key` is shown and, unless it is Enter or Esc, presses the button from anywhere in the window."""
        super().__init__(parent, radius=6)
        self.kind = kind
        self.key = key
        self._icon = icon
        self._height = height
        self.setText(words)
        self.setFont(font(Type.STRONG if kind in (Kind.MAIN, Kind.LINK) else Type.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if key:
            self.setToolTip(f"{words} ({key})")
        if _is_shortcut(key):
            QShortcut(QKeySequence(key), self).activated.connect(self.click)

    def say(self, words: str) -> None:
        """Write other words on the button."""
        self.setText(words)
        if self.key:
            self.setToolTip(f"{words} ({self.key})")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the icon, the word and the key; never less."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        icon = px(ICON) + (px(8) if self.text() else 0) if self._icon else 0
        key = px(22) + self._key_width() if self.key else 0
        return QSize(words + icon + key + 2 * self._padding(), px(self._height))

    def minimumSizeHint(self) -> QSize:
        """A button is never squeezed below its own size."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, border, icon, word, key."""
        painter = QPainter(self)
        fill, border, ink = self._colours()
        frame(painter, QRectF(self.rect()), radius=6, fill=fill, border=border)
        left = float(self._padding())
        content = self.sizeHint().width()
        if self.width() > content:
            key = px(22) + self._key_width() if self.key else 0
            left = (self.width() - (content - 2 * self._padding() - key)) / 2
        if self._icon:
            icons.draw(painter, self._icon, ink, QRectF(left, (self.height() - px(ICON)) / 2, px(ICON), px(ICON)))
            left += px(ICON) + px(8)
        painter.setFont(self.font())
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), _LEFT, self.text())
        self._draw_key(painter)

    def _draw_key(self, painter: QPainter) -> None:
        if not self.key:
            return
        painter.setFont(font(Type.HINT))
        on_accent = self.kind is Kind.MAIN and self.isEnabled()
        painter.setPen((Token.ON_ACCENT_2 if on_accent else Token.INK_3).colour)
        room = QRectF(0, 0, self.width() - px(12), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.key)

    def _padding(self) -> int:
        return px({Kind.LINK: 0, Kind.QUIET: 10}.get(self.kind, 14))

    def _key_width(self) -> int:
        return QFontMetrics(font(Type.HINT)).horizontalAdvance(self.key)

    def _colours(self) -> tuple[QColor, QColor | None, QColor]:
        """Fill, border and ink for the button as it is now."""
        if not self.isEnabled():
            plain = self.kind in (Kind.QUIET, Kind.LINK)
            border = None if plain else Token.LINE.colour
            return (_NO_COLOUR if plain else Token.SIDE.colour), border, Token.INK_3.colour
        if self.isCheckable() and self.isChecked():
            return Token.SELECTED.colour, Token.ACCENT.colour, Token.ACCENT_DARK.colour
        pressed, hovered = self.isDown(), self.is_hovered()
        if self.kind is Kind.MAIN:
            fill = Token.ACCENT_DARK.colour if pressed else Token.ACCENT.colour
            return (fill.lighter(112) if hovered and not pressed else fill), None, Token.PAGE.colour
        if self.kind is Kind.DANGER:
            fill = State.OVERDUE.background if pressed or hovered else Token.PAGE.colour
            return fill, State.OVERDUE.text, State.OVERDUE.text
        if self.kind is Kind.LINK:
            return _NO_COLOUR, None, (Token.ACCENT_DARK if hovered else Token.ACCENT).colour
        behind = Token.SELECTED.colour if pressed else Token.HOVER.colour if hovered else None
        if self.kind is Kind.QUIET:
            return behind or _NO_COLOUR, None, Token.ACCENT.colour
        return behind or Token.PAGE.colour, Token.LINE_2.colour, Token.INK.colour


class LinkLine(Button):
    """Words that lead somewhere else on a line of their own; what there is no room for ends with "…"."""

    def __init__(self, words: str, *, height: int = 22) -> None:
        """The whole words stand in the tooltip while some are cut."""
        super().__init__(words, Kind.LINK, height=height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """All words, with what letters lean over their own width."""
        return super().sizeHint() + QSize(px(2), 0)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(px(60), px(self._height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole words only where some are hidden."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.sizeHint().width() > self.width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words that fit."""
        painter = QPainter(self)
        painter.setPen(self._colours()[2])
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(self.rect()), _LEFT, shown)


class IconButton(Pressable):
    """One of the few icons that may stand alone: row arrow, close, back, next, the eye."""

    def __init__(self, icon: str, name: str, *, size: int = 28, parent: QWidget | None = None) -> None:
        """`name` is the tooltip and what a screen reader says."""
        super().__init__(parent, radius=5)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(px(size), px(size))

    def show_icon(self, icon: str, name: str) -> None:
        """Become another icon with another meaning."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon; under the mouse with a soft field behind it."""
        painter = QPainter(self)
        if self.is_hovered():
            frame(painter, QRectF(self.rect()), radius=5, fill=Token.HOVER.colour)
        colour = Token.INK_2.colour if self.isEnabled() else Token.LINE_2.colour
        inset = (self.width() - px(ICON)) / 2
        icons.draw(painter, self._icon, colour, QRectF(inset, inset, px(ICON), px(ICON)))


class MenuButton(IconButton):
    """An icon that opens a small menu below itself."""

    def __init__(self, icon: str, name: str) -> None:
        """`name` is the tooltip and what a screen reader says."""
        super().__init__(icon, name)
        self._menu: QMenu | None = None
        self.clicked.connect(self._open)

    def set_menu(self, menu: QMenu) -> None:
        """Open this one from now on."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu

    def _open(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _is_shortcut(key: str) -> bool:
    return "+" in key or (key[:1] == "F" and key[1:].isdecimal())
