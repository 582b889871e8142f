"""Running text whose figures are known by their indicators, and how a figure is written in it; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from desktop_app.core import words
from desktop_app.reports.indicators.definition import Indicator, Style

GAP = "……"
"""Stands where a figure is not known yet."""

_MILLION, _THOUSAND = 1_000_000, 1_000


@dataclass(frozen=True)
class Piece:
    """A stretch of text; with a `key` it is the figure of that indicator, `typed` when somebody wrote over it."""

    text: str
    key: str = ""
    typed: bool = False

    @property
    def is_linked(self) -> bool:
        """Whether the registers say what stands here."""
        return bool(self.key) and not self.typed


Prose = tuple[Piece, ...]


@dataclass(frozen=True)
class Place:
    """Where a figure stands in the text: from `start` up to `end`."""

    start: int
    end: int
    piece: Piece


def text_of(prose: Prose) -> str:
    """The words alone."""
    return "".join(piece.text for piece in prose)


def places(prose: Prose) -> Iterator[Place]:
    """Every figure with its place in `text_of`."""
    at = 0
    for piece in prose:
        if piece.key:
            yield Place(at, at + len(piece.text), piece)
        at += len(piece.text)


def joined(prose: Prose) -> Prose:
    """The same text with neighbouring words in one piece, and nothing empty."""
    found: list[Piece] = []
    for piece in prose:
        if not piece.text:
            continue
        if found and not piece.key and not found[-1].key:
            found[-1] = Piece(found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def written(indicator: Indicator, value: Decimal | None) -> str:
    """A figure as official prose writes it: 01 to 09, 1.011, 95,1%, 412,35 triệu đồng."""
    if value is None:
        return GAP
    if indicator.style is Style.PERCENT:
        return f"{_number(value, 1)}%"
    if indicator.style is Style.MONEY:
        return _money(value)
    if value == value.to_integral_value() and 0 < value < 10:
        return words.two_digits(int(value))
    return _number(value, 2)


def plain_number(value: Decimal) -> str:
    """A figure as tables write it: 1.011, 95,1, 0."""
    return _number(value, 2)


def _money(value: Decimal) -> str:
    """From a million on in millions, unless that would hide some đồng: 666,64 triệu đồng."""
    if value >= _MILLION and value % _THOUSAND == 0:
        return f"{_number(value / _MILLION, 3)} triệu đồng"
    return f"{_number(value, 0)} đồng"


def _number(value: Decimal, decimals: int) -> str:
    whole = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP).normalize()
    return words.number(whole, max(0, -int(whole.as_tuple().exponent)))
