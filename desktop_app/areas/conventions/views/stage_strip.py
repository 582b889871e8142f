"""The eight parts of the way of a text from left to right, in words, with their days or what the law wants."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.areas.conventions.record_words import Part
from desktop_app.kit import icons
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px

_HEIGHT, _RADIUS, _TOP = 86, 13, 12


class StageStrip(QWidget):
    """Circles on one line: done ones green with a tick, the present one blue, those to come empty."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(_HEIGHT))
        self.setAccessibleName(". ".join(_said(part) for part in self._parts))

    def sizeHint(self) -> QSize:
        """As wide as its words at least."""
        return QSize(px(92) * len(self._parts), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the line, then each part."""
        painter = QPainter(self)
        frame(painter, QRectF(self.rect()), radius=8, fill=Token.PAGE.colour, border=Token.LINE.colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._parts)
        y = float(px(_TOP + _RADIUS))
        centres = [QPointF(width * (at + 0.5), y) for at in range(len(self._parts))]
        for at, part in enumerate(self._parts[1:], start=1):
            reached = part.is_done or part.is_now
            look = Qt.PenStyle.SolidLine if reached else Qt.PenStyle.DashLine
            painter.setPen(QPen(State.DONE.text if reached else Token.LINE_2.colour, px(2), look))
            painter.drawLine(centres[at - 1], centres[at])
        for centre, part in zip(centres, self._parts, strict=True):
            self._draw(painter, centre, part, width)

    def _draw(self, painter: QPainter, centre: QPointF, part: Part, width: float) -> None:
        radius, colour = px(_RADIUS), _colour(part)
        filled = part.is_done or part.is_now
        painter.setPen(QPen(colour, px(2)))
        painter.setBrush(colour if filled else Token.PAGE.colour)
        painter.drawEllipse(centre, radius, radius)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        if part.is_done:
            icons.draw(painter, "check", Token.PAGE.colour, box.adjusted(px(5), px(5), -px(5), -px(5)))
        else:
            painter.setFont(font(Type.LABEL))
            painter.setPen(Token.PAGE.colour if part.is_now else Token.INK_2.colour)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(part.number))
        self._write(painter, centre.x(), width, part)

    def _write(self, painter: QPainter, middle: float, width: float, part: Part) -> None:
        line = QRectF(middle - width / 2 + px(2), px(_TOP + 2 * _RADIUS + 4), width - px(4), px(22))
        painter.setFont(font(Type.STRONG if part.is_now else Type.BODY))
        painter.setPen(State.ACTIVE.text if part.is_now else Token.INK.colour)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, _cut(painter, part.words, line))
        below = line.translated(0, px(20))
        painter.setFont(font(Type.HINT))
        painter.setPen(Token.INK_2.colour)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _cut(painter, part.below, below))


def _cut(painter: QPainter, said: str, box: QRectF) -> str:
    return painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(box.width()))


def _colour(part: Part) -> QColor:
    if part.is_done:
        return State.DONE.text
    return State.ACTIVE.text if part.is_now else Token.EDGE.colour


def _said(part: Part) -> str:
    place = "đã xong" if part.is_done else "đang làm" if part.is_now else "sắp tới"
    return f"Bước {part.number}, {part.words}, {place}, {part.below}".rstrip(", ")
