"""Looks through the parts of an .xlsx or .ods before they are read, so that reading cannot take all memory.

Every part is unpacked once in pieces and thrown away; what the reader needs beside the values is kept: errors, formulas
without a result, links to other files.
"""

import re
import zipfile
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO
from xml.etree import ElementTree

from desktop_app.core.sheets import limits
from desktop_app.core.sheets.cells import CellError, column_number, letters, position
from desktop_app.core.sheets.limits import Limits

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ElementTree.ParseError, NotImplementedError, KeyError, ValueError)
"""What reading a damaged package raises."""

_PIECE = 1 << 20
_LONGEST_TAG = 16 << 20
_COLUMNS = re.compile(rb' r="([A-Z]{1,7})')
_VALUED = re.compile(rb'<c [^>]*?r="([A-Z]{1,7})(\d{1,9})"[^>]*?>(?=<(?:v>|is>|f))')
_ROW = re.compile(rb'<row [^>]*?r="(\d{1,9})"')
_FAILED = re.compile(
    rb'<c (?:[^>]*? )?r="([A-Z]{1,3}\d{1,7})"[^>]*? t="e"[^>]*>(?:<f.*?</f>|<f[^>]*/>)?<v>([^<]{1,40})</v>'
)
_SHARED = re.compile(rb't="s"[^>]*><v>(\d+)')
_RUN_FONT = re.compile(rb"<rFont val=[\"']([^\"']{1,80})")
_NO_RESULT = (b"</f></c>", b"</f><v></v>", b"</f><v/>")
_PREFIX_ENDS = (b":c ", b":c>", b":c/", b":row ", b":row>", b":si>", b":si ")
_PREFIXED = re.compile(rb"<[\w.-]+:(?:c|row|si)[ />]")
_ROOT_PREFIX = re.compile(rb"<([\w.-]+:)(?:worksheet|sst)[\s>]")


@dataclass
class SheetFacts:
    """What was seen of one sheet."""

    name: str
    part: str
    hidden: bool
    rows: int = 0
    cells: int = 0
    columns: int = 0
    strings: int = 0
    without_result: int = 0
    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)
    fonts: set[str] = field(default_factory=set)


def check_package(archive: zipfile.ZipFile, allowed: Limits) -> None:
    """The list of parts is plausible; nothing is unpacked yet."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise limits.locked()
    if len(names) != len(parts):
        raise limits.damaged()
    if len(parts) > allowed.parts or sum(part.file_size for part in parts) > allowed.unpacked_bytes:
        raise limits.swollen()


def pieces(part: IO[bytes], at: bytes, allowed: Limits) -> Iterator[bytes]:
    """The part in pieces that begin with the tag `at`, except the first; tags lose the prefix of the whole part."""
    rest, total, prefix = b"", 0, b""
    while piece := part.read(_PIECE):
        total += len(piece)
        if total > allowed.unpacked_bytes:
            raise limits.swollen()
        if not rest and total == len(piece) and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
            raise limits.swollen()
        rest += piece
        if total == len(piece) and (spelled := _ROOT_PREFIX.search(piece)):
            prefix = spelled[1]
        if prefix:
            rest = rest.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
        cut = rest.rfind(at)
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > _LONGEST_TAG:
            raise limits.swollen()
    yield rest


def sheets_of(archive: zipfile.ZipFile) -> list[SheetFacts]:
    """The worksheets of an .xlsx in their order, with the part each stands in."""
    relations = ElementTree.fromstring(_small(archive, "xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): str(each.get("Target")) for each in relations if each.get("TargetMode") != "External"}
    found = list[SheetFacts]()
    for sheet in ElementTree.fromstring(_small(archive, "xl/workbook.xml")).iter():
        relation = next((said for name, said in sheet.items() if name.endswith("}id")), None)
        target = targets.get(relation) if sheet.tag.endswith("}sheet") else None
        if target and "worksheet" in target:
            part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
            hidden = sheet.get("state", "visible") != "visible"
            found.append(SheetFacts(sheet.get("name", ""), part, hidden))
    return found


def counts_from_1904(archive: zipfile.ZipFile) -> bool:
    """Whether an .xlsx numbers its days from 1904, as Excel for Macintosh did."""
    whole = ElementTree.fromstring(_small(archive, "xl/workbook.xml"))
    return any(each.get("date1904") in ("1", "true") for each in whole.iter() if each.tag.endswith("}workbookPr"))


def look_through(archive: zipfile.ZipFile, sheets: list[SheetFacts], allowed: Limits) -> None:
    """Measure every sheet and the shared texts; UserError for those that would not fit."""
    known = {sheet.part: sheet for sheet in sheets}
    lengths = _text_lengths(archive, allowed)
    longest = max(lengths, default=0)
    for part in archive.infolist():
        if part.filename in known:
            _measure(archive, known[part.filename], allowed)
        elif part.filename.endswith((".xml", ".rels")) and part.filename != "xl/sharedStrings.xml":
            with archive.open(part) as opened:
                for _ in pieces(opened, b"<", allowed):
                    pass
    if longest * sum(sheet.strings for sheet in sheets) > allowed.text_bytes:
        _add_up_texts(archive, sheets, lengths, allowed)


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part that is never large."""
    if archive.getinfo(name).file_size > 5 * _PIECE:
        raise limits.swollen()
    text = archive.read(name)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise limits.swollen()
    return text


def _refuse_prefixes(piece: bytes) -> None:
    """Tags that are spelled in yet another way would not be counted."""
    if any(
        sign in piece for sign in (b":c ", b":c>", b":c/", b":row ", b":row>", b":si>", b":si ")
    ) and _PREFIXED.search(piece):
        raise limits.another_form()


def _text_lengths(archive: zipfile.ZipFile, allowed: Limits) -> Sequence[int]:
    lengths = array("L")
    if "xl/sharedStrings.xml" not in archive.namelist():
        return lengths
    with archive.open("xl/sharedStrings.xml") as opened:
        for piece in pieces(opened, b"<si", allowed):
            _refuse_prefixes(piece)
            lengths.extend(len(text) for text in piece.split(b"<si")[1:])
            if len(lengths) > allowed.strings:
                raise limits.swollen()
    return lengths


def _add_up_texts(archive: zipfile.ZipFile, sheets: list[SheetFacts], lengths: Sequence[int], allowed: Limits) -> None:
    for sheet in sheets:
        total = 0
        with archive.open(sheet.part) as opened:
            for piece in pieces(opened, b"<c ", allowed):
                total += sum(lengths[int(at)] for at in _SHARED.findall(piece) if int(at) < len(lengths))
                if total > allowed.text_bytes:
                    raise limits.swollen()


def _measure(archive: zipfile.ZipFile, sheet: SheetFacts, allowed: Limits) -> None:
    columns, most_in_a_row, references = set[bytes](), 0, 0
    with archive.open(sheet.part) as opened:
        for piece in pieces(opened, b"<row", allowed):
            _refuse_prefixes(piece)
            named = _COLUMNS.findall(piece)
            columns.update(named)
            cells = piece.count(b"<c ") + piece.count(b"<c>") + piece.count(b"<c/>")
            references += len(named)
            sheet.cells += cells
            if len(named) < cells:
                most_in_a_row = max(most_in_a_row, *(row.count(b"<c") for row in piece.split(b"<row")))
            numbers = _ROW.findall(piece)
            sheet.rows = max(sheet.rows + piece.count(b"<row") - len(numbers), *(int(n) for n in numbers[-1:]), 0)
            sheet.strings += piece.count(b't="s"') + piece.count(b"t='s'")
            sheet.without_result += sum(piece.count(sign) for sign in _NO_RESULT)
            if b"<rFont" in piece:
                sheet.fonts.update(name.decode("utf-8") for name in set(_RUN_FONT.findall(piece)))
            if b't="e"' in piece and len(sheet.errors) < allowed.errors:
                sheet.errors |= {position(r.decode()): CellError(v.decode("utf-8")) for r, v in _FAILED.findall(piece)}
    sheet.columns = max(*(column_number(name.decode()) for name in columns), most_in_a_row, 0, 0)
    if sheet.columns > allowed.columns or sheet.columns * sheet.rows > allowed.cells:
        _measure_values(archive, sheet, allowed, most_in_a_row)


def _measure_values(archive: zipfile.ZipFile, sheet: SheetFacts, allowed: Limits, implied: int) -> None:
    """Measure again, cells without a value left out: a sheet may be formatted far beyond its data."""
    rows, columns = 0, implied
    with archive.open(sheet.part) as opened:
        for piece in pieces(opened, b"<row", allowed):
            found = _VALUED.findall(piece)
            if found:
                rows = max(rows, *(int(row) for _, row in found))
                columns = max(columns, *(column_number(name.decode()) for name in {name for name, _ in found}))
    sheet.rows, sheet.columns = (sheet.rows if implied else rows), columns
    if columns > allowed.columns:
        raise limits.too_wide(sheet.name, letters(columns), allowed.columns)
    if sheet.rows * columns > allowed.cells:
        raise limits.too_far(sheet.name)
