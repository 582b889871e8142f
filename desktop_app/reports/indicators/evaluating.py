"""What indicators come to: counts read once for each source, then sums and ratios."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy.orm import Session

from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import cube
from desktop_app.office.figures.source import Pick, Span
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.indicators.formulas import Values, total
from desktop_app.reports.known import Known

_TENTH = Decimal("0.1")


def evaluate(
    desk: Desk,
    session: Session,
    known: Known,
    indicators: Sequence[Indicator],
    span: Span,
    asked: Mapping[str, Decimal],
    *,
    different_people: bool = False,
) -> dict[str, Decimal | None]:
    """Every figure by its indicator's key; None for what is not known, such as what nobody typed yet."""
    by_days = dict[Span, dict[str, Pick]]()
    for each in indicators:
        if pick := pick_of(each, different_people):
            by_days.setdefault(each.days(span), {})[each.key] = pick
    values = dict[str, Decimal | None]()
    for days, picks in by_days.items():
        counts = read_counts(desk, session, known, picks.values(), days)
        values |= {key: Decimal(counts[pick]) for key, pick in picks.items()}
    values |= {each.key: asked.get(each.key) for each in indicators if each.asked}
    for each in indicators:
        if each.reading:
            found = known.reading(each.reading).read(desk, session, span)
            values[each.key] = None if found is None else Decimal(str(found))
    return _finish({each.key: each for each in indicators}, values)


def pick_of(indicator: Indicator, different_people: bool) -> Pick | None:
    """What the indicator counts in the office's way of counting people."""
    return indicator.different if different_people and indicator.different else indicator.pick


def read_counts(desk: Desk, session: Session, known: Known, picks: Iterable[Pick], span: Span) -> dict[Pick, int]:
    """The count of every pick; one query for each source."""
    by_source = dict[str, dict[Pick, None]]()
    for pick in picks:
        by_source.setdefault(pick.source, {})[pick] = None
    counts = dict[Pick, int]()
    for name, wanted in by_source.items():
        counted = cube(desk, session, known.source(name), span, wanted)
        counts |= {pick: counted.total(pick) for pick in wanted}
    return counts


def follow(
    indicators: Sequence[Indicator], values: Mapping[str, Decimal | None], *, different_people: bool = False
) -> dict[str, Decimal | None]:
    """The values with every sum and ratio made anew from the others; different people are counted and never summed."""
    given = {
        each.key: values.get(each.key)
        for each in indicators
        if not each.operands or pick_of(each, different_people) is not None
    }
    return _finish({each.key: each for each in indicators}, given)


def _finish(indicators: Mapping[str, Indicator], values: dict[str, Decimal | None]) -> dict[str, Decimal | None]:
    """The sums and ratios; the loader saw that none leads back to itself."""

    def of(key: str) -> Decimal | None:
        if key not in values:
            each = indicators[key]
            parts: Values = {operand: of(operand) for operand in each.operands}
            values[key] = total(each.terms, parts) if each.terms else share(*(parts[name] for name in each.operands))
        return values[key]

    return {key: of(key) for key in indicators}


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """The percentage with one decimal, halves upwards; None where there is no whole."""
    if part is None or not whole:
        return None
    return (100 * part / whole).quantize(_TENTH, ROUND_HALF_UP)
