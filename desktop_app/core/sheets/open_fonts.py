"""The fonts of an .ods, row by row, without keeping them: only books with an old Vietnamese font are asked."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from itertools import repeat
from xml.etree import ElementTree

from desktop_app.core.sheets import limits
from desktop_app.core.sheets.cells import Run
from desktop_app.core.sheets.lettering import RowFonts, row_fonts
from desktop_app.core.sheets.limits import Limits
from desktop_app.core.sheets.opendocument import CELL, TableRow, repeated, rows_of
from desktop_app.core.sheets.package import pieces
from desktop_app.core.text.legacy import encoding_of_font

_LARGEST = 50 << 20
_END = b"</office:document-content>"
_STYLE = re.compile(rb' table:style-name="([^"]*)"')
_ROW_STYLE = re.compile(rb'table:default-cell-style-name="([^"]*)"')
_COLUMN = re.compile(rb"<table:table-column\b([^>]*)>")
_SPAN = re.compile(rb'text:style-name="([^"]*)"')
_SPACES = re.compile(rb'text:c="(\d{1,4})"')
_MARK = re.compile(rb"<(/?)(text:span|text:p|text:s|office:annotation)\b([^>]*?)(/?)>|<[^>]*>|([^<]+)")
_PARENTS = 20
_OF_CELL, _DEFAULT = "table-cell", b"Default"

Style = tuple[str, str]
"""Family and name."""


class OpenFonts:
    """Which font each cell of an .ods has."""

    def __init__(self, archive: zipfile.ZipFile, allowed: Limits) -> None:
        self._archive, self._allowed = archive, allowed
        self._named, self._parents = dict[Style, str](), dict[Style, str]()
        self._known = dict[tuple[str, bytes], str]()
        for root in self._parts():
            self._read(root)

    @property
    def any_old(self) -> bool:
        """Whether an old Vietnamese font is used at all."""
        return any(encoding_of_font(name) for name in self._named.values())

    def rows(self, table: str) -> Iterator[tuple[int, RowFonts]]:
        """Number and fonts of each row that has values, in order."""
        columns, before = list[bytes](), b""
        for row in rows_of(self._archive, self._allowed):
            if row.table != table or not row.has_values:
                continue
            if row.before is not before:
                before, columns = row.before, self._of_columns(row.before)
            fonts = self._of_row(row, columns)
            for number in range(row.number, row.number + row.times):
                yield number, fonts

    def _parts(self) -> Iterator[ElementTree.Element]:
        """What declares styles, the nearer after the further."""
        if "styles.xml" in self._archive.namelist():
            if self._archive.getinfo("styles.xml").file_size > _LARGEST:
                raise limits.swollen()
            root = ElementTree.fromstring(self._archive.read("styles.xml"))
            for automatic in root.findall("{*}automatic-styles"):
                root.remove(automatic)
            yield root
        with self._archive.open("content.xml") as opened:
            head = next(pieces(opened, b"<office:body", self._allowed))
        yield ElementTree.fromstring(head.partition(b"<office:body")[0] + _END)

    def _read(self, root: ElementTree.Element) -> None:
        faces = {_said(face, "name"): _bare(_said(face, "font-family")) for face in root.iterfind(".//{*}font-face")}
        for style in (*root.iterfind(".//{*}default-style"), *root.iterfind(".//{*}style")):
            key = (_said(style, "family"), _said(style, "name"))
            looks = style.find("{*}text-properties")
            name = _said(looks, "font-name") if looks is not None else ""
            direct = _bare(_said(looks, "font-family")) if looks is not None else ""
            self._named[key] = direct or faces.get(name, name)
            self._parents[key] = _said(style, "parent-style-name")

    def _font(self, family: str, name: bytes) -> str:
        """The font of a style, or that of the one it is derived from; "" when none is told."""
        if (found := self._known.get((family, name))) is None:
            found = self._known[family, name] = self._derived(family, name.decode("utf-8"))
        return found

    def _derived(self, family: str, name: str) -> str:
        for _ in range(_PARENTS):
            if found := self._named.get((family, name)):
                return found
            if not name:
                return ""
            name = self._parents.get((family, name), "")
        return ""

    def _of_columns(self, before: bytes) -> list[bytes]:
        """The style of each column."""
        names = list[bytes]()
        for found in _COLUMN.finditer(before):
            told = _ROW_STYLE.search(found[1])
            room = self._allowed.columns - len(names)
            names += [told[1] if told else _DEFAULT] * min(repeated(found[1]), room)
        return names

    def _of_row(self, row: TableRow, columns: list[bytes]) -> RowFonts:
        fonts, runs = list[str](), dict[int, tuple[Run, ...]]()
        whole, is_rich = _ROW_STYLE.search(row.head), b"<text:span" in row.cells
        cells = list(CELL.finditer(row.cells))
        while cells and cells[-1][2]:  # empty ones stand for every column up to the last of the sheet
            cells.pop()
        ends = [*(cell.start() for cell in cells[1:]), len(row.cells)] if is_rich else repeat(0)
        for cell, end in zip(cells, ends, strict=False):
            said = cell[1]
            told = _STYLE.search(said) or whole
            for _ in range(min(repeated(said), self._allowed.columns - len(fonts))):
                by_column = columns[len(fonts)] if len(fonts) < len(columns) else _DEFAULT
                fonts.append(self._font(_OF_CELL, told[1] if told else by_column))
                if is_rich and row.cells.find(b"<text:span", cell.end(), end) >= 0:
                    runs[len(fonts)] = self._runs(row.cells[cell.end() : end])
        return row_fonts(fonts, runs) if runs else RowFonts(tuple(fonts))

    def _runs(self, cell: bytes) -> tuple[Run, ...]:
        """The stretches of a text; where no style tells a font the cell's counts."""
        runs, spans, notes, paragraphs = list[Run](), list[str](), 0, 0
        for closing, kind, said, alone, words in _MARK.findall(cell):
            length = len(unescape(words.decode("utf-8")))
            if kind == b"office:annotation":
                notes += -1 if closing else not alone
            elif notes:
                continue
            elif kind == b"text:p" and not closing:
                length, paragraphs = min(paragraphs, 1), paragraphs + 1
            elif kind == b"text:s":
                count = _SPACES.search(said)
                length = int(count[1]) if count else 1
            elif kind == b"text:span" and closing:
                del spans[-1:]
            elif kind == b"text:span" and not alone:
                name = _SPAN.search(said)
                spans.append(self._font("text", name[1]) if name else "")
            if length and paragraphs:
                runs.append(Run(length, next((font for font in reversed(spans) if font), "")))
        return tuple(runs)


def _said(element: ElementTree.Element, name: str) -> str:
    """An attribute, whatever its namespace."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def _bare(family: str) -> str:
    return family.strip().strip("'\"")
