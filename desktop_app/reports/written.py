"""How figures of a report are written for an official; pure."""

from decimal import Decimal

from desktop_app.core import words
from desktop_app.reports.indicators.definition import Style

UNKNOWN = "–"


def written(value: Decimal | None, style: Style = Style.COUNT) -> str:
    """The figure with its own decimals: 1.284, 66,7 %; a dash for one that is not known."""
    if value is None:
        return UNKNOWN
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    if style is Style.PERCENT:
        return f"{words.number(float(value), 1)} %"
    return _grouped(plain, decimals)


def change_written(value: Decimal | None, before: Decimal | None, style: Style = Style.COUNT) -> str:
    """What the figure gained or lost, with its share of the one before: "+9 (82 %)"; nothing where one is unknown."""
    if value is None or before is None:
        return ""
    change = value - before
    if not change:
        return "0"
    sign = "+" if change > 0 else "-"
    told = f"{sign}{written(abs(change))}"
    if style is Style.PERCENT or not before:
        return told
    return f"{told} ({words.number(float(abs(100 * change / before)))} %)"


def _grouped(value: Decimal, decimals: int) -> str:
    return f"{value:,.{decimals}f}".replace(",", "\0").replace(".", ",").replace("\0", ".")
