"""Where a card says something else than the form: shown line by line, taken over only one by one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.reception.card import Difference
from desktop_app.kit.badges import Card, Picture, Rule
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.theme import State, Token, Type, px

LABEL = 150
HEIGHT = 28


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
        column.setSpacing(px(6))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Picture(State.WARNING.icon, State.WARNING.text, 18), 0, Qt.AlignmentFlag.AlignTop)
        said = f"Thẻ khác ở {len(self.differences)} ô. Chưa đổi ô nào; chọn từng ô."
        head.addWidget(Label(said, Type.STRONG, colour=State.WARNING, wrap=True), 1)
        column.addLayout(head)
        for number, difference in enumerate(self.differences):
            if number:
                column.addWidget(Rule())
            column.addLayout(self._row(difference, is_first=number == 0))
        return rows

    def _row(self, difference: Difference, *, is_first: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        label = Label(difference.label, Type.LABEL, wrap=True)
        label.setFixedWidth(px(LABEL))
        row.addWidget(label)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        here = "Trong sổ" if difference.is_of_register else "Đang ghi"
        texts.addWidget(Label(f"{here}: {difference.shown_here}", Type.HINT, colour=Token.INK_2, wrap=True))
        texts.addWidget(Label(f"Trên thẻ: {difference.shown_card}", Type.STRONG, wrap=True))
        row.addLayout(texts, 1)
        take = Button("Lấy theo thẻ", height=HEIGHT, key="Alt+T" if is_first else "")
        keep = Button("Giữ", height=HEIGHT, key="Alt+G" if is_first else "")
        self._first = take if is_first else self._first
        take.setAccessibleName(f"Lấy {difference.label.lower()} theo thẻ")
        keep.setAccessibleName(f"Giữ {difference.label.lower()} như đang ghi")
        take.clicked.connect(lambda: self.taken.emit(difference))
        keep.clicked.connect(lambda: self.kept.emit(difference))
        for button in (take, keep):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
