"""Text as pictures for a telephone: large letters on a tall sheet, so many sheets as the text needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from desktop_app.core.paper.inline import Inline, Run, as_inline
from desktop_app.core.resources import resource
from desktop_app.core.text.fold import nfc

WIDTH, HEIGHT = 1080, 1350
_MARGIN, _BAND = 72, 150
_TITLE, _TEXT, _SMALL = 54, 44, 32
_PITCH, _AFTER = 1.42, 22
_INK, _PAPER, _BLUE, _GREY = "#1c1c1c", "#ffffff", "#0f4c81", "#5b6470"
_FACES = {False: "NotoSans-Regular.ttf", True: "NotoSans-SemiBold.ttf"}


@dataclass(frozen=True)
class Poster:
    """What pictures say: `office` in the band at the top, `foot` small at the bottom of each."""

    office: str
    title: str
    paragraphs: tuple[Inline | str, ...]
    foot: str


_Word = tuple[str, bool]
_Line = tuple[tuple[_Word, ...], int, bool]
"""The words of a line, its size, whether a paragraph ends with it."""


def draw_pictures(poster: Poster) -> list[bytes]:
    """The pictures as PNG, without any data besides; the same poster gives the same bytes."""
    pen = _Pen()
    lines = list(pen.lines(((Run(poster.title, bold=True),), *poster.paragraphs)))
    sheets = list(_sheets(lines))
    return [pen.draw(poster, sheet, number, len(sheets)) for number, sheet in enumerate(sheets, start=1)]


def _sheets(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    sheet: list[_Line] = []
    room = left = HEIGHT - _BAND - 2 * _MARGIN - 2 * _SMALL
    for line in lines:
        high = round(line[1] * _PITCH)
        if high > left and sheet:
            yield sheet
            sheet, left = [], room
        sheet.append(line)
        left -= high + (_AFTER if line[2] else 0)
    yield sheet


class _Pen:
    """The faces at their sizes."""

    def __init__(self) -> None:
        from PIL import ImageFont

        self._fonts: dict[tuple[bool, int], Any] = {
            (bold, size): ImageFont.truetype(str(resource("fonts") / name), size)
            for bold, name in _FACES.items()
            for size in (_TITLE, _TEXT, _SMALL)
        }

    def lines(self, paragraphs: Sequence[Inline | str]) -> Iterator[_Line]:
        """The paragraphs broken into lines, the first one in the size of a title."""
        for at, paragraph in enumerate(paragraphs):
            size = _TEXT if at else _TITLE
            broken = list(self._broken(as_inline(paragraph), size))
            for place, line in enumerate(broken, start=1):
                yield line, size, place == len(broken)

    def draw(self, poster: Poster, sheet: Sequence[_Line], number: int, total: int) -> bytes:
        """One sheet."""
        from PIL import Image, ImageDraw

        picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
        pen = ImageDraw.Draw(picture)
        pen.rectangle((0, 0, WIDTH, _BAND), fill=_BLUE)
        office = self._cut(nfc(poster.office), True, _TEXT, WIDTH - 2 * _MARGIN)
        pen.text((_MARGIN, _BAND // 2), office, fill=_PAPER, font=self._fonts[True, _TEXT], anchor="lm")
        y = _BAND + _MARGIN
        for words, size, ends in sheet:
            self._line(pen, words, size, y)
            y += round(size * _PITCH) + (_AFTER if ends else 0)
        foot = f"{poster.foot}  ·  {number}/{total}" if total > 1 else poster.foot
        foot = self._cut(nfc(foot), False, _SMALL, WIDTH - 2 * _MARGIN)
        pen.text((_MARGIN, HEIGHT - _MARGIN), foot, fill=_GREY, font=self._fonts[False, _SMALL], anchor="ls")
        out = BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()

    def _line(self, pen: Any, words: Sequence[_Word], size: int, y: int) -> None:
        x = float(_MARGIN)
        for word, bold in words:
            pen.text((x, y), word, fill=_INK, font=self._fonts[bold, size])
            x += self._width(word, bold, size) + self._width(" ", bold, size)

    def _broken(self, content: Inline, size: int) -> Iterator[tuple[_Word, ...]]:
        line, used = list[_Word](), 0.0
        for word, bold in self._words(content, size):
            wide = self._width(word, bold, size)
            space = self._width(" ", bold, size)
            if line and used + wide > WIDTH - 2 * _MARGIN:
                yield tuple(line)
                line, used = [], 0.0
            line.append((word, bold))
            used += wide + space
        yield tuple(line)

    def _words(self, content: Inline, size: int) -> Iterator[_Word]:
        """The words; one wider than the sheet, such as an address on the portal, comes in pieces."""
        for run in content:
            for word in nfc(run.text).split():
                rest = word
                while rest:
                    piece = self._cut(rest, run.bold, size, WIDTH - 2 * _MARGIN, "")
                    yield piece, run.bold
                    rest = rest[len(piece) :]

    def _cut(self, text: str, bold: bool, size: int, width: float, instead: str = "…") -> str:
        """As much of the text as fits, at least one letter."""
        if self._width(text, bold, size) <= width:
            return text
        kept = text
        while len(kept) > 1 and self._width(kept + instead, bold, size) > width:
            kept = kept[:-1]
        return kept + instead

    def _width(self, text: str, bold: bool, size: int) -> float:
        return float(self._fonts[bold, size].getlength(text))
