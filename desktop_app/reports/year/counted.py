"""The parts of the year that registers count: each source is asked once for the days, and once for the year before."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop_app.core.report_periods import months_later
from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import Cube, cube
from desktop_app.office.figures.source import Pick, Span
from desktop_app.reports.known import Known
from desktop_app.reports.year.lines import COUNTED, MODES, MONTH_LINES, Line, Part
from desktop_app.reports.year.shown import Block, Month, Picked, Piece, Told


class Counter:
    """Counts picks over some days."""

    def __init__(self, desk: Desk, session: Session, known: Known, span: Span, picks: Iterable[Pick]) -> None:
        """Reads the figures of all these picks at once."""
        self.span = span
        by_source = dict[str, list[Pick]]()
        for pick in picks:
            by_source.setdefault(pick.source, []).append(pick)
        self._cubes: dict[str, Cube] = {
            key: cube(desk, session, known.source(key), span, asked) for key, asked in by_source.items()
        }

    def __getitem__(self, pick: Pick) -> int:
        """One figure."""
        return self._cubes[pick.source].total(pick)

    def told(self, line: Line, last: "Counter | None") -> Told:
        """A line with its figure."""
        before = last[line.pick] if last is not None else None
        return Told(line.title, line.noun, self[line.pick], before, Picked(line.pick, self.span), line.inside)

    def pieces(self, part: Part) -> tuple[Piece, ...]:
        """The chart of a part."""
        return tuple(
            Piece(each.words, each.look, self[each.pick], Picked(each.pick, self.span)) for each in part.slices
        )


def counted_blocks(desk: Desk, session: Session, known: Known, span: Span, last: Span) -> Sequence[Block]:
    """Every part whose sources are there."""
    parts = [part for part in COUNTED if all(known.has(pick.source) for pick in part.picks)]
    picks = [pick for part in parts for pick in part.picks]
    now, before = (Counter(desk, session, known, days, picks) for days in (span, last))
    return [_block(part, now, before) for part in parts]


def months(desk: Desk, session: Session, known: Known, span: Span, last: Span) -> tuple[Month, ...]:
    """The months of the span with their visits, people and cases, beside those of the year before."""
    picks = [*(line.pick for line in MONTH_LINES), *(mode.pick for mode in MODES)]
    found = []
    for this, before in zip(_months(span), _months(last), strict=False):
        now, then = (Counter(desk, session, known, days, picks) for days in (this, before))
        pieces = tuple(Piece(mode.words, mode.look, now[mode.pick], Picked(mode.pick, this)) for mode in MODES)
        found.append(Month(this.from_on.month, pieces, tuple(now.told(line, then) for line in MONTH_LINES)))
    return tuple(found)


def _block(part: Part, now: Counter, before: Counter) -> Block:
    told = tuple(now.told(line, before) for line in part.lines)
    is_empty = not any(each.value or each.last for each in told)
    return Block(
        key=part.key,
        title=part.title,
        page=part.page,
        button=part.button,
        told=told,
        chart=part.chart,
        pieces=now.pieces(part),
        empty=part.empty if is_empty else "",
    )


def _months(span: Span) -> Iterator[Span]:
    """The months of a span that begins with one; the last may be cut short."""
    first: date = span.from_on
    while first <= span.to_on:
        after = months_later(first, 1)
        yield Span(first, min(after - timedelta(days=1), span.to_on))
        first = after
