"""Reads an .xls of Excel 97 to 2003, after its extent and its password were looked at.

The fast reader of the newer forms ends the whole program on some damaged files of this form; the one here only raises.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.compdoc import CompDoc, CompDocError

from desktop_app.core.sheets import limits
from desktop_app.core.sheets.cells import CellError, Run, Value, letters
from desktop_app.core.sheets.lettering import RowFonts, row_fonts
from desktop_app.core.sheets.limits import Limits
from desktop_app.core.text.legacy import encoding_of_font

BROKEN = (XLRDError, CompDocError, struct.error, ValueError, AssertionError, TypeError, KeyError,
          UnicodeError, AttributeError, LookupError, OverflowError)  # fmt: skip
"""What reading a damaged .xls raises."""

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _SUPBOOK, _FORMULA, _BOOLERR = 0x809, 0x0A, 0x2F, 0x85, 0x1AE, 0x06, 0x205
_CELLS = frozenset({_FORMULA, _BOOLERR, 0x203, 0x204, 0xFD, 0x27E, 0xD6})
_MANY = 0xBD
_EXCEL_97 = 0x600


@dataclass
class OldSheet:
    """What was seen of one sheet."""

    name: str = ""
    rows: int = 0
    columns: int = 0


def look_through_xls(content: bytes, allowed: Limits) -> bool:
    """Whether there are links to other files; UserError for a password, another kind of file and what would not fit."""
    with _told_as_damaged():
        compound = CompDoc(content, logfile=StringIO())
        if compound.get_named_stream("EncryptedPackage") is not None:
            raise limits.locked()
        stream, old = compound.get_named_stream("Workbook"), compound.get_named_stream("Book")
    if stream is None:
        raise limits.another_form() if old is not None else limits.not_a_workbook()
    with _told_as_damaged():
        return _walk(bytes(stream), allowed)


def _walk(stream: bytes, allowed: Limits) -> bool:
    names, sheets, links, at, end, depth = list[str](), list[OldSheet](), False, 0, len(stream), 0
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > end:
            raise limits.damaged()
        if kind in _CELLS or kind == _MANY:
            if sheets and depth == 1:
                _count(sheets[-1], kind, stream[at + 4 : at + 4 + length], allowed)
        elif kind == _BOF:
            depth += 1
            _check_version(stream, at)
            if depth == 1:
                # The first substream is that of the whole workbook.
                known = 0 < len(sheets) <= len(names)
                sheets.append(OldSheet(names[len(sheets) - 1] if known else ""))
        elif kind == _EOF:
            depth -= 1
        elif kind == _FILEPASS:
            raise limits.locked()
        elif kind == _BOUNDSHEET:
            names.append(_name(stream[at + 4 : at + 4 + length]))
        elif kind == _SUPBOOK:
            links = links or (length > 4 and stream[at + 6 : at + 8] != b"\x01\x04")
        elif not kind and not length:
            break
        at += 4 + length
    return links


def _check_version(stream: bytes, at: int) -> None:
    (version,) = struct.unpack_from("<H", stream, at + 4)
    if version != _EXCEL_97:
        raise limits.another_form()


def _count(sheet: OldSheet, kind: int, record: bytes, allowed: Limits) -> None:
    row, column = struct.unpack_from("<HH", record)
    last = struct.unpack_from("<H", record, len(record) - 2)[0] if kind == _MANY else column
    sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, last + 1)
    if sheet.columns > allowed.columns:
        raise limits.too_wide(sheet.name, letters(sheet.columns), allowed.columns)
    if sheet.rows * sheet.columns > allowed.cells:
        raise limits.too_far(sheet.name)


def _name(record: bytes) -> str:
    count, wide = record[6], record[7]
    return record[8 : 8 + count * 2].decode("utf-16-le") if wide & 1 else record[8 : 8 + count].decode("latin-1")


class OldBook:
    """An .xls, read sheet by sheet."""

    def __init__(self, content: bytes) -> None:
        """UserError when the file is damaged."""
        with _told_as_damaged():
            self._book: Any = xlrd.open_workbook(
                file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=StringIO()
            )
            self._named = [str(font.name) for font in self._book.font_list]
            self._fonts = [self._named[form.font_index] for form in self._book.xf_list]
        self.has_old_fonts = any(encoding_of_font(name) for name in self._named)
        self.names: list[str] = self._book.sheet_names()
        self.counts_from_1904 = self._book.datemode == 1

    def table(self, name: str) -> "OldTable":
        """The values of a sheet."""
        with _told_as_damaged():
            for other in self.names:
                if other != name and self._book.sheet_loaded(other):
                    self._book.unload_sheet(other)
            return OldTable(self._book.sheet_by_name(name), self._book.datemode, self._fonts, self._named)

    def is_hidden(self, name: str) -> bool:
        """Whether a sheet is not shown."""
        at = self.names.index(name)
        return bool(self._book._sheet_visibility[at])


class OldTable:
    """One sheet of an .xls, spoken to like those of the newer forms."""

    def __init__(self, sheet: Any, datemode: int, fonts: list[str], named: list[str]) -> None:
        """`fonts` are those of the cell formats, `named` all of the workbook."""
        self._sheet, self._datemode, self._fonts, self._named = sheet, datemode, fonts, named
        self._rich: dict[tuple[int, int], list[tuple[int, int]]] = sheet.rich_text_runlist_map
        self.total_height, self.total_width = int(sheet.nrows), int(sheet.ncols)
        self.start = (0, 0) if sheet.nrows else None
        self.merged_cell_ranges = [
            ((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells
        ]

    def iter_rows(self) -> Iterator[list[Value]]:
        """The values row by row."""
        for number in range(self.total_height):
            row = zip(self._sheet.row_types(number), self._sheet.row_values(number), strict=True)
            values = [self._value(kind, value) for kind, value in row]
            yield values + [None] * (self.total_width - len(values))

    def fonts(self, number: int) -> RowFonts:
        """The fonts of a row counted from 1, the first that of column A."""
        formats = [self._sheet.cell_xf_index(number - 1, at) for at in range(self._sheet.row_len(number - 1))]
        names = [self._fonts[form] if form < len(self._fonts) else "" for form in formats]
        inside = {at + 1: self._runs(number - 1, at) for at in range(len(names)) if (number - 1, at) in self._rich}
        return row_fonts(names, inside) if inside else RowFonts(tuple(names))

    def _runs(self, row: int, column: int) -> list[Run]:
        """Where each font begins within the text of a cell; what stands before the first has the cell's."""
        begins = [
            (0, ""),
            *((at, self._named[font]) for at, font in self._rich[row, column] if font < len(self._named)),
        ]
        ends = [at for at, _ in begins[1:]] + [len(str(self._sheet.cell_value(row, column)))]
        return [Run(end - at, font) for (at, font), end in zip(begins, ends, strict=True)]

    def _value(self, kind: int, value: Any) -> Value:
        if kind == xlrd.XL_CELL_TEXT:
            return str(value) or None
        if kind == xlrd.XL_CELL_NUMBER:
            return float(value)
        if kind == xlrd.XL_CELL_DATE:
            return self._moment(float(value))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        return CellError(error_text_from_code.get(value, "#ERR!")) if kind == xlrd.XL_CELL_ERROR else None

    def _moment(self, serial: float) -> Value:
        try:
            at: datetime = xlrd.xldate_as_datetime(round(serial * 86_400) / 86_400, self._datemode)
        except (ValueError, OverflowError):
            return serial
        at = (at + timedelta(milliseconds=500)).replace(microsecond=0)
        if 0 <= serial < 1:
            return at.time()
        return at.date() if serial == int(serial) else at


@contextmanager
def _told_as_damaged() -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise limits.damaged() from error
