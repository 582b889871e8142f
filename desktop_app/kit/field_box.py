"""One field of a form: its label, its input, and the one sentence under it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.fields import Field
from desktop_app.kit.controls import ElidedLabel, Label
from desktop_app.kit.day_input import DayInput
from desktop_app.kit.editors import Editor
from desktop_app.kit.inputs import InputFrame, Look, Note
from desktop_app.kit.message import Message
from desktop_app.kit.theme import State, Type, px


class FieldBox(QWidget):
    """Label above, input, hint or warning or error below; a message never moves the neighbours' labels."""

    def __init__(self, field: Field, editor: Editor) -> None:
        """`editor` is the input that fits the field's kind."""
        super().__init__()
        self.field = field
        self.input = editor
        self._hint = field.hint
        self._note: Note | None = None
        self.source = ""
        self.problem = ""
        self.warning = ""
        self._is_required = field.required
        self._required = Label("bắt buộc", Type.HINT)
        self.setFocusProxy(editor.widget)
        self.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._label = self._label_row()
        column.addWidget(self._label)
        column.addWidget(editor.widget)
        self._message = Message()
        column.addWidget(self._message)
        column.addStretch(1)
        self._name()
        self._tell()

    @property
    def is_needed(self) -> bool:
        """Whether something must still be put in."""
        return self._is_required and not self.input.text().strip()

    def require(self, required: bool) -> None:
        """Whether something must be put in because of what stands in other fields; a required field stays so."""
        self._is_required = required or self.field.required
        self._required.setVisible(self._is_required)
        self._name()

    def warn(self, sentence: str) -> None:
        """Say that something looks odd; saving stays possible."""
        self.warning = sentence
        self._tell()

    def fail(self, sentence: str) -> None:
        """Say what is wrong and what to type."""
        self.problem = sentence
        self._tell()

    def explain(self, hint: str) -> None:
        """Say something else in the hint."""
        self._hint = hint
        self._tell()

    def clear(self) -> None:
        """Take error and warning away."""
        if self.problem or self.warning:
            self.problem = self.warning = ""
            self._tell()

    def mark_source(self, words: str) -> None:
        """Say where the text came from ("từ thẻ"), until somebody changes it; nothing to say takes it away."""
        if words == self.source:
            return
        self.source = words
        if self._note is not None:
            self._note.deleteLater()
            self._note = None
        frame = self.input.frame
        if words and isinstance(frame, InputFrame) and not isinstance(frame, DayInput):
            self._note = Note(words)
            frame.add_trailing(self._note)
        self._tell()

    def set_label_room(self, room: bool) -> None:
        """In a row of tick boxes alone, nothing stands above them."""
        self._label.setVisible(room)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the value can be changed here."""
        self.input.set_read_only(read_only)

    def _tell(self) -> None:
        if self.input.look is not Look.READ_ONLY:
            kept = Look.FROM_CARD if self.source else Look.PLAIN
            self.input.set_look(Look.WRONG if self.problem else kept)
        if self.problem:
            self._message.show_state(State.OVERDUE, self.problem)
        elif self.warning:
            self._message.show_state(State.WARNING, self.warning)
        else:
            self._message.show_hint(self._hint)
        self._name()

    def _name(self) -> None:
        """What a screen reader says: the label, whether it is required, and what is wrong."""
        required = ", bắt buộc" if self._is_required else ""
        self.input.focus_widget.setAccessibleName(f"{self.field.label}{required}")
        self.input.focus_widget.setAccessibleDescription(self.problem or self.warning or self.source or self._hint)

    def _label_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(ElidedLabel(self.field.label if self.input.has_label_above else "", Type.LABEL))
        row.addWidget(self._required)
        self._required.setVisible(self._is_required)
        row.addStretch(1)
        return holder
