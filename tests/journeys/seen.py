"""Everything that a window says to whoever looks at it, or has it read aloud; and its picture."""

import hashlib
from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

_ROLES = (
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole),
    *(Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.UserRole),
)
_SAYS = (
    *("text", "toPlainText", "title", "placeholderText", "toolTip", "statusTip", "whatsThis"),
    *("windowTitle", "accessibleName", "accessibleDescription", "currentText"),
)
_TOLD = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def words_on_screen(*, hidden: bool = False) -> set[str]:
    """What every widget of the program says that is shown, or every `hidden` one too, with its lists and its menus."""
    said = set[str]()
    for widget in QApplication.allWidgets():
        if hidden or widget.isVisible():
            said.update(_said(widget), _read_aloud(widget), _listed(widget))
    return said


def picture(window: QWidget) -> str:
    """A sign of how the window is drawn, dot by dot."""
    image = window.grab().toImage()
    return hashlib.sha256(bytes(image.constBits())).hexdigest()


def _said(widget: QWidget) -> Iterator[str]:
    for part in (widget, *widget.actions()):
        for name in _SAYS:
            says: Callable[[], object] | None = getattr(part, name, None)
            if callable(says):
                yield _text(says)
    # What is drawn by the program's own widgets stands in them as plain values.
    yield repr([value for value in vars(widget).values() if isinstance(value, str | tuple | list | dict)])


def _text(says: Callable[[], object]) -> str:
    try:
        return str(says())
    except TypeError:  # a method that asks for something: it tells of one thing only, like a list's item
        return ""


def _read_aloud(widget: QWidget) -> Iterator[str]:
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None:
        yield from (told.text(each) for each in _TOLD)


def _listed(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        yield from _cells(model, QModelIndex())


def _cells(model: QAbstractItemModel, above: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(above)):
        for column in range(model.columnCount(above)):
            index = model.index(row, column, above)
            yield from (str(model.data(index, role) or "") for role in _ROLES)
            if column == 0 and model.rowCount(index):
                yield from _cells(model, index)
