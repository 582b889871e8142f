"""Words on a page, by their role; key hints and the round mark of a person."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.kit import icons
from desktop_app.kit.lettering import Laid, lay_out, write
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px

# The window font has no arrows; which other font has them differs from machine to machine.
_ARROWS = {"↑": "arrow-up", "↓": "arrow-down"}
_COLOURS = {Type.LABEL: Token.INK_2, Type.HINT: Token.INK_3}


class Label(QLabel):
    """Plain words in one of the theme's roles; never interpreted as rich text."""

    def __init__(
        self,
        words: str = "",
        role: Type = Type.BODY,
        *,
        colour: Token | State | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`colour` replaces the one that belongs to the role; `wrap` lets the words use as many lines as they need."""
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        self.setWordWrap(wrap)
        # Inside a button a label would take the button's colour.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.paint_in(colour or _COLOURS.get(role, Token.INK))
        if wrap:
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def paint_in(self, colour: Token | State | QColor) -> None:
        """Write the words in this colour from now on."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, _colour(colour))
        self.setPalette(palette)


class ElidedLabel(Label):
    """One line that ends in "…" where it does not fit, and then shows the whole text as its tooltip."""

    def minimumSizeHint(self) -> QSize:
        """A few letters; the rest can be given up."""
        return QSize(min(px(40), self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip only where some of it is hidden."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._shown() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), int(self.alignment()), self._shown())

    def _shown(self) -> str:
        metrics = QFontMetrics(self.font())
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())


class CutLabel(Label):
    """At most so many lines; what is left over ends with "…" and stands in the tooltip."""

    def __init__(self, words: str, role: Type = Type.BODY, *, most: int = 2) -> None:
        """`most` lines are shown."""
        super().__init__(words, role, wrap=True)
        self._most = most

    def heightForWidth(self, width: int) -> int:
        """As high as the lines that are shown."""
        return len(self._laid(width).lines) * self.fontMetrics().height()

    def minimumSizeHint(self) -> QSize:
        """One line of a few letters."""
        return QSize(px(40), self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip only where some of it is hidden."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._laid(self.width()).cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        write(QPainter(self), QRectF(self.rect()), self._laid(self.width()).lines, self.font(), colour)

    def _laid(self, width: int) -> Laid:
        return lay_out(self.text(), self.font(), width, self._most)


class KeyHint(QWidget):
    """The name of a key in a small frame."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        """`key` as it is printed on the keyboard: Enter, Ctrl+F, ↑."""
        super().__init__(parent)
        self.key = key
        self.setFont(font(Type.HINT))
        self.setAccessibleName(f"Phím {key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the word, never narrower than high."""
        if self.key in _ARROWS:
            return QSize(px(22), px(22))
        return QSize(max(px(22), self.fontMetrics().horizontalAdvance(self.key) + px(12)), px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A key cap."""
        painter = QPainter(self)
        frame(painter, QRectF(self.rect()), radius=4, fill=Token.SUB.colour, border=Token.LINE_2.colour)
        if arrow := _ARROWS.get(self.key):
            inside = QRectF(self.rect()).adjusted(px(4), px(4), -px(4), -px(4))
            icons.draw(painter, arrow, Token.INK_2.colour, inside, icons.SMALL_STROKE)
            return
        painter.setFont(self.font())
        painter.setPen(Token.INK_2.colour)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.key)


class Avatar(QWidget):
    """Two letters of a person's name in a round field; decoration, the name stands beside it."""

    def __init__(self, initials: str, size: int = 30, parent: QWidget | None = None) -> None:
        """`size` in pixels at 100 %."""
        super().__init__(parent)
        self._initials = initials
        self.setFixedSize(px(size), px(size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A circle with the letters in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#D5DFEC"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(Token.ACCENT_DARK.colour)
        painter.setFont(font(Type.LABEL))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


def _colour(colour: Token | State | QColor) -> QColor:
    if isinstance(colour, Token):
        return colour.colour
    return colour.text if isinstance(colour, State) else colour
