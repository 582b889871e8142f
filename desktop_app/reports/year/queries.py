"""The year at a glance, read from the registers of all areas."""

from datetime import date

from sqlalchemy import func, select

from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.core.report_periods import year_before
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.reports.behind import RowPages
from desktop_app.reports.known import Known
from desktop_app.reports.year.beside import convention_block, surveys_of, with_items
from desktop_app.reports.year.counted import counted_blocks, months
from desktop_app.reports.year.lines import VISITS
from desktop_app.reports.year.shown import Picked, YearView

FIRST = date(1990, 1, 1)
_ORDER = ("reception", "petitions", "disclosure", "conventions", "decisions")


def year_view(desk: Desk, known: Known, year: int) -> YearView:
    """All parts of the year, beside the same days of the year before."""
    today = desk.clock.today()
    span = Span(date(year, 1, 1), min(date(year, 12, 31), max(today, date(year, 1, 1))))
    last = Span(*year_before(span.from_on, span.to_on))
    with desk.db.reading() as session:
        counted = {block.key: block for block in counted_blocks(desk, session, known, span, last)}
        by_month = months(desk, session, known, span, last) if known.has(VISITS) else ()
    blocks = counted | {"conventions": convention_block(desk, span, last)}
    if "disclosure" in blocks:
        blocks["disclosure"] = with_items(desk, blocks["disclosure"], span)
    return YearView(
        year=year,
        span=span,
        last=last,
        is_whole=span.to_on == date(year, 12, 31),
        months=by_month,
        blocks=tuple(blocks[key] for key in _ORDER if key in blocks),
        surveys=surveys_of(desk, year),
    )


def known_years(desk: Desk, known: Known) -> tuple[int, ...]:
    """The years of which the registers may know something, the newest first."""
    today = desk.clock.today()
    years = set(CoverageService(desk).years())
    if known.has(VISITS):
        things = known.source(VISITS).relation(desk, Span(FIRST, today)).subquery()
        with desk.db.reading() as session:
            first = session.scalar(select(func.min(things.c.on)))
        years |= set(range(first.year if first else today.year, today.year + 1))
    return tuple(sorted(years, reverse=True))


def rows_behind(desk: Desk, known: Known, opens: Picked) -> RowPages:
    """The rows of a number that a register counts."""
    return RowPages(desk, known.source(opens.pick.source), opens.span, opens.pick)
