"""What in a text tells who wrote it, found without knowing them; and where a known address or a phrase stands."""

import re

from desktop_app.core.text.fold import folded_letters, nfc, tokens
from desktop_app.core.text.occurrences import Span

_TITLES = frozenset(("ông", "bà", "anh", "chị", "cô", "chú", "bác"))
_OWN_NAME = re.compile(
    r"(?:tên tôi là|tôi tên là|tôi tên|tôi là|chúng tôi là|họ và tên|họ tên)[\s:.]{1,3}([^\W\d_]+(?: [^\W\d_]+){0,6})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(
    r"(?<!\d)(?:\d{3}[ .\-]?\d{3}[ .\-]?\d{3}[ .\-]?\d{3}|(?:\+?84|0)[ .\-]?(?:\d[ .\-]?){7,8}\d|\d{9})(?!\d)"
)
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PLACE = r"(?:thôn|xóm|bản|ấp|tổ|khu|số|ngõ|ngách|hẻm|đường|phố|xã|phường|thị trấn|đặc khu|quận|huyện|tỉnh|thành phố)"
_ADDRESS = re.compile(
    r"(?:thường trú|tạm trú|cư trú|trú quán|hiện ở|hiện trú|trú|sinh sống|địa chỉ)(?:\s+tại|\s+ở)?[\s:]{1,3}"
    rf"([^,.;\n]{{1,80}}(?:,\s*{_PLACE}\s[^,.;\n]{{1,60}})*)",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?:tôi|gia đình|nhà)\s+(?:hiện\s+|đang\s+)?(?:sống\s+)?ở(?:\s+tại)?\s+"
    rf"((?:{_PLACE}\s|\d)[^,.;\n]{{1,60}}(?:,\s*{_PLACE}\s[^,.;\n]{{1,60}})*)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3


def self_named(text: str) -> list[Span]:
    """Every place by which a writer may tell who they are, in order of what it is; they may overlap.

    Rather too much is found than too little; somebody who is named in another way is not found.
    """
    whole = nfc(text)
    found = [_name(whole, match) for match in _OWN_NAME.finditer(whole)]
    found += [match.span(1) for pattern in (_ADDRESS, _HOME) for match in pattern.finditer(whole)]
    found += [match.span() for pattern in (_NUMBER, _MAIL) for match in pattern.finditer(whole)]
    return [span for span in found if span[0] < span[1]]


def address_places(text: str, address: str) -> list[Span]:
    """Every place where a known address stands, with or without accents and commas; a short one is no trace."""
    wanted = tokens(address)
    if len(wanted) < _FEWEST_WORDS:
        return []
    plain, places = folded_letters(nfc(text))
    body = r"[\W_]{1,4}".join(re.escape(word) for word in wanted)
    return [
        (places[match.start()], places[match.end() - 1] + 1)
        for match in re.finditer(rf"(?<![a-z0-9]){body}(?![a-z0-9])", plain)
    ]


def phrase_places(text: str, phrase: str) -> list[Span]:
    """Every place of a phrase as it was typed, whatever its capitals."""
    wanted = " ".join(nfc(phrase).split())
    if not wanted:
        return []
    body = r"\s+".join(re.escape(word) for word in wanted.split(" "))
    return [match.span() for match in re.finditer(body, nfc(text), re.IGNORECASE)]


def _name(whole: str, match: re.Match[str]) -> Span:
    """The words of the name: as long as they begin with a capital."""
    start = end = match.start(1)
    for word in _WORD.finditer(whole, start, match.end(1)):
        if not word[0][0].isupper() and word[0] not in _TITLES:
            break
        end = word.end()
    return start, end
