"""What pick lists offer by the law of a day: entries of `resources/legal/petitions`, each with its article."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource
from desktop_app.office.matter_kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Dated:
    """One entry as the law had it from `from_on` to `to_on`, both included; `code` is what a record keeps.

    It is for petitions of these kinds, of every kind where there are none.
    """

    code: str
    title: str
    kinds: frozenset[Kind]
    from_on: date
    to_on: date | None
    article: str
    confidence: Confidence
    note: str

    def binds(self, kind: Kind, on: date) -> bool:
        """Whether the entry is law for such a petition on the day."""
        return (not self.kinds or kind in self.kinds) and self.binds_on(on)

    def binds_on(self, on: date) -> bool:
        """Whether the entry is law on the day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)

    @property
    def told(self) -> str:
        """Where it stands and how sure that is; for the line under a field."""
        place = f"{self.article}." if self.article else ""
        sure = "" if self.confidence.checked else f"{self.confidence.value}."
        return " ".join(part for part in (place, sure, self.note) if part)


def versions_in(file: str, name: str) -> Iterator[Mapping[str, Any]]:
    """Every version of every entry called `name` in a file, in its order."""
    read = tomllib.loads(resource("legal", "petitions", file).read_text(encoding="utf-8"))
    for entry in read[name]:
        for version in entry["versions"]:
            yield {**entry, **version}


def common(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What every dated entry has, from the facts of a file; KeyError when one is missing."""
    return {
        "code": facts["code"],
        "title": facts["title"],
        "kinds": frozenset(Kind[name] for name in facts.get("kinds", ())),
        "from_on": facts["from"],
        "to_on": facts.get("to"),
        "article": facts["article"],
        "confidence": Confidence[facts["confidence"].upper()],
        "note": facts.get("note", ""),
    }
