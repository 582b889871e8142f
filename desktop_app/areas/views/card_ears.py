"""Where a card is heard from: its box, any field of the form, a serial port; what is no card is told there."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.card_words import SEALED
from desktop_app.areas.views.who import PERSON, Who
from desktop_app.core.idcard.scan import NotACard, read_card
from desktop_app.kit.form import FormView
from desktop_app.kit.scan_bar import REWRITTEN, ScanBar
from desktop_app.kit.scan_landing import Landing
from desktop_app.kit.serial_scanner import MEMORY, PORT, SerialScanner
from desktop_app.kit.theme import State
from desktop_app.office.card import NUMBER

_TYPED_NUMBER = re.compile(r"[0-9]{9}|[0-9]{12}")


class CardEars(QObject):
    """Hands on what a card says and lets go of its text; what a hand typed into the box goes where it belongs."""

    heard = Signal(object)
    """A `CardScan`."""

    def __init__(self, workplace: Workplace, form: FormView, who: Who) -> None:
        """Nothing is heard over the serial port before `begin`."""
        super().__init__(form)
        self._workplace, self._form, self._who = workplace, form, who
        self.bar = ScanBar()
        self.landing = Landing(form, who.kept)
        self.serial = SerialScanner(self)
        self.is_sealed = False
        box = self.bar.box
        box.scanned.connect(self._read)
        box.typed.connect(lambda text: self._hand_over("full_name", text))
        box.passed.connect(form.setFocus)
        self.landing.landed.connect(self._landed)
        self.landing.rewritten.connect(self._rewritten)
        self.serial.scanned.connect(self._read)
        self.serial.failed.connect(lambda sentence: self._tell(State.WARNING, sentence))

    def begin(self, *, sealed: bool, is_new: bool) -> None:
        """Another visit is at the desk; where the identity lies in the vault no card is read."""
        self.is_sealed = sealed
        self.bar.tell(None, "")
        self.bar.setVisible(is_new and not sealed)
        self.listen()

    def listen(self) -> None:
        """Hear the port that was chosen for this machine, if one was."""
        if not self.serial.is_listening:
            self.serial.listen(str(self._workplace.memory(MEMORY).get(PORT) or ""))

    def relink(self, remembered: object) -> None:
        """Keys or texts that the official did not type part nobody."""
        if self._who.person_id is None and isinstance(remembered, Mapping) and remembered.get(PERSON):
            self._who.resume(remembered)

    def _read(self, text: str) -> None:
        if self.is_sealed:
            self._tell(State.SECRET, SEALED)
        elif _TYPED_NUMBER.fullmatch(text.strip()):
            self._hand_over(NUMBER, text.strip())
        else:
            try:
                self.heard.emit(read_card(text, self._workplace.desk.clock.today()))
            except NotACard as error:
                self._tell(State.WARNING, str(error))

    def _landed(self, text: str, remembered: object) -> None:
        self.relink(remembered)
        self._read(text)

    def _rewritten(self, remembered: object) -> None:
        self.relink(remembered)
        self._tell(State.WARNING, REWRITTEN)

    def _hand_over(self, name: str, text: str) -> None:
        """The text goes into its field, and the keyboard with it."""
        box = self._form.field(name)
        box.input.focus_widget.setFocus()
        box.input.set_text(text if name == NUMBER else box.input.text() + text)
        if box.input.frame is not None:
            box.input.frame.changed.emit()

    def _tell(self, state: State, sentence: str) -> None:
        self.bar.show()
        self.bar.tell(state, sentence)
