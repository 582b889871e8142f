"""What pages of the manual are set of: styles, words, pictures in a frame, small tables."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Table
from reportlab.platypus import Paragraph as PdfParagraph

from desktop_app.core.manual.blocks import Grid, Line, text_of
from desktop_app.core.manual.book import ENDING
from desktop_app.core.paper.fonts import SANS, SANS_BOLD, SERIF, printable
from desktop_app.core.paper.measures import MM

INK, BLUE, LINE_GREY = HexColor("#1A2330"), HexColor("#1A5A96"), HexColor("#CBD2DC")
SOFT_BLUE, SOFT_GREY = HexColor("#E3EDF8"), HexColor("#F8F9FB")
SIZE, LEADING = 10.0, 14.5
STEP = 16.0
POINTS_A_DOT = 0.4
"""Of a picture, which has one and a half dots to a pixel of the window: letters of the screen come out at 8 points."""

HIGHEST = 190 * MM
_ARROWS = re.compile(f"([{chr(0x2190)}-{chr(0x2195)}]+)")


def _style(face: str, size: float, leading: float, **others: Any) -> ParagraphStyle:
    settings: dict[str, Any] = {"textColor": INK, "allowWidows": 0, "allowOrphans": 0, **others}
    return ParagraphStyle("manual", fontName=face, fontSize=size, leading=leading, bulletFontName=face, **settings)


BODY = _style(SANS, SIZE, LEADING, spaceBefore=2, spaceAfter=4)
COVER = _style(SANS_BOLD, 22, 28, spaceBefore=8 * MM, spaceAfter=4)
COVER_LINE = _style(SANS, 11, 15, spaceAfter=10 * MM, textColor=HexColor("#465160"))
CHAPTER = _style(SANS_BOLD, 18, 24, spaceAfter=6, textColor=BLUE, keepWithNext=1)
TITLE = _style(SANS_BOLD, 14, 18, spaceBefore=16, spaceAfter=4, keepWithNext=1)
HEADING = _style(SANS_BOLD, 11, 15, spaceBefore=8, spaceAfter=2, keepWithNext=1)
CAPTION = _style(SANS, 8.5, 12, spaceBefore=3, spaceAfter=8, textColor=HexColor("#465160"))
NOTE = _style(
    SANS, SIZE, LEADING, backColor=SOFT_BLUE, borderPadding=(5, 7, 6, 7), spaceBefore=9, spaceAfter=11, leftIndent=7
)
CELL, HEAD_CELL = _style(SANS, 9, 12.5), _style(SANS_BOLD, 9, 12.5)
TOC = (
    _style(SANS_BOLD, 10, 13, spaceBefore=4.5),
    _style(SANS, 9.2, 12, leftIndent=12),
)


def item_style(depth: int, *, is_first: bool) -> ParagraphStyle:
    """The style of an item of a list, under its mark."""
    left = depth * STEP
    return ParagraphStyle(
        "item",
        parent=BODY,
        leftIndent=left,
        bulletIndent=left - STEP + 2,
        spaceBefore=3 if is_first else 0,
        spaceAfter=3,
    )


def plain_markup(text: str) -> str:
    """Words as reportlab's markup; what the face lacks (arrows) in another."""
    said = escape(_set(text))
    return _ARROWS.sub(lambda found: f'<font name="{SERIF}">{found[0]}</font>', said)


def markup(line: Line, leads: Collection[str]) -> str:
    """A line as reportlab's markup, its links inside the book."""
    return "".join(_marked_up(words.text, words.bold, words.link, leads) for words in line)


def _marked_up(text: str, bold: bool, link: str, leads: Collection[str]) -> str:
    said = plain_markup(text)
    if bold:
        said = f"<b>{said}</b>"
    slug = link.partition("#")[0].removesuffix(ENDING)
    return f"<a href={quoteattr(f'#{slug}')} color='#1A5A96'>{said}</a>" if slug in leads else said


def _set(text: str) -> str:
    """The text with what every face can set, arrows as they are."""
    return "".join(part if _ARROWS.match(part) else printable(part) for part in _ARROWS.split(text))


def framed_picture(file: Path, width: float) -> Flowable:
    """A picture in a thin frame, as large as the letters in it ask for, never wider than the text."""
    return _Framed(file, width)


class _Framed(Flowable):  # type: ignore[misc]
    def __init__(self, file: Path, width: float) -> None:
        super().__init__()
        self._file = str(file)
        wide, high = ImageReader(self._file).getSize()
        shrunk = min(POINTS_A_DOT, width / wide, HIGHEST / high)
        self.width, self.height = wide * shrunk, high * shrunk
        self.spaceBefore = 6
        self.keepWithNext = 1  # its caption

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, and a hairline around it."""
        if getattr(self.canv, "has_pictures", True):
            self.canv.drawImage(self._file, 0, 0, self.width, self.height)
        self.canv.setLineWidth(0.5)
        self.canv.setStrokeColor(LINE_GREY)
        self.canv.rect(0, 0, self.width, self.height)


def grid_table(grid: Grid, width: float, leads: Collection[str]) -> Table:
    """A small table, each column as wide as its longest cell asks for, together at most as wide as the text."""
    rows = (grid.head, *grid.rows)
    asks = [max(12.0, *(min(len(text_of(row[at])), 60) * 5.2 + 12 for row in rows)) for at in range(len(grid.head))]
    shrunk = min(1.0, width / sum(asks))
    cells = [
        [PdfParagraph(markup(cell, leads), CELL if at else HEAD_CELL) for cell in row] for at, row in enumerate(rows)
    ]
    look: list[tuple[object, ...]] = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE_GREY),
        ("BACKGROUND", (0, 0), (-1, 0), SOFT_GREY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
    ]
    return Table(
        cells, [ask * shrunk for ask in asks], style=look, repeatRows=1, hAlign="LEFT", spaceBefore=5, spaceAfter=8
    )
