"""What stands in a cell, where it stands, and what is wrong with it."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from desktop_app.core import words

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula; such a text is written so that it stays text."""

_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell whose formula failed, as the spreadsheet shows it: "#DIV/0!"."""

    text: str


Value = str | int | float | bool | date | datetime | time | timedelta | CellError | None
"""The typed content of a cell; None for an empty one."""


@dataclass(frozen=True, slots=True)
class Run:
    """So many letters of a cell's text in one font."""

    length: int
    font: str


_ONE_FONT: Mapping[int, tuple[Run, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in its sheet: `number` counts from 1, the first value is that of column A.

    `fonts` names the font of each cell where the workbook uses an old Vietnamese font, else it is empty; `runs` are by
    column those of the cells in which an old font stands beside another.
    """

    number: int
    values: tuple[Value, ...]
    fonts: tuple[str, ...] = ()
    runs: Mapping[int, tuple[Run, ...]] = field(default_factory=lambda: _ONE_FONT)

    def value(self, column: int) -> Value:
        """The value of a column, counted from 1."""
        return self.values[column - 1] if 0 < column <= len(self.values) else None

    def font(self, column: int) -> str:
        """The font of a column's cell, "" when not known."""
        return self.fonts[column - 1] if 0 < column <= len(self.fonts) else ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or uncertain in one cell; a row with a problem that is `refused` cannot be taken over."""

    sheet: str
    row: int
    column: int
    value: str
    reason: str
    refused: bool = True

    @property
    def place(self) -> str:
        """The address of the cell, as a spreadsheet names it."""
        return address(self.sheet, self.row, self.column)


def address(sheet: str, row: int, column: int) -> str:
    """Sheet1!C7; a name that is not one plain word stands in quotation marks, as in Excel."""
    plain = sheet.isidentifier()
    name = sheet if plain else "'" + sheet.replace("'", "''") + "'"
    return f"{name}!{letters(column)}{row}"


def letters(column: int) -> str:
    """The name of a column counted from 1: A, Z, AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def position(reference: str) -> tuple[int, int]:
    """Row and column, from 1, of a reference such as C7."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(f"no reference: {reference}")
    return int(found[2]), column_number(found[1])


def column_number(name: str) -> int:
    """The number of a column: A is 1."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def shown(value: Value) -> str:
    """The value as a person reads it in the cell."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case CellError():
            return value.text
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return words.day(value)
        case time():
            return f"{value:%H:%M}"
        case float() if math.isfinite(value) and value == int(value) and abs(value) < 1e15:
            return str(int(value))
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)


def shortened(value: Value) -> str:
    """The value for a list of problems: one line, never long."""
    text = " ".join(shown(value).split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
