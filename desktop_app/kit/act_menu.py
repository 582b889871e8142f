"""What can be done, as a menu at a button."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

Act: TypeAlias = "tuple[str, Callable[[], object] | Sequence[Act] | None]"
"""Its words and what it does, or the acts behind it; with neither it is the line between two groups."""


def open_menu(anchor: QWidget, acts: Sequence[Act], *, above: bool = False) -> QMenu:
    """Open the menu under `anchor`, or above one that stands at the foot of the window; it goes once it is closed."""
    menu = fill_menu(QMenu(anchor), acts)
    menu.aboutToHide.connect(menu.deleteLater)
    at = QPoint(0, -menu.sizeHint().height()) if above else anchor.rect().bottomLeft()
    menu.popup(anchor.mapToGlobal(at))
    return menu


def fill_menu(menu: QMenu, acts: Sequence[Act]) -> QMenu:
    """Put the acts into a menu, in their order."""
    for words, does in acts:
        if does is None:
            menu.addSeparator()
        elif isinstance(does, Sequence):
            fill_menu(menu.addMenu(words), does)
        else:
            menu.addAction(words).triggered.connect(lambda _checked=False, does=does: does())
    return menu
