"""What can be done, as a menu at a button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

Act = tuple[str, Callable[[], object] | None]
"""Its words and what it does; with nothing to do it is the line between two groups."""


def open_menu(anchor: QWidget, acts: Sequence[Act], *, above: bool = False) -> QMenu:
    """Open the menu under `anchor`, or above one that stands at the foot of the window; it goes once it is closed."""
    menu = QMenu(anchor)
    for words, does in acts:
        if does is None:
            menu.addSeparator()
        else:
            menu.addAction(words).triggered.connect(lambda _checked=False, does=does: does())
    menu.aboutToHide.connect(menu.deleteLater)
    at = QPoint(0, -menu.sizeHint().height()) if above else anchor.rect().bottomLeft()
    menu.popup(anchor.mapToGlobal(at))
    return menu
