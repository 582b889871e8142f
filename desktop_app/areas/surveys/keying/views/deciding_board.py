"""A question that two entries answer differently: both answers with their keys, and what the paper says."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.forms.form import Answer, Question
from desktop_app.areas.surveys.keying.deciding import FIRST, SECOND, TYPE, Deciding
from desktop_app.areas.surveys.keying.keys import BACK, DIGITS, ENTER
from desktop_app.areas.surveys.keying.words import answer_words
from desktop_app.kit.controls import Card, KeyHint, Label
from desktop_app.kit.focus_ring import FocusRing
from desktop_app.kit.inputs import LineInput
from desktop_app.kit.theme import State, Token, Type, px

NOT_ASKED = "Lượt này không có câu này"
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class DecidingBoard(QWidget):
    """Takes keys while it has the keyboard; `pressed` carries the key, `typed` what the paper says in words."""

    pressed = Signal(str)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self, radius=8)
        self._about = Label("", Type.LABEL, colour=Token.INK_2)
        self._question = Label("", Type.QUESTION, wrap=True)
        self._codes = Label("", Type.HINT, wrap=True)
        self._told = Label("", Type.STRONG, colour=State.OVERDUE, wrap=True)
        self.tiles = {key: _Tile(key) for key in (FIRST, SECOND, TYPE)}
        self.field = LineInput(placeholder="Gõ đúng như phiếu giấy rồi Enter; để trống nếu phiếu bỏ trống")
        self.field.line.returnPressed.connect(lambda: self.typed.emit(self.field.text()))
        self.field.line.installEventFilter(self)
        self.field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(4), px(4), px(4))
        column.setSpacing(px(12))
        for part in (self._about, self._question):
            column.addWidget(part)
        pair = QHBoxLayout()
        pair.setSpacing(px(12))
        for key in (FIRST, SECOND):
            pair.addWidget(self.tiles[key], 1)
        column.addLayout(pair)
        for below in (self.tiles[TYPE], self.field, self._codes, self._told):
            column.addWidget(below)
        column.addStretch(1)

    def show_deciding(self, now: Deciding, about: str) -> None:
        """Show the question that is to be decided now; `about` names its form."""
        question = now.question
        if question is None:
            return
        said = f"{question.number}. {question.label}" if question.number else question.label
        self._about.setText(about)
        self._question.setText(said)
        answers = {FIRST: now.one.get(question.id), SECOND: now.other.get(question.id)}
        for key, answer in answers.items():
            words = NOT_ASKED if answer is None else _words(question, answer)
            self.tiles[key].show_answer(words, is_picked=now.picked is not None and now.picked == answer)
        is_own = now.picked is not None and now.picked not in answers.values()
        own = _words(question, now.picked) if is_own and now.picked is not None else "Phiếu giấy ghi khác"
        self.tiles[TYPE].show_answer(own, is_picked=is_own)
        self._codes.setText(" · ".join(f"{choice.code} {choice.label}" for choice in question.choices))
        self._told.setText(now.said)
        self.setAccessibleName(". ".join((about, said, *(tile.words for tile in self.tiles.values()), now.said)))
        self._open_field(now)

    def take_keyboard(self) -> None:
        """Keys go where they are asked for."""
        (self if self.field.isHidden() else self.field.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the field, not the page."""
        is_escape = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_escape and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.pressed.emit(BACK)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Enter goes on, / goes back; a key that is held down counts once."""
        if event.isAutoRepeat() or event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit(ENTER)
        elif event.text() == BACK or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Up):
            self.pressed.emit(BACK)
        elif event.text() and event.text() in DIGITS:
            self.pressed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self._ring.settle()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._ring.dismiss()
        super().focusOutEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was pressed before it could be seen counts, too."""
        super().showEvent(event)
        self.take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden board has no ring."""
        self._ring.dismiss()

    def _open_field(self, now: Deciding) -> None:
        if now.is_typing and self.field.isHidden():
            self.field.set_text("")
        self.field.setVisible(now.is_typing)
        self.take_keyboard()


class _Tile(Card):
    """One answer with its key; the one that was picked is coloured and says so."""

    def __init__(self, key: str) -> None:
        super().__init__(padding=12)
        self.words = ""
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(KeyHint(key))
        self._words = Label("", Type.SHEET_TITLE, wrap=True)
        self._picked = Label("Đã chọn", Type.LABEL, colour=State.DONE)
        row.addWidget(self._words, 1)
        row.addWidget(self._picked)
        self.body.addLayout(row)

    def show_answer(self, words: str, *, is_picked: bool) -> None:
        """Show this answer."""
        self.words = f"{words}, đã chọn" if is_picked else words
        self._words.setText(words)
        self._picked.setVisible(is_picked)
        self.fill, self.border = (State.DONE.background, State.DONE.border) if is_picked else (None, None)
        self.update()


def _words(question: Question, answer: Answer) -> str:
    said, code = answer_words(question, answer)
    return f"{code}  {said}" if code else f"“{said}”"
