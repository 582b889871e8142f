"""The rows of the entry grid: what was typed, and what is wrong with it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.core.sheets.cells import Problem, shown
from desktop_app.core.sheets.template import SheetColumn, Template
from desktop_app.core.sheets.typed import TypedRow, read_typed
from desktop_app.kit.theme import State

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class GridModel(QAbstractTableModel):
    """One empty row stands below the last one that has a word; a value is rewritten as it was understood."""

    edited = Signal()
    judged = Signal()

    def __init__(self, pivot: int) -> None:
        """`pivot` is that of two-digit years."""
        super().__init__()
        self._pivot = pivot
        self._template = Template(title="", columns=())
        self._rows: list[dict[str, str]] = [{}]
        self._problems: dict[tuple[int, str], str] = {}
        self._judged: dict[tuple[int, str], Problem] = {}
        self._since: set[int] = set()

    @property
    def columns(self) -> Sequence[SheetColumn]:
        """The declared columns."""
        return self._template.columns

    def begin(self, template: Template, rows: Iterable[Mapping[str, str]] = ()) -> None:
        """Begin for a kind of workbook, with rows that were typed before."""
        self._template = template
        self._replace([dict(row) for row in rows if any(row.values())])

    def typed(self) -> list[TypedRow]:
        """Every row, the empty ones too, so that their numbers are those on screen."""
        return [dict(row) for row in self._rows]

    def count(self) -> int:
        """How many rows have a word."""
        return sum(1 for row in self._rows if any(row.values()))

    def problem(self, index: Index) -> tuple[State, str] | None:
        """How bad it is and what is wrong with a cell, by itself or beside the others of its row."""
        if not index.isValid():
            return None
        place = (index.row(), self.columns[index.column()].key)
        if place in self._problems:
            return State.OVERDUE, self._problems[place]
        judged = self._judged.get(place)
        return (State.OVERDUE if judged.refused else State.WARNING, judged.reason) if judged else None

    def wrong(self) -> list[Index]:
        """The cells that refuse their rows, in order."""
        places = {*self._problems, *(place for place, problem in self._judged.items() if problem.refused)}
        at = {column.key: number for number, column in enumerate(self.columns)}
        return [self.index(row, column) for row, column in sorted((row, at[key]) for row, key in places)]

    def to_be_judged(self) -> list[TypedRow]:
        """The rows as they stand now; what is edited from here on the judgement does not speak of."""
        self._since = set()
        return self.typed()

    def show_judged(self, problems: Iterable[Problem], but: int) -> None:
        """Tell what is wrong with whole rows, all but the one being typed (counted from 0)."""
        told = {number for number in range(len(self._rows)) if number != but and number not in self._since}
        self._judged = {place: problem for place, problem in self._judged.items() if place[0] not in told}
        for problem in problems:
            if problem.row - 1 in told:
                self._judged.setdefault((problem.row - 1, self.columns[problem.column - 1].key), problem)
        for row in told:
            # A word for the row being typed would put the cell's old text over what is in its editor.
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        self.judged.emit()

    def keep_only(self, numbers: Collection[int]) -> None:
        """Keep the rows with these numbers, counted from 1: the others are in the register."""
        self._replace([row for at, row in enumerate(self._rows, start=1) if at in numbers])

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
            self._problems = {
                (at - (at > number), key): said for (at, key), said in self._problems.items() if at != number
            }
            self._judged, self._since = {}, set(range(len(self._rows) + 1))
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
        if not (problem := self.problem(index)):
            return None
        state, wrong = problem
        if role == Qt.ItemDataRole.BackgroundRole:
            return state.background
        if role == Qt.ItemDataRole.ForegroundRole:
            return state.text
        return wrong if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole) else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Judge what was typed on leaving the cell."""
        text, row, key = str(value).strip(), index.row(), self.columns[index.column()].key
        if text != self._rows[row].get(key, ""):
            self._judged = {place: problem for place, problem in self._judged.items() if place[0] != row}
            self._since.add(row)
        self._rows[row][key] = text
        self._judge(row, key)
        if text and row == len(self._rows) - 1:
            self.beginInsertRows(ROOT, len(self._rows), len(self._rows))
            self._rows.append({})
            self.endInsertRows()
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def _replace(self, rows: list[dict[str, str]]) -> None:
        self.beginResetModel()
        self._rows, self._problems, self._judged, self._since = [*rows, {}], {}, {}, set(range(len(rows) + 1))
        for at, row in enumerate(self._rows):
            for key in row:
                self._judge(at, key)
        self.endResetModel()
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
