"""How much room there is: the window's width in pixels that letters of this text size make of it."""

from enum import Enum

from PySide6.QtWidgets import QWidget

from desktop_app.kit.theme import factor

RAIL_BELOW = 1300
ONE_COLUMN_BELOW = 1000
LOW_BELOW = 540


class Room(Enum):
    """Which of the three layouts fits."""

    WIDE = "side bar, columns as drawn"
    RAIL = "icons above words at the left, columns as drawn"
    TIGHT = "no reading pane, one column, less-used filters put away"


def room(window: QWidget) -> Room:
    """The layout for the window as wide as it is now."""
    width = window.width() / factor()
    if width >= RAIL_BELOW:
        return Room.WIDE
    return Room.RAIL if width >= ONE_COLUMN_BELOW else Room.TIGHT


def is_low(window: QWidget) -> bool:
    """Whether the window is so low that header and banners must give up space."""
    return window.height() / factor() < LOW_BELOW
