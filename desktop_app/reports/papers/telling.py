"""How a figure and what it is made of are written on paper."""

from collections.abc import Iterable
from decimal import Decimal

from desktop_app.core import words
from desktop_app.core.paper.official import NOT_ABOVE
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.indicators.definition import Indicator, Style
from desktop_app.reports.indicators.formulas import Check

_MOST_DECIMALS = 3


def figure_text(value: Decimal | None, style: Style = Style.COUNT) -> str:
    """1.234 or 12,5; nothing for a figure that is not known."""
    if value is None:
        return ""
    exponent = value.normalize().as_tuple().exponent
    decimals = min(_MOST_DECIMALS, -exponent) if isinstance(exponent, int) and exponent < 0 else 0
    return words.number(value, max(decimals, int(style is Style.PERCENT)))


def with_noun(value: Decimal | None, indicator: Indicator) -> str:
    """The figure with what it counts: "6 lượt", "66,7%"; "chưa nhập" for one that is not known."""
    if value is None:
        return "chưa nhập"
    text = figure_text(value, indicator.style)
    return f"{text}%" if indicator.style is Style.PERCENT else f"{text} {indicator.noun}".strip()


def change_text(now: Decimal | None, then: Decimal | None) -> str:
    """By how much a figure changed: "+3", "-2", "0"; nothing where one of the two is not known."""
    if now is None or then is None:
        return ""
    return f"{'+' if now > then else '-' if now < then else ''}{figure_text(abs(now - then))}"


def named(form: ReportForm, key: str) -> str:
    """A column by its number, any other indicator by its title."""
    return key if key in {column.key for column in form.columns} else words.inside(form.indicator(key).title)


def relation(form: ReportForm, check: Check) -> str:
    """A relation as it is printed, what is no column by its title."""
    text = check.in_words.split(" ")
    return " ".join(named(form, word) if form.has(word) else word for word in text)


def relations(form: ReportForm) -> Iterable[str]:
    """The sums of a form and the relations between its columns, each once; those only pointed out are left out."""
    columns = {column.key for column in form.columns}
    sums = (f"{each.key} = {_terms(each)}" for each in form.indicators if each.terms and each.key in columns)
    checks = (each.in_words for each in form.checks if not each.warns and columns.issuperset(each.keys))
    return dict.fromkeys(each.replace(" không quá ", NOT_ABOVE) for each in (*sums, *checks))


def _terms(indicator: Indicator) -> str:
    text = " ".join(f"{'-' if term.sign < 0 else '+'} {term.key}" for term in indicator.terms)
    return text.removeprefix("+ ")
