"""The hits of find-anything, painted: a head for each kind, two lines and a mark for each hit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from desktop_app.kit import icons
from desktop_app.kit.lettering import lay_out, write
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, font, px

HEAD = 28
ROW = 50
EDGE = 15


@dataclass(frozen=True)
class Found:
    """One hit; `key` says what it opens."""

    key: str
    icon: str
    title: str
    detail: str
    trailing: str


class FindRows(QAbstractScrollArea):
    """Keyboard comes from the field above; a click opens."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[str, int] | Found] = []
        self._query = ""
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Kết quả tìm")

    def show_rows(self, groups: Sequence[tuple[str, int, Sequence[Found]]], query: str) -> None:
        """Show these groups, with the first hit chosen."""
        self._query = query
        self._lines = []
        for name, total, hits in groups:
            if hits:
                self._lines += [(name, total), *hits]
        self._chosen = -1
        self.step(1)
        self._set_range()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def chosen(self) -> Found | None:
        """The chosen hit."""
        line = self._lines[self._chosen] if 0 <= self._chosen < len(self._lines) else None
        return line if isinstance(line, Found) else None

    def step(self, by: int) -> None:
        """Choose the next or previous hit."""
        place = self._chosen
        while 0 <= (place := place + by) < len(self._lines):
            if isinstance(self._lines[place], Found):
                self._chosen = place
                break
        self._keep_in_sight()
        hit = self.chosen()
        self.setAccessibleDescription(f"{hit.title}, {hit.detail}, {hit.trailing}" if hit else "")
        self.viewport().update()

    def wanted_height(self) -> int:
        """How high all of it is."""
        return sum(px(_height(line)) for line in self._lines) + (px(8) if self._lines else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines in sight."""
        painter = QPainter(self.viewport())
        top = -self.verticalScrollBar().value()
        for place, line in enumerate(self._lines):
            box = QRectF(0, top, self.viewport().width(), px(_height(line)))
            if box.bottom() >= 0 and box.top() <= self.viewport().height():
                self._paint_line(painter, box, line, place == self._chosen)
            top += px(_height(line))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses and opens."""
        place = self._place_at(event.position())
        if 0 <= place < len(self._lines) and isinstance(self._lines[place], Found):
            self._chosen = place
            self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll only as far as needed."""
        super().resizeEvent(event)
        self._set_range()

    def _paint_line(self, painter: QPainter, box: QRectF, line: tuple[str, int] | Found, chosen: bool) -> None:
        if isinstance(line, Found):
            self._paint_hit(painter, box, line, chosen)
            return
        name, total = line
        inside = box.adjusted(px(EDGE), px(7), -px(EDGE), 0)
        write(painter, inside, (name,), font(Type.LABEL), Token.INK_2.colour)
        after = QFontMetricsF(font(Type.LABEL)).horizontalAdvance(name) + px(7)
        write(painter, inside.adjusted(after, 0, 0, 0), (str(total),), font(Type.HINT), Token.INK_3.colour)

    def _paint_hit(self, painter: QPainter, box: QRectF, hit: Found, chosen: bool) -> None:
        if chosen:
            painter.fillRect(box, Token.SELECTED.colour)
        icon = QRectF(px(EDGE), box.top(), px(18), box.height())
        icons.draw(painter, hit.icon, (Token.ACCENT if chosen else Token.INK_2).colour, icon)
        right = box.right() - px(EDGE)
        if chosen:
            right = self._paint_key(painter, box, right)
        trailing = QFontMetricsF(font(Type.HINT)).horizontalAdvance(hit.trailing)
        line = QFontMetricsF(font(Type.HINT)).height()
        spot = QRectF(right - trailing, box.center().y() - line / 2, trailing + 1, line)
        write(painter, spot, (hit.trailing,), font(Type.HINT), Token.INK_2.colour)
        words = QRectF(px(EDGE + 30), box.top() + px(5), spot.left() - px(EDGE + 42), box.height())
        title = lay_out(hit.title, font(Type.STRONG), words.width(), 1).lines
        write(painter, words, title, font(Type.STRONG), Token.INK.colour, query=self._query)
        detail = words.translated(0, px(22))
        lines = lay_out(hit.detail, font(Type.HINT), words.width(), 1).lines
        write(painter, detail, lines, font(Type.HINT), Token.INK_3.colour, query=self._query)

    def _paint_key(self, painter: QPainter, box: QRectF, right: float) -> float:
        width = QFontMetricsF(font(Type.HINT)).horizontalAdvance("Enter") + px(14)
        key = QRectF(right - width, box.center().y() - px(11), width, px(22))
        frame(painter, key, radius=4, fill=Token.PAGE.colour, border=Token.LINE_2.colour)
        painter.setFont(font(Type.HINT))
        painter.setPen(Token.INK_2.colour)
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, "Enter")
        return key.left() - px(13)

    def _place_at(self, spot: QPointF) -> int:
        top: float = -self.verticalScrollBar().value()
        for place, line in enumerate(self._lines):
            top += px(_height(line))
            if spot.y() < top:
                return place
        return -1

    def _keep_in_sight(self) -> None:
        top = sum(px(_height(line)) for line in self._lines[: max(0, self._chosen)])
        bar = self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(max(0, top - px(HEAD)))
        elif top + px(ROW) > bar.value() + self.viewport().height():
            bar.setValue(top + px(ROW) - self.viewport().height())

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.wanted_height() - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(px(ROW))


def _height(line: tuple[str, int] | Found) -> int:
    return ROW if isinstance(line, Found) else HEAD
