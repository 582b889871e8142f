"""The rows of the entry grid: what was typed, and what is wrong with it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.core.sheets.cells import shown
from desktop_app.core.sheets.template import SheetColumn, Template
from desktop_app.core.sheets.typed import TypedRow, read_typed
from desktop_app.kit.theme import State

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class GridModel(QAbstractTableModel):
    """One empty row stands below the last one that has a word; a value is rewritten as it was understood."""

    edited = Signal()

    def __init__(self, pivot: int) -> None:
        """`pivot` is that of two-digit years."""
        super().__init__()
        self._pivot = pivot
        self._template = Template(title="", columns=())
        self._rows: list[dict[str, str]] = [{}]
        self._problems: dict[tuple[int, str], str] = {}

    @property
    def columns(self) -> Sequence[SheetColumn]:
        """The declared columns."""
        return self._template.columns

    def begin(self, template: Template) -> None:
        """Empty, for a kind of workbook; what was typed for it already stays."""
        if template is not self._template:
            self.beginResetModel()
            self._template, self._rows, self._problems = template, [{}], {}
            self.endResetModel()

    def typed(self) -> list[TypedRow]:
        """Every row, the empty ones too, so that their numbers are those on screen."""
        return [dict(row) for row in self._rows]

    def count(self) -> int:
        """How many rows have a word."""
        return sum(1 for row in self._rows if any(row.values()))

    def problem(self, index: Index) -> str:
        """What is wrong with a cell."""
        return self._problems.get((index.row(), self.columns[index.column()].key), "") if index.isValid() else ""

    def problem_count(self) -> int:
        """How many cells are wrong."""
        return len(self._problems)

    def keep_only(self, numbers: Collection[int]) -> None:
        """Keep the rows with these numbers, counted from 1: the others are in the register."""
        self.beginResetModel()
        self._rows = [row for at, row in enumerate(self._rows, start=1) if at in numbers] + [{}]
        self._problems = {}
        self.endResetModel()
        for at, row in enumerate(self._rows):
            for key in row:
                self._judge(at, key)
        self.edited.emit()

    def copy_above(self, index: Index) -> bool:
        """Take the value of the cell above over."""
        if not index.isValid() or index.row() == 0:
            return False
        above = self._rows[index.row() - 1].get(self.columns[index.column()].key, "")
        return self.setData(index, above)

    def take_out(self, number: int) -> None:
        """Remove a row that should not be entered."""
        if 0 <= number < len(self._rows) - 1:
            self.beginRemoveRows(ROOT, number, number)
            del self._rows[number]
            moved = {(at - (at > number), key): said for (at, key), said in self._problems.items() if at != number}
            self._problems = moved
            self.endRemoveRows()
            self.edited.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows, with the empty one."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed into."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Headings above, row numbers at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        column = self.columns[section]
        return column.heading + (" *" if column.required else "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, and the colour of what is wrong."""
        key = self.columns[index.column()].key
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._rows[index.row()].get(key, "")
        wrong = self._problems.get((index.row(), key), "")
        if wrong and role == Qt.ItemDataRole.BackgroundRole:
            return State.OVERDUE.background
        if wrong and role == Qt.ItemDataRole.ForegroundRole:
            return State.OVERDUE.text
        return wrong if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole) else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Judge what was typed on leaving the cell."""
        text, row, key = str(value).strip(), index.row(), self.columns[index.column()].key
        self._rows[row][key] = text
        self._judge(row, key)
        if text and row == len(self._rows) - 1:
            self.beginInsertRows(ROOT, len(self._rows), len(self._rows))
            self._rows.append({})
            self.endInsertRows()
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def check_row(self, row: int) -> None:
        """The row was left: what must be there and is not is told."""
        if not any(self._rows[row].values()):
            return
        for at, column in enumerate(self.columns):
            if column.required and not self._rows[row].get(column.key):
                self._problems[row, column.key] = f"Thiếu {column.heading[:1].lower()}{column.heading[1:]}."
                self.dataChanged.emit(self.index(row, at), self.index(row, at))
        self.edited.emit()

    def _judge(self, row: int, key: str) -> None:
        self._problems.pop((row, key), None)
        try:
            value = read_typed(self._template, key, self._rows[row][key], self._pivot)
        except ValueError as error:
            self._problems[row, key] = str(error)
            return
        if value is not None:
            self._rows[row][key] = _written(value)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return shown(value)  # type: ignore[arg-type]
