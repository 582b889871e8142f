"""The middle of the page: the question with its keys, and below it a field where words are typed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.surveys.keying.asked import Asked
from desktop_app.areas.surveys.keying.keys import BACK, ENTER, FORCE, NOTE, UNREADABLE
from desktop_app.areas.surveys.keying.prompts import Words, Writing
from desktop_app.areas.surveys.keying.views.board_paint import SIDE
from desktop_app.areas.surveys.keying.views.key_names import key_of
from desktop_app.areas.surveys.keying.views.question_board import QuestionBoard
from desktop_app.kit.controls import Label
from desktop_app.kit.inputs import TextInput
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import Type, px

_IN_AN_EMPTY_FIELD = (BACK, NOTE, UNREADABLE)
"""Keys that keep their meaning until the first letter of an answer is typed."""


class Asking(QWidget):
    """Gives the keyboard to the field while one is open, else to the question."""

    wrote = Signal(str)
    """What stands in the field now."""

    done = Signal(str)
    """A key that leaves the field: Enter, or back."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(0)
        self.board = QuestionBoard()
        self._scrolled = Scrolled(self.board)
        column.addWidget(self._scrolled, 1)
        self._words = QWidget()
        below = QVBoxLayout(self._words)
        below.setContentsMargins(px(SIDE), 0, px(SIDE), px(4))
        below.setSpacing(px(4))
        self._label = Label("", Type.LABEL, wrap=True)
        self.field = TextInput(2)
        self.field.area.installEventFilter(self)
        self.field.changed.connect(lambda: self.wrote.emit(self.field.text()))
        below.addWidget(self._label)
        below.addWidget(self.field)
        column.addWidget(self._words)
        column.addStretch(0)
        self._open: Words | None = None
        self._words.hide()
        self.board.measured.connect(self._fit)

    def show_asked(self, asked: Asked, answered: Asked | None, writing: Writing | None) -> None:
        """Show what is asked, and the field where words are to be typed."""
        self.board.show_asked(asked, answered)
        if writing is not None:
            self._open_field(writing)
        elif self._open is not None:
            self._open = None
            self._words.hide()
            self._fit()
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_keyboard(self) -> None:
        """Keys go where they are asked for."""
        (self.board if self._open is None else self.field.area).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The question uses the height that can be seen."""
        super().resizeEvent(event)
        self.board.room_from(self._scrolled.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter leaves the field; so do Up at its top and, while it is empty, the keys of a question."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or self._open is None:
            return False
        key = key_of(event)
        if key == ENTER or (key == FORCE and self._open is Words.ANSWER):
            self.done.emit(key)
            return True
        if event.key() == Qt.Key.Key_Escape and self._open is not Words.ANSWER:
            self.done.emit(BACK)
            return True
        at_top = event.key() == Qt.Key.Key_Up and self.field.area.textCursor().blockNumber() == 0
        if at_top or (self._open is Words.ANSWER and key in _IN_AN_EMPTY_FIELD and not self.field.text()):
            self.done.emit(key or BACK)
            return True
        return False

    def _fit(self) -> None:
        """The field stands right below the question, not at the foot of the page."""
        is_writing = self._open is not None
        self._scrolled.setMaximumHeight(self.board.minimumHeight() + px(4) if is_writing else 16777215)

    def _open_field(self, writing: Writing) -> None:
        self._label.setText(writing.words.value)
        self.field.area.setAccessibleName(writing.words.value)
        if self._open is not writing.words or self.field.text() != writing.text:
            self.field.set_text(writing.text)
            self.field.area.moveCursor(QTextCursor.MoveOperation.End)
        self._open = writing.words
        self._words.show()
        self._fit()
        self.field.area.setFocus(Qt.FocusReason.OtherFocusReason)
