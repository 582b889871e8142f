"""The batches that take forms: what is left in each, and which turn the account is offered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.surveys.keying.entry import KeyingBatch
from desktop_app.areas.surveys.states import Pass
from desktop_app.core import words
from desktop_app.kit.controls import Badge, Card, Label
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Type, px


class BatchList(QWidget):
    """Enter begins; arrows go from batch to batch."""

    chosen = Signal(str, object)
    """The batch, and the turn that is offered."""

    def __init__(self, batches: Sequence[KeyingBatch]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(padding=0, spacing=0)
        head = Label("Lô đang nhập", Type.BLOCK_TITLE)
        head.setContentsMargins(px(14), px(10), px(14), px(10))
        card.body.addWidget(head)
        self.rows = [self._row(batch) for batch in batches]
        for row in self.rows:
            card.body.addWidget(row)
        column.addWidget(card)
        column.addStretch(1)

    def take_keyboard(self) -> None:
        """On the first batch that has work for this account."""
        row = next((row for row in self.rows if row.isEnabled()), self)
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from batch to batch."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _row(self, batch: KeyingBatch) -> RowButton:
        row = RowButton(", ".join(filter(None, (batch.label, batch.place))), told(batch))
        if batch.turn is None:
            row.setEnabled(False)
            row.add_badge(Badge(State.DONE, "Không còn phiếu cho tài khoản này"))
        else:
            row.add_right(batch.turn.value, left(batch))
            row.clicked.connect(lambda: self.chosen.emit(batch.uid, batch.turn))
        return row


def told(batch: KeyingBatch) -> str:
    """The survey, and how far the batch is."""
    parts = [batch.survey_label, _so_far(batch)]
    if batch.is_anonymous:
        parts.append("phiếu khuyết danh")
    if batch.waiting:
        parts.append(f"{words.number(batch.waiting)} phiếu lệch chờ xem giấy")
    return " · ".join(parts)


def left(batch: KeyingBatch) -> str:
    """How many forms are left for the turn that is offered."""
    if batch.turn is Pass.SECOND:
        return f"còn {words.number(batch.rekey_left)} phiếu nhập lại"
    return "" if batch.returned is None else f"còn {words.number(max(0, batch.returned - batch.keyed))} phiếu"


def _so_far(batch: KeyingBatch) -> str:
    if batch.returned is None:
        return f"đã nhập {words.number(batch.keyed)} phiếu"
    return f"đã nhập {words.number(batch.keyed)} trên {words.number(batch.returned)} phiếu"
