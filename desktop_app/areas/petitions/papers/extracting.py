"""Taking out of a text what says who wrote it; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app.core.text.fold import nfc
from desktop_app.core.text.occurrences import HIDDEN_DENOUNCER, Span, occurrences
from desktop_app.core.text.self_named import address_places, phrase_places, self_named

STRUCK = "[đã lược bỏ]"
HIDDEN_WRITER = "[người gửi đơn]"


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Somebody who wrote or for whom it was written; `addresses` in every form in which they may stand."""

    full_name: str
    number: str = ""
    phone: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cleared:
    """A composed text, the places of it that are taken out, and what is left."""

    original: str
    places: tuple[Span, ...]
    text: str


def cleared(text: str, people: Sequence[Identity], phrases: Sequence[str] = (), *, is_secret: bool = True) -> Cleared:
    """The text without these people, without what anybody can recognise, without the phrases to strike."""
    whole = nfc(text)
    instead_of_name = HIDDEN_DENOUNCER if is_secret else HIDDEN_WRITER
    names = [(span, instead_of_name) for span in _names(whole, people)]
    others = [(span, STRUCK) for span in (*_addresses(whole, people), *self_named(whole))]
    others += [(span, STRUCK) for phrase in phrases for span in phrase_places(whole, phrase)]
    merged = _merged([*names, *others], instead_of_name)
    left = whole
    for (start, end), instead in reversed(merged):
        left = left[:start] + instead + left[end:]
    return Cleared(whole, tuple(span for span, _ in merged), left)


def gives_away(text: str, people: Sequence[Identity]) -> bool:
    """Whether the text still says who one of these people is."""
    return any(True for _ in (*_names(text, people), *_addresses(text, people)))


def _names(text: str, people: Iterable[Identity]) -> Iterator[Span]:
    for who in people:
        yield from occurrences(text, who.full_name, who.number, who.phone)


def _addresses(text: str, people: Iterable[Identity]) -> Iterator[Span]:
    for who in people:
        for address in who.addresses:
            yield from address_places(text, address)


def _merged(found: Iterable[tuple[Span, str]], name: str) -> list[tuple[Span, str]]:
    """In order, none overlapping; where a name overlaps another place the whole is called by the name's words."""
    merged = list[tuple[Span, str]]()
    for (start, end), instead in sorted(found):
        if merged and start < merged[-1][0][1]:
            (first, last), said = merged[-1]
            merged[-1] = ((first, max(last, end)), name if name in (said, instead) else said)
        else:
            merged.append(((start, end), instead))
    return merged
