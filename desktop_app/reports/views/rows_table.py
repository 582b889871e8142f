"""The rows behind a figure, and the line below that they add up to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.kit.controls import Label
from desktop_app.kit.table import PagedTable
from desktop_app.kit.theme import Token, Type, font, px
from desktop_app.reports.views.pane_rows import Shown


class RowsTable(PagedTable):
    """Read as it is scrolled; Esc leads back to the figure."""

    left = Signal()

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown.columns, lambda _sort: shown.pages, shown.cell_of, keys={}, row_height=shown.row_height)
        self._summed = shown.summed
        self._count.setFont(font(Type.STRONG))
        self._count.paint_in(Token.INK)
        self._foot.setContentsMargins(px(18), 0, px(12), 0)
        amount = Label(shown.amount, Type.STRONG)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._foot.addWidget(amount)
        self.set_empty(_empty(shown.nothing))
        self.reload(keep=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the figure."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _say_count(self) -> None:
        self._count.setText(self._summed)


def _empty(said: str) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(px(18), px(14), px(18), px(14))
    column.addWidget(Label(said, colour=Token.INK_3, wrap=True))
    column.addStretch(1)
    return body
