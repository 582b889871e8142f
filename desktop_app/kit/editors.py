"""Which input edits which kind of field; the only place that knows."""

from collections.abc import Callable
from datetime import date
from functools import singledispatch

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.core.fields import Choice, Day, Field, Flag, Listed, LongText, Moment, Number, Password, Text, clean
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.day_input import DayInput
from desktop_app.kit.inputs import InputFrame, LineInput, Look, PasswordInput, TextInput
from desktop_app.kit.tick import TickBox


class Editor(QObject):
    """An input seen as text in and text out, whatever widget it is."""

    changed = Signal()
    left = Signal()

    def __init__(self, frame: InputFrame | ChoiceInput) -> None:
        super().__init__(frame)
        self.frame: InputFrame | ChoiceInput | None = frame
        self.widget: QWidget = frame
        self.focus_widget: QWidget = frame.editor
        self.has_label_above = True
        self.look = Look.PLAIN
        frame.changed.connect(self.changed)
        frame.left.connect(self.left)

    @property
    def is_composing(self) -> bool:
        """Whether a word is being composed by the input method."""
        return self.frame is not None and self.frame.is_composing

    def text(self) -> str:
        """What is in the field."""
        return self.frame.text() if self.frame else ""

    def set_text(self, text: str) -> None:
        """Fill the field; not told as a change."""
        if self.frame:
            self.frame.set_text(text)

    def set_look(self, look: Look) -> None:
        """Frame the field differently."""
        self.look = look
        if self.frame:
            self.frame.set_look(look)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the value can be changed here."""
        self.look = Look.READ_ONLY if read_only else Look.PLAIN
        if self.frame:
            self.frame.set_read_only(read_only)


class TickEditor(Editor):
    """Yes or no; its label stands beside the box."""

    def __init__(self, box: TickBox) -> None:
        QObject.__init__(self, box)
        self.frame = None
        self.box = box
        self.widget = self.focus_widget = box
        self.has_label_above = False
        self.look = Look.PLAIN
        box.clicked.connect(self.changed)

    def text(self) -> str:
        """ "có" when ticked."""
        return "có" if self.box.isChecked() else ""

    def set_text(self, text: str) -> None:
        """Tick or clear the box."""
        self.box.setChecked(text.strip().lower() in ("có", "true", "1", "x"))

    def set_read_only(self, read_only: bool) -> None:
        """Whether the box can be turned."""
        super().set_read_only(read_only)
        self.box.setEnabled(not read_only)


@singledispatch
def editor_for(field: Field, today: date) -> Editor:
    """The input for a field; `today` is marked in calendars."""
    raise NotImplementedError(type(field).__name__)


@editor_for.register
def _(field: Text, today: date) -> Editor:
    return Editor(LineInput())


@editor_for.register
def _(field: LongText, today: date) -> Editor:
    return Editor(TextInput(field.lines))


@editor_for.register
def _(field: Password, today: date) -> Editor:
    return Editor(PasswordInput())


@editor_for.register
def _(field: Choice, today: date) -> Editor:
    options = [(option.name, str(option.value)) for option in field.options]
    return Editor(ChoiceInput(options if field.required else [("", ""), *options]))


@editor_for.register
def _(field: Listed, today: date) -> Editor:
    return Editor(ChoiceInput([("", "")]))


@editor_for.register
def _(field: Day, today: date) -> Editor:
    return Editor(DayInput(today))


@editor_for.register
def _(field: Moment, today: date) -> Editor:
    return Editor(LineInput())


@editor_for.register
def _(field: Number, today: date) -> Editor:
    return Editor(LineInput(right=True))


@editor_for.register
def _(field: Flag, today: date) -> Editor:
    return TickEditor(TickBox(field.label))


def tidied(field: Field, text: str, today: date) -> str:
    """The text as it is written once its field is left: composed letters, days as dd/MM/yyyy."""
    if isinstance(field, (Choice, Flag, Listed, Password)):
        return text
    if isinstance(field, (Day, Moment)):
        return _shown(field, text, today, field.show)
    return clean(text)


def _shown(field: Field, text: str, today: date, show: Callable[[object], str]) -> str:
    try:
        return show(field.read(text, today)) or text
    except ValueError:
        return text
