"""Names of people: the Vietnamese order, initials, and numbers that are not shown in full."""

import re
import unicodedata
from functools import lru_cache

from desktop_app.core.text.fold import fold_letter, nfc

_AFTER_BASE = {"ă": "{", "â": "|", "đ": "{", "ê": "{", "ô": "{", "ơ": "|", "ư": "{"}
"""What a letter of its own adds to its base letter so that it sorts after all words with that base letter."""

_TONES = {"\u0300": "!", "\u0309": '"', "\u0303": "#", "\u0301": "$", "\u0323": "%"}
"""Huyền, hỏi, ngã, sắc, nặng; no mark sorts first, and every sign here sorts before any digit or letter."""

_SHOWN_AT_START, _SHOWN_AT_END, _LONG_NUMBER = 3, 4, 12
_HIDDEN = "*****"


def sort_key(full_name: str) -> str:
    """A text whose binary order is the Vietnamese order of names: given name, then family name, then the middle.

    Letters go a ă â b c d đ e ê … o ô ơ … u ư …; a tone only parts words that are otherwise the same, in the order
    ngang, huyền, hỏi, ngã, sắc, nặng. Where in the syllable the tone is written makes no difference.
    """
    words = [key for word in full_name.split() if (key := word_key(word))]
    return " ".join(words[-1:] + words[:-1])


@lru_cache(maxsize=1 << 14)
def word_key(word: str) -> str:
    """The letters of one word in Vietnamese order, then its tone; capitals and tone placement make no difference."""
    letters, tone = list[str](), ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONES:
            tone = _TONES[letter]
    for letter in _without_tones(word):
        if letter.isalnum():
            letters.append(fold_letter(letter) + _AFTER_BASE.get(letter, ""))
    return "".join(letters) + tone if letters else ""


def initials(full_name: str) -> str:
    """The first letters of the family name and the given name: "Hoàng Thị Lan" gives HL."""
    words = nfc(full_name).split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def mask_number(number: str) -> str:
    """An identity number for a list: 027061004471 is shown as 027*****4471, a shorter one as its last three signs."""
    kept = re.sub(r"\s", "", number)
    if len(kept) >= _LONG_NUMBER:
        return kept[:_SHOWN_AT_START] + _HIDDEN + kept[-_SHOWN_AT_END:]
    return _HIDDEN + kept[-3:] if len(kept) > _SHOWN_AT_END else _HIDDEN if kept else ""


def _without_tones(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return nfc("".join(letter for letter in decomposed if letter not in _TONES))
