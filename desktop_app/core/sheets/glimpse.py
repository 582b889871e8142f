"""What an official sees of a workbook before anything is taken over: first values, and old letters before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop_app.core.progress import Progress, Silent
from desktop_app.core.sheets.cells import Row, address, letters, shortened
from desktop_app.core.sheets.headings import is_numbering
from desktop_app.core.sheets.lettering import in_unicode
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.reader import Book, Sheet
from desktop_app.core.text.fold import nfc
from desktop_app.core.text.legacy import DoubtfulWord, Encoding

_EVERY = 500
_FIRST = 3
_MOST = 300


@dataclass(frozen=True, slots=True)
class ColumnGlimpse:
    """One column of the workbook, counted from 1: its heading and the first values below, in Unicode."""

    column: int
    heading: str
    values: tuple[str, ...]

    @property
    def name(self) -> str:
        """As a spreadsheet names it: C."""
        return letters(self.column)


@dataclass(frozen=True, slots=True)
class Turned:
    """A text of the workbook that is changed into Unicode, and what of it is uncertain."""

    place: str
    before: str
    font: str
    after: str
    encoding: Encoding
    doubts: tuple[DoubtfulWord, ...]


@dataclass(frozen=True)
class Conversions:
    """What becomes of old letters: how many cells, in how many of them a doubt; each different text once."""

    cells: int = 0
    doubtful: int = 0
    shown: tuple[Turned, ...] = ()
    """The uncertain ones first; no more than can be looked through."""


def first_values(book: Book, mapping: Matched, most: int = _FIRST) -> tuple[ColumnGlimpse, ...]:
    """Every column that has a heading or a value, with the first values below the heading."""
    found: list[list[str]] = [[] for _ in mapping.headings]
    for rows, row in enumerate(_below(book, mapping)):
        for at, values in enumerate(found, start=1):
            if len(values) < most and (text := _told(row, at)):
                values.append(text)
        if rows > _EVERY or all(len(values) >= most for values in found):
            break
    return tuple(
        ColumnGlimpse(at, mapping.headings[at - 1], tuple(values))
        for at, values in enumerate(found, start=1)
        if values or mapping.headings[at - 1]
    )


def conversions(
    book: Book, mapping: Matched, encodings: Mapping[str, Encoding], progress: Progress | None = None
) -> Conversions:
    """Look through the mapped columns for texts that are not yet Unicode."""
    listening, sheet = progress or Silent(), _sheet(book, mapping)
    cells = doubtful = 0
    sure, unsure = dict[tuple[str, str], Turned](), dict[tuple[str, str], Turned]()
    for row in _below(book, mapping):
        if row.number % _EVERY == 0:
            listening.report(row.number, max(sheet.height, row.number), "Đang xem bảng mã")
        for key, at in mapping.columns.items():
            text, font = row.value(at), row.font(at)
            if not isinstance(text, str) or (text.isascii() and not font):
                continue
            found = in_unicode(row, at, text, encodings.get(key))
            if found.text == nfc(text) and not found.doubts:
                continue
            cells, doubtful = cells + 1, doubtful + bool(found.doubts)
            into = unsure if found.doubts else sure
            if len(into) < _MOST:
                place = address(sheet.name, row.number, at)
                turned = Turned(place, shortened(text), font, shortened(found.text), found.encoding, found.doubts)
                into.setdefault((text, font), turned)
    return Conversions(cells, doubtful, (*unsure.values(), *sure.values())[:_MOST])


def _below(book: Book, mapping: Matched) -> Iterator[Row]:
    return (row for row in _sheet(book, mapping).rows() if row.number > mapping.last_heading and not is_numbering(row))


def _sheet(book: Book, mapping: Matched) -> Sheet:
    return next(sheet for sheet in book.sheets if sheet.name == mapping.sheet)


def _told(row: Row, at: int) -> str:
    value = row.value(at)
    return shortened(in_unicode(row, at, value).text if isinstance(value, str) else value)
