"""Beside the text that is typed: how it was put into articles, what was not placed, what the official is asked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.conventions.text.asking import WHOLE, Question
from desktop_app.areas.conventions.text.splitting import ReadText
from desktop_app.kit.controls import Button, Card, Kind, Label
from desktop_app.kit.inputs import LineInput
from desktop_app.kit.theme import State, Token, Type, px

MOST = 30
"""So many lines of one kind are named; how many more there are is told."""


class FoundPanel(QWidget):
    """`answered` tells a question and what was found of it, `dropped` that lines beside the text go."""

    answered = Signal(object, str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._column.addStretch(1)
        self._cards: list[Card] = []
        self.answers: list[tuple[Question, LineInput, Button]] = []

    def tell(self, read: ReadText, questions: Sequence[Question], *, may_answer: bool, may_drop: bool) -> None:
        """Say what the text came to; an answer can be given once its version is saved."""
        for card in self._cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards, self.answers = [], []
        counted = self._card("Đã nhận ra")
        counted.body.addWidget(Label(read.told, wrap=True))
        self._lines("Cần kiểm tra", read.doubts, State.WARNING)
        unplaced = self._lines("Dòng không nhận ra", read.unplaced, State.OVERDUE)
        if unplaced is not None:
            unplaced.body.addWidget(Label("Chép từng dòng vào đúng điều, hoặc bỏ các dòng này.", Type.HINT, wrap=True))
        if unplaced is not None and may_drop:
            drop = Button("Bỏ các dòng ngoài văn bản", Kind.QUIET)
            drop.clicked.connect(self.dropped)
            unplaced.body.addWidget(drop)
        self._lines("Về tệp", read.notices)
        self._ask(questions, may_answer)

    def _ask(self, questions: Sequence[Question], may_answer: bool) -> None:
        if not questions:
            return
        card = self._card(f"Câu hỏi cho cán bộ: {len(questions)}")
        for question in questions[:MOST]:
            where = "Cả văn bản" if question.article_number == WHOLE else f"Điều {question.article_number}"
            rule = question.rule
            sure = "" if rule.confidence.checked else f" {rule.confidence.value}."
            card.body.addWidget(Label(f"{where}: {rule.title}", Type.STRONG, wrap=True))
            if question.article_number != WHOLE:
                card.body.addWidget(Label(f"“{question.passage}”", wrap=True))
            card.body.addWidget(Label(rule.asks, wrap=True))
            card.body.addWidget(Label(f"{rule.article}.{sure} {rule.note}".strip(), Type.HINT, wrap=True))
            if may_answer:
                self._answer(card, question)
        _rest(card, len(questions))
        if not may_answer:
            card.body.addWidget(Label("Lưu văn bản rồi trả lời từng câu.", Type.HINT, wrap=True))

    def _answer(self, card: Card, question: Question) -> None:
        field = LineInput(placeholder="Ví dụ: giữ nguyên, đã hỏi Phòng Tư pháp")
        button = Button("Ghi kết quả xem xét", Kind.QUIET)
        field.setAccessibleName(f"Kết quả xem xét: {question.rule.title}")
        button.clicked.connect(lambda: self.answered.emit(question, field.text()))
        card.body.addWidget(field)
        card.body.addWidget(button)
        self.answers.append((question, field, button))

    def _lines(self, title: str, lines: Sequence[str], state: State | None = None) -> Card | None:
        if not lines:
            return None
        card = self._card(f"{title}: {len(lines)}", state)
        for line in lines[:MOST]:
            card.body.addWidget(Label(line, wrap=True))
        _rest(card, len(lines))
        return card

    def _card(self, title: str, state: State | None = None) -> Card:
        card = Card(padding=12, spacing=6)
        card.body.addWidget(Label(title, Type.STRONG, colour=state or Token.INK, wrap=True))
        self._column.insertWidget(len(self._cards), card)
        self._cards.append(card)
        return card


def _rest(card: Card, many: int) -> None:
    if many > MOST:
        card.body.addWidget(Label(f"và {many - MOST} chỗ nữa.", Type.HINT))
