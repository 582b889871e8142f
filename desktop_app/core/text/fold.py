"""One way to compare Vietnamese text: for search, duplicates and uniqueness alike."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

MARKS = "\u0300-\u036f"
WORD = re.compile(rf"(?:[^\W_]|[{MARKS}])+")

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TABLE_END = 0x2100


def nfc(text: str) -> str:
    """The composed form (NFC), the only one that is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Small letters without any mark, đ as d, single spaces between words and none around them.

    Because every mark goes, "hoà" and "hòa", composed and decomposed letters all become the same text.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    plain = nfc(text).translate(_TABLE)
    if not plain.isascii():
        return " ".join(_rest(plain).split())
    return " ".join(plain.split()) if "  " in plain else plain.strip(" ")


def tokens(text: str) -> list[str]:
    """The folded words, in order; whatever is neither letter nor digit parts them."""
    return WORD.findall(fold(text))


def matches(text: str, query: str) -> bool:
    """Whether every word of the query begins a word of the text, accents ignored; an empty query matches all."""
    said = tokens(text)
    return all(any(word.startswith(wanted) for word in said) for wanted in tokens(query))


def marked(text: str, query: str) -> list[tuple[str, bool]]:
    """The composed text in pieces, True where the beginning of a word answers a word of the query."""
    wanted = sorted(set(tokens(query)), key=len, reverse=True)
    whole, pieces, shown = nfc(text), list[tuple[str, bool]](), 0
    for start, end in _beginnings(whole, wanted):
        if start > shown:
            pieces.append((whole[shown:start], False))
        pieces.append((whole[start:end], True))
        shown = end
    if shown < len(whole):
        pieces.append((whole[shown:], False))
    return pieces


def folded_letters(text: str) -> tuple[str, list[int]]:
    """The text folded letter by letter, spaces kept as they are, and for each letter its place in `text`."""
    letters, places = list[str](), list[int]()
    for place, letter in enumerate(text):
        for folded in fold_letter(letter):
            letters.append(folded)
            places.append(place)
    return "".join(letters), places


def fold_letter(letter: str) -> str:
    """One letter without its marks; nothing for a mark that stands alone."""
    return nfc(letter).translate(_TABLE).lower()


def _beginnings(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in WORD.finditer(text):
        folded = fold(word[0])
        found = next((query for query in wanted if folded.startswith(query)), None)
        if found:
            yield word.start(), word.start() + _length_before(word[0], len(found))


def _length_before(word: str, letters: int) -> int:
    _, places = folded_letters(word)
    return places[letters] if letters < len(places) else len(word)


def _rest(text: str) -> str:
    """Letters beyond the table: taking marks away can bring together what composes, so go on until it is quiet."""
    previous = ""
    while text != previous:
        previous, text = text, nfc(text.lower()).translate(_TABLE)
    return text


def _folded(code: int) -> str | None:
    letter = chr(code)
    if letter in _INVISIBLE or 0x300 <= code <= 0x36F:
        return None
    if letter in "đĐ":
        return "d"
    if letter.isspace():
        return " "
    base = unicodedata.normalize("NFD", letter)[0]
    return base.lower() if len(base.lower()) == 1 else base


# A list, not a dict: `str.translate` asks it about every letter, and an index is the cheapest answer.
_TABLE: list[str | None] = [_folded(code) for code in range(_TABLE_END)]
