"""A list with a reading pane beside it where there is room for both."""

from collections.abc import MutableMapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.kit.controls import Rule
from desktop_app.kit.measure import Room, room
from desktop_app.kit.reading_pane import LEAST
from desktop_app.kit.theme import factor, px

WIDTH = "pane_width"
NARROWEST = 300


class ListAndPane(QWidget):
    """The list takes what is left; the pane's width can be dragged and is remembered; a narrow window has no pane."""

    def __init__(self, listing: QWidget, pane: QWidget, memory: MutableMapping[str, int], wide: int = LEAST) -> None:
        """`memory` keeps the pane's width in pixels at 100 %; at first it is `wide`."""
        super().__init__()
        self._memory = memory
        self._pane, self._wide = pane, wide
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(listing)
        self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.splitterMoved.connect(self._remember)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addWidget(self.splitter, 1)

    @property
    def has_pane(self) -> bool:
        """Whether the pane has room; without it Enter opens the record as a side sheet."""
        return not self._pane.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pane its width, or put it away."""
        super().resizeEvent(event)
        fits = room(self.window()) is not Room.TIGHT
        self._pane.setVisible(fits)
        if fits:
            wanted = px(self._memory.get(WIDTH, self._wide))
            self.splitter.setSizes([max(px(NARROWEST), self.width() - wanted), wanted])

    def _remember(self) -> None:
        self._memory[WIDTH] = round(self._pane.width() / factor())
