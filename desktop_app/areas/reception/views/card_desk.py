"""A card at the desk: scanned into its box, into any field or over a serial port, held against what is known."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.reception.card import (
    CARD_FIELDS,
    KNOWN_FIELDS,
    NUMBER,
    Compared,
    Difference,
    Found,
    compare,
    is_name_of,
    look_up,
    notices_of,
    texts_of_card,
    texts_of_person,
)
from desktop_app.areas.reception.views.card_differences import CardDifferences
from desktop_app.areas.reception.views.card_words import FROM_CARD, SEALED, THE_SAME, banner_of, line_of
from desktop_app.areas.reception.views.entry_form import EntryForm
from desktop_app.areas.reception.views.visit_draft import PERSON
from desktop_app.areas.reception.views.who import Who
from desktop_app.areas.views import Workplace
from desktop_app.core.idcard.scan import CardScan, NotACard, read_card
from desktop_app.kit.controls import Banner
from desktop_app.kit.scan_bar import REWRITTEN, ScanBar
from desktop_app.kit.scan_landing import Landing
from desktop_app.kit.serial_scanner import MEMORY, PORT, SerialScanner
from desktop_app.kit.theme import State
from desktop_app.office.people import PersonRow

TOUCHED = tuple(dict.fromkeys((*CARD_FIELDS, *KNOWN_FIELDS)))
_TYPED_NUMBER = re.compile(r"[0-9]{9}|[0-9]{12}")


class CardDesk(QObject):
    """Fills empty fields from a card, shows where it differs, links whom it belongs to; keeps nothing of its code."""

    changed = Signal()
    """Fields were filled, or a difference settled."""

    read = Signal()
    """There is another banner to show, or none any more."""

    def __init__(self, workplace: Workplace, entry: EntryForm, who: Who) -> None:
        """For the form that `entry` and `who` look after."""
        super().__init__(entry)
        self._workplace, self._entry, self._form, self._who = workplace, entry, entry.form, who
        self.bar, self.differences = ScanBar(), CardDifferences()
        self.landing = Landing(self._form, who.kept)
        self._serial = SerialScanner(self)
        self._known: PersonRow | None = None
        self._before: dict[str, str] = {}
        self._loaded: dict[str, str] = {}
        self._compared: Compared | None = None
        self._is_sealed = False
        self._turn = 0
        self._listen()

    def begin(self, *, sealed: bool, is_new: bool) -> None:
        """Another visit is at the desk; where the identity lies in the vault no card is read."""
        self._turn += 1
        self._is_sealed = sealed
        self.forget()
        self.bar.tell(None, "")
        self.bar.setVisible(is_new and not sealed)
        self._serial.listen(str(self._workplace.memory(MEMORY).get(PORT) or ""))

    def leave(self) -> None:
        """The page is left: let go of the port."""
        self._turn += 1
        self._serial.close()

    def forget(self) -> None:
        """Nothing is known of a card any more; what it filled stays."""
        self._known, self._before, self._loaded, self._compared = None, {}, {}, None
        self.differences.show_these(())

    def hide(self) -> None:
        """A denunciation: nothing the register knows stays on screen."""
        self.forget()
        self.bar.show()

    def take_keyboard(self) -> None:
        """The box, wherever the keyboard is."""
        if not self._is_sealed:
            self.bar.take_keyboard()

    def banner(self) -> Banner | None:
        """What the last card did, for the page's banner."""
        known, linked = self._known, self._who.person_id
        if self._compared is None or self._entry.is_secret:
            return None
        is_other = known is not None and linked is not None and known.id != linked
        return banner_of(self._compared, known is not None, is_other=is_other, drop=self.drop)

    def kept(self, raw: Mapping[str, str]) -> dict[str, str]:
        """What a draft may keep of the form: never anything of a code."""
        return self.landing.kept(raw)

    def drop(self) -> None:
        """Take back what the card filled, where nobody changed it since."""
        now = {name: self._form.field(name).input.text() for name in self._loaded}
        self._form.load({name: self._before[name] for name, text in self._loaded.items() if now[name] == text})
        if self._known is not None and self._who.person_id == self._known.id:
            self._who.part()
        self.forget()
        self._entry.refresh()
        self.read.emit()
        self.changed.emit()
        self.take_keyboard()

    def _read(self, text: str) -> None:
        if self._is_sealed:
            self._tell(State.SECRET, SEALED)
            return
        if _TYPED_NUMBER.fullmatch(text.strip()):
            self._hand_over(NUMBER, text.strip())
            return
        try:
            card = read_card(text, self._workplace.desk.clock.today())
        except NotACard as error:
            self._tell(State.WARNING, str(error))
            return
        desk, turn, person = self._workplace.desk, self._turn, not self._entry.is_secret
        self._workplace.jobs.read(
            lambda _progress: look_up(desk, card, person=person),
            lambda found: self._apply(card, found) if turn == self._turn else None,
            owner=self,
        )

    def _apply(self, card: CardScan, found: Found) -> None:
        """Empty fields are filled; what stands in a field is left as it is."""
        form, secret = self._form, self._entry.is_secret
        self._known = None if secret else found.person
        register = texts_of_person(self._known) if self._known else {}
        self._before = {name: form.field(name).input.text() for name in TOUCHED}
        is_theirs = self._known is not None and self._who.person_id in (None, self._known.id)
        known = {name: text for name, text in register.items() if is_theirs and not self._before[name].strip()}
        form.load(known)
        here = {name: form.field(name).input.text() for name in TOUCHED}
        compared = self._compared = compare(texts_of_card(card, found), here, register, found.hamlet)
        self._loaded = {**known, **compared.fills}
        form.load(compared.fills)
        for name in compared.fills:
            form.field(name).mark_source(FROM_CARD)
        for name in compared.agrees:
            form.field(name).mark_source(THE_SAME)
        for name, sentence in notices_of(card).items():
            form.field(name).warn(sentence)
        self.differences.show_these(compared.differs)
        self._link()
        self._entry.refresh()
        self.bar.setVisible(secret)
        self.bar.tell(State.DONE, line_of(compared) if secret else "")
        self.read.emit()
        self.changed.emit()
        form.go_to_first_empty()

    def _link(self) -> None:
        """Whoever is known by the number of the card, once the form shows their name."""
        name = self._form.field("full_name").input.text()
        if self._known is not None and self._who.person_id is None and is_name_of(self._known, name):
            self._who.recognise(self._known)

    def _take(self, difference: Difference) -> None:
        """One field as the card says, because the official said so."""
        remembered = self._who.kept()
        self._form.load({difference.name: difference.card})
        self._form.field(difference.name).mark_source(FROM_CARD)
        self._form.edited.emit(difference.name)
        self._relink(remembered)
        if difference.name == "full_name" and self._known is not None and self._who.person_id is None:
            self._who.recognise(self._known)
        self._entry.refresh()
        self._settle(difference)

    def _settle(self, difference: Difference) -> None:
        left = [each for each in self.differences.differences if each != difference]
        self.differences.show_these(left)
        self.changed.emit()
        if not left:
            self._form.go_to_first_empty()

    def _relink(self, remembered: object) -> None:
        """Keys or texts that the official did not type part nobody."""
        if self._who.person_id is None and isinstance(remembered, dict) and remembered.get(PERSON):
            self._who.resume(remembered)

    def _landed(self, text: str, remembered: object) -> None:
        self._relink(remembered)
        self._read(text)

    def _rewritten(self, remembered: object) -> None:
        self._relink(remembered)
        self._tell(State.WARNING, REWRITTEN)

    def _hand_over(self, name: str, text: str) -> None:
        """What a hand typed into the box goes where it belongs, and the keyboard with it."""
        box = self._form.field(name)
        box.input.focus_widget.setFocus()
        box.input.set_text(text if name == NUMBER else box.input.text() + text)
        if box.input.frame is not None:
            box.input.frame.changed.emit()

    def _tell(self, state: State, sentence: str) -> None:
        self.bar.show()
        self.bar.tell(state, sentence)

    def _listen(self) -> None:
        box = self.bar.box
        box.scanned.connect(self._read)
        box.typed.connect(lambda text: self._hand_over("full_name", text))
        box.passed.connect(self._form.setFocus)
        self.landing.landed.connect(self._landed)
        self.landing.rewritten.connect(self._rewritten)
        self._serial.scanned.connect(self._read)
        self._serial.failed.connect(lambda sentence: self._tell(State.WARNING, sentence))
        self.differences.taken.connect(self._take)
        self.differences.kept.connect(self._settle)
