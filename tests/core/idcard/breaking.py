"""How scans break on their way: what scanners, keyboards and input methods have been seen to do, and worse."""

import unicodedata
from collections.abc import Callable

from hypothesis import strategies as st

from tests.core.idcard.cards import FIRST, NEW_CARD, SECOND, taken_for_western, typed_in_vietnamese

Break = Callable[[str, st.DrawFn], str]

TELEX = (("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("dd", "đ"), ("as", "á"), ("ax", "ã"), ("or", "ỏ"), ("uw", "ư"))


def _place(text: str, draw: st.DrawFn) -> int:
    return draw(st.integers(0, max(0, len(text) - 1)))


def _lost(text: str, draw: st.DrawFn) -> str:
    at = _place(text, draw)
    return text[:at] + text[at + draw(st.integers(1, 4)) :]


def _doubled(text: str, draw: st.DrawFn) -> str:
    at = _place(text, draw)
    return text[: at + 1] + text[at:]


def _inserted(text: str, draw: st.DrawFn) -> str:
    at = _place(text, draw)
    return text[:at] + draw(st.text(max_size=5)) + text[at:]


def _cut(text: str, draw: st.DrawFn) -> str:
    return text[_place(text, draw) :] if draw(st.booleans()) else text[: _place(text, draw)]


def _joined(text: str, draw: st.DrawFn) -> str:
    return text + draw(st.sampled_from(["", "\r\n", "|", " "])) + draw(st.sampled_from([FIRST, SECOND, NEW_CARD]))


def _western(text: str, draw: st.DrawFn) -> str:
    return taken_for_western(text)


def _rewritten(text: str, draw: st.DrawFn) -> str:
    for typed, made in TELEX:
        text = text.replace(typed, made)
    return text


def _stripped_of_marks(text: str, draw: st.DrawFn) -> str:
    sign = draw(st.sampled_from(["", "?"]))
    return "".join(letter if letter.isascii() else sign for letter in unicodedata.normalize("NFD", text))


def _keyboard(text: str, draw: st.DrawFn) -> str:
    return typed_in_vietnamese(text)


def _shape(text: str, draw: st.DrawFn) -> str:
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])), text)


def _case(text: str, draw: st.DrawFn) -> str:
    return text.upper() if draw(st.booleans()) else text.lower()


def _bars(text: str, draw: st.DrawFn) -> str:
    return text.replace("|", draw(st.sampled_from(["||", "", "\x1d", "¦", "| "])), draw(st.integers(1, 7)))


BREAKS: tuple[Break, ...] = (
    _lost, _doubled, _inserted, _cut, _joined, _western, _rewritten, _stripped_of_marks, _keyboard, _shape, _case,
    _bars,
)  # fmt: skip


@st.composite
def broken_scans(draw: st.DrawFn, most: int = 1) -> tuple[str, str]:
    """A code that one thing happened to, or up to `most`, and the number that stands on its card."""
    text = card = draw(st.sampled_from([FIRST, SECOND, NEW_CARD]))
    for damage in draw(st.lists(st.sampled_from(BREAKS), min_size=1, max_size=most)):
        text = damage(text, draw)
    return text, card[:12]


@st.composite
def wrong_digits(draw: st.DrawFn) -> tuple[str, str]:
    """A code whose number has other digits in the part that says where, when and as what somebody was born."""
    card = draw(st.sampled_from([FIRST, SECOND, NEW_CARD]))
    number = list(card[:12])
    for at in draw(st.lists(st.integers(3, 5), min_size=1, max_size=3, unique=True)):
        number[at] = draw(st.sampled_from([digit for digit in "0123456789" if digit != number[at]]))
    return "".join(number) + card[12:], card[:12]
