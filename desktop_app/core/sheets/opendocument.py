"""Looks through an .ods before it is read: repeated cells and rows are counted as often as they stand for."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import unescape

from desktop_app.core.sheets import limits
from desktop_app.core.sheets.cells import CellError, letters
from desktop_app.core.sheets.limits import Limits
from desktop_app.core.sheets.package import pieces

CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")

_TABLE = re.compile(rb'<table:table [^>]*?table:name="([^"]*)"')
_ROW = b"<table:table-row"
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d{1,9})"')
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d{1,9})"')
_FAILED = re.compile(rb'calcext:value-type="error"[^>]*><text:p>([^<]{1,40})')
_VALUED = (b"office:value", b"<text:p", b"office:string-value", b"office:date-value", b"table:formula")


class TableRow(NamedTuple):
    """A row as it is written: it stands for `times` rows from `number` on, counted from 1; `before` is what stands
    between the beginning of its table and the first row."""

    table: str
    before: bytes
    number: int
    times: int
    head: bytes
    cells: bytes

    @property
    def has_values(self) -> bool:
        """Whether it is more than formatting."""
        return any(sign in self.cells for sign in _VALUED)


@dataclass
class _Table:
    columns: int = 0
    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)


def look_through_ods(archive: zipfile.ZipFile, allowed: Limits) -> dict[str, dict[tuple[int, int], CellError]]:
    """The cells with errors of every table; UserError for a file with a password and for one that would not fit."""
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as opened:
            if any(b"encryption-data" in piece for piece in pieces(opened, b"<manifest:file-entry", allowed)):
                raise limits.locked()
    tables = dict[str, _Table]()
    for row in rows_of(archive, allowed):
        if row.has_values:
            _count(tables.setdefault(row.table, _Table()), row, allowed)
    return {name: table.errors for name, table in tables.items()}


def rows_of(archive: zipfile.ZipFile, allowed: Limits) -> Iterator[TableRow]:
    """Every row of every table in order."""
    name, before, number = "", b"", 1
    with archive.open("content.xml") as opened:
        for piece in pieces(opened, _ROW, allowed):
            for at, chunk in enumerate(piece.split(_ROW)):
                # The first chunk stands before the first row; "<table:table-rows>" only holds rows together.
                if at and not chunk.startswith(b"s"):
                    head, _, cells = chunk.partition(b">")
                    told = _ROWS_REPEATED.search(head)
                    times = int(told[1]) if told else 1
                    yield TableRow(name, before, number, times, head, cells.partition(b"</table:table-row>")[0])
                    number += times
                if named := _TABLE.search(chunk):
                    name, before, number = unescape(named[1].decode("utf-8")), chunk[named.end() :], 1


def repeated(attributes: bytes) -> int:
    """For how many columns a cell or a column stands."""
    times = _COLUMNS_REPEATED.search(attributes)
    return int(times[1]) if times else 1


def _count(table: _Table, row: TableRow, allowed: Limits) -> None:
    last = row.number + row.times - 1
    table.columns = max(table.columns, _width(row.cells))
    if b'"error"' in row.cells and len(table.errors) < allowed.errors:
        table.errors |= {(last, column): error for column, error in _failed(row.cells)}
    if table.columns > allowed.columns:
        raise limits.too_wide(row.table, letters(table.columns), allowed.columns)
    if last * table.columns > allowed.cells:
        raise limits.too_far(row.table)


def _width(cells: bytes) -> int:
    """The last column with a value."""
    if b"columns-repeated" not in cells:
        return cells.count(b"<table:table-cell") + cells.count(b"<table:covered-table-cell")
    column = last = 0
    for found in CELL.finditer(cells):
        column += repeated(found[1])
        if b"office:value" in found[1] or b"table:formula" in found[1] or not found[2]:
            last = column
    return last


def _failed(cells: bytes) -> Iterator[tuple[int, CellError]]:
    column = 0
    for found in CELL.finditer(cells):
        column += repeated(found[1])
        if told := _FAILED.match(cells, found.start() + found[0].find(b"calcext:value-type")):
            yield column, CellError(told[1].decode("utf-8"))
