"""Bars of shares in a Word file: rows of shaded cells, so that they print sharp and need no picture."""

from collections.abc import Iterator

from desktop_app.core.fields import Align
from desktop_app.core.paper.bars import Bar, Bars, Tone, percent_of
from desktop_app.core.paper.word_xml import Shape, cell, paragraph, paragraph_of, row, run, table_start

_REST = "F3F5F8"
_SIZE, _NAME_SHARE, _NARROWEST_MM, _ROOM_FOR_NUMBER = 10.5, 0.36, 0.7, 6.0


def bars(block: Bars, width_mm: float) -> str:
    """The bars one under the other, then what their parts mean."""
    name_mm = width_mm * _NAME_SHARE if any(bar.name for bar in block.bars) else 0.0
    drawn = "".join(_bar(block, bar, name_mm, width_mm - name_mm) for bar in block.bars)
    legend = _legend(block) if block.has_legend else ""
    return f"{drawn}{legend}{paragraph('', Shape(size=4, line=6))}"


def _bar(block: Bars, bar: Bar, name_mm: float, room_mm: float) -> str:
    parts = list(_parts(block, bar, room_mm))
    widths = [*([name_mm] if name_mm else []), *(wide for wide, _, _ in parts)]
    named = [cell(paragraph(bar.name, Shape(size=_SIZE)), name_mm, middle=True)] if name_mm else []
    cells = [*named, *(cell(inside, wide, middle=True, fill=fill) for wide, inside, fill in parts)]
    gap = paragraph("", Shape(size=2, line=3, keep_with_next=True))
    return f"{table_start(widths, framed=False, padding=0)}{row(cells)}</w:tbl>{gap}"


def _parts(block: Bars, bar: Bar, room_mm: float) -> Iterator[tuple[float, str, str]]:
    """Width, content and colour of each part that is not nothing; what is left of the base is light."""
    shown = [(count, tone) for count, tone in zip(bar.counts, block.tones, strict=True) if count]
    rest = bar.base - sum(bar.counts)
    wanted = [max(_NARROWEST_MM, room_mm * percent_of(count, bar.base) / 100) for count, _ in shown]
    wanted += [max(_NARROWEST_MM, room_mm * percent_of(rest, bar.base) / 100)] if rest or not shown else []
    fits = [wide * room_mm / sum(wanted) for wide in wanted]
    for (count, tone), wide in zip(shown, fits, strict=False):
        number = block.told(count, bar.base) if wide >= _ROOM_FOR_NUMBER else ""
        yield wide, paragraph(number, Shape(size=_SIZE - 1, align=Align.CENTRE, white=tone.is_dark)), tone.colour
    if len(fits) > len(shown):
        yield fits[-1], paragraph("", Shape(size=_SIZE - 1)), _REST


def _legend(block: Bars) -> str:
    told = zip(block.parts, block.tones, strict=True)
    shape = Shape(size=_SIZE, before=2, keep_with_next=False)
    return paragraph_of("".join(_meant(words, tone, shape) for words, tone in told), shape)


def _meant(words: str, tone: Tone, shape: Shape) -> str:
    return run("■ ", shape, colour=tone.colour) + run(f"{words}    ", shape)
