"""Opens a workbook by what is in it and gives its typed cells; whatever cannot be read is one sentence.

No formula is reckoned, no link followed, no macro run: only the values that were saved are read. What reading may cost
is known before it begins.
"""

import errno
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.sheets import limits
from desktop_app.core.sheets.cells import CellError, Row, Value
from desktop_app.core.sheets.csv_text import TextTable, text_table
from desktop_app.core.sheets.fonts import PackageFonts
from desktop_app.core.sheets.lettering import NO_FONTS, RowFonts
from desktop_app.core.sheets.limits import LIMITS, Limits
from desktop_app.core.sheets.old_excel import OldBook, OldTable, look_through_xls
from desktop_app.core.sheets.open_fonts import OpenFonts
from desktop_app.core.sheets.opendocument import look_through_ods
from desktop_app.core.sheets.package import BROKEN, SheetFacts, check_package, counts_from_1904, look_through, sheets_of

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_TABLES = (b"<html", b"<!doctype html", b"<?xml", b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_NO_TABLES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"%PDF", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"MZ", b"RIFF")
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_LARGE = 50_000
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_LINKS = "Tệp có công thức lấy số từ tệp khác; chương trình đọc số đã lưu, không mở tệp kia."
_FROM_1904 = "Tệp đếm ngày từ năm 1904: ngày gõ thành số, không có dạng ngày, bị đọc sớm hơn 4 năm. Hãy đặt dạng ngày."


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one, from the first to the last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class _Facts:
    """What was learnt of a sheet before it was read."""

    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)
    by_text: bool = False
    """Whether errors that were not seen stand as texts."""
    package: SheetFacts | None = None


class Sheet:
    """One sheet of an open workbook."""

    def __init__(self, book: "Book", name: str, hidden: bool, facts: _Facts) -> None:
        self.name, self.hidden = name, hidden
        self._book, self._facts = book, facts

    @property
    def merges(self) -> tuple[Merge, ...]:
        """The merged cells; none are known of .ods and .csv."""
        table = self._book.table(self.name)
        ranges = (table.merged_cell_ranges or ()) if table is not None else ()
        return tuple(Merge(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)

    @property
    def height(self) -> int:
        """About how many rows there are, for progress."""
        table = self._book.table(self.name)
        return int(table.total_height) if table is not None else 0

    def rows(self, with_fonts: bool = True) -> Iterator[Row]:
        """Every row down to the last with a value, empty ones too, in order."""
        table = self._book.table(self.name)
        if table is None:
            yield from self._book.text_rows()
            return
        if table.start is None:
            return
        blank: tuple[Value, ...] = (None,) * table.start[1]
        fonts, errors = self._book.fonts_of(self.name, self._facts.package, with_fonts), self._facts.errors
        for number, cells in enumerate(table.iter_rows(), start=1):
            values = blank + tuple(None if cell == "" else cell for cell in cells)
            if errors:
                values = tuple(errors.get((number, column), value) for column, value in enumerate(values, start=1))
            if self._facts.by_text and not _ERRORS.isdisjoint(value for value in values if type(value) is str):
                values = tuple(CellError(v) if isinstance(v, str) and v in _ERRORS else v for v in values)
            yield Row(number, values, *fonts(number))


class Book:
    """An open workbook; to be closed, for which `with` is made."""

    def __init__(self, allowed: Limits) -> None:
        self.sheets: tuple[Sheet, ...] = ()
        self.notes: tuple[str, ...] = ()
        """Sentences on what the official should know of the file: hidden sheets, links, formulas without a result."""
        self._allowed = allowed
        self._reader: CalamineWorkbook | None = None
        self._text: TextTable | None = None
        self._fonts: PackageFonts | None = None
        self._open_fonts: OpenFonts | None = None
        self._old: OldBook | None = None
        self._held: list[IO[bytes] | zipfile.ZipFile] = []
        self._tables: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file and of what was read."""
        self._tables.clear()
        self._reader = self._old = None
        for held in self._held:
            held.close()

    def table(self, name: str) -> Any:
        """The values of a sheet; of the large ones only the last is kept. None for a text file."""
        if name not in self._tables:
            if self._old:
                read: Any = self._old.table(name)
            elif self._reader:
                with _readable():
                    read = self._reader.get_sheet_by_name(name)
            else:
                return None
            if read.total_height * read.total_width > _LARGE:
                self._tables.clear()
            self._tables[name] = read
        return self._tables[name]

    def text_rows(self) -> Iterator[Row]:
        """The rows of a text file."""
        if self._text:
            with disk_told():
                yield from self._text.rows(self._allowed)

    def fonts_of(self, name: str, facts: SheetFacts | None, wanted: bool) -> Any:
        """A function that gives the fonts of one row after the other."""
        if not wanted:
            return lambda number: NO_FONTS
        if self._old:
            old: OldTable = self.table(name)
            return old.fonts if self._old.has_old_fonts else lambda number: NO_FONTS
        if self._open_fonts:
            return _Following(self._open_fonts.rows(name))
        if self._fonts is None or facts is None:
            return lambda number: NO_FONTS
        return _Following(self._fonts.rows(facts))

    def read_text(self, path: Path) -> None:
        """Take a text file; its one sheet has the file's name."""
        self._text = text_table(path)
        self.sheets = (Sheet(self, path.stem, False, _Facts()),)

    def read_package(self, path: Path) -> None:
        """Take an .xlsx or .ods."""
        archive = zipfile.ZipFile(path)
        self._held.append(archive)
        check_package(archive, self._allowed)
        names = set(archive.namelist())
        facts, links, empty, early = dict[str, _Facts](), False, 0, False
        if "mimetype" in names and archive.read("mimetype").decode("ascii", "replace").strip() == _ODS:
            for name, errors in look_through_ods(archive, self._allowed).items():
                facts[name] = _Facts(errors, by_text=True)
            inside = OpenFonts(archive, self._allowed)
            self._open_fonts = inside if inside.any_old else None
        elif "xl/workbook.xml" in names:
            sheets = sheets_of(archive)
            look_through(archive, sheets, self._allowed)
            facts = {sheet.name: _Facts(sheet.errors, package=sheet) for sheet in sheets}
            links = any(name.startswith("xl/externalLinks/") for name in names)
            empty, early = sum(sheet.without_result for sheet in sheets), counts_from_1904(archive)
            fonts = PackageFonts(archive, sheets, self._allowed)
            self._fonts = fonts if fonts.any_old else None
        else:
            raise limits.another_form() if "xl/workbook.bin" in names else limits.not_a_workbook()
        source = path.open("rb")
        self._held.append(source)
        self._open(source, facts)
        self._tell(links, empty, early)

    def read_old(self, path: Path) -> None:
        """Take an .xls."""
        content = path.read_bytes()
        links = look_through_xls(content, self._allowed)
        self._old = old = OldBook(content)
        self.sheets = tuple(Sheet(self, name, old.is_hidden(name), _Facts()) for name in old.names)
        self._tell(links, 0, old.counts_from_1904)

    def _open(self, source: IO[bytes], facts: dict[str, _Facts]) -> None:
        with _readable():
            self._reader = CalamineWorkbook.from_filelike(source)
        self.sheets = tuple(
            Sheet(self, about.name, about.visible is not SheetVisibleEnum.Visible, facts.get(about.name, _Facts()))
            for about in self._reader.sheets_metadata
            if about.typ is SheetTypeEnum.WorkSheet
        )

    def _tell(self, links: bool, without_result: int, early: bool) -> None:
        if not self.sheets:
            raise limits.damaged()
        hidden = ", ".join(f"“{sheet.name}”" for sheet in self.sheets if sheet.hidden)
        told = [f"Có trang đang ẩn: {hidden}."] if hidden else []
        told += [_LINKS] if links else []
        told += [_FROM_1904] if early else []
        if without_result:
            told.append(f"Có {without_result} ô công thức chưa có kết quả, đọc là ô trống. {limits.SAVE_AGAIN}")
        self.notes = tuple(told)


def open_book(path: Path, allowed: Limits = LIMITS) -> Book:
    """The workbook in a file, whatever the file is called; UserError with one sentence when it is not read."""
    book = Book(allowed)
    try:
        with disk_told():
            _read(book, path, allowed)
    except BROKEN as error:
        book.close()
        raise limits.damaged() from error
    except UserError as error:
        book.close()
        # What is damaged may send the reader to a place that no file has.
        if isinstance(error.__cause__, OSError) and error.__cause__.errno in (None, errno.EINVAL):
            raise limits.damaged() from error
        raise
    return book


def _read(book: Book, path: Path, allowed: Limits) -> None:
    size = path.stat().st_size
    with path.open("rb") as opened:
        head = opened.read(64)
    if not size:
        raise limits.empty_file()
    if head.startswith(_NO_TABLES):
        raise limits.not_a_workbook()
    if size > allowed.file_bytes:
        raise limits.too_big(allowed.file_bytes)
    if head.startswith(_ZIP):
        book.read_package(path)
    elif head.startswith(_OLE):
        book.read_old(path)
    elif head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_OTHER_TABLES) or head[:2] in _OTHER_TABLES:
        raise limits.another_form()
    else:
        book.read_text(path)


def typed_sheet(book: Book, name: str) -> Sheet:
    """The one sheet of a book whose rows stand in no file."""
    return Sheet(book, name, False, _Facts())


class _Following:
    """Gives the fonts of rows that are asked in order."""

    def __init__(self, rows: Iterator[tuple[int, RowFonts]]) -> None:
        self._rows, self._next = rows, next(rows, None)

    def __call__(self, number: int) -> RowFonts:
        while self._next and self._next[0] < number:
            self._next = next(self._rows, None)
        return self._next[1] if self._next and self._next[0] == number else NO_FONTS


@contextmanager
def _readable() -> Iterator[None]:
    """Turn whatever the reading library raises on a damaged file into the sentence for it."""
    try:
        yield
    except CalamineError as error:
        raise limits.locked() if "password" in str(error).lower() else limits.damaged() from error
    except BaseException as error:
        # The library's own defects arrive as an exception that no `except Exception` sees.
        if type(error).__name__ == "PanicException":
            raise limits.damaged() from error
        raise
