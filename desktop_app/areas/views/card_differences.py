"""Where a card says something else than the form: shown line by line, taken over only one by one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kit.badges import Card, Picture, Rule
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.card import Difference

LABEL = 120
HEIGHT = 28
SHOWN = 2
"""So many at a time: the form below must keep its room."""


class CardDifferences(Card):
    """Hidden while card and form agree; `taken` asks for the card's text, `kept` for nothing."""

    taken = Signal(object)
    kept = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=10, spacing=6)
        self.dress(State.SOON)
        self.setAccessibleName("Chỗ thẻ khác với điều đang ghi")
        self._rows: QWidget | None = None
        self._first: Button | None = None
        self.differences: tuple[Difference, ...] = ()
        self.hide()

    def show_these(self, differences: Sequence[Difference]) -> None:
        """Show these instead of what was shown before; none hides the card."""
        focused = self.window().focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self.differences = tuple(differences)
        if self._rows is not None:
            self.body.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
            self._rows = None
        if self.differences:
            self._rows = self._made()
            self.body.addWidget(self._rows)
        self.setVisible(bool(self.differences))
        if had_keyboard and self._first is not None and self.differences:
            self._first.setFocus()

    def _made(self) -> QWidget:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(px(4), 0, 0, 0)
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Picture(State.WARNING.icon, State.WARNING.text, 18), 0, Qt.AlignmentFlag.AlignTop)
        count = len(self.differences)
        later = f" Đang hiện {SHOWN} ô, chọn xong hiện tiếp." if count > SHOWN else ""
        said = f"Thẻ khác ở {count} ô. Chưa đổi ô nào; chọn từng ô.{later}"
        head.addWidget(Label(said, Type.STRONG, colour=State.WARNING, wrap=True), 1)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for number, difference in enumerate(self.differences[:SHOWN]):
            if number:
                grid.addWidget(Rule(), 2 * number - 1, 0, 1, 5)
            self._add_row(grid, 2 * number, difference)
        column.addLayout(grid)
        return rows

    def _add_row(self, grid: QGridLayout, row: int, difference: Difference) -> None:
        label = Label(difference.label, Type.LABEL, wrap=True)
        label.setFixedWidth(px(LABEL))
        here = "Trong sổ" if difference.is_of_register else "Đang ghi"
        take = Button("Lấy theo thẻ", height=HEIGHT, key="" if row else "Alt+T")
        keep = Button("Giữ", height=HEIGHT, key="" if row else "Alt+G")
        self._first = self._first if row else take
        take.setAccessibleName(f"Lấy {difference.label.lower()} theo thẻ")
        keep.setAccessibleName(f"Giữ {difference.label.lower()} như đang ghi")
        take.clicked.connect(lambda: self.taken.emit(difference))
        keep.clicked.connect(lambda: self.kept.emit(difference))
        grid.addWidget(label, row, 0)
        grid.addWidget(Label(f"{here}: {difference.shown_here}", colour=Token.INK_2, wrap=True), row, 1)
        grid.addWidget(Label(f"Thẻ: {difference.shown_card}", Type.STRONG, wrap=True), row, 2)
        for column, button in ((3, take), (4, keep)):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, row, column)
