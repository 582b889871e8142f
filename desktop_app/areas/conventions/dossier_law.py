"""The papers that the file of a convention needs, read from `resources/legal/conventions/papers.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource


@dataclass(frozen=True)
class DossierPaper:
    """A paper that the file needs; `made_by` is the paper of the program that it is printed from, "" for none."""

    key: str
    title: str
    made_by: str
    article: str
    confidence: Confidence
    note: str


def dossier_on(on: date) -> list[DossierPaper]:
    """The papers of the file by the law of the day, in the order of the work."""
    return [paper for paper, from_on, to_on in _papers() if from_on <= on and (to_on is None or on <= to_on)]


@cache
def paper_titles() -> Mapping[str, str]:
    """What the papers of every day are called, by key."""
    return {paper.key: paper.title for paper, _, _ in _papers()}


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
