"""The fonts of an .xlsx, row by row, without keeping them: only books with an old Vietnamese font are asked."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from desktop_app.core.sheets import limits
from desktop_app.core.sheets.cells import Run, column_number
from desktop_app.core.sheets.lettering import RowFonts, row_fonts, runs_of
from desktop_app.core.sheets.limits import Limits
from desktop_app.core.sheets.package import SheetFacts, pieces
from desktop_app.core.text.legacy import encoding_of_font

_LARGEST = 50 << 20
_ROW = re.compile(rb'<row [^>]*?r="(\d+)"')
_CELL = re.compile(rb'<c (?=[^>]*r="([A-Z]+)\d)(?=[^>]*? s="(\d+)"|)(?:[^>]*? t="s"[^>]*><v>(\d+))?')
_COLUMN = re.compile(rb'r="([A-Z]+)\d')


class PackageFonts:
    """Which font each cell of an .xlsx has."""

    def __init__(self, archive: zipfile.ZipFile, sheets: list[SheetFacts], allowed: Limits) -> None:
        self._archive, self._sheets, self._allowed = archive, sheets, allowed
        self._styles = self._read_styles()
        self._runs = self._read_runs()

    @property
    def any_old(self) -> bool:
        """Whether an old Vietnamese font is used at all."""
        shared = {run.font for runs in self._runs.values() for run in runs}
        inside = {name for sheet in self._sheets for name in sheet.fonts}
        return any(encoding_of_font(name) for name in {*self._styles, *shared, *inside})

    def rows(self, sheet: SheetFacts) -> Iterator[tuple[int, RowFonts]]:
        """Number and fonts of each row that has cells, in order."""
        number = 0
        with self._archive.open(sheet.part) as opened:
            for piece in pieces(opened, b"<row", self._allowed):
                for row in piece.split(b"</row>"):
                    begun = row.find(b"<row")
                    if begun >= 0:
                        told = _ROW.match(row, begun)
                        number = int(told[1]) if told else number + 1
                        yield number, self._of_row(row[begun:])

    def _of_row(self, row: bytes) -> RowFonts:
        fonts, runs = list[str](), dict[int, tuple[Run, ...]]()
        inside = _runs_inside(row) if b"<rFont" in row else {}
        for name, style, text in _CELL.findall(row):
            column = column_number(name.decode())
            fonts += [""] * (min(column, self._allowed.columns) - len(fonts))
            if column <= self._allowed.columns:
                fonts[column - 1] = self._styles[int(style or 0)] if int(style or 0) < len(self._styles) else ""
                if rich := self._runs.get(int(text)) if text else inside.get(name):
                    runs[column] = rich
        return row_fonts(fonts, runs) if runs else RowFonts(tuple(fonts))

    def _read_styles(self) -> list[str]:
        """The font of each cell format."""
        if "xl/styles.xml" not in self._archive.namelist():
            return []
        if self._archive.getinfo("xl/styles.xml").file_size > _LARGEST:
            raise limits.swollen()
        root = ElementTree.fromstring(self._archive.read("xl/styles.xml"))
        names = [_named(font) for font in root.iterfind("{*}fonts/{*}font")]
        used = [int(form.get("fontId", 0)) for form in root.iterfind("{*}cellXfs/{*}xf")]
        return [names[at] if at < len(names) else "" for at in used]

    def _read_runs(self) -> dict[int, tuple[Run, ...]]:
        """The fonts inside shared texts: they hide that of the cell."""
        if "xl/sharedStrings.xml" not in self._archive.namelist():
            return {}
        found, at = dict[int, tuple[Run, ...]](), -1
        with self._archive.open("xl/sharedStrings.xml") as opened:
            for piece in pieces(opened, b"<si", self._allowed):
                texts = piece.split(b"<si")[1:]
                if b"<rFont" in piece:
                    told = ((place, runs_of(text)) for place, text in enumerate(texts, start=at + 1))
                    found |= {place: runs for place, runs in told if runs}
                at += len(texts)
        return found


def _runs_inside(row: bytes) -> dict[bytes, tuple[Run, ...]]:
    """The fonts in texts that stand in the row itself, by column."""
    told = ((_COLUMN.search(cell), runs_of(cell)) for cell in row.split(b"<c ")[1:])
    return {column[1]: runs for column, runs in told if column and runs}


def _named(font: ElementTree.Element) -> str:
    name = font.find("{*}name")
    return name.get("val", "") if name is not None else ""
