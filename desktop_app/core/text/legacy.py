"""Text from before Unicode: recognised by its font or its signs, turned into Unicode and back, doubts named.

`guess` looks at many texts, `convert` at one. Whatever reads as Vietnamese in Unicode, and plain Latin letters, stay as
they are but for the composed form (NFC).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from desktop_app.core.text.fold import nfc
from desktop_app.core.text.legacy_tables import TCVN3, VNI
from desktop_app.core.text.syllables import is_syllable

_LETTERS = re.compile(r"[^\s!-@\[-`{-~\u2010-\u206f]+")
_TCVN3_FONT, _VNI_FONT = re.compile(r"\.?Vn[A-Z]"), re.compile(r"VNI[- ]", re.IGNORECASE)
_STORED_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĂÂÊÔƠƯĐ")
_LATIN1_CAPITAL_INSIDE = re.compile(r"[a-z\u00df-\u00ff][\u00c0-\u00de]")
_NO_LETTERS_IN_UNICODE = frozenset(sign for sign in TCVN3 if not sign.isalpha() or sign in "ªµ")
_UNITS = frozenset({"µm", "µg", "µl"})
_VNI_MIXED = {sign[0] + sign[1:].lower(): letter for sign, letter in VNI.items() if sign.isupper() and len(sign) > 1}
_VNI_SIGN = re.compile("|".join(sorted({*VNI, *_VNI_MIXED}, key=len, reverse=True)))
_INTO_TCVN3 = {letter: sign for sign, letter in TCVN3.items()}
_INTO_VNI = {letter: sign for sign, letter in VNI.items()}
_VNI_LETTERS = frozenset("".join((*VNI, "íìÍÌ")))
_OLD_SIGNS = frozenset(sign for sign in "".join((*TCVN3, *VNI)) if not sign.isascii())
_NAME_WORDS = 6
_ENOUGH = 2
_SHORT = 60


class Encoding(Enum):
    """How letters are stored; the value is what an official reads."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3 (ABC)"
    TCVN3_CAPITALS = "TCVN3 (ABC), phông chữ hoa"
    VNI = "VNI"


class Doubt(Enum):
    """Why the text of a conversion should be looked at; the value is the sentence for the official."""

    LOST_CAPITAL = "Bảng mã cũ mất chữ hoa có dấu; xem lại chữ hoa."
    MIXED = "Lẫn Unicode và bảng mã cũ; chỉ đổi chữ chắc chắn."
    BOTH = "Đọc kiểu nào cũng ra chữ; đang đọc theo phông của ô."
    UNREADABLE = "Đổi xong chưa thành tiếng Việt; so sổ giấy."


@dataclass(frozen=True, slots=True)
class DoubtfulWord:
    """A word of the result that is uncertain, and why."""

    word: str
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in Unicode, from which encoding it came and what of it is uncertain."""

    text: str
    encoding: Encoding
    doubts: tuple[DoubtfulWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Legacy:
    """A text in an old encoding and the letters that it cannot hold."""

    text: str
    lost: tuple[str, ...] = ()


def encoding_of_font(font: str) -> Encoding | None:
    """The encoding that a font draws: ".VnTime", ".VnTimeH" (capitals), "VNI-Times"; None for any other font."""
    name = font.strip()
    if _TCVN3_FONT.match(name):
        return Encoding.TCVN3_CAPITALS if name.endswith("H") else Encoding.TCVN3
    return Encoding.VNI if _VNI_FONT.match(name) else None


def guess(texts: Iterable[str]) -> Encoding:
    """The encoding in which these texts are Vietnamese, by their signs alone; Unicode unless the signs are enough."""
    tcvn3 = vni = unicode_words = 0
    for text in texts:
        for word in () if text.isascii() else set(_LETTERS.findall(nfc(text))):
            if not word.isascii():
                one, other, beyond = _weights(word)
                tcvn3, vni, unicode_words = tcvn3 + one, vni + other, unicode_words + beyond
    return _heavier(tcvn3, vni) if max(tcvn3, vni) > unicode_words else Encoding.UNICODE


def convert(text: str, font: str = "", expected: Encoding | None = None) -> Converted:
    """The text in Unicode. Its font decides, then `expected` (what its column is in), then its own signs."""
    if text.isascii():
        capitals = bool(font) and encoding_of_font(font) is Encoding.TCVN3_CAPITALS
        return Converted(text.upper(), Encoding.TCVN3_CAPITALS) if capitals else Converted(text, Encoding.UNICODE)
    return _short(text, font, expected) if len(text) <= _SHORT else _converted(text, font, expected)


def _converted(text: str, font: str, expected: Encoding | None) -> Converted:
    composed = nfc(text)
    words = [word for word in _LETTERS.findall(composed) if not word.isascii()]
    encoding = encoding_of_font(font) if font else None
    encoding = encoding or (expected if expected is not Encoding.UNICODE else None) or _own(words)
    if encoding is Encoding.UNICODE:
        return Converted(composed, Encoding.UNICODE)
    looks = [_look(word, encoding) for word in words]
    mixed = any(look.is_unicode or not look.is_storable for look in looks)
    loud = encoding is Encoding.TCVN3_CAPITALS and not mixed
    if not loud and all(look.read == word for look, word in zip(looks, words, strict=True)):
        return Converted(composed, Encoding.UNICODE)
    sure = any(look.weight for look in looks)
    doubts = list[DoubtfulWord]()
    changed = _LETTERS.sub(lambda found: _word(found[0], encoding, mixed, sure, doubts), composed)
    if changed == composed and not loud:
        return Converted(composed, Encoding.UNICODE)
    changed = _with_capitals(nfc(changed), encoding, doubts)
    return Converted(changed, encoding, tuple(dict.fromkeys(doubts)))


_short = lru_cache(maxsize=1 << 14)(_converted)
"""Names, places and words of lists come again and again."""


def to_legacy(text: str, encoding: Encoding) -> Legacy:
    """The text as an old program would have stored it; TCVN3 loses capitals with a tone, and says so."""
    composed = nfc(text)
    if encoding is Encoding.UNICODE:
        return Legacy(composed)
    signs, lost = list[str](), list[str]()
    capitals = encoding is Encoding.TCVN3_CAPITALS
    table = _INTO_VNI if encoding is Encoding.VNI else _INTO_TCVN3
    for letter in composed:
        wanted = letter.lower() if capitals else letter
        signs.append(table.get(wanted) or (wanted if wanted.isascii() else table.get(wanted.lower(), wanted)))
        is_held = wanted in table or wanted.isascii() or (letter in "íìÍÌ" and encoding is Encoding.VNI)
        if not is_held or (capitals and letter.islower()):
            lost.append(letter)
    return Legacy("".join(signs), tuple(dict.fromkeys(lost)))


def _read(word: str, encoding: Encoding) -> str:
    if encoding is Encoding.VNI:
        return _VNI_SIGN.sub(lambda found: VNI.get(found[0]) or _VNI_MIXED[found[0]], word)
    return "".join(TCVN3.get(sign, sign) for sign in word)


class _Look(NamedTuple):
    """One word with letters beyond the Latin ones, seen as if it were in an old encoding."""

    read: str
    weight: int
    is_unicode: bool
    is_storable: bool


@lru_cache(maxsize=1 << 14)
def _look(word: str, encoding: Encoding) -> _Look:
    is_unicode = any(ord(sign) > 0xFF and sign.isalpha() for sign in word)
    known = _VNI_LETTERS if encoding is Encoding.VNI else TCVN3
    storable = not is_unicode and all(sign.isascii() or sign in known or not sign.isalpha() for sign in word)
    read = _read(word, encoding)
    return _Look(read, _weight(word, read, encoding) if storable else 0, is_unicode, storable)


def _own(words: list[str]) -> Encoding:
    """The encoding that the words of one text show, however many others are Unicode."""
    tcvn3 = vni = 0
    for word in words:
        one, other, _ = _weights(word)
        tcvn3, vni = tcvn3 + one, vni + other
    return _heavier(tcvn3, vni)


@lru_cache(maxsize=1 << 15)
def _weights(word: str) -> tuple[int, int, bool]:
    """How strongly a word speaks for TCVN3 and for VNI, and whether it has a letter that only Unicode has."""
    one, other = _look(word, Encoding.TCVN3), _look(word, Encoding.VNI)
    return one.weight, other.weight, one.is_unicode


def _heavier(tcvn3: int, vni: int) -> Encoding:
    if max(tcvn3, vni) < _ENOUGH or tcvn3 == vni:
        return Encoding.UNICODE
    return Encoding.TCVN3 if tcvn3 > vni else Encoding.VNI


def _weight(word: str, read: str, encoding: Encoding) -> int:
    """How strongly a word speaks for an old encoding: it is a syllable in this one and none in Unicode."""
    if word in _UNITS or _reads(word) or not is_syllable(read) or not any(sign.isascii() for sign in word):
        return 0
    if encoding is Encoding.VNI:
        return sum(1 for sign in _VNI_SIGN.findall(word) if sign not in "íìÍÌ")
    strong = any(sign in _NO_LETTERS_IN_UNICODE for sign in word) or _LATIN1_CAPITAL_INSIDE.search(word)
    return _ENOUGH if strong else 1


def _reads(word: str) -> bool:
    """Whether the word is Vietnamese as it stands; no one writes "thÉ"."""
    return is_syllable(word) and not _LATIN1_CAPITAL_INSIDE.search(word)


def _word(word: str, encoding: Encoding, mixed: bool, sure: bool, doubts: list[DoubtfulWord]) -> str:
    if word.isascii():
        return word
    read, doubt = _read_word(word, encoding, mixed, sure)
    if doubt:
        doubts.append(DoubtfulWord(read, doubt))
    return read


@lru_cache(maxsize=1 << 15)
def _read_word(word: str, encoding: Encoding, mixed: bool, sure: bool) -> tuple[str, Doubt | None]:
    """What a word becomes, and what is uncertain about that."""
    look = _look(word, encoding)
    is_word = is_syllable(look.read)
    if look.read == word or not look.is_storable:
        return word, None
    if _reads(word) and (mixed or (len(word) > 1 and not is_word)):
        return word, None
    if not is_word and (mixed or not any(sign in _OLD_SIGNS for sign in word)):
        return word, None
    if mixed:
        return look.read, Doubt.MIXED
    if _reads(word) and not sure:
        return look.read, Doubt.BOTH
    return look.read, None if is_word or look.read.isupper() else Doubt.UNREADABLE


def _with_capitals(text: str, encoding: Encoding, doubts: list[DoubtfulWord]) -> str:
    """Capitals that the encoding could not hold, where the letters around show them."""
    if encoding is not Encoding.TCVN3:
        return text.upper() if encoding is Encoding.TCVN3_CAPITALS else text
    words = [_shape(word) for word in _LETTERS.findall(text)]
    if not any(word.has_lost and (word.is_loud or not (word.is_begun or word.is_capital)) for word in words):
        return text
    begun = [word for word in words if word.is_begun]
    is_name = len(words) <= _NAME_WORDS and bool(begun) and all(word.is_capital for word in begun)
    clear = [word for word in words if word.letters > 1]
    loud = bool(clear) and all(word.is_loud for word in clear)
    return _LETTERS.sub(lambda found: _capital(found[0], is_name, loud, found.start() == 0, doubts), text)


class _Shape(NamedTuple):
    """Which letters of a word TCVN3 has as capitals, and whether they are."""

    letters: int
    is_begun: bool
    is_capital: bool
    is_loud: bool
    has_lost: bool


@lru_cache(maxsize=1 << 15)
def _shape(word: str) -> _Shape:
    stored = [letter for letter in word if letter.upper() in _STORED_CAPITALS]
    lost = any(letter.islower() and letter.upper() not in _STORED_CAPITALS for letter in word)
    begun = word[0].upper() in _STORED_CAPITALS
    return _Shape(len(stored), begun, word[0].isupper(), all(letter.isupper() for letter in stored), lost)


def _capital(word: str, in_name: bool, loud: bool, is_first: bool, doubts: list[DoubtfulWord]) -> str:
    shape = _shape(word)
    if not shape.has_lost:
        return word
    if (loud or shape.letters > 1) and shape.is_loud:
        shown = word.upper()
    elif not (shape.is_begun or shape.is_capital) and (in_name or is_first):
        shown = word[0].upper() + word[1:] if in_name else word
    else:
        return word
    doubts.append(DoubtfulWord(shown, Doubt.LOST_CAPITAL))
    return shown
