"""A card that was scanned while the keyboard stood elsewhere: taken out of the field, the field as it was before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.core.idcard.burst import PATIENCE, SILENCE_MS, Burst, cut_scan, is_scan, is_whole, without_scan
from desktop_app.kit.form import FormView
from desktop_app.kit.inputs import PASSING
from desktop_app.kit.key_pace import is_enter, take


@dataclass
class _Place:
    """A field, or a button, and what came to it."""

    name: str = ""
    burst: Burst = field(default_factory=Burst)
    before: str = ""
    """What stood in the field before the burst."""

    state: object = None
    """What the page remembered then."""


class Landing(QObject):
    """Watches the fields of a form; keys that can only be a card's code do not reach the field at all."""

    landed = Signal(str, object)
    """The code, and what `remember` gave before it came."""

    rewritten = Signal(object)
    """An input method rewrote the code; what `remember` gave before it came."""

    def __init__(self, form: FormView, remember: Callable[[], object]) -> None:
        """`remember` is asked before each burst, for what the keys may undo beside the text."""
        super().__init__(form)
        self._form, self._remember = form, remember
        self._places: dict[QObject, _Place] = {}
        self._here: _Place | None = None
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(self._quiet)
        self._silences = 0
        for entry in form.form:
            self._watch(form.field(entry.name).input.focus_widget, entry.name)

    def watch(self, *buttons: QWidget) -> None:
        """Keep a code from pressing these by its spaces."""
        for button in buttons:
            self._watch(button, "")

    def kept(self, raw: Mapping[str, str]) -> dict[str, str]:
        """The texts as a draft may keep them: nothing of a code, not even while it is still coming."""
        here = self._here
        coming = here.name if here is not None and here.burst.is_fast and "|" in here.burst.text else ""
        return {name: here.before if here and name == coming else without_scan(text) for name, text in raw.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keys of every field and leave it as it was when a code fell into it."""
        place = self._places.get(watched)
        if place is None:
            return False
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.InputMethod):
            return self._key(place, event)
        if isinstance(event, QFocusEvent):
            if event.gotFocus():
                self._enter(place, event)
            elif event.reason() not in PASSING:
                self._leave(place)
        return False

    def _watch(self, widget: QWidget, name: str) -> None:
        self._places[widget] = _Place(name)
        widget.installEventFilter(self)

    def _key(self, place: _Place, event: QEvent) -> bool:
        """Whether the key is kept from the field."""
        goes_on = place.burst.has_begun and self._silence.isActive()
        if is_enter(event):
            if goes_on:
                self._finish()
            return goes_on
        begins = take(place.burst, event, goes_on=goes_on)
        if begins is None:
            return goes_on
        if begins:
            place.before, place.state = self._text(place), self._remember()
        self._here = place
        if place.burst.has_begun:
            self._silences = 0
            self._silence.start()
        return place.burst.has_begun

    def _quiet(self) -> None:
        """Nothing came for a while: the code is whole, or will not be."""
        self._silences += 1
        if self._here is not None and not is_whole(self._here.burst.text) and self._silences < PATIENCE:
            self._silence.start()
        else:
            self._finish()

    def _finish(self) -> None:
        """The code that was kept from its field is whole."""
        place, self._here = self._here, None
        self._silence.stop()
        if place is not None and place.burst.has_begun:
            scan, was_rewritten = place.burst.text, place.burst.was_rewritten
            place.burst.forget()
            self._put_back(place, place.before)
            self._tell(scan, was_rewritten, place.state)

    def _enter(self, place: _Place, event: QFocusEvent) -> None:
        if event.reason() not in PASSING:
            place.burst.forget()
            place.before, place.state = self._text(place), self._remember()

    def _leave(self, place: _Place) -> None:
        if place.burst.has_begun:
            self._here = place
            self._finish()
            return
        text, burst = self._text(place), place.burst
        is_fast = burst.is_fast and is_scan(burst.text)
        cut = (place.before, burst.text) if is_fast else cut_scan(text)
        if cut is None:
            return
        before, scan = cut
        was_rewritten = is_fast and burst.was_rewritten
        burst.forget()
        self._put_back(place, before)
        self._tell(scan, was_rewritten, place.state)

    def _text(self, place: _Place) -> str:
        return self._form.field(place.name).input.text() if place.name else ""

    def _put_back(self, place: _Place, text: str) -> None:
        if place.name:
            self._form.load({place.name: text})
            editor = self._form.field(place.name).input.focus_widget
            if isinstance(editor, QPlainTextEdit):
                editor.moveCursor(QTextCursor.MoveOperation.End)
            self._form.edited.emit(place.name)

    def _tell(self, scan: str, was_rewritten: bool, state: object) -> None:
        # Once the keyboard has arrived where it is going: whoever hears of this moves it on.
        told = self.rewritten.emit if was_rewritten else None
        QTimer.singleShot(0, self, lambda: told(state) if told else self.landed.emit(scan, state))
