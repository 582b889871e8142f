"""In which fonts the text of a cell is written, and the text in Unicode: each stretch of one font for itself."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import NamedTuple

from desktop_app.core.sheets.cells import Row, Run
from desktop_app.core.text.fold import nfc
from desktop_app.core.text.legacy import Converted, Doubt, DoubtfulWord, Encoding, convert, encoding_of_font

_RUN = re.compile(rb"<r>(?:\s*<rPr>(.*?)</rPr>)?\s*<t( [^>]*)?(?:/>|>([^<]*))", re.DOTALL)
_SPACE = re.compile(r"(\s+)")
_RUN_FONT = re.compile(rb"<rFont val=[\"']([^\"']{1,80})")


class RowFonts(NamedTuple):
    """The font of each cell of a row, and of those cells that have several where each begins and ends."""

    names: tuple[str, ...] = ()
    runs: Mapping[int, tuple[Run, ...]] = MappingProxyType({})


NO_FONTS = RowFonts()


def row_fonts(names: Sequence[str], inside: Mapping[int, Sequence[Run]]) -> RowFonts:
    """What the cells of a row have: `names` from column A, `inside` by column the runs; a run without a font has the
    cell's."""
    told, several = list(names), dict[int, tuple[Run, ...]]()
    for column, runs in inside.items():
        own = told[column - 1]
        settled = _joined(Run(run.length, run.font or own) for run in runs if run.length)
        if len(settled) == 1:
            told[column - 1] = settled[0].font
        elif settled:
            several[column] = settled
            told[column - 1] = next(run.font for run in settled if encoding_of_font(run.font))
    return RowFonts(tuple(told), several)


def runs_of(text: bytes) -> tuple[Run, ...]:
    """The runs of a rich text of an .xlsx, () for a text that names no font."""
    if b"<rFont" not in text:
        return ()
    found = list[Run]()
    for looks, kept, said in _RUN.findall(text):
        font = _RUN_FONT.search(looks)
        words = unescape(said.decode("utf-8"))
        words = words if b"preserve" in kept else words.strip()
        found.append(Run(len(words), unescape(font[1].decode("utf-8")) if font else ""))
    return tuple(found)


def in_unicode(row: Row, column: int, text: str, expected: Encoding | None = None) -> Converted:
    """The text of a cell in Unicode: by its font, run by run where it has several, then `expected`, then its signs."""
    runs = row.runs.get(column, ())
    if not runs:
        return convert(text, row.font(column), expected)
    if sum(run.length for run in runs) != len(text):
        return _by_words(text)
    ends = [0]
    for run in runs:
        ends.append(ends[-1] + run.length)
    parts = [
        convert(text[begin:end], run.font if encoding_of_font(run.font) else "")
        for run, (begin, end) in zip(runs, pairwise(ends), strict=True)
    ]
    doubts = tuple(dict.fromkeys(doubt for part in parts for doubt in part.doubts))
    encoding = next((part.encoding for part in parts if part.encoding is not Encoding.UNICODE), Encoding.UNICODE)
    return Converted(nfc("".join(part.text for part in parts)), encoding, doubts)


def _by_words(text: str) -> Converted:
    """Each word by its own signs, one that is Vietnamese as it stands left alone: nothing else is known of it."""
    parts = [convert(part) for part in _SPACE.split(text)]
    read = nfc("".join(part.text for part in parts))
    encoding = next((part.encoding for part in parts if part.encoding is not Encoding.UNICODE), Encoding.UNICODE)
    return Converted(read, encoding, (DoubtfulWord(read, Doubt.MIXED),))


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours in one encoding as one run, so that no word is torn; all of them as one when none is old."""
    told = [(encoding_of_font(run.font), run) for run in runs]
    groups = [list(group) for _, group in groupby(told, key=lambda each: each[0])]
    return tuple(Run(sum(run.length for _, run in group), group[0][1].font) for group in groups)
