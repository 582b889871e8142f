"""Plain charts, on screen and on paper by the same drawing: columns of states, shares of a whole; numbers as text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPageLayout, QPageSize, QPainter, QPaintEvent, QPdfWriter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.kit.cell_paint import words_width
from desktop_app.kit.lettering import lay_out
from desktop_app.kit.paint import frame, hairline
from desktop_app.kit.theme import State, Token, Type, font, px

DOTS_PER_INCH = 96
_COLUMNS_HIGH, _LABEL, _NUMBER, _MEANT = 190, 22, 18, 26
_SHARE_LINE, _SHARE_BAR, _CODE, _SAID = 34, 8, 48, 104
_PAGE_MARGIN_MM = 15.0


class Fill(Enum):
    """How a part is filled, so that it can be told from the others without its colour, on paper too."""

    LIGHT = "light"
    HATCHED = "hatched"
    SOLID = "solid"


@dataclass(frozen=True)
class Part:
    """What the parts of all columns at one height mean: colour, filling, words."""

    state: State
    fill: Fill
    words: str


@dataclass(frozen=True)
class Column:
    """One column: its name below, the figures of its parts from the bottom up."""

    name: str
    figures: tuple[int, ...]


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    name: str
    title: str
    part: int
    of: int

    @property
    def said(self) -> str:
        """The share in numbers: "5 trên 6 (83 %)"."""
        return f"{self.part} trên {self.of} ({round(100 * self.part / self.of)} %)" if self.of else "Chưa có"


Draw = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True)
class Drawing:
    """Something drawn into a width: how high it is, how it is drawn, what it says in words."""

    height: int
    draw: Draw
    said: str


def columns_drawing(columns: Sequence[Column], parts: Sequence[Part], said: str) -> Drawing:
    """Stacked columns, each part with its number in it, on one base line; what the parts mean stands below."""

    def draw(painter: QPainter, box: QRectF) -> None:
        _draw_columns(painter, box.adjusted(0, 0, 0, -px(_MEANT)), columns, parts)
        _draw_meant(painter, QRectF(box.left(), box.bottom() - px(_MEANT), box.width(), px(_MEANT)), parts)

    return Drawing(_COLUMNS_HIGH, draw, said)


def shares_drawing(shares: Sequence[Share], said: str) -> Drawing:
    """A line for each share: name, title, a bar, the numbers."""
    return Drawing(_SHARE_LINE * len(shares), lambda painter, box: _draw_shares(painter, box, shares), said)


class Chart(QWidget):
    """A drawing on screen; a screen reader hears its numbers."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.setAccessibleName(drawing.said)
        self.setToolTip(drawing.said)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as it is drawn."""
        return QSize(px(300), px(self._drawing.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing."""
        self._drawing.draw(QPainter(self), QRectF(self.rect()))


def charts_pdf(title: str, lines: Sequence[str], parts: Sequence[tuple[str, Drawing]]) -> bytes:
    """One upright A4 page with the drawings under their headings; to be called on the window's thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(DOTS_PER_INCH)
    margin = _PAGE_MARGIN_MM
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(margin, margin, margin, margin),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    room = QRectF(0, 0, writer.width(), writer.height())
    whole = sum(px(drawing.height + 44) for _, drawing in parts) + px(40 + 22 * len(lines))
    if whole > room.height():
        painter.scale(room.height() / whole, room.height() / whole)
        room.setWidth(room.width() * whole / room.height())
    _draw_page(painter, room.width(), title, lines, parts)
    painter.end()
    return bytes(buffer.data().data())


def _draw_page(
    painter: QPainter, width: float, title: str, lines: Sequence[str], parts: Sequence[tuple[str, Drawing]]
) -> None:
    top = _line(painter, 0, width, title, Type.PAGE_TITLE, Token.INK, 32)
    for line in lines:
        top = _line(painter, top, width, line, Type.BODY, Token.INK_2, 22)
    for heading, drawing in parts:
        top = _line(painter, top + px(12), width, heading, Type.BLOCK_TITLE, Token.INK, 30)
        drawing.draw(painter, QRectF(0, top, width, px(drawing.height)))
        top += px(drawing.height)


def _line(painter: QPainter, top: float, width: float, words: str, role: Type, ink: Token, height: int) -> float:
    painter.setFont(font(role))
    painter.setPen(ink.colour)
    painter.drawText(QRectF(0, top, width, px(height)), _LEFT, words)
    return top + px(height)


def _draw_columns(painter: QPainter, box: QRectF, columns: Sequence[Column], parts: Sequence[Part]) -> None:
    each = box.width() / max(len(columns), 1)
    base = box.bottom() - px(_LABEL)
    room = base - box.top() - px(_NUMBER)
    highest = max((sum(column.figures) for column in columns), default=0) or 1
    for place, column in enumerate(columns):
        left = box.left() + place * each
        painter.setFont(font(Type.HINT))
        painter.setPen(Token.INK_2.colour)
        painter.drawText(QRectF(left, base, each, px(_LABEL)), Qt.AlignmentFlag.AlignCenter, column.name)
        bottom = base
        for value, part in zip(column.figures, parts, strict=True):
            if value:
                high = room * value / highest
                bar = QRectF(left + each * 0.14, bottom - high, each * 0.72, high)
                _draw_part(painter, bar, part, str(value))
                bottom -= high
        if any(column.figures):
            painter.setFont(font(Type.LABEL))
            painter.setPen(Token.INK.colour)
            above = QRectF(left, bottom - px(_NUMBER), each, px(_NUMBER))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(sum(column.figures)))
    hairline(painter, box.left(), base, box.right(), base, Token.LINE_2.colour)


def _draw_part(painter: QPainter, bar: QRectF, part: Part, words: str) -> None:
    state, box = part.state, bar.adjusted(0, 1, 0, 0)
    solid = part.fill is Fill.SOLID
    frame(painter, box, radius=2, fill=state.text if solid else state.background, border=state.text)
    if part.fill is Fill.HATCHED:
        painter.fillRect(box, QBrush(state.border, Qt.BrushStyle.BDiagPattern))
    if words and bar.height() >= px(16):
        painter.setFont(font(Type.LABEL))
        painter.setPen(Token.PAGE.colour if solid else state.text)
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, words)


def _draw_meant(painter: QPainter, box: QRectF, parts: Sequence[Part]) -> None:
    left = box.left()
    for part in parts:
        side = px(14)
        _draw_part(painter, QRectF(left, box.center().y() - side / 2, side, side), part, "")
        painter.setFont(font(Type.HINT))
        painter.setPen(Token.INK_2.colour)
        painter.drawText(QRectF(left + side + px(6), box.top(), box.width(), box.height()), _LEFT, part.words)
        left += side + px(6 + 18) + words_width(part.words, Type.HINT)


def _draw_shares(painter: QPainter, box: QRectF, shares: Sequence[Share]) -> None:
    for place, share in enumerate(shares):
        line = QRectF(box.left(), box.top() + place * px(_SHARE_LINE), box.width(), px(_SHARE_LINE))
        painter.setFont(font(Type.LABEL))
        painter.setPen(Token.INK_2.colour)
        painter.drawText(line, _LEFT, share.name)
        said = QRectF(line.right() - px(_SAID), line.top(), px(_SAID), line.height())
        painter.drawText(said, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, share.said)
        name = max(px(_CODE), round(words_width(share.name, Type.LABEL)) + px(8))
        middle = line.adjusted(name, px(2), -px(_SAID + 12), -px(4))
        painter.setFont(font(Type.HINT))
        painter.setPen(Token.INK.colour)
        words = QRectF(middle.left(), middle.top(), middle.width(), middle.height() - px(_SHARE_BAR + 2))
        painter.drawText(words, _LEFT, lay_out(share.title, painter.font(), words.width(), 1).lines[0])
        bar = QRectF(middle.left(), middle.bottom() - px(_SHARE_BAR), middle.width(), px(_SHARE_BAR))
        _draw_share(painter, bar, share)


def _draw_share(painter: QPainter, bar: QRectF, share: Share) -> None:
    missing = share.part < share.of
    state = State.OVERDUE if missing else State.DONE
    frame(painter, bar, radius=3, fill=state.background, border=state.border)
    if share.part:
        done = QRectF(bar.left(), bar.top(), bar.width() * share.part / share.of, bar.height())
        frame(painter, done, radius=3, fill=State.DONE.text)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
