"""Looks through an .xls of Excel 97 to 2003: its extent, its errors, its password, before it is read."""

import re
import struct
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.compdoc import CompDoc, CompDocError

from desktop_app.core.sheets import limits
from desktop_app.core.sheets.cells import CellError, letters
from desktop_app.core.sheets.limits import Limits

BROKEN = (XLRDError, CompDocError, struct.error, IndexError, ValueError, AssertionError, TypeError, KeyError,
          UnicodeError, AttributeError, OverflowError)  # fmt: skip
"""What reading a damaged .xls raises."""

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _SUPBOOK, _FORMULA, _BOOLERR = 0x809, 0x0A, 0x2F, 0x85, 0x1AE, 0x06, 0x205
_CELLS = frozenset({_FORMULA, _BOOLERR, 0x203, 0x204, 0xFD, 0x27E, 0xD6})
_MANY = 0xBD
_EXCEL_97 = 0x600
_OLD_FONT = re.compile(rb"\.\0?V\0?n\0?[A-Z]|V\0?N\0?I\0?[- ]", re.IGNORECASE)


@dataclass
class OldSheet:
    """What was seen of one sheet."""

    name: str = ""
    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)


@dataclass
class OldBook:
    """What was seen of the whole file."""

    sheets: list[OldSheet]
    links: bool
    old_fonts: bool


def look_through_xls(content: bytes, allowed: Limits) -> OldBook:
    """The sheets with their extents; UserError for a password, another kind of file and what would not fit."""
    try:
        compound = CompDoc(content, logfile=StringIO())
        if compound.get_named_stream("EncryptedPackage") is not None:
            raise limits.locked()
        stream = compound.get_named_stream("Workbook")
        old = compound.get_named_stream("Book")
    except BROKEN as error:
        raise limits.damaged() from error
    if stream is None:
        raise limits.another_form() if old is not None else limits.not_a_workbook()
    return _walk(bytes(stream), allowed)


def _walk(stream: bytes, allowed: Limits) -> OldBook:
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
                sheets.append(OldSheet())
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
    # The first substream is that of the whole workbook.
    for sheet, name in zip(sheets[1:], names, strict=False):
        sheet.name = name
    return OldBook(sheets[1:], links, bool(_OLD_FONT.search(stream)))


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
    if kind == _BOOLERR and record[7]:
        sheet.errors[row + 1, column + 1] = CellError(error_text_from_code.get(record[6], "#ERR!"))
    if kind == _FORMULA and record[6] == 2 and record[12:14] == b"\xff\xff":
        sheet.errors[row + 1, column + 1] = CellError(error_text_from_code.get(record[8], "#ERR!"))


def _name(record: bytes) -> str:
    count, wide = record[6], record[7]
    return record[8 : 8 + count * 2].decode("utf-16-le") if wide & 1 else record[8 : 8 + count].decode("latin-1")


class OldFonts:
    """The font of every cell, asked row by row."""

    def __init__(self, content: bytes) -> None:
        """Reading fonts takes long; this is done only where an old font is among them."""
        import xlrd

        try:
            self._book: Any = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=StringIO())
            self._names = [str(self._book.font_list[form.font_index].name) for form in self._book.xf_list]
        except BROKEN as error:
            raise limits.damaged() from error

    def of_row(self, sheet: str, number: int) -> tuple[str, ...]:
        """The fonts of a row, the first that of column A."""
        table = self._book.sheet_by_name(sheet) if sheet in self._book.sheet_names() else None
        if table is None or number > table.nrows:
            return ()
        formats = [table.cell_xf_index(number - 1, at) for at in range(table.row_len(number - 1))]
        return tuple(self._names[form] if form < len(self._names) else "" for form in formats)
