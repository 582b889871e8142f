"""Counts everything a source can tell of a span, and holds every figure against the rows behind it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desktop_app.areas import load_areas
from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import count_rows, counted_rows, cube
from desktop_app.office.figures.source import Pick, Reading, Source, Span
from desktop_app.office.finding import declared

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def named(key: str) -> Any:
    """The source or the reading that an area declares under the key."""
    known = {name: text for area in load_areas() for name, text in (*area.sources.items(), *area.readings.items())}
    return declared(known[key])


def reading(desk: Desk, key: str, span: Span = YEAR) -> Any:
    """What the reading gives."""
    found: Reading = named(key)
    with desk.db.reading() as session:
        return found.read(desk, session, span)


def figures(desk: Desk, key: str, span: Span = YEAR) -> dict[str, int]:
    """Every figure that is not 0, as "dimension=TOKEN", measures by their names, and "" for all things.

    Whatever is counted has a declared token in every dimension. Of all things, of every measure and of the rarest
    token of every dimension the rows are told: they are as many as the figure says and add up to it, each has a cell
    for every head, and a page of two with what follows it are the same rows as all at once.
    """
    source: Source = named(key)
    picks = dict(_picks(source))
    with desk.db.reading() as session:
        counted = cube(desk, session, source, span, picks.values())
        found = {name: amount for name, pick in picks.items() if (amount := counted.total(pick))}
        for name, dimension in source.dimensions.items():
            tokens = {each: found.get(f"{name}={each}", 0) for each in dimension.values}
            assert sum(tokens.values()) == found.get("", 0), f"{key}: {name} has a token that is not declared"
        for name in _told(source, found):
            rows = counted_rows(desk, session, source, span, picks[name])
            many, amount = count_rows(desk, session, source, span, picks[name])
            assert (many, amount) == (len(rows), found[name]) == (many, sum(row.amount for row in rows)), name
            assert {(len(row.cells), bool(row.opens)) for row in rows} == {(len(source.heads), True)}, name
            if not name:
                first = counted_rows(desk, session, source, span, picks[name], size=2)
                assert [*first, *counted_rows(desk, session, source, span, picks[name], after=first[-1])] == rows
    return found


def _told(source: Source, found: Mapping[str, int]) -> Iterator[str]:
    yield from (name for name in ("", *source.measures) if name in found)
    for name, dimension in source.dimensions.items():
        there = [f"{name}={token}" for token in dimension.values if f"{name}={token}" in found]
        if len(there) > 1:
            yield min(there, key=lambda each: found[each])


def _picks(source: Source) -> Iterator[tuple[str, Pick]]:
    yield "", Pick(source.key)
    for name, dimension in source.dimensions.items():
        for token in dimension.values:
            yield f"{name}={token}", Pick(source.key, ((name, frozenset({token})),))
    for measure in source.measures:
        yield measure, Pick(source.key, measure=measure)
