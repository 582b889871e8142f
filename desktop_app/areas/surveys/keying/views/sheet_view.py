"""The sheet in the order of the paper with what was keyed; the line that is asked now stays in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.areas.surveys.keying.sheet import Line
from desktop_app.kit import icons
from desktop_app.kit.controls import Label
from desktop_app.kit.lettering import lay_out
from desktop_app.kit.page import Scrolled
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, font, px

ROW, NUMBER, CODE = 30, 36, 34
AS_ON_PAPER = "Thứ tự và câu chữ đúng như tờ giấy."


class SheetView(QWidget):
    """Title, lines, and what they are."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(16), px(12))
        column.setSpacing(px(6))
        self._title = Label("Phiếu đang nhập", Type.BLOCK_TITLE)
        column.addWidget(self._title)
        self._lines = _Lines()
        self._scrolled = Scrolled(self._lines)
        column.addWidget(self._scrolled, 1)
        self._foot = Label(AS_ON_PAPER, Type.HINT, wrap=True)
        column.addWidget(self._foot)

    def fit(self, *, low: bool) -> None:
        """Where the window is low only the lines stay."""
        self._foot.setVisible(not low)

    def show_lines(self, title: str, lines: Sequence[Line]) -> None:
        """Show the sheet as it stands."""
        self._title.setText(title)
        here = self._lines.show_lines(tuple(lines))
        if here is not None:
            middle = round((here + 0.5) * px(ROW))
            self._scrolled.ensureVisible(0, middle, 0, px(2 * ROW))


class _Lines(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName("Phiếu đang nhập")

    def show_lines(self, lines: tuple[Line, ...]) -> int | None:
        """Repaint what is other; the place of the line that is asked now."""
        if len(lines) != len(self._lines):
            self._lines = lines
            self.setMinimumHeight(px(ROW) * len(lines))
            self.update()
        else:
            for place, (old, new) in enumerate(zip(self._lines, lines, strict=True)):
                if old != new:
                    self.update(0, place * px(ROW), self.width(), px(ROW))
            self._lines = lines
        said = (f"{line.number} {line.name}: {line.label or 'chưa nhập'}" for line in lines)
        self.setAccessibleDescription("; ".join(said))
        return next((place for place, line in enumerate(lines) if line.is_here), None)

    def sizeHint(self) -> QSize:
        """All lines."""
        return QSize(px(280), px(ROW) * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        seen = event.rect()
        for place, line in enumerate(self._lines):
            box = QRectF(0, place * px(ROW), self.width(), px(ROW))
            if box.bottom() >= seen.top() and box.top() <= seen.bottom():
                _paint_line(painter, line, box)


def _paint_line(painter: QPainter, line: Line, box: QRectF) -> None:
    if line.is_here:
        frame(painter, box.adjusted(0, 1, -1, -1), radius=5, fill=Token.SELECTED.colour, border=Token.ACCENT.colour)
    number = QRectF(box.left() + px(9), box.top(), px(NUMBER), box.height())
    _write(painter, line.number or "·", Type.LABEL, number, Token.ACCENT if line.is_here else Token.INK_2)
    inside = box.adjusted(px(NUMBER + 8), 0, -px(8), 0)
    faded = Token.INK_3 if line.is_struck else None
    room = QRectF(inside)
    if line.code:
        least = inside.adjusted(0, 0, -px(CODE - 8), 0).right()
        used = _write(painter, line.code, Type.STRONG, room, faded or Token.ACCENT, right=True, strike=line.is_struck)
        room.setRight(min(least, used))
    if line.label:
        label = QRectF(room.left() + room.width() * 0.5, room.top(), room.width() * 0.5, room.height())
        used = _write(painter, line.label, Type.HINT, label, faded or Token.INK_2, right=True, strike=line.is_struck)
        room.setRight(used)
    if line.has_note:
        mark = QRectF(room.right() - px(14), box.top(), px(13), box.height())
        icons.draw(painter, "pencil", Token.INK_3.colour, mark)
        room.setRight(mark.left() - px(4))
    ink = Token.INK_3 if line.is_ahead or line.is_struck else Token.INK
    _write(painter, line.name, Type.STRONG if line.is_here else Type.BODY, room, ink)


def _write(
    painter: QPainter, words: str, role: Type, box: QRectF, ink: Token, *, right: bool = False, strike: bool = False
) -> float:
    """One line, cut where it does not fit; where what stands left of it may end."""
    letters = font(role)
    shown = lay_out(words, letters, box.width(), 1).lines[0]
    letters.setStrikeOut(strike)
    painter.setFont(letters)
    painter.setPen(ink.colour)
    painter.drawText(box, _RIGHT if right else _LEFT, shown)
    return box.right() - painter.fontMetrics().horizontalAdvance(shown) - px(10)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
