"""Text of papers with its bold, italic and evenly spaced parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

_MARKED = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*")
_UNIT_BEFORE = re.compile(r"\b(Điều|khoản|điểm|ngày|tháng|năm|quý|xã|phường|đặc khu|lần|kỳ) (?=[\dIVX]|[A-ZĐ]\w+\b)")
_UNIT_AFTER = re.compile(r"(?<=\d) (giờ|phút|bản|trang|ngày|người|lượt)\b")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face; where two wordings are compared, struck when taken out, underlined when put in."""

    text: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    struck: bool = False
    underlined: bool = False


Inline = tuple[Run, ...]
"""A piece of text made of runs, without paragraph breaks; a line feed breaks the line."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell that is text on paper and a real number or day in a spreadsheet.

    A spreadsheet works the value out by the `formula` where there is one; "{row}" in it is the row it stands in.
    """

    text: str
    value: int | float | date
    formula: str = ""


def plain(text: str) -> Inline:
    """Upright text, nothing in it taken as a mark."""
    return (Run(text),)


def bold(text: str) -> Inline:
    """Bold text."""
    return (Run(text, bold=True),)


def italic(text: str) -> Inline:
    """Italic text."""
    return (Run(text, italic=True),)


def mono(text: str, *, bold: bool = False) -> Inline:
    """Evenly spaced text for codes that are compared sign by sign."""
    return (Run(text, bold=bold, mono=True),)


def parse(text: str) -> Inline:
    """Text where `**…**` is bold and `*…*` italic; a star without its pair stays a star."""
    return tuple(_runs(text)) or plain("")


def text_cell(cell: Inline | str | Figure) -> Inline | str:
    """What of a cell is printed."""
    return cell.text if isinstance(cell, Figure) else cell


def text_of(content: Inline | str) -> str:
    """The words alone."""
    return content if isinstance(content, str) else "".join(run.text for run in content)


def as_inline(content: Inline | str) -> Inline:
    """Plain text as runs; runs as they are."""
    return plain(content) if isinstance(content, str) else content


def lines_of(content: Inline) -> list[Inline]:
    """The lines that its line feeds part, without those that say nothing."""
    lines: list[list[Run]] = [[]]
    for run in content:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text)] for text in others]
    return [tuple(line) for line in lines if text_of(tuple(line)).strip()]


def join_units(text: str) -> str:
    """Tie a number to its unit ("Điều 11", "08 giờ") so that no line ends between them.

    Only pairs are tied: a date tied as a whole would make justified lines gape.
    """
    return _UNIT_AFTER.sub("\u00a0\\1", _UNIT_BEFORE.sub("\\1\u00a0", text))


def _runs(text: str) -> Iterator[Run]:
    at = 0
    for found in _MARKED.finditer(text):
        if found.start() > at:
            yield Run(text[at : found.start()])
        if found["bold"] is not None:
            yield Run(found["bold"], bold=True)
        else:
            yield Run(found["italic"], italic=True)
        at = found.end()
    if at < len(text):
        yield Run(text[at:])
