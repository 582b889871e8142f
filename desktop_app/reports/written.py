"""How figures of a report are written on screen; pure."""

from decimal import Decimal

from desktop_app.core import words
from desktop_app.reports.indicators.definition import Style
from desktop_app.reports.papers.telling import change_text, figure_text

UNKNOWN = "–"


def written(value: Decimal | None, style: Style = Style.COUNT) -> str:
    """The figure with its own decimals: 1.284, 66,7 %; a dash for one that is not known."""
    told = figure_text(value, style) or UNKNOWN
    return f"{told} %" if style is Style.PERCENT and value is not None else told


def change_written(value: Decimal | None, before: Decimal | None, style: Style = Style.COUNT) -> str:
    """What the figure gained or lost, with its share of the one before: "+9 (82 %)"; nothing where one is unknown."""
    told = change_text(value, before)
    if value is None or not before or value == before or style is Style.PERCENT:
        return told
    return f"{told} ({words.number(abs(100 * (value - before) / before))} %)"
