"""The rows of the manual's contents, measured and painted: a chapter, a page, or a page that was found."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop_app.core.text.fold import marked
from desktop_app.kit import icons
from desktop_app.kit.lettering import lay_out, write
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, Type, font, px

ARROW = 22
EDGE = 10
AROUND = 6
NEAR = 60
"""So many letters of a sentence may stand before the first word that was found; the others give way to "…"."""


@dataclass(frozen=True)
class Row:
    """One line: a chapter (without a `slug`) or a page; `detail` is the sentence in which it was found."""

    words: str
    slug: str = ""
    anchor: str = ""
    detail: str = ""
    is_open: bool = False

    @property
    def is_chapter(self) -> bool:
        """Whether pages stand below it."""
        return not self.slug


class RowLook:
    """How rows look at a width, as contents or, with the words of a `query` marked, as what was found."""

    def __init__(self, width: int, query: str = "") -> None:
        self._width, self._query = width, query
        self._left = px(EDGE) + (0 if query else px(ARROW))

    def height(self, row: Row) -> int:
        """How high a row is."""
        body, hint = QFontMetricsF(font(Type.BODY)).height(), QFontMetricsF(font(Type.HINT)).height()
        return round(body * len(self._words(row)) + hint * len(self._detail(row))) + 2 * px(AROUND)

    def paint(self, painter: QPainter, box: QRectF, row: Row, *, is_marked: bool, has_keyboard: bool) -> None:
        """Draw a row; the marked page is filled, the ring shows the keyboard."""
        if is_marked and not row.is_chapter:
            frame(painter, box, radius=6, fill=Token.NAV_ON.colour)
            mark = QRectF(0, box.top() + px(8), px(3), box.height() - px(16))
            frame(painter, mark, radius=1.5, fill=Token.ACCENT.colour)
        if is_marked and has_keyboard:
            frame(painter, box, radius=6, border=Token.ACCENT.colour, width=2)
        if row.is_chapter:
            size = px(14)
            spot = QRectF(px(EDGE), box.top() + (box.height() - size) / 2, size, size)
            icons.draw(painter, "chevron-down" if row.is_open else "chevron-right", Token.INK_3.colour, spot)
        ink = Token.ACCENT_DARK if is_marked and not row.is_chapter else Token.INK
        words = QRectF(self._left, box.top() + px(AROUND), self._width - self._left, box.height())
        lines = self._words(row)
        write(painter, words, lines, self._letters(row), ink.colour, query=self._query)
        below = words.translated(0, QFontMetricsF(font(Type.BODY)).height() * len(lines))
        write(painter, below, self._detail(row), font(Type.HINT), Token.INK_2.colour, query=self._query)

    def _words(self, row: Row) -> tuple[str, ...]:
        return lay_out(row.words, self._letters(row), self._width - self._left - px(EDGE), 2).lines

    def _detail(self, row: Row) -> tuple[str, ...]:
        if not row.detail:
            return ()
        near = from_the_first_word(row.detail, self._query)
        return lay_out(near, font(Type.HINT), self._width - self._left - px(EDGE), 3).lines

    def _letters(self, row: Row) -> QFont:
        return font(Type.STRONG if row.is_chapter or self._query else Type.BODY)


def from_the_first_word(sentence: str, query: str) -> str:
    """The sentence, without its beginning where the words that were found would else stand too far behind."""
    pieces = marked(sentence, query)
    before = pieces[0][0] if pieces and not pieces[0][1] else ""
    if len(before) <= NEAR or len(pieces) == 1:
        return sentence
    return "… " + before[-NEAR // 2 :].partition(" ")[2] + sentence[len(before) :]
