"""Records that may be about the same matter as what is being entered, asked of the index; the areas show them."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from db import index
from desktop_app.office.likeness import MANY, alike
from desktop_app.office.signs import Sign, Trace, asked

NEWEST = MANY
"""So many records with one sign are looked at."""


def signs_of(session: Session, kind: int, traces: Iterable[Trace], pairs: Iterable[str] = ()) -> dict[int, set[Sign]]:
    """The records of one kind that have one of these traces, or much of a text's pairs of words, by their keys."""
    signs: dict[int, set[Sign]] = defaultdict(set)
    for trace in traces:
        for hit in index.answers(session, asked(trace), NEWEST, kind):
            signs[hit.row_id].add(trace.sign)
    for key in alike({pair: _with(session, pair, kind) for pair in pairs}):
        signs[key].add(Sign.TEXT)
    return signs


def strength(signs: Collection[Sign]) -> int:
    """How much these signs tell together: the strongest counts."""
    return min((list(Sign).index(sign) for sign in signs), default=len(Sign))


def _with(session: Session, pair: str, kind: int) -> set[int]:
    return {hit.row_id for hit in index.answers(session, f'"{pair}"', MANY, kind)}
