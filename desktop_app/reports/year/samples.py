"""The year at a glance with invented values, to see how a wording looks before it is used."""

from datetime import date, datetime

from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.figures.source import Span
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile
from desktop_app.reports.year.documents import year_document
from desktop_app.reports.year.lines import COUNTED, MODES, MONTH_LINES, Part
from desktop_app.reports.year.shown import Block, Elsewhere, Month, Piece, Told, YearView


def year_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The paper as PDF."""
    return document_pdf(year_document(wording, sample_year(at.date()), profile, at, SAMPLE_MARK))


def sample_year(today: date) -> YearView:
    """A year until the day."""
    first, last = date(today.year, 1, 1), date(today.year - 1, 1, 1)
    return YearView(
        year=today.year,
        span=Span(first, today),
        last=Span(last, last.replace(month=today.month, day=min(today.day, 28))),
        is_whole=False,
        months=tuple(_month(number) for number in range(1, today.month + 1)),
        blocks=tuple(map(_block, COUNTED)),
        surveys=(),
    )


def _block(part: Part) -> Block:
    told = tuple(
        Told(line.title, line.noun, 40 - 3 * at, 38 - 2 * at, Elsewhere(part.page), line.inside)
        for at, line in enumerate(part.lines)
    )
    pieces = tuple(
        Piece(each.words, each.look, 3 + 9 * at, Elsewhere(part.page)) for at, each in enumerate(part.slices)
    )
    return Block(
        key=part.key,
        title=part.title,
        page=part.page,
        button=part.button,
        told=told,
        chart=part.chart,
        pieces=pieces,
    )


def _month(number: int) -> Month:
    pieces = tuple(Piece(mode.words, mode.look, 9 - 3 * at, Elsewhere("")) for at, mode in enumerate(MODES))
    told = tuple(Told(line.title, line.noun, 18 - at, 15, Elsewhere("")) for at, line in enumerate(MONTH_LINES))
    return Month(number, pieces, told)
