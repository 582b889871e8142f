"""What the law gives reason to ask of a text, read from `resources/legal/conventions/questions.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from desktop_app.areas.conventions.text.asking import AskedOf
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource


def asked_on(on: date) -> tuple[AskedOf, ...]:
    """What is asked by the law of the day."""
    return tuple(rule for rule in all_asked() if rule.binds_on(on))


@cache
def all_asked() -> tuple[AskedOf, ...]:
    """What was ever asked, in the order of the file."""
    read = tomllib.loads(resource("legal", "conventions", "questions.toml").read_text(encoding="utf-8"))
    return (
        *(rule for entry in read["question"] for rule in _versions(entry, is_missing=False)),
        *_versions(read["content"], is_missing=True),
    )


def _versions(entry: Mapping[str, Any], *, is_missing: bool) -> Iterator[AskedOf]:
    for version in entry["versions"]:
        yield AskedOf(
            key=entry["key"],
            title=entry["title"],
            asks=entry["asks"],
            patterns=_compiled(entry["patterns"]),
            unless=_compiled(entry.get("unless", ())),
            from_on=version["from"],
            to_on=version.get("to"),
            article=version["article"],
            confidence=Confidence[version["confidence"].upper()],
            note=version.get("note", ""),
            is_missing=is_missing,
        )


def _compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
