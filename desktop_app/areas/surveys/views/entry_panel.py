"""Beside the opening of a survey: whom the questionnaire asks, how sure its words are, how many are enough."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.areas.surveys.field.sizes import precision, sizes
from desktop_app.areas.surveys.forms.form import Form, Wording
from desktop_app.areas.surveys.views.words_of_survey import ANONYMOUS
from desktop_app.areas.views.side_panel import SidePanel
from desktop_app.core import words
from desktop_app.kit.controls import Badge, Button, Kind, Label, Rule
from desktop_app.kit.theme import State, Token, Type
from desktop_app.office.desk import Desk


class EntryPanel(SidePanel):
    """Drawn anew as the form is filled; `wanted` carries a number of forms that was taken."""

    wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[object, ...] = ("nothing yet",)

    def show_form(self, form: Form | None, population: int | None, wanted: int | None) -> None:
        """Tell of this questionnaire, and of so many forms out of so many people."""
        shown = (form, population, wanted)
        if shown == self._shown:
            return
        self._shown = shown
        body, column = self.begin(form.code if form else "Chọn bộ phiếu", "clipboard-list")
        if form is None:
            column.addWidget(Label("Chọn bộ phiếu để xem hỏi ai, bao nhiêu câu, ai chủ trì.", Type.HINT, wrap=True))
        else:
            self._tell_form(column, form)
        column.addWidget(Rule())
        self._tell_sizes(column, population, wanted)
        column.addStretch(1)
        self.put(body)

    def _tell_form(self, column: QVBoxLayout, form: Form) -> None:
        column.addWidget(Label(form.title, wrap=True))
        state = State.WARNING if form.wording is Wording.DRAFT else State.DONE
        column.addWidget(Badge(state, form.wording.value), 0, Qt.AlignmentFlag.AlignLeft)
        if form.is_anonymous:
            column.addWidget(Badge(State.SECRET, ANONYMOUS), 0, Qt.AlignmentFlag.AlignLeft)
        told = (
            ("Hỏi ai", form.respondents),
            ("Chọn mẫu", form.sampling),
            ("Số câu", words.number(len(form.asked))),
        )
        for name, said in told:
            if said:
                column.addWidget(Label(f"{name}: {said}", colour=Token.INK_2, wrap=True))

    def _tell_sizes(self, column: QVBoxLayout, population: int | None, wanted: int | None) -> None:
        rulebook, today = self._desk.law.rulebook, self._desk.clock.today()
        column.addWidget(Label("Bao nhiêu phiếu là đủ", Type.STRONG))
        if population is None:
            column.addWidget(Label("Gõ tổng số để tính cỡ mẫu theo công thức.", Type.HINT, wrap=True))
        for size in sizes(rulebook, today, population):
            column.addWidget(Label(size.said, wrap=True))
            column.addWidget(Label(size.source, Type.HINT, wrap=True))
            if size.wanted != wanted:
                take = Button(f"Lấy {words.number(size.wanted)} phiếu", Kind.LINK, height=24)
                take.clicked.connect(partial(self._take, size.wanted))
                column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        if wanted is not None:
            column.addWidget(Rule())
            column.addWidget(Label(precision(rulebook, today, wanted), colour=Token.INK_2, wrap=True))

    def _take(self, number: int, _checked: bool = False) -> None:
        self.wanted.emit(number)
