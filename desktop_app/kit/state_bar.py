"""A bar of records by state, the pressing ones at the left, and below it what its parts mean and how many they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.lettering import lay_out
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Solid, Token, Type, font, px

_HIGH, _GAP, _NARROWEST = 14, 2, 6
_LINE, _SQUARE, _COLUMNS = 28, 10, 2


@dataclass(frozen=True)
class Share:
    """So many are like this."""

    label: str
    count: int
    fill: Solid

    @property
    def said(self) -> str:
        """Word and number."""
        return f"{self.label}: {words.number(self.count)}"


class StateBar(QWidget):
    """Tells which part was chosen, in the bar or in the words below it."""

    chosen = Signal(int)

    def __init__(self, shares: Sequence[Share]) -> None:
        """Parts with nothing in them take no room in the bar and are told all the same."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        strip = _Strip(shares)
        strip.chosen.connect(self.chosen)
        column.addWidget(strip)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(0)
        for place, share in enumerate(shares):
            entry = _Entry(share)
            entry.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            grid.addWidget(entry, place // _COLUMNS, place % _COLUMNS)
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)


class _Strip(QWidget):
    """The bar; for the mouse, the keyboard goes through the words below."""

    chosen = Signal(int)

    def __init__(self, shares: Sequence[Share]) -> None:
        super().__init__()
        self._shares = tuple(shares)
        self.setAccessibleName("; ".join(share.said for share in shares))
        self.setFixedHeight(px(_HIGH))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The parts with gaps between them."""
        painter = QPainter(self)
        for place, box in self._parts():
            frame(painter, box, radius=2, fill=self._shares[place].fill.colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens what the part counts."""
        place = self._at(event.position())
        if place is not None:
            self.chosen.emit(place)

    def event(self, event: QEvent) -> bool:
        """The words of the part under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._shares[place].said if place is not None else "", self)
            return True
        return super().event(event)

    def _at(self, point: QPointF) -> int | None:
        return next((place for place, box in self._parts() if box.left() <= point.x() < box.right() + px(_GAP)), None)

    def _parts(self) -> list[tuple[int, QRectF]]:
        """Place and box of each part that counts something; the smallest can still be seen and hit."""
        counted = [(place, share.count) for place, share in enumerate(self._shares) if share.count]
        total = sum(count for _, count in counted)
        room = self.width() - px(_GAP) * (len(counted) - 1) - px(_NARROWEST) * len(counted)
        found, left = list[tuple[int, QRectF]](), 0.0
        for place, count in counted:
            wide = px(_NARROWEST) + room * count / total
            found.append((place, QRectF(left, 0, wide, self.height())))
            left += wide + px(_GAP)
        return found


class _Entry(Pressable):
    """A square of the part's colour, its word, its count."""

    def __init__(self, share: Share) -> None:
        super().__init__(radius=4)
        self._share = share
        self.setText(share.said)
        self.setAccessibleName(share.said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(px(120), px(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Square, word, count; the count is what leads on."""
        painter = QPainter(self)
        box, side = QRectF(self.rect()), px(_SQUARE)
        if self.is_hovered():
            frame(painter, box, radius=4, fill=Token.HOVER.colour)
        square = QRectF(box.left(), box.center().y() - side / 2, side, side)
        frame(painter, square, radius=2, fill=self._share.fill.colour)
        painter.setFont(font(Type.STRONG))
        painter.setPen(Token.INK.colour)
        count = words.number(self._share.count)
        wide = painter.fontMetrics().horizontalAdvance(count)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(font(Type.BODY))
        room = box.adjusted(side + px(8), 0, -wide - px(8), 0)
        shown = lay_out(self._share.label, painter.font(), room.width(), 1).lines[0]
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
