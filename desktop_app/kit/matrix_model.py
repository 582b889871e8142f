"""What a matrix shows: rows with a code and a title, and a mark for each column; also for a screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.kit.theme import State

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Mark:
    """One cell: colour and sign of a state with a short word, or a dot where there is no state.

    `said` tells the same in words. Neighbours with the same `run` are drawn as one bar with these words in it. An
    `open` mark has no colour behind it, a `bare` one no frame either; a `faint` one is not what is looked for. A word
    without a state is written plainly.
    """

    state: State | None = None
    icon: str = ""
    word: str = ""
    said: str = ""
    run: str = ""
    open: bool = False
    faint: bool = False
    bare: bool = False


@dataclass(frozen=True)
class MatrixRow:
    """One row; `unfolded` is None where there is nothing to unfold, `is_part` stands under another row."""

    key: str
    code: str
    title: str
    marks: tuple[Mark, ...]
    unfolded: bool | None = None
    is_part: bool = False

    @property
    def said(self) -> str:
        """The row's head in words."""
        fold = {None: "", True: ". Đang mở các mục con", False: ". Có các mục con"}[self.unfolded]
        return f"{self.code}. {self.title}{fold}"


class MatrixModel(QAbstractTableModel):
    """The rows; column 0 is their head."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        """`heads` name all columns, that of the row heads first."""
        super().__init__(parent)
        self.heads = tuple(heads)
        self.rows: tuple[MatrixRow, ...] = ()

    def show(self, rows: Sequence[MatrixRow]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def show_heads(self, heads: Sequence[str]) -> None:
        """Take other columns; the rows go, because they have the old ones."""
        self.beginResetModel()
        self.heads, self.rows = tuple(heads), ()
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """Where the row of that key stands, or -1."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def mark(self, index: Index) -> Mark | None:
        """The mark of a cell; None in the head of a row."""
        return self.rows[index.row()].marks[index.column() - 1] if index.column() else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell in words, or the row it belongs to."""
        if not index.isValid():
            return None
        row, mark = self.rows[index.row()], self.mark(index)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return (mark.word or mark.said) if mark else row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return mark.said if mark else row.said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' heads; of the rows their codes, for a screen reader."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.heads[section] if section < len(self.heads) else None
        return self.rows[section].code if section < len(self.rows) else None
