"""The way that a petition goes when all goes well, read from `resources/legal/petitions/ways.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.rules import Facts
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.core.resources import resource
from desktop_app.office.matter_kinds import Kind


@dataclass(frozen=True)
class Way:
    """Steps in their order for petitions of these kinds (of every kind where none is named) whose guards hold."""

    kinds: frozenset[Kind]
    only: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Ways:
    """Every way, and how buttons and pages speak of steps and laws."""

    all: tuple[Way, ...]
    beside: Mapping[str, tuple[str, ...]]
    short: Mapping[str, str]
    laws: Mapping[Kind, str]
    against: Mapping[str, str]


@cache
def ways() -> Ways:
    """What is shipped."""
    read = tomllib.loads(resource("legal", "petitions", "ways.toml").read_text(encoding="utf-8"))
    return Ways(
        all=tuple(
            Way(
                frozenset(Kind[name] for name in way.get("kinds", ())),
                tuple(way.get("only", ())),
                tuple(way["steps"]),
            )
            for way in read["way"]
        ),
        beside={key: tuple(steps) for key, steps in read["beside"].items()},
        short=read["short"],
        laws={Kind[name]: law for name, law in read["laws"].items()},
        against=read["against"],
    )


def way_of(facts: Facts) -> tuple[str, ...]:
    """The steps that a petition with these facts goes through."""
    fitting = (way for way in ways().all if not way.kinds or facts.kind in way.kinds)
    return next(way.steps for way in fitting if petition_law().holds(way.only, facts))


def hoped(facts: Facts) -> Facts:
    """The same petition when what nobody has looked at yet turns out well."""
    eligible = Eligible.YES if facts.eligible is Eligible.UNKNOWN else facts.eligible
    competent = Competent.YES if facts.competent is Competent.UNKNOWN else facts.competent
    return replace(facts, eligible=eligible, competent=competent)
