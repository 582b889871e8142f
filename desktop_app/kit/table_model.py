"""Rows of a table, read page by page with the key of the last one (never "row number n")."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.core.fields import Align, Column
from desktop_app.core.pages import Pages
from desktop_app.kit.cells import Cell, CellOf

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Cell` to draw."""

ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The frozen row itself."""


class PagedModel(QAbstractTableModel):
    """Reads pages on the window's thread as the view scrolls: a page costs about a millisecond at any depth."""

    PAGE = 100

    def __init__(self, columns: Sequence[Column], cell_of: CellOf, parent: QObject | None = None) -> None:
        """Start empty; `show` gives the rows."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._cell_of = cell_of
        self._pages: Pages[Any] | None = None
        self._rows: list[Any] = []
        self._ended = True

    def show(self, pages: Pages[Any], at_least: int = 0) -> None:
        """Begin `pages` anew, with `at_least` so many rows read at once, so that a place further down is kept."""
        size = max(at_least, self.PAGE)
        rows = list(pages.after(None, size))
        self.beginResetModel()
        self._pages = pages
        self._rows = rows
        self._ended = len(rows) < size
        self.endResetModel()

    @property
    def ended(self) -> bool:
        """Whether every row has been read."""
        return self._ended

    def row_at(self, number: int) -> Any:
        """The frozen row at a place that has been read, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, uid: str) -> int:
        """Where the row with this uid stands among those read, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.uid == uid), -1)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be rows after the last one read."""
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: Index) -> None:
        """Read the page after the last row."""
        if self._pages is None or not self.canFetchMore(parent):
            return
        page = self._pages.after(self._rows[-1] if self._rows else None, self.PAGE)
        self._ended = len(page) < self.PAGE
        if page:
            self.beginInsertRows(ROOT, len(self._rows), len(self._rows) + len(page) - 1)
            self._rows += page
            self.endInsertRows()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def column(self, number: int) -> Column:
        """What the column is."""
        return self._columns[number]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading among the rows cannot be chosen; keys and mouse pass over it."""
        if getattr(self.row_at(index.row()), "is_heading", False):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell as words (also for a screen reader), as a `Cell`, or the row it belongs to."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell: Cell = self._cell_of(row, self._columns[index.column()])
        return cell if role == CELL_ROLE else cell.in_words()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' headings and where they stand."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(self._columns[section])
        return None


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Where the text of a column stands; numbers stand at the right whatever the column says."""
    if column.align is Align.RIGHT or column.kind == "number":
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    if column.align is Align.CENTRE:
        return Qt.AlignmentFlag.AlignCenter
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
