"""What the portal's words mean, question by question, to be looked at and corrected before anything counts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.exchange.portal.matching import AnswerMatch, Certainty, Decisions, QuestionMatch
from desktop_app.areas.surveys.exchange.portal.planning import Looked
from desktop_app.areas.surveys.forms.form import Form, Missing, Question
from desktop_app.core import words
from desktop_app.kit.badges import Badge
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Button, Card, Label
from desktop_app.kit.page import MARGIN, Scrolled
from desktop_app.kit.theme import State, Token, Type, px

LEAVE = "-"
_STATES = {
    Certainty.MATCHED: State.DONE,
    Certainty.DECIDED: State.DONE,
    Certainty.DOUBTFUL: State.SOON,
    Certainty.UNKNOWN: State.OVERDUE,
}
_CHOICE, _DEEPER = 340, 28


class MatchingBody(QWidget):
    """Every question of the portal with ours beside it; what is open stands first."""

    decided = Signal(object)
    """The decisions, with the one just made."""

    def __init__(self, looked: Looked, form: Form, decisions: Decisions) -> None:
        super().__init__()
        self._form, self._decisions, self._looked = form, decisions, looked
        self.inputs: dict[tuple[str, str], ChoiceInput] = {}
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(px(MARGIN), 0, px(MARGIN), px(MARGIN))
        self._column.setSpacing(px(8))
        if len(looked.units) > 1:
            self._column.addWidget(self._unit_card())
        for match in sorted(looked.matches, key=lambda each: not each.is_open):
            self._column.addWidget(self._card(match))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(content))

    def take_keyboard(self, key: tuple[str, str] | None = None) -> None:
        """Onto this choice, else onto the first that is still to be made."""
        unmade = (each for each in self.inputs.values() if not each.text())
        chosen = (self.inputs.get(key) if key else None) or next(unmade, None) or next(iter(self.inputs.values()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_key(self) -> tuple[str, str] | None:
        """Which choice has the keyboard."""
        return next((key for key, box in self.inputs.items() if box.hasFocus()), None)

    def accepted(self) -> Decisions:
        """The decisions, with everything that is only doubtful taken as it was found."""
        doubtful = [each for each in self._looked.matches if each.certainty is Certainty.DOUBTFUL]
        questions = {each.text: each.question for each in doubtful}
        answers = {
            (match.text, each.text): each.code
            for match in self._looked.matches
            for each in match.answers
            if each.certainty is Certainty.DOUBTFUL and each.code is not None
        }
        known = self._decisions
        return Decisions({**questions, **known.questions}, {**answers, **known.answers}, known.unit)

    def _unit_card(self) -> Card:
        card = Card(padding=12)
        box = ChoiceInput([(unit, unit) for unit in self._looked.units])
        box.set_text(self._looked.unit)
        box.setAccessibleName("Đơn vị lấy phiếu")
        known = self._decisions
        box.changed.connect(lambda: self.decided.emit(Decisions(known.questions, known.answers, box.text())))
        card.body.addLayout(_line(Label("Đơn vị lấy phiếu", Type.STRONG), None, box))
        self.inputs["", ""] = box
        return card

    def _card(self, match: QuestionMatch) -> Card:
        card = Card(padding=12)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(match.text, Type.STRONG, wrap=True))
        said.addWidget(Label(f"{words.number(match.count)} câu trả lời", Type.HINT, colour=Token.INK_2))
        box = ChoiceInput([*((q.id, f"{q.id}: {q.called}") for q in self._form.asked), (LEAVE, "Bỏ qua, không nhập")])
        is_left = match.certainty is Certainty.DECIDED and not match.question
        self._offer(box, (match.text, ""), match.question or (LEAVE if is_left else ""))
        box.changed.connect(lambda: self._decide(match.text, box.text()))
        card.body.addLayout(_line(said, match.certainty, box))
        if match.question:
            question = self._form[match.question]
            for answer in match.answers:
                if answer.certainty is not Certainty.MATCHED:
                    card.body.addLayout(self._answer_line(match, question, answer))
        return card

    def _answer_line(self, match: QuestionMatch, question: Question, answer: AnswerMatch) -> QHBoxLayout:
        box = ChoiceInput([(str(code), f"{code}: {question.label_of(code)}") for code in _codes(question)])
        self._offer(box, (match.text, answer.text), "" if answer.code is None else str(answer.code))
        box.changed.connect(lambda: self._decide_answer(match.text, answer.text, int(box.text())))
        text = Label(f"“{answer.text}”, {words.number(answer.count)} lần", colour=Token.INK_2, wrap=True)
        line = _line(text, answer.certainty, box)
        line.setContentsMargins(px(_DEEPER), 0, 0, 0)
        return line

    def _offer(self, box: ChoiceInput, key: tuple[str, str], chosen: str) -> None:
        box.set_text(chosen)
        box.setAccessibleName(f"Nghĩa của “{key[1] or key[0]}”")
        self.inputs[key] = box

    def _decide(self, text: str, chosen: str) -> None:
        known = self._decisions
        questions = {**known.questions, text: "" if chosen == LEAVE else chosen}
        answers = {key: code for key, code in known.answers.items() if key[0] != text}
        self.decided.emit(Decisions(questions, answers, known.unit))

    def _decide_answer(self, text: str, answer: str, code: int) -> None:
        known = self._decisions
        self.decided.emit(Decisions(known.questions, {**known.answers, (text, answer): code}, known.unit))


def accept_button(looked: Looked) -> Button | None:
    """The button that takes what is only doubtful as it was found; None where nothing is."""
    doubtful = any(
        each.certainty is Certainty.DOUBTFUL or any(a.certainty is Certainty.DOUBTFUL for a in each.answers)
        for each in looked.matches
    )
    return Button("Nhận mọi câu gợi ý", icon="check") if doubtful else None


def _codes(question: Question) -> Sequence[int]:
    own = [choice.code for choice in question.choices]
    return [*own, *(code for code in map(question.missing_code, Missing) if code not in own)]


def _line(said: QVBoxLayout | QWidget, certainty: Certainty | None, box: ChoiceInput) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(12))
    if isinstance(said, QWidget):
        row.addWidget(said, 1)
    else:
        row.addLayout(said, 1)
    if certainty is not None:
        row.addWidget(Badge(_STATES[certainty], certainty.value), 0, Qt.AlignmentFlag.AlignVCenter)
    box.setFixedWidth(px(_CHOICE))
    row.addWidget(box, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
