"""The fields of the question that is chosen, or of the head of the form, with what is wrong beside each."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.forms.editing import HEAD
from desktop_app.areas.surveys.forms.fields import (
    HEAD_FORM,
    LISTS,
    NO_DIMENSION,
    QUARTERS,
    QUESTION_FORM,
    shown_fields,
)
from desktop_app.areas.surveys.forms.problem import Problem
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.form import FormView
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import px

_DECIDING = ("kind", "lists", "measure")


class FieldsPane(QWidget):
    """`edited` carries the name of the field that was typed into."""

    edited = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.head, self.question = FormView(HEAD_FORM, today), FormView(QUESTION_FORM, today)
        self._stack = QStackedLayout(self)
        self._scrolls = [_scrolled(view) for view in (self.head, self.question)]
        for scrolled in self._scrolls:
            self._stack.addWidget(scrolled)
        self.head.edited.connect(self.edited)
        self.question.edited.connect(self._question_edited)
        _offer(self.head, "quarter", QUARTERS)
        _offer(self.question, "lists", LISTS)

    @property
    def view(self) -> FormView:
        """The form that is shown."""
        return self.head if self._stack.currentIndex() == 0 else self.question

    def show_texts(self, name: str, texts: Mapping[str, str], dimensions: Mapping[str, str]) -> None:
        """Show these fields, of the head or of a question; `dimensions` are what a question may belong to."""
        self._stack.setCurrentIndex(0 if name == HEAD else 1)
        if name != HEAD:
            _offer(self.question, "dimension", (NO_DIMENSION, *dimensions.items()))
        self.view.load(texts)
        self._settle()

    def raw(self) -> dict[str, str]:
        """What stands in the fields that are shown."""
        return self.view.raw()

    def tell(self, problems: Sequence[Problem]) -> None:
        """What is wrong beside each field; the keyboard stays where it is."""
        said = {problem.field: problem.beside for problem in reversed(problems)}
        for entry in self.view.form:
            self.view.field(entry.name).fail(said.get(entry.name, ""))

    def set_read_only(self, read_only: bool, *, keeps_id: bool = False) -> None:
        """Show everything for reading; an identity that was asked before is never changed."""
        self.view.set_read_only(read_only)
        if self.view is self.question and keeps_id:
            self.question.field("id").set_read_only(True)

    def focus_first(self) -> None:
        """Put the keyboard into the words of the question, or into the title."""
        self.view.go_to("title" if self.view is self.head else "label")

    def _question_edited(self, name: str) -> None:
        if name in _DECIDING:
            self._settle()
        self.edited.emit(name)

    def _settle(self) -> None:
        kind, lists, measure = (self.question.field(name).input.text() for name in _DECIDING)
        self.question.set_shown(shown_fields(kind, lists, measure))


def _scrolled(view: FormView) -> Scrolled:
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(px(20), px(12), px(20), px(16))
    inside.addWidget(view)
    inside.addStretch(1)
    return Scrolled(holder)


def _offer(view: FormView, name: str, options: Sequence[tuple[str, str]]) -> None:
    frame = view.field(name).input.frame
    if isinstance(frame, ChoiceInput):
        frame.set_options(options)
