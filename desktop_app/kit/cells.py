"""What stands in one cell of a table: facts to draw, to read aloud and to write to Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.theme import State


class Figure(Protocol):
    """Something that is drawn into a cell."""

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw it into the box."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell; `state` makes it a badge, `across` names the first and last column that a note runs over.

    `share` of one is drawn as a bar in the place of the second line, whose words are still read aloud. A
    `figure` stands in the place of all words, which say the same to a screen reader and in the tooltip. A `link` is
    written in the accent; a `heading` runs over the rows below it (its row has `is_heading` and cannot be chosen).
    """

    text: str = ""
    second: str = ""
    state: State | None = None
    strong: bool = False
    quiet: bool = False
    struck: bool = False
    secret: bool = False
    link: bool = False
    heading: bool = False
    across: tuple[str, str] | None = None
    share: float | None = None
    indent: int = 0
    figure: Figure | None = None

    def in_words(self) -> str:
        """The whole cell in one line, for a screen reader and for a tooltip."""
        return ", ".join(part for part in (self.text, self.second) if part)


CellOf = Callable[[Any, Column], Cell]
"""Draws a row's column: given by the page that knows the rows."""


def plain_cell(row: Any, column: Column) -> Cell:
    """The cell of a row that has an attribute for each column, written as its kind asks."""
    second = written(getattr(row, column.second)) if column.second else ""
    return Cell(text=written(getattr(row, column.name)), second=second, strong=column.kind == "person")


def written(value: object) -> str:
    """A value as an official writes it; an enumeration's value is its word on screen."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return words.instant(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return words.number(value)
    return str(getattr(value, "value", value))
