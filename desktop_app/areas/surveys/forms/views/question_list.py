"""The questions of a form as a list: the head first, then each with its number, name and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.forms.editing import HEAD
from desktop_app.areas.surveys.forms.fields import Answering
from desktop_app.areas.surveys.forms.form import Form, Question
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.pages import Listed
from desktop_app.kit.cells import Cell
from desktop_app.kit.controls import Button, IconButton
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State, px

COLUMNS = (
    Column(name="number", heading="Câu", width=52),
    Column(name="called", heading="Câu hỏi"),
    Column(name="wrong", heading="", width=64),
)
LEAST = 290


@dataclass(frozen=True)
class QuestionRow:
    """One line: the identity, what stands before it, its name, how it is answered, how much is wrong."""

    uid: str
    number: str
    called: str
    answer: str
    wrong: int


class QuestionList(QWidget):
    """`chosen` carries the identity; the buttons below act on it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(px(LEAST))
        self._rows: Sequence[QuestionRow] = ()
        self.table = PagedTable(COLUMNS, self._pages, _cell, noun="dòng", keys={"↑ ↓": "chọn"})
        self.add = Button("Thêm câu", icon="plus", key="Ctrl+N")
        self.up = IconButton("arrow-up", "Đưa câu lên trên (Alt+Up)", size=34)
        self.down = IconButton("arrow-down", "Đưa câu xuống dưới (Alt+Down)", size=34)
        self.drop = Button("Thôi hỏi")
        for button, key in ((self.up, "Alt+Up"), (self.down, "Alt+Down")):
            QShortcut(QKeySequence(key), button).activated.connect(button.click)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons())
        self.table.chosen.connect(lambda row: self.chosen.emit(row.uid) if row is not None else None)
        self.setFocusProxy(self.table)

    def show_form(self, form: Form, wrong: Mapping[str, int], chosen: str) -> None:
        """Show these questions with this one chosen; nothing is drawn anew where nothing changed."""
        rows = (_head_row(form, wrong), *(_row(question, wrong) for question in form.questions))
        if rows != self._rows:
            self._rows = rows
            self.table.blockSignals(True)
            self.table.reload()
            self.table.show_total(len(rows))
            self.table.choose(chosen)
            self.table.blockSignals(False)

    def choose(self, name: str) -> None:
        """Go to a question."""
        self.table.choose(name)

    def set_read_only(self, read_only: bool) -> None:
        """Whether questions can be added, moved and dropped here."""
        self._bar.setVisible(not read_only)

    def _pages(self, _sort: Sort | None) -> Listed[QuestionRow]:
        return Listed(self._rows)

    def _buttons(self) -> QWidget:
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.setSpacing(px(6))
        for button in (self.add, self.up, self.down, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        return self._bar


def _head_row(form: Form, wrong: Mapping[str, int]) -> QuestionRow:
    return QuestionRow(HEAD, "", "Đầu phiếu", f"{form.code} bản {form.version}", wrong.get(HEAD, 0))


def _row(question: Question, wrong: Mapping[str, int]) -> QuestionRow:
    answer = Answering[question.kind.name].value
    if question.choices:
        answer = f"{answer}, {words.number(len(question.choices))} lựa chọn"
    return QuestionRow(question.id, question.number, question.called, answer, wrong.get(question.id, 0))


def _cell(row: QuestionRow, column: Column) -> Cell:
    if column.name == "number":
        return Cell(text=row.number)
    if column.name == "called":
        return Cell(text=row.called, second=row.answer, strong=row.uid == HEAD)
    return Cell(text=words.number(row.wrong), state=State.WARNING) if row.wrong else Cell()
