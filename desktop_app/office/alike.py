"""Records that may be about the same matter as what is being entered, asked of the index; the areas show them."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from db import index
from desktop_app.office.likeness import MANY, alike
from desktop_app.office.signs import Sign, Trace, asked

NEWEST = MANY
"""So many records with one sign are looked at."""


def same_texts(session: Session, pairs: Iterable[str]) -> Collection[index.Found]:
    """The records of every kind that have much of a text's pairs of words.

    A pair that many records have is asked no further, whichever kind they are: a long register must not slow it down.
    """
    return alike({pair: index.answers(session, f'"{pair}"', MANY) for pair in pairs})


def signs_of(
    session: Session, kind: int, traces: Iterable[Trace], texts: Iterable[index.Found] = ()
) -> dict[int, set[Sign]]:
    """The records of one kind that have one of these traces, or are among those with the same text, by their keys."""
    signs: dict[int, set[Sign]] = defaultdict(set)
    for trace in traces:
        for hit in index.answers(session, asked(trace), NEWEST, kind):
            signs[hit.row_id].add(trace.sign)
    for found in texts:
        if found.kind == kind:
            signs[found.row_id].add(Sign.TEXT)
    return signs


def strength(signs: Collection[Sign]) -> int:
    """How much these signs tell together: the strongest counts."""
    return min((list(Sign).index(sign) for sign in signs), default=len(Sign))
