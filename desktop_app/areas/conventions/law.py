"""The steps, limits and papers of conventions as the law has them, read from `resources/legal/conventions`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop_app.areas.conventions.facts import Facts
from desktop_app.areas.conventions.guards import GUARDS
from desktop_app.areas.conventions.states import Kind, Outcome, State
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.procedure.standing import Procedure
from desktop_app.core.procedure.steps import Names, load
from desktop_app.core.resources import resource

ENDED = frozenset({State.ABOLISHED, State.REPLACED, State.DROPPED})
"""States after which nothing is done any more."""

BINDING = frozenset({State.IN_FORCE, State.SUSPENDED, State.PARTLY_SUSPENDED, State.PARTLY_ABOLISHED})
"""States of a text that a newer one may take the place of."""


@dataclass(frozen=True)
class DossierPaper:
    """A paper that the file needs; `made_by` is the paper of the program that it is printed from, "" for none."""

    key: str
    title: str
    made_by: str
    article: str
    confidence: Confidence
    note: str


@cache
def convention_law() -> Procedure[State, Outcome, Facts]:
    """What is shipped."""
    return Procedure(
        law=load(resource("legal") / "conventions", Names(Kind, State, Outcome)),
        guards=GUARDS,
        first=State.PROPOSED,
        ended=ENDED,
        noun="Hương ước",
    )


def dossier_on(on: date) -> list[DossierPaper]:
    """The papers of the file by the law of the day, in the order of the work."""
    return [paper for paper, from_on, to_on in _papers() if from_on <= on and (to_on is None or on <= to_on)]


@cache
def _papers() -> tuple[tuple[DossierPaper, date, date | None], ...]:
    read = tomllib.loads(resource("legal", "conventions", "papers.toml").read_text(encoding="utf-8"))
    return tuple(
        (
            DossierPaper(
                key=entry["key"],
                title=entry["title"],
                made_by=entry.get("made_by", ""),
                article=version["article"],
                confidence=Confidence[version["confidence"].upper()],
                note=version.get("note", ""),
            ),
            version["from"],
            version.get("to"),
        )
        for entry in read["paper"]
        for version in entry["versions"]
    )
