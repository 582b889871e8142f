"""A form drawn from its declaration: twelve columns, sections, and one sentence under a field where it is needed."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop_app.core.fields import Field, Form, LongText, Text
from desktop_app.kit.editors import editor_for, tidied
from desktop_app.kit.error_strip import ErrorStrip
from desktop_app.kit.field_box import FieldBox
from desktop_app.kit.form_grid import FormGrid
from desktop_app.kit.inputs import LineInput
from desktop_app.kit.suggestions import Ask, Suggester
from desktop_app.kit.theme import factor, px

NARROW_BELOW = 520
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = Qt.FocusPolicy.TabFocus


class FormView(QWidget):
    """Fields to fill; it collects and shows, and decides nothing."""

    edited = Signal(str)
    """The name of the field that the official changed."""

    suggested = Signal(str, object)
    """The name of a field and the value of the suggestion chosen for it."""

    completed = Signal()
    """Enter was pressed in the last field."""

    def __init__(self, form: Form, today: date, *, suggest: Mapping[str, Ask] | None = None) -> None:
        """`suggest` maps the names that text fields declare in `suggests` to who is asked."""
        super().__init__()
        self.form = form
        self._today = today
        self._boxes: dict[str, FieldBox] = {}
        self.strip = ErrorStrip(self.go_to)
        for entry in form:
            self._add_field(entry, suggest or {})
        self._grid = FormGrid(form, self._boxes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._grid)
        column.addWidget(self.strip)

    def field(self, name: str) -> FieldBox:
        """The box of one field."""
        return self._boxes[name]

    def raw(self) -> dict[str, str]:
        """What is typed, field by field, as `Form.checked` and the drafts take it; hidden fields are empty."""
        return {name: box.input.text() if self._grid.is_shown(name) else "" for name, box in self._boxes.items()}

    def load(self, values: Mapping[str, object]) -> None:
        """Fill the fields that are named; texts as they are, other values as the field shows them."""
        for name, value in values.items():
            if (box := self._boxes.get(name)) is not None:
                box.input.set_text(value if isinstance(value, str) else box.field.show(value))
                box.clear()
                box.mark_source("")
        if self.strip.isVisible():
            self._list_problems()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark the wrong fields, list them as links and go to the first; an empty mapping clears all."""
        for name, box in self._boxes.items():
            box.fail(problems.get(name, ""))
        self._list_problems()
        if wrong := _wrong(self._shown()):
            self.go_to(wrong[0].field.name)
            # The strip has just taken room from what scrolls.
            QTimer.singleShot(0, self, lambda: _bring_into_sight(self, wrong[0]))

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field and bring it into sight; as with Tab, typing replaces what one line holds."""
        box = self._boxes[name]
        box.input.focus_widget.setFocus(Qt.FocusReason.TabFocusReason)
        _bring_into_sight(self, box)

    def set_shown(self, shown: Mapping[str, bool]) -> None:
        """Show fields that matter only sometimes, or take them away; what was typed stays in them."""
        self._grid.set_shown(shown)

    def set_read_only(self, read_only: bool) -> None:
        """Show the whole form for reading."""
        for box in self._boxes.values():
            box.set_read_only(read_only)

    def go_to_next_needed(self) -> None:
        """Put the keyboard into the next wrong field, round and round; where none is, into the next required empty one.

        When nothing is needed any more the form is completed.
        """
        shown = self._shown()
        here = next((index for index, box in enumerate(shown) if box.input.focus_widget.hasFocus()), -1)
        around = shown[here + 1 :] + shown[: here + 1]
        needed = [box for box in around if box.problem] or [box for box in around if box.is_needed]
        if needed:
            self.go_to(needed[0].field.name)
        else:
            self.completed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter leads to the next field, F4 to the next one that is needed; nothing while a word is being composed."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        box = next((box for box in self._boxes.values() if box.input.focus_widget is watched), None)
        if box is None or box.input.is_composing:
            return False
        if event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.go_to_next_needed()
            return True
        if event.key() in _ENTER and _leaves(box.field, event):
            self._go_on(box)
            return True
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The form takes the keyboard into its first field that can be filled."""
        for box in self._shown():
            if box.input.focus_widget.focusPolicy() & Qt.FocusPolicy.TabFocus and box.input.focus_widget.isEnabled():
                box.input.focus_widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the form is narrow, short fields take half the row."""
        super().resizeEvent(event)
        self._grid.set_narrow(self.width() / factor() < NARROW_BELOW)

    def _add_field(self, entry: Field, suggest: Mapping[str, Ask]) -> None:
        editor = editor_for(entry, self._today)
        box = FieldBox(entry, editor)
        self._boxes[entry.name] = box
        editor.focus_widget.installEventFilter(self)
        editor.changed.connect(lambda: self._changed(box))
        editor.left.connect(lambda: self._leave(box))
        # Qt asks the filter that came last first: the list of suggestions has Enter before the form has it.
        if isinstance(entry, Text) and entry.suggests in suggest and isinstance(editor.frame, LineInput):
            suggester = Suggester(editor.frame, suggest[entry.suggests])
            suggester.chosen.connect(lambda chosen: self._take_suggestion(entry.name, chosen.value))

    def _take_suggestion(self, name: str, value: object) -> None:
        self._changed(self._boxes[name])
        self.suggested.emit(name, value)

    def _changed(self, box: FieldBox) -> None:
        box.clear()
        box.mark_source("")
        if self.strip.isVisible():
            self._list_problems()
        self.edited.emit(box.field.name)

    def _leave(self, box: FieldBox) -> None:
        """Tidy what was typed and say what is wrong with it; an empty field is told of only when saving."""
        text = tidied(box.field, box.input.text(), self._today)
        if text != box.input.text():
            box.input.set_text(text)
            self.edited.emit(box.field.name)
        if text.strip():
            try:
                box.field.read(text, self._today)
            except ValueError as error:
                box.fail(str(error))

    def _go_on(self, box: FieldBox) -> None:
        shown = self._shown()
        for following in shown[shown.index(box) + 1 :]:
            widget = following.input.focus_widget
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
                self.go_to(following.field.name)
                return
        self.completed.emit()

    def _shown(self) -> list[FieldBox]:
        return [box for name, box in self._boxes.items() if self._grid.is_shown(name)]

    def _list_problems(self) -> None:
        self.strip.list([(box.field.name, box.field.label) for box in _wrong(self._shown())])


def _wrong(boxes: Iterable[FieldBox]) -> list[FieldBox]:
    return [box for box in boxes if box.problem]


def go_to_first_empty(form: FormView, *, but: Collection[str] = ()) -> None:
    """Put the keyboard into the first field on screen in which nothing stands, leaving out some."""
    boxes = (form.field(entry.name) for entry in form.form if entry.name not in but)
    empty = next((box for box in boxes if _can_be_filled(form, box) and not box.input.text().strip()), None)
    if empty is not None:
        form.go_to(empty.field.name)
        # What was shown above has not taken its room yet.
        QTimer.singleShot(0, form, lambda: _bring_into_sight(form, empty))


def _can_be_filled(form: FormView, box: FieldBox) -> bool:
    widget = box.input.focus_widget
    return widget.isVisibleTo(form) and widget.isEnabled() and bool(widget.focusPolicy() & _TAB)


def _leaves(entry: Field, event: QKeyEvent) -> bool:
    """In long text Enter is a new line, and Ctrl+Enter leads on."""
    if isinstance(entry, LongText):
        return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _bring_into_sight(form: QWidget, box: FieldBox) -> None:
    holder = form.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        holder = holder.parentWidget()
    if isinstance(holder, QScrollArea):
        holder.ensureWidgetVisible(box, 0, px(24))
