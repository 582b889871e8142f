"""Gõ sổ giấy: the step in which rows are typed instead of read from a file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.sheets.mapping import Mapping
from desktop_app.core.sheets.typed import TypedBook, typed_mapping
from desktop_app.kit.controls import KeyHint, Label
from desktop_app.kit.message import Message
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.tick import TickBox
from desktop_app.shell.exchange.exchanger import Trade
from desktop_app.shell.exchange.file_step import OLD
from desktop_app.shell.exchange.grid_model import GridModel
from desktop_app.shell.exchange.grid_view import GridView
from desktop_app.shell.exchange.step import MARGIN, Step

KEYS = (("Enter", "ô tiếp"), ("↑ ↓", "dòng"), ("Ctrl+D", "chép ô trên"), ("F2", "sửa ô"), ("Ctrl+Delete", "bỏ dòng"))


class GridStep(Step):
    """The grid, and one sentence about the cell that the keyboard is in."""

    name = "Gõ sổ giấy"
    place = 0

    def __init__(self, pivot: int) -> None:
        """`pivot` is that of two-digit years."""
        super().__init__("Gõ sổ giấy, từng dòng", margin=0)
        self._trade: Trade | None = None
        self.model = GridModel(pivot)
        self.view = GridView(self.model)
        self.old = TickBox(OLD)
        self.old.setChecked(True)
        self._told = Message()
        self.model.edited.connect(self._tell)
        self.view.moved.connect(self._tell)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(self._foot())

    @property
    def main_words(self) -> str:
        """What follows."""
        return "Chạy thử"

    @property
    def may_go_on(self) -> bool:
        """Once a row is typed; wrong rows are told by the dry run."""
        return self.model.count() > 0

    @property
    def mapping(self) -> Mapping:
        """Every column in its place."""
        assert self._trade is not None
        return typed_mapping(self._trade.template)

    def begin(self, trade: Trade) -> None:
        """Type for this kind of workbook; what was typed already is still there."""
        self._trade = trade
        self.model.begin(trade.template)
        self._tell()

    def book(self) -> TypedBook:
        """What was typed, as a workbook."""
        assert self._trade is not None
        self.view.leave_cell()
        return TypedBook(self._trade.template, self.model.typed())

    def take_keyboard(self) -> None:
        """Into the cell that was left."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """Tab stays in the grid; F6 leads to the box below it."""
        return [self.view, self.old]

    def _tell(self) -> None:
        wrong = self.model.problem_count()
        wrong_words = f", {words.number(wrong)} ô cần sửa" if wrong else ""
        self.say(f"{words.number(self.model.count())} dòng đã gõ{wrong_words}. Gõ xong mỗi trang sổ thì nhập.")
        index = self.view.currentIndex()
        if said := self.model.problem(index):
            self._told.show_state(State.OVERDUE, said)
        elif index.isValid():
            column = self.model.columns[index.column()]
            hint = f"gõ vài chữ đầu của: {'; '.join(column.choices)}" if column.choices else column.kind.value.lower()
            self._told.show_hint(f"{column.heading}: {hint}. {column.note}".strip())
        self.changed.emit()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(MARGIN), px(6), px(MARGIN), px(8))
        row.setSpacing(px(6))
        row.addWidget(self._told, 1)
        for key, does in KEYS:
            row.addWidget(KeyHint(key))
            row.addWidget(Label(does, Type.HINT, colour=Token.INK_2))
        row.addSpacing(px(12))
        row.addWidget(self.old)
        return row
