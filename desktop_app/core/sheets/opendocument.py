"""Looks through an .ods before it is read: repeated cells and rows are counted as often as they stand for."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import unescape

from desktop_app.core.sheets import limits
from desktop_app.core.sheets.cells import CellError, letters
from desktop_app.core.sheets.limits import Limits
from desktop_app.core.sheets.package import pieces

_TABLE = re.compile(rb'<table:table [^>]*?table:name="([^"]*)"')
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d{1,9})"')
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d{1,9})"')
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_FAILED = re.compile(rb'calcext:value-type="error"[^>]*><text:p>([^<]{1,40})')
_VALUED = (b"office:value", b"<text:p", b"office:string-value", b"office:date-value", b"table:formula")


@dataclass
class _Table:
    name: str = ""
    rows: int = 0
    last: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)


def look_through_ods(archive: zipfile.ZipFile, allowed: Limits) -> dict[str, dict[tuple[int, int], CellError]]:
    """The cells with errors of every table; UserError for a file with a password and for one that would not fit."""
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as opened:
            if any(b"encryption-data" in piece for piece in pieces(opened, b"<manifest:file-entry", allowed)):
                raise limits.locked()
    table, errors = _Table(), dict[str, dict[tuple[int, int], CellError]]()
    with archive.open("content.xml") as opened:
        for piece in pieces(opened, b"<table:table-row", allowed):
            for chunk in piece.split(b"<table:table-row"):
                _count(table, chunk, allowed)
                if named := _TABLE.search(chunk):
                    table = _Table(unescape(named[1].decode("utf-8")))
                    errors[table.name] = table.errors
    return errors


def _count(table: _Table, row: bytes, allowed: Limits) -> None:
    head, _, cells = row.partition(b">")
    times = _ROWS_REPEATED.search(head)
    table.rows += int(times[1]) if times else 1
    if not any(sign in cells for sign in _VALUED):
        return
    table.last = table.rows
    table.columns = max(table.columns, _width(cells))
    if b'"error"' in cells and len(table.errors) < allowed.errors:
        table.errors |= {(table.rows, column): error for column, error in _failed(cells)}
    if table.columns > allowed.columns:
        raise limits.too_wide(table.name, letters(table.columns), allowed.columns)
    if table.last * table.columns > allowed.cells:
        raise limits.too_far(table.name)


def _width(cells: bytes) -> int:
    """The last column with a value."""
    if b"columns-repeated" not in cells:
        return cells.count(b"<table:table-cell") + cells.count(b"<table:covered-table-cell")
    column = last = 0
    for found in _CELL.finditer(cells):
        times = _COLUMNS_REPEATED.search(found[1])
        column += int(times[1]) if times else 1
        if b"office:value" in found[1] or b"table:formula" in found[1] or not found[2]:
            last = column
    return last


def _failed(cells: bytes) -> Iterator[tuple[int, CellError]]:
    column = 0
    for found in _CELL.finditer(cells):
        times = _COLUMNS_REPEATED.search(found[1])
        column += int(times[1]) if times else 1
        if told := _FAILED.match(cells, found.start() + found[0].find(b"calcext:value-type")):
            yield column, CellError(told[1].decode("utf-8"))
