"""Finds the heading of a table in a sheet: one line or several, merged or not, whatever stands above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.core.sheets.cells import Row, shown
from desktop_app.core.sheets.lettering import in_unicode
from desktop_app.core.sheets.reader import Merge
from desktop_app.core.sheets.template import Template
from desktop_app.core.text.fold import tokens
from desktop_app.core.text.legacy import Encoding, guess

SEARCHED = 40
"""A heading stands in the first rows or is not found."""

_DEEPEST = 3
_NUMBERS = re.compile(r"\(?\d{1,2}\)?|[A-Z]")


@dataclass(frozen=True)
class Heading:
    """The headings of one table: the rows they stand in and the words above each column, from column A."""

    first: int
    last: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """How well the heading of a column answers a declared column; 3 is the same words, 1 only some of them."""

    column: int
    key: str
    strength: int


def headings_in(rows: Sequence[Row], merges: Sequence[Merge]) -> list[Heading]:
    """Every way to take one to three of these rows as headings."""
    lines = {row.number: _spread(row, merges) for row in rows}
    found = list[Heading]()
    for row in rows:
        for depth in range(_DEEPEST):
            numbers = [row.number + step for step in range(depth + 1)]
            if all(number in lines for number in numbers) and any(lines[row.number]):
                found.append(Heading(numbers[0], numbers[-1], _joined([lines[number] for number in numbers])))
    return found


def claims(heading: Heading, template: Template) -> list[Claim]:
    """Which heading answers which declared column, strongest first."""
    found = list[Claim]()
    wanted = {column.key: [_words(name) for name in (column.heading, *column.aliases)] for column in template.columns}
    for at, text in enumerate(heading.words, start=1):
        whole, short = _words(text), _words(re.sub(r"\(.*?\)", " ", text))
        for key, names in wanted.items():
            strength = max((_strength(each, name) for each in (whole, short) for name in names), default=0)
            if strength:
                found.append(Claim(at, key, strength))
    return sorted(found, key=lambda claim: (-claim.strength, claim.column))


def is_numbering(row: Row) -> bool:
    """Whether a row only numbers the columns, as printed registers do under their heading: (1) (2) (3)."""
    cells = [shown(value).strip() for value in row.values if value is not None]
    return len(cells) >= 2 and all(_NUMBERS.fullmatch(cell) for cell in cells) and len(set(cells)) == len(cells) and (
        _follow(cells) or all(cell.startswith("(") for cell in cells)
    )  # fmt: skip


def _follow(cells: Sequence[str]) -> bool:
    figures = [int(cell.strip("()")) for cell in cells if cell.strip("()").isdigit()]
    return len(figures) >= 2 and figures == list(range(figures[0], figures[0] + len(figures))) and figures[0] <= 2


def _strength(said: tuple[str, ...], name: tuple[str, ...]) -> int:
    if not said or not name:
        return 0
    if said == name or "".join(said) == "".join(name):
        return 3
    if len(name) > 1 and any(said[at : at + len(name)] == name for at in range(len(said))):
        return 2
    return 1 if len(said) > 1 and name[: len(said)] == said else 0


def _words(text: str) -> tuple[str, ...]:
    return tuple(tokens(text))


def _spread(row: Row, merges: Sequence[Merge]) -> list[str]:
    """The texts of a row; a merged text stands in each of its columns, and in no row but its first."""
    values = [shown(value) for value in row.values]
    encoding = guess(values)
    texts = [
        " ".join(in_unicode(row, at, text, encoding if encoding is not Encoding.UNICODE else None).text.split())
        for at, text in enumerate(values, start=1)
    ]
    for merge in merges:
        if merge.top == row.number and merge.right > merge.left and merge.left <= len(texts):
            texts += [""] * (merge.right - len(texts))
            texts[merge.left - 1 : merge.right] = [texts[merge.left - 1]] * (merge.right - merge.left + 1)
    return texts


def _joined(lines: Sequence[Sequence[str]]) -> tuple[str, ...]:
    wide = max(len(line) for line in lines)
    columns = ([line[at] if at < len(line) else "" for line in lines] for at in range(wide))
    return tuple(" ".join(dict.fromkeys(text for text in column if text)) for column in columns)
