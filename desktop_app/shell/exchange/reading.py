"""What is read of a chosen workbook for the steps of the import, off the window's thread; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.glimpse import ColumnGlimpse, Conversions, conversions, first_values
from desktop_app.core.sheets.mapping import Mapping, Match, find_table, same_tables, table_at
from desktop_app.core.sheets.reader import Book, open_book
from desktop_app.core.sheets.table import Survey, survey
from desktop_app.office.exchange.declaration import Terms
from desktop_app.shell.exchange.exchanger import Exchanger, Found, Trade

READING = "Đang mở tệp"
LOOKING = "Đang xem cột ngày và bảng mã"
TRYING = "Đang thử từng dòng"


@dataclass(frozen=True)
class Opened:
    """A workbook with the table that was found in it."""

    file: Path
    sheets: tuple[str, ...]
    notes: tuple[str, ...]
    match: Match
    columns: tuple[ColumnGlimpse, ...]
    warning: str = ""
    """Why the table should be pointed at by hand."""
    is_remembered: bool = False
    others: tuple[str, ...] = ()
    """Other sheets with the same columns, each to be taken over for itself."""

    @property
    def mapping(self) -> Mapping:
        """The columns as they are matched now."""
        return self.match.mapping

    def with_mapping(self, mapping: Mapping) -> "Opened":
        """The same, corrected by hand."""
        return replace(self, match=replace(self.match, mapping=mapping))


@dataclass(frozen=True)
class Looked:
    """What whole columns show: days to be asked about, old letters."""

    survey: Survey
    conversions: Conversions


class Reading:
    """Opens the file anew for each question, so that it is never held while an official thinks."""

    def __init__(self, exchanger: Exchanger, trade: Trade, file: Path) -> None:
        """One chosen file."""
        self._exchanger, self._trade, self.file = exchanger, trade, file

    def begin(self, progress: Progress) -> Opened:
        """Find the table, and match it as it was matched before."""
        progress.report(0, 1, READING)
        with open_book(self.file) as book:
            warning = ""
            try:
                match = find_table(book, self._trade.template)
            except UserError as error:
                match, warning = self._first_row(book, error), str(error)
            kept = self._exchanger.remembered(self._trade, match)
            is_kept = kept != match.mapping
            opened = self._opened(book, replace(match, mapping=kept))
            return replace(opened, warning=warning, is_remembered=is_kept)

    def at(self, sheet: str, first: int, last: int, progress: Progress) -> Opened:
        """The table where the official says that it is."""
        progress.report(0, 1, READING)
        with open_book(self.file) as book:
            return self._opened(book, table_at(book, self._trade.template, sheet, first, last))

    def look(self, mapping: Mapping, progress: Progress) -> Looked:
        """Look through whole columns, and remember the layout."""
        progress.report(0, 1, LOOKING)
        with open_book(self.file) as book:
            seen = survey(book, self._trade.template, mapping)
            return Looked(seen, conversions(book, mapping, seen.encodings, _Named(progress, LOOKING)))

    def plan(self, mapping: Mapping, terms: Terms, progress: Progress) -> Found:
        """Try the import."""
        progress.report(0, 1, TRYING)
        with open_book(self.file) as book:
            named = _Named(progress, TRYING)
            return self._exchanger.plan(self._trade, book, mapping, terms, named)

    def _opened(self, book: Book, match: Match) -> Opened:
        sheets = tuple(sheet.name for sheet in book.sheets)
        others = same_tables(book, match.mapping)
        return Opened(self.file, sheets, book.notes, match, first_values(book, match.mapping), others=others)

    def _first_row(self, book: Book, error: UserError) -> Match:
        for sheet in book.sheets:
            try:
                return table_at(book, self._trade.template, sheet.name, 1, 1)
            except UserError:
                continue
        raise error


class _Named:
    """Progress under the name that the step on screen has."""

    def __init__(self, progress: Progress, what: str) -> None:
        self._progress, self._what = progress, what

    def report(self, done: int, total: int, what: str = "") -> None:
        self._progress.report(done, total, self._what)


def taken_by(mapping: Mapping) -> dict[int, str]:
    """Which key each column of the workbook has."""
    return {at: key for key, at in mapping.columns.items()}


def missing(trade: Trade, mapping: Mapping) -> Sequence[str]:
    """The headings of the required columns that the workbook does not have yet."""
    return [c.heading for c in trade.template.columns if c.required and c.key not in mapping.columns]
