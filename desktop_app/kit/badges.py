"""A state in a small coloured field, a banner of one state across the page, and the plain card."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kit import icons
from desktop_app.kit.buttons import Button
from desktop_app.kit.labels import Label
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px

BADGE_HEIGHT = 24
_BADGE_ICON = 14


def badge_width(words: str, *, with_icon: bool = True) -> int:
    """How wide a badge is drawn, in pixels at the office's text size."""
    icon = px(_BADGE_ICON) + px(5) if with_icon else 0
    return QFontMetrics(font(Type.LABEL)).horizontalAdvance(words) + icon + 2 * px(8)


def draw_badge(
    painter: QPainter, box: QRectF, state: State, words: str, *, on_selection: bool = False, icon: str = ""
) -> None:
    """Paint a badge at the left of `box`, in the middle of its height; on a chosen row it turns white."""
    width = min(float(badge_width(words)), box.width())
    height = float(px(BADGE_HEIGHT))
    field = QRectF(box.left(), box.top() + (box.height() - height) / 2, width, height)
    fill = Token.PAGE.colour if on_selection else state.background
    frame(painter, field, radius=4, fill=fill, border=state.border if on_selection else None)
    size = px(_BADGE_ICON)
    place = QRectF(field.left() + px(8), field.top() + (height - size) / 2, size, size)
    icons.draw(painter, icon or state.icon, state.text, place, icons.SMALL_STROKE)
    painter.setFont(font(Type.LABEL))
    painter.setPen(state.text)
    room = field.adjusted(px(8) + size + px(5), 0, -px(6), 0)
    shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Badge(QWidget):
    """A state: always its word, its icon and its colour together."""

    def __init__(self, state: State, words: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        """`icon` replaces the state's own, for a record's nature (tố cáo, có bí mật)."""
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, words)

    def show_state(self, state: State, words: str) -> None:
        """Become another state."""
        self.state, self.words = state, words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return QSize(badge_width(self.words), px(BADGE_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge."""
        draw_badge(QPainter(self), QRectF(self.rect()), self.state, self.words, icon=self._icon)


class Card(QFrame):
    """A white field with a thin border; what belongs together stands in it. Cards are never nested."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = 16, spacing: int = 8) -> None:
        """`body` is the layout to fill; `padding` and `spacing` at 100 %."""
        super().__init__(parent)
        self.fill: QColor | None = None
        self.border: QColor | None = None
        self.body = QVBoxLayout(self)
        inside = px(padding)
        self.body.setContentsMargins(inside, inside, inside, inside)
        self.body.setSpacing(px(spacing))

    def dress(self, state: State) -> None:
        """Take the colours of a state."""
        self.fill, self.border = state.background, state.border
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame and field."""
        border = self.border or Token.LINE.colour
        frame(QPainter(self), QRectF(self.rect()), radius=8, fill=self.fill or Token.PAGE.colour, border=border)


class Banner(Card):
    """One state of the page in two sentences, with at most two buttons; stays until its cause is gone."""

    def __init__(
        self,
        state: State,
        first: str,
        second: str = "",
        *,
        icon: str = "",
        buttons: tuple[Button, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`first` is written in the state's colour, `second` in ink; `icon` replaces the state's own."""
        super().__init__(parent, padding=0)
        self.dress(state)
        self.setAccessibleName(f"{first} {second}".strip())
        self._row = row = QHBoxLayout()
        row.setContentsMargins(px(14), px(9), px(9), px(9))
        row.setSpacing(px(12))
        self.body.addLayout(row)
        self._picture = Picture(icon or _BANNER_ICONS.get(state, state.icon), state.text, 20)
        row.addWidget(self._picture)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(first, Type.STRONG, colour=state, wrap=True))
        self._second = Label(second, wrap=True)
        words.addWidget(self._second)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.shorten(False)

    def shorten(self, short: bool) -> None:
        """Where the window is low, move the second sentence to the tooltip before a field is pushed out of sight."""
        two = bool(self._second.text()) and not short
        self._second.setVisible(two)
        self._row.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop if two else Qt.AlignmentFlag.AlignVCenter)
        self.setToolTip(self._second.text() if short else "")


class Picture(QWidget):
    """An icon beside words that say the same."""

    def __init__(self, name: str, colour: QColor, size: int = 18, *, parent: QWidget | None = None) -> None:
        """`size` at 100 %."""
        super().__init__(parent)
        self._name, self._colour = name, colour
        self.setFixedSize(px(size), px(size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def become(self, name: str, colour: QColor) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        icons.draw(QPainter(self), self._name, self._colour, QRectF(self.rect()))


class Rule(QWidget):
    """A hairline between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line, never blurred."""
        QPainter(self).fillRect(self.rect(), Token.LINE.colour)


_BANNER_ICONS = {State.DONE: "circle-check", State.ACTIVE: "info"}
