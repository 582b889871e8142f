"""What a scanned card says of somebody at the desk: what it fills in, what it agrees with, where it differs."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.core.fields import Choice, Field
from desktop_app.core.idcard.scan import CardScan
from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import mask_number, sort_key
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import hamlet_rows
from desktop_app.office.identity_form import IDENTITY_FORM
from desktop_app.office.models import IDENTITY, PaperKind, Sex
from desktop_app.office.people import PersonRow, people_with_papers
from desktop_app.office.profile import read_profile

NUMBER = "paper_number"
CARD_FIELDS = ("full_name", "born_on", "sex", NUMBER, "paper_kind", "paper_issued_on", "hamlet", "address")
"""What a card can fill, in the order of the form."""

KNOWN_FIELDS = (*IDENTITY, "hamlet")
_FIELD_OF = {"number": NUMBER, "issued_on": "paper_issued_on"}
_FORM: Mapping[str, Field] = {entry.name: entry for entry in IDENTITY_FORM}


@dataclass(frozen=True)
class Difference:
    """A field in which the card says something else; `here` and `card` are written as the form writes them."""

    name: str
    here: str
    card: str
    is_of_register: bool

    @property
    def label(self) -> str:
        """What the form calls the field."""
        return _FORM[self.name].label

    @property
    def shown_here(self) -> str:
        """What stands there now; a number only in part."""
        return mask_number(self.here) if self.name == NUMBER else _words(self.name, self.here)

    @property
    def shown_card(self) -> str:
        """What the card says."""
        return _words(self.name, self.card)


@dataclass(frozen=True)
class Compared:
    """A card beside what stands in the form: what goes into empty fields, what agrees, what differs."""

    fills: Mapping[str, str]
    agrees: tuple[str, ...]
    differs: tuple[Difference, ...]


@dataclass(frozen=True)
class Found:
    """What the office knows of a card: the person it belongs to, the hamlet of the office that its address names.

    `is_today` says that the whole address is in the words of today: nothing is lost when the hamlet stands for it.
    """

    person: PersonRow | None
    hamlet: str
    is_today: bool


def look_up(desk: Desk, card: CardScan, *, person: bool) -> Found:
    """Whom the card belongs to, where a `person` is to be looked for at all, and which hamlet it names."""
    today = desk.clock.today()
    with desk.db.reading() as session:
        known = people_with_papers(session, (card.number, card.old_number)) if person else []
        profile, hamlets = read_profile(session), hamlet_rows(session, today)
    parts = [fold(part) for part in card.address.split(",")]
    at_home = len(parts) > 2 and parts[1] == fold(profile.name)
    hamlet = next((row.full_name for row in hamlets if at_home and fold(row.full_name) == parts[0]), "")
    return Found(known[0] if known else None, hamlet, parts[2:] == [fold(profile.province)])


def texts_of_card(card: CardScan, found: Found) -> dict[str, str]:
    """What the card says, as the form writes it; nothing for what it does not say."""
    hamlet = found.hamlet if found.is_today else ""
    kind = PaperKind[card.kind.name] if card.kind else None
    said = {
        "full_name": card.full_name,
        "born_on": card.born_on,
        "sex": Sex.FEMALE if card.is_female else Sex.MALE,
        NUMBER: card.number,
        "paper_kind": kind,
        "paper_issued_on": card.issued_on,
        "hamlet": hamlet,
        "address": "" if hamlet else card.address,
    }
    return {name: text for name in CARD_FIELDS if (text := _text(name, said[name]))}


def texts_of_person(person: PersonRow) -> dict[str, str]:
    """What the register knows, as the form writes it; nothing for what it does not know."""
    return {name: text for name in KNOWN_FIELDS if (text := _text(name, getattr(person, name)))}


def compare(
    card: Mapping[str, str], here: Mapping[str, str], register: Mapping[str, str], hamlet: str = ""
) -> Compared:
    """The card beside the form; `register` is what is known of its bearer, `hamlet` the one its address names.

    Where somebody lives is one thing in two fields: an address is held against the hamlet that was chosen.
    """
    fills, agrees, differs = dict[str, str](), list[str](), list[Difference]()
    for name, text in card.items():
        now = here.get(name, "").strip()
        lives_in = here.get("hamlet", "").strip() if name == "address" and not now else ""
        if lives_in and fold(lives_in) == fold(hamlet):
            continue
        now = now or lives_in
        if not now:
            fills[name] = text
        elif _is_same(name, text, now):
            agrees.append(name)
        else:
            differs.append(
                Difference(name, now, text, is_of_register=now in (register.get(name), register.get("hamlet")))
            )
    return Compared(fills, tuple(agrees), tuple(differs))


def notices_of(card: CardScan) -> dict[str, str]:
    """What must be looked at, for each field of the form."""
    told = dict[str, str]()
    for notice in card.notices:
        name = _FIELD_OF.get(notice.field, notice.field)
        told[name] = f"{told[name]} {notice.sentence}" if name in told else notice.sentence
    return told


def is_name_of(person: PersonRow, name: str) -> bool:
    """Whether this is how the register writes the person's name."""
    return sort_key(person.full_name) == sort_key(name)


def _is_same(name: str, card: str, here: str) -> bool:
    if name == "full_name":
        return sort_key(card) == sort_key(here) or (card.isascii() and fold(card) == fold(here))
    if name == NUMBER:
        return card == "".join(here.split())
    return " ".join(card.casefold().split()) == " ".join(here.casefold().split())


def _text(name: str, value: object) -> str:
    entry = _FORM[name]
    if isinstance(entry, Choice):
        return str(getattr(value, "name", ""))
    return entry.show(value)


def _words(name: str, text: str) -> str:
    entry = _FORM[name]
    if isinstance(entry, Choice) and text in entry.options.__members__:
        return str(entry.options[text].value)
    return text
