"""Workbooks of each kind, made as other programs make them."""

import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from openpyxl.styles import Font

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(path: Path, *rows: Sequence[Any], font: str = "", **sheets: Sequence[Sequence[Any]]) -> Path:
    """A workbook of one sheet, "Sổ", and further ones by name."""
    book = openpyxl.Workbook()
    book.active.title = "Sổ"
    for name, content in {"Sổ": rows, **sheets}.items():
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for row in content:
            sheet.append(list(row))
        for cells in sheet.iter_rows() if font else ():
            for cell in cells:
                cell.font = Font(name=font)
    book.save(path)
    return path


def xls(path: Path, *rows: Sequence[Any], font: str = "Arial", hidden: str = "") -> Path:
    """The same as Excel 97 stores it."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sổ")
    style, days = xlwt.easyxf(f"font: name {font}"), xlwt.easyxf(f"font: name {font}", num_format_str="dd/mm/yyyy")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            formula = isinstance(value, str) and value.startswith("=")
            told = xlwt.Formula(value[1:]) if formula else value
            sheet.write(number, column, told, days if isinstance(value, date) else style)
    if hidden:
        book.add_sheet(hidden).visibility = 1
    book.save(str(path))
    return path


def bare_xlsx(path: Path, sheet: str, strings: str = "", **parts: str) -> Path:
    """A workbook whose sheet is this very XML."""
    content = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'{RELATIONS}<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{RELATIONS}<Relationship Id="r1" Type="{RELATION}/worksheet" '
        'Target="worksheets/sheet1.xml"/>'
        + (f'<Relationship Id="r2" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/>' if strings else "")
        + "</Relationships>",
        "xl/worksheets/sheet1.xml": sheet
        if sheet.startswith("<!")
        else f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        **({"xl/sharedStrings.xml": f'<?xml version="1.0"?><sst xmlns="{MAIN}">{strings}</sst>'} if strings else {}),
        **parts,
    }
    return package(path, content)


def package(path: Path, content: Mapping[str, str | bytes]) -> Path:
    """A zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return path


def ods(path: Path, rows: str, manifest: str = "", styles: str = "", named: str = "") -> Path:
    """An OpenDocument table named "Sổ" whose rows are this very XML, with its own styles and those of the document."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
            ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
        )
    )  # fmt: skip
    body = (
        f'<?xml version="1.0"?><office:document-content {spaces}>{styles}<office:body><office:spreadsheet>'
        f'<table:table table:name="Sổ">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": ODS, "content.xml": body, "META-INF/manifest.xml": manifest or "<manifest/>"}
    if named:
        parts["styles.xml"] = f"<office:document-styles {spaces}>{named}</office:document-styles>"
    return package(path, parts)


def ods_rows(*rows: Sequence[str]) -> str:
    """Rows of texts."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return "".join(
        f"<table:table-row>{''.join(cell.format(escape(text)) for text in row)}</table:table-row>" for row in rows
    )


def compound(path: Path, streams: Mapping[str, bytes]) -> Path:
    """A compound file with these streams, each made long enough not to be a small one."""
    sector = 512
    bodies = {name: body.ljust(max(4096, -(-len(body) // sector) * sector), b"\0") for name, body in streams.items()}
    chain, starts, at = [], {}, 2
    for name, body in bodies.items():
        count = len(body) // sector
        starts[name] = at
        chain += [*range(at + 1, at + count), 0xFFFFFFFE]
        at += count
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *chain]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    entries = [_entry("Root Entry", 5, child=1)]
    names = list(bodies)
    for place, name in enumerate(names, start=1):
        follows = place + 1 if place < len(names) else 0xFFFFFFFF
        entries.append(_entry(name, 2, right=follows, start=starts[name], size=len(bodies[name])))
    entries += [bytes(128)] * (4 - len(entries))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    path.write_bytes(head + struct.pack("<128I", *fat) + b"".join(entries) + b"".join(bodies.values()))
    return path


def _entry(
    name: str, kind: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF, start: int = 0, size: int = 0
) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    start = 0xFFFFFFFE if kind == 5 else start
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(text), kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def respelled(path: Path, prefix: str = "x:", space: str = MAIN) -> Path:
    """The same .xlsx whose main tags have this prefix and stand in this name space."""
    parts = dict[str, bytes]()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    for name, text in parts.items():
        if name.startswith("xl/") and name.endswith(".xml") and MAIN.encode() in text:
            tagged = re.sub(rb"<(/?)(?!\?|\w+:)", rb"<\1" + prefix.encode(), text)
            own = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
            parts[name] = tagged.replace(f'xmlns="{MAIN}"'.encode(), f'{own}="{space}"'.encode())
    return package(path, parts)
