"""The fourth step: what would be added, is there already, is refused, passed over; people who look known."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.pages import Listed
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.inputs import LineInput
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State, Type, px
from desktop_app.shell.exchange.exchanger import Found
from desktop_app.shell.exchange.people_list import PeopleList
from desktop_app.shell.exchange.step import MARGIN, Step
from desktop_app.shell.exchange.words import (
    NOTE_COLUMNS,
    PROBLEM_COLUMNS,
    ResultRows,
    result_sentence,
)

KEYS = {"↑ ↓": "xem từng ô"}


class ResultStep(Step):
    """One list at a time; the buttons above say how long each is."""

    name = "Chạy thử"
    place = 3

    save_asked = Signal()
    """The refused rows are wanted as a workbook."""

    def __init__(self) -> None:
        super().__init__("Kết quả chạy thử", margin=0)
        self.found: Found | None = None
        self._rows: ResultRows = {"refused": [], "doubts": [], "notes": []}
        self.people = PeopleList()
        self.people.changed.connect(self._answered)
        self.lists: dict[str, QWidget] = {
            "refused": self._table("refused", "ô cần sửa"),
            "people": self.people,
            "doubts": self._table("doubts", "ô cần xem lại"),
            "notes": self._table("notes", "chỗ bỏ qua"),
            "none": EmptyState("circle-check", "Mọi dòng đều nhận được", "Bấm Nhập để ghi vào sổ."),
        }
        self.choices = {name: Button("") for name in ("refused", "people", "doubts", "notes")}
        self.save = Button("Lưu tệp các dòng chưa nhận", icon="file-down")
        self.save.clicked.connect(self.save_asked)
        self.why = LineInput(placeholder="Lý do ghi sau khóa sổ")
        self.why.line.setAccessibleName("Lý do ghi sau khóa sổ")
        self.why.changed.connect(self.changed)
        self._closed = Label("", Type.STRONG, colour=State.SOON, wrap=True)
        self._stack = QStackedWidget()
        for each in self.lists.values():
            self._stack.addWidget(each)
        self.body.addWidget(self._bar())
        self.body.addWidget(self._stack, 1)

    @property
    def main_words(self) -> str:
        """With the number of rows."""
        return f"Nhập {words.number(self.found.accepted)} dòng" if self.found else "Nhập"

    @property
    def may_go_on(self) -> bool:
        """When there is something to add and no question about people is open."""
        if self.found is None or not self.found.accepted or self.people.open_questions:
            return False
        return not self.found.closed or bool(self.reason)

    @property
    def reason(self) -> str:
        """Why something is entered into a closed book."""
        return self.why.text().strip() if self.found is not None and self.found.closed else ""

    def show_found(self, found: Found, rows: ResultRows) -> None:
        """The result of a dry run."""
        self.found, self._rows = found, rows
        self.people.show_questions(found.asked)
        for name in self._rows:
            table = self.lists[name]
            assert isinstance(table, PagedTable)
            table.reload(keep=False)
            table.show_total(len(self._rows[name]))
        self.save.setVisible(bool(found.refused_rows))
        self.why.set_text("")
        self._closed.setText(" ".join(found.closed))
        for each in (self._closed, self.why):
            each.setVisible(bool(found.closed))
        self.say(result_sentence(found))
        self._answered()
        sizes = self._sizes()
        self.turn_to("people" if sizes["people"] else next((name for name, size in sizes.items() if size), "none"))

    def forget(self) -> None:
        """The import is in the register: what the dry run found is large and of no more use."""
        self.found = None
        for rows in self._rows.values():
            rows.clear()
        self.people.show_questions(())

    def turn_to(self, name: str) -> None:
        """Show one of the lists."""
        for key, choice in self.choices.items():
            choice.setChecked(key == name)
        self._stack.setCurrentWidget(self.lists[name])

    def take_keyboard(self) -> None:
        """Into the list on screen."""
        self._stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self) -> None:
        titles = {
            "refused": "Chưa nhận",
            "people": "Người giống người đã có",
            "doubts": "Cần xem lại",
            "notes": "Bỏ qua, số thiếu",
        }
        for name, size in self._sizes().items():
            left = self.people.open_questions if name == "people" else 0
            waiting = f", còn {words.number(left)} chưa trả lời" if left else ""
            self.choices[name].say(f"{titles[name]} ({words.number(size)}{waiting})")
            self.choices[name].setVisible(bool(size))
        self.changed.emit()

    def _sizes(self) -> dict[str, int]:
        sizes = {name: len(rows) for name, rows in self._rows.items()}
        return {
            "refused": sizes["refused"],
            "people": self.people.count,
            "doubts": sizes["doubts"],
            "notes": sizes["notes"],
        }

    def _table(self, name: str, noun: str) -> PagedTable:
        columns = NOTE_COLUMNS if name == "notes" else PROBLEM_COLUMNS

        def pages(_sort: Sort | None) -> Listed[Any]:
            return Listed(self._rows[name])

        return PagedTable(columns, pages, noun=noun, keys=KEYS, gives_way=("sheet",))

    def _bar(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(px(MARGIN), 0, px(MARGIN), px(4))
        column.setSpacing(px(6))
        column.addWidget(self._closed)
        column.addWidget(self.why)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for name, choice in self.choices.items():
            choice.setCheckable(True)
            choice.clicked.connect(lambda _=False, name=name: self._turn(name))
            row.addWidget(choice)
        row.addStretch(1)
        row.addWidget(self.save)
        column.addLayout(row)
        return holder

    def _turn(self, name: str) -> None:
        self.turn_to(name)
        self.take_keyboard()
