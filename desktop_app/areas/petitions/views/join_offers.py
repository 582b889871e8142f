"""What a repetition may be joined to, above the form of that step: one is picked, or the number is typed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.petitions.alike import Alike
from desktop_app.core import words
from desktop_app.kit.controls import Label
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import Token, Type, px

LOOKING = "Đang tìm đơn có thể trùng…"
NOTHING = "Chưa thấy đơn đang giải quyết nào có thể trùng. Gõ số đơn ở ô dưới."
PICK = "Có thể là cùng việc, bấm để chọn:"


class JoinOffers(QWidget):
    """`picked` carries the number of the petition, such as 012/2026."""

    picked = Signal(str)

    def __init__(self, above: QWidget) -> None:
        """`above` is what the sheet says of the step."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(above)
        self._said = Label(LOOKING, Type.HINT, colour=Token.INK_2, wrap=True)
        column.addWidget(self._said)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)

    def show_found(self, found: Sequence[Alike]) -> None:
        """Offer those that can still take a repetition, the likeliest first."""
        open_ones = [each for each in found if each.can_take]
        self._said.setText(PICK if open_ones else NOTHING)
        for each in open_ones:
            row = RowButton(f"{each.label}, {each.who}, đến ngày {words.day(each.received_on)}", each.why)
            row.clicked.connect(partial(self.picked.emit, each.number))
            self._rows.addWidget(row)
