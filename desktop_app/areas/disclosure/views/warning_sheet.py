"""What to think of before a paper hangs on a board."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, px


class WarningSheet(SideSheet):
    """`heeded` when the official goes on; closing prints nothing."""

    heeded = Signal()

    def __init__(self, window: QWidget, warnings: Sequence[str]) -> None:
        """A sentence for each thing to think of."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for sentence in warnings:
            column.addWidget(Banner(State.SOON, "Xem lại trước khi đưa ra công khai.", sentence))
        self._go_on = Button("Vẫn in", Kind.MAIN, icon="printer", key="Ctrl+P")
        super().__init__(window, "Trước khi in", "Giấy này đến với mọi người", body, main=self._go_on)
        self._go_on.clicked.connect(self._heed)

    def rise(self) -> None:
        """Show it with the keyboard on the button."""
        super().rise()
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heed(self) -> None:
        self.go()
        self.heeded.emit()
