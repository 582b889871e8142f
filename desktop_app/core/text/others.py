"""Other people in a text that is handed to somebody: their names become first letters, their numbers stars."""

import re
from collections.abc import Callable

from desktop_app.core.text.fold import fold, nfc
from desktop_app.core.text.names import mask_number

IsKnown = Callable[[str], bool]
"""Whether somebody of this full name is known."""

_TITLES = frozenset(("ông", "bà", "anh", "chị", "cô", "chú", "bác", "em", "cháu", "cụ", "thầy", "dì", "cậu", "mợ"))
_FAMILY_NAMES = frozenset(
    fold(name)
    for name in (
        *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương"),
        *("Đinh", "Đoàn", "Lương", "Trịnh", "Đào", "Tạ", "Lò", "Giàng", "Quách", "Triệu", "Nông", "Hứa", "Thào"),
    )
)
_LONGEST_NAME = 5
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<!\d)(?:\d{12}|\d{9}|0\d{2,3}[ .\-]?\d{3}[ .\-]?\d{3,4})(?!\d)")


def mask_others(text: str, own_name: str, own_numbers: tuple[str, ...], is_known: IsKnown) -> str:
    """The text with everybody hidden but the one it is about.

    Somebody is named by a word such as "ông" before a name, by a known family name, or by the name of a person the
    office knows. Rather too much is hidden than too little.
    """
    whole = nfc(text)
    own = {re.sub(r"\D", "", number) for number in own_numbers}
    spans = _names(whole, _own_forms(own_name), is_known)
    for start, end in reversed(spans):
        whole = whole[:start] + _first_letters(whole[start:end]) + whole[end:]
    return _NUMBER.sub(lambda found: _masked(found[0], own), whole)


def _names(whole: str, own: frozenset[str], is_known: IsKnown) -> list[tuple[int, int]]:
    spans = list[tuple[int, int]]()
    for run in _capitalised_runs(whole):
        titled = bool(run) and (_is_title(run[0][2]) or _title_before(whole, run[0][0]))
        while run and _is_title(run[0][2]):
            run = run[1:]
        if not run:
            continue
        for first, last in _named(run, titled, is_known):
            if fold(whole[run[first][0] : run[last][1]]) not in own:
                spans.append((run[first][0], run[last][1]))
    return spans


def _capitalised_runs(whole: str) -> list[list[tuple[int, int, str]]]:
    """Words with a capital that stand beside each other, with nothing but one space between."""
    runs = list[list[tuple[int, int, str]]]()
    end = -2
    for found in _WORD.finditer(whole):
        if not found[0][0].isupper():
            continue
        if found.start() == end + 1 and whole[end] == " " and runs:
            runs[-1].append((found.start(), found.end(), found[0]))
        else:
            runs.append([(found.start(), found.end(), found[0])])
        end = found.end()
    return runs


def _named(run: list[tuple[int, int, str]], titled: bool, is_known: IsKnown) -> list[tuple[int, int]]:
    """First and last word of each name in the run."""
    if titled:
        return [(0, min(len(run), _LONGEST_NAME) - 1)]
    for first in range(len(run) - 1):
        longest = min(len(run), first + _LONGEST_NAME)
        if fold(run[first][2]) in _FAMILY_NAMES:
            return [(first, longest - 1)]
        for last in range(longest - 1, first, -1):
            if is_known(" ".join(word for _, _, word in run[first : last + 1])):
                return [(first, last)]
    return []


def _own_forms(own_name: str) -> frozenset[str]:
    """The full name, its last two words, its last word."""
    words = own_name.split()
    return frozenset(fold(" ".join(words[-count:])) for count in (len(words), 2, 1) if words)


def _is_title(word: str) -> bool:
    return word.lower() in _TITLES


def _title_before(whole: str, start: int) -> bool:
    before = _WORD.findall(whole[max(0, start - 12) : start])
    return bool(before) and whole[:start].endswith(before[-1] + " ") and _is_title(before[-1])


def _first_letters(name: str) -> str:
    return "".join(f"{word[0]}." for word in name.split())


def _masked(number: str, own: set[str]) -> str:
    return number if re.sub(r"\D", "", number) in own else mask_number(number)
