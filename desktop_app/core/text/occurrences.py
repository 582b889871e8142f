"""Where a person who must stay hidden is named in free text, however it was typed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from desktop_app.core.text.fold import fold, folded_letters, nfc, tokens
from desktop_app.core.text.names import word_key

Span = tuple[int, int]
"""From the first letter to behind the last, counted in the composed text."""

Known = tuple[str, str, str]
"""Somebody by name, identity number and telephone."""

HIDDEN_DENOUNCER = "[người tố cáo]"

_TITLES = (
    *("đồng chí", "đ/c", "ông", "bà", "anh", "chị", "cô", "chú", "bác", "em", "cháu", "cụ", "thầy", "dì", "cậu"),
    *("dong chi", "d/c", "ong", "ba", "chi", "co", "chu", "bac", "chau", "cu", "thay", "di", "cau"),
)
_OWN_NAME = (
    *("tên tôi là", "tôi tên là", "tôi tên", "tôi là", "tên là", "họ tên", "họ và tên"),
    *("ten toi la", "toi ten la", "toi ten", "toi la", "ten la", "ho ten", "ho va ten"),
)
_LONGEST_LEAD = 24
_GAP = r"[\s.\-_]{1,4}"
_ANY_GAP = r"[\s.\-_]{0,4}"
_BETWEEN_DIGITS = r"[\s.\-_/()]{0,3}"
_SHORTEST_NUMBER = 6


def occurrences(text: str, name: str = "", number: str = "", phone: str = "") -> list[Span]:
    """Every place in `text` that gives away the name, the identity number or the telephone, in order, none overlapping.

    Found without accents, in capitals, broken by spaces, dots or lines, with the given name first and shortened to its
    last words; "ông", "bà" before it belong to the place. The given name alone counts only after such a word and only
    with its own accents or with none, so that another person's name is not taken for it.
    """
    whole = nfc(text)
    plain, places = folded_letters(whole)
    spans = [
        (places[start], places[end - 1] + 1)
        for start, end in (*_full_names(plain, name), *_numbers(plain, number), *_telephones(plain, phone))
    ]
    spans = [(_from_title(whole, start), end) for start, end in spans]
    spans += _given_names(whole, plain, places, name)
    return _merged(spans)


def hide(text: str, spans: Sequence[Span], instead: str = HIDDEN_DENOUNCER) -> str:
    """The composed text with each span replaced by the words `instead`."""
    hidden = nfc(text)
    for start, end in sorted(spans, reverse=True):
        hidden = hidden[:start] + instead + hidden[end:]
    return hidden


def without(text: str, known: Iterable[Known]) -> str:
    """The text with every name, number and telephone of these people taken out."""
    for full_name, number, phone in known:
        text = hide(text, occurrences(text, full_name, number, phone))
    return text


def may_be_named(text: str, known: Iterable[Known]) -> list[Known]:
    """Those of these people whom the text may name: a quick look at many people before a thorough one at a few."""
    plain = folded_letters(nfc(text))[0]
    signs = re.sub(r"[\W_]", "", plain)

    def may_be(name: str, number: str, phone: str) -> bool:
        words, own = tokens(name), _own_digits(phone)
        is_number = len(number) >= _SHORTEST_NUMBER and re.sub(r"[\W_]", "", fold(number)) in signs
        return bool(words and words[-1] in plain) or is_number or (len(own) >= _SHORTEST_NUMBER and own in signs)

    return [each for each in known if may_be(*each)]


def _full_names(plain: str, name: str) -> Iterator[Span]:
    for words, gap in _forms(tokens(name)):
        body = gap.join(re.escape(word) for word in words)
        yield from (match.span() for match in re.finditer(rf"(?<![a-z]){body}(?![a-z])", plain))


def _forms(words: list[str]) -> Iterator[tuple[list[str], str]]:
    """The orders in which a name of several words is written, with what may stand between the words."""
    if len(words) < 2:
        return
    whole_gap = _ANY_GAP if len(words) > 2 else _GAP
    yield words, whole_gap
    yield words[-1:] + words[:-1], whole_gap
    if len(words) > 2:
        yield [words[0], words[-1]], _GAP
    for start in range(1, len(words) - 1):
        yield words[start:], _GAP


def _given_names(whole: str, plain: str, places: list[int], name: str) -> Iterator[Span]:
    words = name.split()
    given = tokens(words[-1])[-1:] if words else []
    for wanted in given:
        for match in re.finditer(rf"(?<![a-z]){re.escape(wanted)}(?![a-z])", plain):
            start, end = places[match.start()], places[match.end() - 1] + 1
            begin = min(_from_title(whole, start), _from(_OWN_NAME, whole, start))
            # One word is the whole name of some people: then it needs nothing before it.
            if (begin < start or len(words) == 1) and _same_or_bare(whole[start:end], words[-1]):
                yield _from_title(whole, start), end


def _from_title(whole: str, start: int) -> int:
    return _from(_TITLES, whole, start)


def _from(leads: Sequence[str], whole: str, start: int) -> int:
    """Where the name that begins at `start` begins when one of the words `leads` stands right before it."""
    near = max(0, start - _LONGEST_LEAD)
    before = re.search(rf"(?<!\w)(?:{'|'.join(leads)})[\s.:,]{{1,3}}\Z", whole[near:start], re.IGNORECASE)
    return near + before.start() if before else start


def _numbers(plain: str, number: str) -> Iterator[Span]:
    signs = re.sub(r"[\W_]", "", fold(number))
    if len(signs) >= _SHORTEST_NUMBER:
        yield from (match.span() for match in re.finditer(rf"(?<![0-9]){_spaced(signs)}(?![0-9])", plain))


def _telephones(plain: str, phone: str) -> Iterator[Span]:
    own = _own_digits(phone)
    if len(own) >= _SHORTEST_NUMBER:
        prefix = rf"(?:(?:\+|00)?{_BETWEEN_DIGITS}8{_BETWEEN_DIGITS}4{_BETWEEN_DIGITS})?(?:\(?0{_BETWEEN_DIGITS})?"
        for match in re.finditer(rf"(?<![0-9]){prefix}{_spaced(own)}(?![0-9])", plain):
            is_half_of_a_pair = match[0].startswith("(") and ")" not in match[0]
            yield match.start() + is_half_of_a_pair, match.end()


def _own_digits(phone: str) -> str:
    return re.sub(r"^(?:0084|84|0)", "", re.sub(r"\D", "", phone))


def _spaced(signs: str) -> str:
    return _BETWEEN_DIGITS.join(re.escape(sign) for sign in signs)


def _same_or_bare(written: str, name: str) -> bool:
    return word_key(written) in (word_key(name), word_key(fold(name)))


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged = list[Span]()
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
