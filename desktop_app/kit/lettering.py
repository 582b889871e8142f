"""Text painted into a box of a table or a list: wrapped, cut with "…", found words marked."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from desktop_app.core.text.fold import marked
from desktop_app.kit.theme import Token


@dataclass(frozen=True)
class Laid:
    """Text in the lines it takes; `cut` when some of it did not fit."""

    lines: tuple[str, ...]
    cut: bool


def lay_out(text: str, font: QFont, width: float, most: int) -> Laid:
    """Break `text` into at most `most` lines of `width` pixels; what is left over ends the last line with "…"."""
    plain = " ".join(text.split())
    metrics = QFontMetricsF(font)
    if most == 1 or metrics.horizontalAdvance(plain) <= width:
        shown = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, width)
        return Laid((shown,), shown != plain)
    starts = _line_starts(plain, font, width)
    lines = [plain[start:end].rstrip() for start, end in pairwise([*starts, len(plain)])]
    if len(lines) <= most:
        return Laid(tuple(lines), False)
    rest = metrics.elidedText(plain[starts[most - 1] :], Qt.TextElideMode.ElideRight, width)
    return Laid((*lines[: most - 1], rest), True)


def write(
    painter: QPainter,
    box: QRectF,
    lines: tuple[str, ...],
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    query: str = "",
) -> None:
    """Write lines from the top of `box`; the words that `query` found get the mark behind them."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    top = box.top()
    for line in lines:
        row = QRectF(box.left(), top, box.width(), metrics.height())
        if query:
            _mark(painter, row, line, metrics, query, align)
        painter.setPen(colour)
        painter.drawText(row, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), line)
        top += metrics.height()


def _line_starts(text: str, font: QFont, width: float) -> list[int]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def _mark(
    painter: QPainter, row: QRectF, line: str, metrics: QFontMetricsF, query: str, align: Qt.AlignmentFlag
) -> None:
    left = row.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = row.right() - metrics.horizontalAdvance(line)
    before = ""
    for piece, found in _joined(marked(line, query)):
        if found:
            start = left + metrics.horizontalAdvance(before)
            end = left + metrics.horizontalAdvance(before + piece)
            painter.fillRect(QRectF(start, row.top(), end - start, row.height()), Token.MARK.colour)
        before += piece


def _joined(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Neighbouring found words as one mark, with the space between them."""
    joined: list[tuple[str, bool]] = []
    for number, (piece, found) in enumerate(pieces):
        between = not piece.strip() and 0 < number < len(pieces) - 1
        joined.append((piece, found or between))
    return joined
