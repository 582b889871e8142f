"""The three parts of the editor beside each other: the questions, the fields of one, the printed form."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.areas.surveys.forms.editing import Editing
from desktop_app.areas.surveys.forms.problem import Problem
from desktop_app.areas.surveys.forms.views.fields_pane import FieldsPane
from desktop_app.areas.surveys.forms.views.looking import Looked
from desktop_app.areas.surveys.forms.views.printed import PrintedForm
from desktop_app.areas.surveys.forms.views.question_list import QuestionList
from desktop_app.kit.controls import Rule
from desktop_app.kit.measure import Room, room
from desktop_app.kit.theme import px

FIELDS = 420


class FormBoard(QWidget):
    """`chosen` carries the identity of a question, `edited` the name of a field."""

    chosen = Signal(str)
    edited = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.list, self.fields, self.printed = QuestionList(), FieldsPane(today), PrintedForm()
        self.fields.setMinimumWidth(px(FIELDS))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for at, part in enumerate((self.list, self.fields, self.printed)):
            splitter.addWidget(part)
            splitter.setStretchFactor(at, 1 if part is self.printed else 0)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addWidget(splitter, 1)
        self.list.chosen.connect(self.chosen)
        self.fields.edited.connect(self.edited)

    def show_question(self, editing: Editing, name: str, problems: Sequence[Problem], *, may_write: bool) -> None:
        """Show a question, or the head, anew."""
        self.fields.show_texts(name, editing.texts(name), editing.form.dimensions)
        self.fields.set_read_only(not may_write, keeps_id=name in editing.asked_before)
        self.list.set_read_only(not may_write)
        self.refresh(editing, name, problems)
        self._go_to(editing, name)

    def refresh(self, editing: Editing, name: str, problems: Sequence[Problem]) -> None:
        """The list follows what was typed, and what is wrong stands beside the fields."""
        wrong = Counter(problem.question for problem in problems)
        self.list.show_form(editing.form, wrong, name)
        self.fields.tell([problem for problem in problems if problem.question == name])

    def show_printed(self, looked: Looked, editing: Editing, name: str) -> None:
        """The form as it would be printed, at the question that is chosen."""
        if looked.sentence:
            self.printed.tell(looked.sentence)
        else:
            self.printed.show_preview(looked.images, looked.places)
            self._go_to(editing, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the printed form."""
        super().resizeEvent(event)
        self.printed.setVisible(room(self.window()) is not Room.TIGHT)

    def _go_to(self, editing: Editing, name: str) -> None:
        names = [question.id for question in editing.form.questions]
        self.printed.go_to(names[: names.index(name) + 1] if name in names else [])
