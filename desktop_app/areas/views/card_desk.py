"""A card at the desk, held against what stands in the form and what the register knows of its bearer."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.card_differences import CardDifferences
from desktop_app.areas.views.card_ears import CardEars
from desktop_app.areas.views.card_words import FROM_CARD, THE_SAME, banner_of, line_of
from desktop_app.areas.views.who import PERSON, Who, told
from desktop_app.core.idcard.scan import CardScan
from desktop_app.kit.controls import Banner
from desktop_app.kit.form import FormView, go_to_first_empty
from desktop_app.kit.theme import State
from desktop_app.office.card import (
    CARD_FIELDS,
    KNOWN_FIELDS,
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
from desktop_app.office.people import PersonRow


class CardForm(Protocol):
    """The form of a page as a card fills it; `rare` are fields that the keyboard passes over."""

    form: FormView
    rare: Collection[str]
    is_secret: bool

    def refresh(self) -> None:
        """Show what now matters."""


TOUCHED = tuple(dict.fromkeys((*CARD_FIELDS, *KNOWN_FIELDS)))


class CardDesk(QObject):
    """Fills empty fields from a card, shows where it differs, links whom it belongs to; keeps nothing of its code."""

    changed = Signal()
    """Fields were filled, or a difference settled."""

    read = Signal()
    """There is another banner to show, or none any more."""

    def __init__(self, workplace: Workplace, entry: CardForm, who: Who) -> None:
        """For the form that `entry` and `who` look after."""
        super().__init__(entry.form)
        self._workplace, self._entry, self._form, self._who = workplace, entry, entry.form, who
        self.ears, self.differences = CardEars(workplace, self._form, who), CardDifferences()
        self.bar = self.ears.bar
        self._known: PersonRow | None = None
        self._before: dict[str, str] = {}
        self._loaded: dict[str, str] = {}
        self._compared: Compared | None = None
        self._of_register: frozenset[str] = frozenset()
        self._is_new = True
        self._has_linked = False
        self._turn = 0
        self.ears.heard.connect(self._look_up)
        self.differences.taken.connect(self._take)
        self.differences.kept.connect(self._settle)

    def begin(self, *, sealed: bool, is_new: bool) -> None:
        """Another visit is at the desk; where the identity lies in the vault no card is read."""
        self._turn += 1
        self._is_new = is_new
        self.forget()
        self.ears.begin(sealed=sealed, is_new=is_new)

    def leave(self) -> None:
        """The page is left: let go of the port."""
        self._turn += 1
        self.ears.serial.close()

    def forget(self) -> None:
        """Nothing is known of a card any more; what it filled stays."""
        self._known, self._before, self._loaded, self._compared = None, {}, {}, None
        self._of_register, self._has_linked = frozenset(), False
        self.differences.show_these(())

    def hide(self) -> None:
        """A denunciation: nothing that only the register knew stays on screen."""
        self._take_back(self._of_register)
        self.forget()
        self.bar.show()

    def take_keyboard(self) -> None:
        """The box, wherever the keyboard is."""
        if not self.ears.is_sealed:
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
        return self.ears.landing.kept(raw)

    def drop(self) -> None:
        """Take back what the card filled, where nobody changed it since."""
        self._take_back(self._loaded)
        if self._has_linked:
            self._who.begin()
        self.forget()
        self._entry.refresh()
        self.read.emit()
        self.changed.emit()
        self.take_keyboard()

    def _take_back(self, names: Iterable[str]) -> None:
        same = [name for name in names if self._form.field(name).input.text() == self._loaded[name]]
        self._form.load({name: self._before[name] for name in same})

    def _look_up(self, card: CardScan) -> None:
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
        is_theirs = self._is_new and self._known is not None and self._who.person_id in (None, self._known.id)
        known = {name: text for name, text in register.items() if is_theirs and not self._before[name].strip()}
        form.load(known)
        here = {name: form.field(name).input.text() for name in TOUCHED}
        compared = self._compared = compare(texts_of_card(card, found), here, register, found.hamlet)
        self._loaded = {**known, **compared.fills}
        self._of_register = frozenset(known) - {*compared.agrees}
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
        go_to_first_empty(form, but=self._entry.rare)

    def _link(self) -> None:
        """Whoever is known by the number of the card, once the form shows their name."""
        name = self._form.field("full_name").input.text()
        if self._known is not None and self._who.person_id is None and is_name_of(self._known, name):
            self._recognise(self._known)

    def _recognise(self, known: PersonRow) -> None:
        self._who.resume({PERSON: str(known.id)})
        self._has_linked = True
        self._who.changed.emit()
        self._form.field("full_name").explain(f"Đã có trong sổ: {told(known)}.")

    def _take(self, difference: Difference) -> None:
        """One field as the card says, because the official said so."""
        remembered = self._who.kept()
        self._form.load({difference.name: difference.card})
        self._form.field(difference.name).mark_source(FROM_CARD)
        self._form.edited.emit(difference.name)
        self.ears.relink(remembered)
        if difference.name == "full_name" and self._known is not None and self._who.person_id is None:
            self._recognise(self._known)
        self._entry.refresh()
        self._settle(difference)

    def _settle(self, difference: Difference) -> None:
        left = [each for each in self.differences.differences if each != difference]
        self.differences.show_these(left)
        self.changed.emit()
        if not left:
            go_to_first_empty(self._form, but=self._entry.rare)
