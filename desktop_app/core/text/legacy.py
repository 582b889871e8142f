"""Text from before Unicode: recognised by its font or its signs, turned into Unicode and back, doubts named.

`guess` looks at many texts, `convert` at one. Whatever reads as Vietnamese in Unicode, and plain Latin letters, stay as
they are but for the composed form (NFC).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

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
_OLD_SIGNS = frozenset(sign for sign in "".join((*TCVN3, *VNI)) if not sign.isascii())
_NAME_WORDS = 6
_ENOUGH = 2


class Encoding(Enum):
    """How letters are stored; the value is what an official reads."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3 (ABC)"
    TCVN3_CAPITALS = "TCVN3 (ABC), phông chữ hoa"
    VNI = "VNI"


class Doubt(Enum):
    """Why the text of a conversion should be looked at; the value is the sentence for the official."""

    LOST_CAPITAL = "Bảng mã cũ không có chữ hoa có dấu; kiểm tra chữ hoa, chữ thường."
    MIXED = "Lẫn Unicode và bảng mã cũ; chỉ đổi những chữ chắc là bảng mã cũ."
    BOTH = "Đọc theo bảng mã nào cũng ra chữ; đang đọc theo phông chữ của ô."
    UNREADABLE = "Đổi xong vẫn không thành tiếng Việt; so với sổ giấy."


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
    weights = {Encoding.TCVN3: 0, Encoding.VNI: 0}
    unicode_words = 0
    for text in texts:
        words = () if text.isascii() else set(_LETTERS.findall(nfc(text)))
        unicode_words += sum(1 for word in words if _is_unicode(word))
        for encoding in weights:
            weights[encoding] += sum(_weight(word, encoding) for word in words)
    best = max(weights, key=lambda encoding: weights[encoding])
    enough = weights[best] >= _ENOUGH and weights[best] > unicode_words
    return best if enough and len(set(weights.values())) > 1 else Encoding.UNICODE


def convert(text: str, font: str = "", expected: Encoding | None = None) -> Converted:
    """The text in Unicode. Its font decides, then `expected` (what its column is in), then its own signs."""
    if text.isascii():
        capitals = encoding_of_font(font) is Encoding.TCVN3_CAPITALS
        return Converted(text.upper(), Encoding.TCVN3_CAPITALS) if capitals else Converted(text, Encoding.UNICODE)
    composed = nfc(text)
    words = _LETTERS.findall(composed)
    encoding = encoding_of_font(font) or (expected if expected is not Encoding.UNICODE else None) or _own(words)
    loud = encoding is Encoding.TCVN3_CAPITALS and all(_is_storable(word, encoding) for word in words)
    if encoding is Encoding.UNICODE or not (loud or any(_read(word, encoding) != word for word in words)):
        return Converted(composed, Encoding.UNICODE)
    mixed = any(_is_unicode(word) or not _is_storable(word, encoding) for word in words)
    sure = any(_weight(word, encoding) for word in words)
    doubts = list[DoubtfulWord]()
    changed = _LETTERS.sub(lambda found: _word(found[0], encoding, mixed, sure, doubts), composed)
    if changed == composed and not loud:
        return Converted(composed, Encoding.UNICODE)
    changed = _with_capitals(nfc(changed), encoding, doubts)
    return Converted(changed, encoding, tuple(dict.fromkeys(doubts)))


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


def _own(words: list[str]) -> Encoding:
    """The encoding that the words of one text show, however many others are Unicode."""
    weights = {encoding: sum(_weight(word, encoding) for word in words) for encoding in (Encoding.TCVN3, Encoding.VNI)}
    best = max(weights, key=lambda encoding: weights[encoding])
    return best if weights[best] >= _ENOUGH and len(set(weights.values())) > 1 else Encoding.UNICODE


def _weight(word: str, encoding: Encoding) -> int:
    """How strongly a word speaks for an old encoding: it is a syllable in this one and none in Unicode."""
    if word.isascii() or word in _UNITS or _reads(word) or not is_syllable(_read(word, encoding)):
        return 0
    if not any(sign.isascii() for sign in word) or not _is_storable(word, encoding):
        return 0
    if encoding is Encoding.VNI:
        return sum(1 for sign in _VNI_SIGN.findall(word) if sign not in "íìÍÌ")
    strong = any(sign in _NO_LETTERS_IN_UNICODE for sign in word) or _LATIN1_CAPITAL_INSIDE.search(word)
    return _ENOUGH if strong else 1


def _reads(word: str) -> bool:
    """Whether the word is Vietnamese as it stands; no one writes "thÉ"."""
    return is_syllable(word) and not _LATIN1_CAPITAL_INSIDE.search(word)


def _is_unicode(word: str) -> bool:
    """Whether the word has a letter that only Unicode has."""
    return any(ord(sign) > 0xFF and sign.isalpha() for sign in word)


def _is_storable(word: str, encoding: Encoding) -> bool:
    """Whether an old program could have stored the word."""
    known = _INTO_TCVN3.values() if encoding is not Encoding.VNI else (*_OLD_SIGNS, *"íìÍÌ")
    return all(sign.isascii() or sign in known or not sign.isalpha() for sign in word)


def _word(word: str, encoding: Encoding, mixed: bool, sure: bool, doubts: list[DoubtfulWord]) -> str:
    read = _read(word, encoding)
    if read == word or not _is_storable(word, encoding):
        return word
    if _reads(word) and (mixed or (len(word) > 1 and not is_syllable(read))):
        return word
    if not is_syllable(read) and (mixed or not any(sign in _OLD_SIGNS for sign in word)):
        return word
    if mixed:
        doubts.append(DoubtfulWord(read, Doubt.MIXED))
    elif _reads(word) and not sure:
        doubts.append(DoubtfulWord(read, Doubt.BOTH))
    elif not is_syllable(read) and not read.isupper():
        doubts.append(DoubtfulWord(read, Doubt.UNREADABLE))
    return read


def _with_capitals(text: str, encoding: Encoding, doubts: list[DoubtfulWord]) -> str:
    """Capitals that the encoding could not hold, where the letters around show them."""
    if encoding is not Encoding.TCVN3:
        return text.upper() if encoding is Encoding.TCVN3_CAPITALS else text
    words = _LETTERS.findall(text)
    begun = [word for word in words if word[0].upper() in _STORED_CAPITALS]
    is_name = len(words) <= _NAME_WORDS and bool(begun) and all(word[0].isupper() for word in begun)
    clear = [word for word in words if len(_stored(word)) > 1]
    loud = bool(clear) and all("".join(_stored(word)).isupper() for word in clear)
    return _LETTERS.sub(lambda found: _capital(found[0], is_name, loud, found.start() == 0, doubts), text)


def _stored(word: str) -> list[str]:
    return [letter for letter in word if letter.upper() in _STORED_CAPITALS]


def _capital(word: str, in_name: bool, loud: bool, is_first: bool, doubts: list[DoubtfulWord]) -> str:
    stored, shown = _stored(word), word
    lost = any(letter.islower() and letter.upper() not in _STORED_CAPITALS for letter in word)
    if not lost:
        return word
    if (loud or len(stored) > 1) and all(letter.isupper() for letter in stored):
        shown = word.upper()
    elif word[0].islower() and word[0].upper() not in _STORED_CAPITALS and in_name:
        shown = word[0].upper() + word[1:]
    elif not (is_first and word[0].islower() and word[0].upper() not in _STORED_CAPITALS):
        return word
    doubts.append(DoubtfulWord(shown, Doubt.LOST_CAPITAL))
    return shown
