"""Parts in two columns where there is room, else one below the other; what does not fit is scrolled to."""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.measure import Room, room
from desktop_app.kit.page import MARGIN, Scrolled
from desktop_app.kit.theme import px

GAP = 12


class TwoColumns(Scrolled):
    """The left column takes what the right one leaves."""

    def __init__(self, left: Mapping[QWidget, int], right: Mapping[QWidget, int], wide: int) -> None:
        """Each part with its share of spare height; the right column is `wide` at 100 %."""
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(px(MARGIN), px(GAP), px(MARGIN), px(GAP))
        self._columns.setSpacing(px(GAP))
        self._right, self._wide = _column(right), wide
        self._columns.addWidget(_column(left), 1)
        self._columns.addWidget(self._right)
        super().__init__(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow."""
        super().resizeEvent(event)
        is_one = room(self.window()) is Room.TIGHT
        way = QBoxLayout.Direction.TopToBottom if is_one else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        self._right.setMinimumWidth(0 if is_one else px(self._wide))
        self._right.setMaximumWidth(px(16_000) if is_one else px(self._wide))


def _column(parts: Mapping[QWidget, int]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(GAP))
    for part, share in parts.items():
        column.addWidget(part, share)
    return holder
