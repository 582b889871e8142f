"""Questions about people of a workbook who look like one that is known: nobody is merged without an answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.pages import Listed
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import Token, px
from desktop_app.shell.exchange.exchanger import Asked
from desktop_app.shell.exchange.step import MARGIN
from desktop_app.shell.exchange.words import ASKED_COLUMNS, asked_cell

KEYS = {"↑ ↓": "chọn", "Enter": "đổi câu trả lời"}


class PeopleList(QWidget):
    """One line for each question; Enter goes from "cùng người" to "người khác" and back."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Asked] = ()
        self.answers: dict[str, bool] = {}
        self.table = PagedTable(
            ASKED_COLUMNS, self._pages, asked_cell(self.answers), noun="câu hỏi", keys=KEYS, row_height=48
        )
        self.same = Button("Cùng người", icon="user")
        self.other = Button("Người khác", icon="user-plus")
        self.rest = Button("Còn lại: người khác", icon="users")
        self.same.clicked.connect(lambda: self._answer(True))
        self.other.clicked.connect(lambda: self._answer(False))
        self.rest.clicked.connect(self._answer_rest)
        self.table.opened.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(self._bar())
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self._rows)

    @property
    def open_questions(self) -> int:
        """How many are not answered."""
        return len(self._rows) - len(self.answers)

    def show_questions(self, asked: Sequence[Asked]) -> None:
        """Other questions, none of them answered."""
        self._rows = asked
        self.answers.clear()
        self.table.reload(keep=False)
        self.table.show_total(len(asked))

    def _pages(self, _sort: Sort | None) -> Listed[Asked]:
        return Listed(self._rows)

    def _turn(self, row: Asked) -> None:
        self._settle(row, not self.answers.get(row.uid, False))

    def _answer(self, same: bool) -> None:
        row = self.table.row()
        if row is not None:
            self._settle(row, same)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            place = self.table.model.place_of(row.uid) + 1
            if self.table.model.row_at(place) is not None:
                self.table.view.go_to(place)

    def _answer_rest(self) -> None:
        self.answers.update({row.uid: False for row in self._rows if row.uid not in self.answers})
        self._show()

    def _settle(self, row: Asked, same: bool) -> None:
        self.answers[row.uid] = same
        self._show()

    def _show(self) -> None:
        self.table.view.viewport().update()
        self.changed.emit()

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(MARGIN), 0, px(MARGIN), 0)
        row.setSpacing(px(8))
        told = "Trùng họ tên nhưng chưa chắc là một người. Chưa trả lời thì chưa nhập."
        row.addWidget(Label(told, colour=Token.INK_2, wrap=True), 1)
        for button in (self.same, self.other, self.rest):
            row.addWidget(button)
        return row
