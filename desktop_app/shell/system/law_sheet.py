"""The side sheet that corrects the law: the form, then the deadlines that would move, then the saving."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.areas.views import FormDraft, Workplace
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Form
from desktop_app.core.law.deadline import Move
from desktop_app.kit.controls import Button, Card, Kind, Label, Rule
from desktop_app.kit.drafting import Drafting
from desktop_app.kit.form import FormView
from desktop_app.kit.reading_pane import Reading, reading_body
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.law_entry import Change
from desktop_app.office.law_service import LawService
from desktop_app.shell.system.law_words import moves_left_out, moves_listed, moves_sentence

LOOK = "Xem hạn sẽ đổi"

Meant = Callable[[Mapping[str, object]], Change]
"""The change that the form's texts mean; raises InvalidInput."""


class MovesCard(Card):
    """Which open deadlines would move, from when to when."""

    def __init__(self, today: date) -> None:
        super().__init__(padding=12, spacing=6)
        self._today = today
        self._inside: QWidget | None = None
        self.ask()

    def ask(self) -> None:
        """Nothing has been asked yet."""
        hint = "Trước khi lưu, chương trình cho xem những hạn đang chạy sẽ dời sang ngày khác."
        self._put(Label("Hạn đang chạy", Type.STRONG), Label(hint, Type.HINT, wrap=True))

    def show_moves(self, moves: Sequence[Move]) -> None:
        """The deadlines that would move."""
        rows = [part for move in moves_listed(moves) for part in (Rule(), self._row(move))]
        left_out = [Label(words, Type.HINT) for words in [moves_left_out(moves)] if words]
        self._put(Label(moves_sentence(moves), Type.STRONG, wrap=True), *rows, *left_out)

    def refuse(self, sentence: str) -> None:
        """Why it cannot be done."""
        self._put(Label(sentence, Type.STRONG, colour=State.OVERDUE, wrap=True))

    def _row(self, move: Move) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        late = move.due_on < self._today
        days = f"{words.day(move.item.due_on)} sang {words.day(move.due_on)}{', đã quá hạn' if late else ''}"
        row.addWidget(Label(move.item.title, wrap=True), 1)
        row.addWidget(Label(days, Type.STRONG, colour=State.OVERDUE if late else Token.INK))
        return line

    def _put(self, *parts: QWidget) -> None:
        if self._inside is not None:
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for part in parts:
            column.addWidget(part)
        self.body.addWidget(self._inside)


class ChangeBody(QWidget):
    """A form whose main button first shows what would move and only then saves."""

    made = Signal(object)
    """The deadlines that moved, once the change is in force."""

    def __init__(self, form: Form, meant: Meant, service: LawService, place: Workplace, save: str, about: str) -> None:
        """`save` is what the button says when it saves; `about` names the draft: a rule's key or a day."""
        super().__init__()
        self._meant, self._service, self._jobs, self._save = meant, service, place.jobs, save
        self._seen: Change | None = None
        today = place.desk.clock.today()
        self.form = FormView(form, today)
        self.moves = MovesCard(today)
        self._draft = FormDraft(place.desk, f"{form.name} {about}".strip())
        self.drafting = Drafting(self.form.raw, self._draft, self)
        self.main = Button(LOOK, Kind.MAIN, key="Ctrl+S")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self.form)
        column.addWidget(self.moves)
        self.setFocusProxy(self.form)
        self.form.edited.connect(self._forget)
        self.form.edited.connect(self.drafting.note)
        self.form.completed.connect(self.main.setFocus)
        self.main.clicked.connect(self._press)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the first field."""
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, values: Mapping[str, str]) -> None:
        """Begin with these texts, or with what was typed before and not saved."""
        self.form.load(self._draft.load() or values)

    def _forget(self) -> None:
        if self._seen is not None:
            self._seen = None
            self.moves.ask()
            self.main.say(LOOK)

    def _press(self) -> None:
        if self._seen is None:
            self._look()
        else:
            change = self._seen
            self.main.setEnabled(False)
            self._jobs.write(lambda _: self._service.make(change), self._finish, self._fail, owner=self)

    def _look(self) -> None:
        try:
            change = self._meant(self.form.raw())
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        self.form.show_problems({})
        self._jobs.read(
            lambda _: self._service.moved_by(change), lambda moves: self._show(change, moves), self._fail, owner=self
        )

    def _show(self, change: Change, moves: Sequence[Move]) -> None:
        self._seen = change
        self.moves.show_moves(moves)
        self.main.say(f"{self._save}, dời {words.number(len(moves))} hạn" if moves else self._save)
        QTimer.singleShot(0, self.moves, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        holder: QWidget | None = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if isinstance(holder, QScrollArea):
            below = holder.verticalScrollBar()
            holder.widget().adjustSize()
            below.setValue(min(below.maximum(), self.moves.mapTo(holder.widget(), QPoint(0, 0)).y()))

    def _finish(self, moves: Sequence[Move]) -> None:
        self.drafting.finish()
        self.made.emit(moves)

    def _fail(self, error: BaseException) -> None:
        self.main.setEnabled(True)
        self._forget()
        if isinstance(error, InvalidInput):
            self.form.show_problems(error.problems)
        elif isinstance(error, UserError):
            self.moves.refuse(str(error))
        else:
            self._jobs.troubled.emit(error)


def read_in_sheet(window: QWidget, reading: Reading, verbs: Mapping[str, Callable[[], None]]) -> None:
    """Where there is no room for a reading pane, the record is read in a sheet; the first verb is its main button."""
    buttons = [Button(name, Kind.DANGER if place else Kind.MAIN) for place, name in enumerate(verbs)]
    main = buttons[0] if buttons else None
    sheet = SideSheet(window, reading.title, reading.when, reading_body(reading), main=main, others=tuple(buttons[1:]))
    for button, do in zip(buttons, verbs.values(), strict=True):
        button.clicked.connect(sheet.go)
        button.clicked.connect(do)
    sheet.rise()
