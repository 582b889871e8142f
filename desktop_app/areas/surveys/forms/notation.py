"""Codes, scores, choices and names as a person types them, in a field of the editor or in a cell of a workbook."""

import re
from collections.abc import Iterable, Mapping, Sequence

from desktop_app.areas.surveys.forms.form import Choice
from desktop_app.core.fields import clean

_PAIR = re.compile(r"(\d{1,3})\s*[=.:)]\s*(.+)", re.DOTALL)
_NAMED = re.compile(r"([A-Za-z][A-Za-z0-9_]*)\s*=\s*(.+)", re.DOTALL)


def codes_text(codes: Iterable[int]) -> str:
    """`4, 5`."""
    return ", ".join(str(code) for code in sorted(codes))


def read_codes(text: str) -> frozenset[int]:
    """The codes; ValueError with a sentence."""
    parts = [part for part in re.split(r"[\s,;]+", text) if part]
    if not all(_is_whole(part) for part in parts):
        raise ValueError(f"Không đọc được “{text}”. Ghi các mã cách nhau bằng dấu phẩy, như 4, 5.")
    return frozenset(int(part) for part in parts)


def scores_text(scores: Mapping[int, float]) -> str:
    """`1 = 1; 2 = 0,5`."""
    return "; ".join(f"{code} = {_share_text(share)}" for code, share in sorted(scores.items()))


def read_scores(text: str) -> dict[int, float]:
    """The part of one of each code; ValueError with a sentence."""
    try:
        pairs = [part.split("=") for part in re.split(r"[;\n]+", text) if part.strip()]
        return {int(code): float(share.strip().replace(",", ".")) for code, share in pairs}
    except ValueError:
        raise ValueError(f"Không đọc được “{text}”. Ghi mã và điểm, như 1 = 1; 2 = 0,5; 3 = 0.") from None


def choices_text(choices: Sequence[Choice]) -> str:
    """A line for each choice: `1 = Có`."""
    return "\n".join(f"{choice.code} = {choice.label}" for choice in choices)


def read_choices(text: str, before: Sequence[Choice] = ()) -> tuple[Choice, ...]:
    """The choices of the lines, with the aliases they had `before`; a line without a code takes the next free one."""
    aliases = {choice.code: choice.alias for choice in before}
    lines = [line for line in clean(text).split("\n") if line.strip()]
    found = [_PAIR.fullmatch(line.strip()) for line in lines]
    used = {int(pair[1]) for pair in found if pair}
    choices = list[Choice]()
    for line, pair in zip(lines, found, strict=True):
        code = int(pair[1]) if pair else next_code(used)
        used.add(code)
        choices.append(Choice(code, (pair[2] if pair else line).strip(), aliases.get(code, "")))
    return tuple(choices)


def next_code(used: Iterable[int]) -> int:
    """The lowest code from 1 that is not used."""
    taken = set(used)
    return next(code for code in range(1, len(taken) + 2) if code not in taken)


def names_text(names: Mapping[str, str]) -> str:
    """A line for each key: `thai_do = Thái độ phục vụ`."""
    return "\n".join(f"{key} = {label}" for key, label in names.items())


def read_names(text: str) -> dict[str, str]:
    """The names by key; ValueError with a sentence."""
    lines = [line.strip() for line in clean(text).split("\n") if line.strip()]
    found = [_NAMED.fullmatch(line) for line in lines]
    for line, pair in zip(lines, found, strict=True):
        if pair is None:
            raise ValueError(f"Không đọc được dòng “{line}”. Ghi mã không dấu rồi tên, như thai_do = Thái độ phục vụ.")
    return {pair[1]: pair[2].strip() for pair in found if pair}


def _share_text(share: float) -> str:
    return repr(float(share)).removesuffix(".0").replace(".", ",")


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 3
