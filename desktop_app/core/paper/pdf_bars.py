"""Bars of shares in a PDF paper: vector drawings, a number in each part that has room for it."""

from reportlab.lib.colors import HexColor, black, white
from reportlab.platypus import Flowable

from desktop_app.core.fields import Align
from desktop_app.core.paper.bars import Bar, Bars, Tone, percent_of
from desktop_app.core.paper.fonts import SERIF, printable, text_width
from desktop_app.core.paper.head_sizes import pitch_of
from desktop_app.core.paper.lines import Line, Typesetter
from desktop_app.core.paper.measures import MM
from desktop_app.core.paper.pdf_table import draw_lines

SIZE = 10.5
_NAME_SHARE, _BAR_MM, _GAP_MM, _SQUARE = 0.36, 5.2, 1.8, 7.0
_BETWEEN, _ABOVE, _BELOW = 12.0, 3.0, 8.0


class BarsPart(Flowable):  # type: ignore[misc]
    """Names at the left, bars at the right, what the parts mean below."""

    def __init__(self, bars: Bars, width: float) -> None:
        """`width` in points."""
        super().__init__()
        self._bars, self.width, setter = bars, width, Typesetter()
        self._left = width * _NAME_SHARE if any(bar.name for bar in bars.bars) else 0.0
        self._names = [setter.wrap(bar.name, max(self._left - 6, 1), SIZE) if bar.name else [] for bar in bars.bars]
        self._highs = [max(_BAR_MM * MM, len(lines) * pitch_of(SIZE)) + _GAP_MM * MM for lines in self._names]
        self._legend = _legend_rows(bars, width) if bars.has_legend else []
        self.height = _ABOVE + sum(self._highs) + len(self._legend) * pitch_of(SIZE) * 1.15 + _BELOW

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it from the top."""
        top = self.height - _ABOVE
        for bar, lines, high in zip(self._bars.bars, self._names, self._highs, strict=True):
            self._draw_name(lines, top)
            self._draw_bar(bar, top - _BAR_MM * MM)
            top -= high
        for row in self._legend:
            self._draw_legend(row, top)
            top -= pitch_of(SIZE) * 1.15

    def _draw_name(self, lines: list[Line], top: float) -> None:
        if lines:
            draw_lines(self.canv, lines, 0, top, self._left - 6, SIZE, pitch_of(SIZE), Align.LEFT)

    def _draw_bar(self, bar: Bar, low: float) -> None:
        room, high, x = self.width - self._left, _BAR_MM * MM, self._left
        self.canv.setLineWidth(0.4)
        for count, tone in zip(bar.counts, self._bars.tones, strict=True):
            wide = room * percent_of(count, bar.base) / 100
            if not count:
                continue
            self.canv.setFillColor(HexColor(f"#{tone.colour}"))
            self.canv.setStrokeColor(white)
            self.canv.rect(x, low, wide, high, fill=1)
            number = self._bars.told(count, bar.base)
            if wide > text_width(number, SERIF, SIZE - 1) + 4:
                self._number(number, tone, x + wide / 2, low)
            x += wide
        self.canv.setStrokeColor(HexColor("#9AA3B0"))
        self.canv.rect(self._left, low, room, high)
        self.canv.setFillColor(black)
        self.canv.setStrokeColor(black)

    def _number(self, number: str, tone: Tone, centre: float, low: float) -> None:
        self.canv.setFillColor(white if tone.is_dark else black)
        self.canv.setFont(SERIF, SIZE - 1)
        self.canv.drawCentredString(centre, low + (_BAR_MM * MM - SIZE) / 2 + 2.6, number)

    def _draw_legend(self, row: list[tuple[str, Tone, float]], top: float) -> None:
        base = top - SIZE
        for words, tone, x in row:
            self.canv.setFillColor(HexColor(f"#{tone.colour}"))
            self.canv.rect(x, base, _SQUARE, _SQUARE, fill=1, stroke=0)
            self.canv.setFillColor(black)
            self.canv.setFont(SERIF, SIZE)
            self.canv.drawString(x + _SQUARE + 3, base, printable(words))


def _legend_rows(bars: Bars, width: float) -> list[list[tuple[str, Tone, float]]]:
    """The words of the parts with their places, in as many rows as they need."""
    rows, x = [list[tuple[str, Tone, float]]()], 0.0
    for words, tone in zip(bars.parts, bars.tones, strict=True):
        wide = _SQUARE + 3 + text_width(printable(words), SERIF, SIZE) + _BETWEEN
        if x and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((words, tone, x))
        x += wide
    return rows
