"""Answers as they are drawn in a table: a stacked bar of shares, a share with its interval on an axis, the legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.kit.paint import frame, hairline
from desktop_app.kit.theme import State, Step, Token, Type, font, px

LEAST_WITH_NUMBER = 6
"""From so many percent on a part has its number in it."""

_HIGH, _GAP, _DOT, _CAP, _ABOVE, _AXIS_MARGIN = 27, 1.5, 5, 6, 19, 16
_SIDE, _AFTER, _BETWEEN, _LINE = 12, 6, 14, 22
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Part:
    """One part of a bar, in percent of its width; several answers told as one are `joined`."""

    percent: float
    words: str
    step: Step
    joined: bool = False


@dataclass(frozen=True)
class StackedBar:
    """Parts from the worst at the left to the best; hatched where they are of few; what is left over stays empty."""

    parts: tuple[Part, ...]
    few: bool = False

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """The bar in the middle of the box, its numbers in it."""
        high = min(float(px(_HIGH)), box.height() - px(6))
        bar = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
        if sum(part.percent for part in self.parts) < 99.5:
            frame(painter, bar, radius=0, fill=Token.SUB.colour, border=Token.LINE.colour)
        left = bar.left()
        for part in self.parts:
            right = left + bar.width() * part.percent / 100
            gap = _GAP if right < bar.right() - _GAP else 0.0
            if part.percent:
                _draw_part(painter, QRectF(left, bar.top(), max(1.0, right - left - gap), high), part, self.few)
            left = right


@dataclass(frozen=True)
class Interval:
    """A share with its interval, and the share of an earlier round where there is one; all of 100."""

    share: float
    low: float
    high: float
    before: float | None = None

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """The axis, the whiskers, the dot, and above them the hollow triangle of the earlier round."""
        axis = _axis(box)
        for at in (0, 100):
            hairline(painter, _x(axis, at), box.top(), _x(axis, at), box.bottom() + 1, Token.LINE.colour)
        painter.save()
        painter.setPen(QPen(Token.LINE_2.colour, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(_x(axis, 50), box.top()), QPointF(_x(axis, 50), box.bottom() + 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Step.BEST.colour, px(2)))
        middle, cap = box.center().y() + px(2), px(_CAP)
        painter.drawLine(QPointF(_x(axis, self.low), middle), QPointF(_x(axis, self.high), middle))
        for end in (self.low, self.high):
            painter.drawLine(QPointF(_x(axis, end), middle - cap), QPointF(_x(axis, end), middle + cap))
        painter.restore()
        draw_dot(painter, QPointF(_x(axis, self.share), middle))
        if self.before is not None:
            draw_triangle(painter, QPointF(_x(axis, self.before), middle - min(px(_ABOVE), box.height() / 2 - px(6))))


def draw_axis_head(painter: QPainter, box: QRectF) -> None:
    """The figures of the axis, above the places where they stand."""
    axis = _axis(box)
    painter.setFont(font(Type.LABEL))
    painter.setPen(Token.INK_2.colour)
    for at, words in ((0, "0"), (50, "50"), (100, "100 %")):
        width = _width(words, Type.LABEL) + px(4)
        left = min(_x(axis, at) - width / 2, box.right() + px(8) - width)
        painter.drawText(QRectF(left, box.top(), width, box.height()), _CENTRE, words)


def draw_dot(painter: QPainter, at: QPointF) -> None:
    """A share."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Step.BEST.colour)
    painter.drawEllipse(at, px(_DOT), px(_DOT))
    painter.restore()


def draw_triangle(painter: QPainter, at: QPointF) -> None:
    """A share of an earlier round: hollow, its point below."""
    side = px(_DOT)
    corners = (QPointF(-side, -side), QPointF(side, -side), QPointF(0, side))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(State.WARNING.text, px(2) * 0.8))
    painter.setBrush(Token.PAGE.colour)
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
    painter.restore()


class AnswerLegend(QWidget):
    """What the parts of a bar mean, then the dot and the triangle where there are any; in as many lines as needed."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[tuple[Part | str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[Part], dot: str, triangle: str) -> None:
        """These parts; `dot` and `triangle` are the words of theirs, empty for none."""
        signs = [(sign, words) for sign, words in (("dot", dot), ("triangle", triangle)) if words]
        self._entries = [*((part, part.words) for part in parts), *signs]
        self.setAccessibleName("Chú giải: " + "; ".join(words for _, words in self._entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As many lines as the present width needs."""
        lines = 1 + max((line for line, _ in self._places(self.width())), default=0)
        return QSize(px(300), px(_LINE) * lines)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return QSize(px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The signs with their words."""
        painter = QPainter(self)
        for (sign, words), (line, left) in zip(self._entries, self._places(self.width()), strict=True):
            top = line * px(_LINE)
            spot = QRectF(left, top + (px(_LINE) - px(_SIDE)) / 2, px(_SIDE), px(_SIDE))
            if isinstance(sign, Part):
                _draw_part(painter, spot, Part(0, "", sign.step, sign.joined), False)
            elif sign == "dot":
                draw_dot(painter, spot.center())
            else:
                draw_triangle(painter, spot.center())
            painter.setFont(font(Type.HINT))
            painter.setPen(Token.INK_2.colour)
            room = QRectF(spot.right() + px(_AFTER), top, self.width(), px(_LINE))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Line and left edge of each entry."""
        found, line, left = list[tuple[int, int]](), 0, 0
        for _, words in self._entries:
            wide = px(_SIDE + _AFTER) + round(_width(words, Type.HINT))
            if left and left + wide > width:
                line, left = line + 1, 0
            found.append((line, left))
            left += wide + px(_BETWEEN)
        return found


def _draw_part(painter: QPainter, field: QRectF, part: Part, few: bool) -> None:
    painter.fillRect(field, part.step.colour)
    if few or part.joined:
        ink = QColor(part.step.ink)
        ink.setAlpha(80)
        painter.fillRect(field, QBrush(ink, Qt.BrushStyle.BDiagPattern if few else Qt.BrushStyle.Dense6Pattern))
    words = str(int(part.percent + 0.5))
    # All of a few is no hundred percent.
    has_number = part.percent >= LEAST_WITH_NUMBER and not (few and words == "100")
    if has_number and _width(words, Type.LABEL) <= field.width():
        painter.setFont(font(Type.LABEL))
        painter.setPen(part.step.ink)
        painter.drawText(field, _CENTRE, words)


def _axis(box: QRectF) -> QRectF:
    return box.adjusted(px(_AXIS_MARGIN), 0, -px(_AXIS_MARGIN), 0)


def _x(axis: QRectF, percent: float) -> float:
    return axis.left() + axis.width() * percent / 100


def _width(words: str, role: Type) -> float:
    return QFontMetricsF(font(role)).horizontalAdvance(words)
