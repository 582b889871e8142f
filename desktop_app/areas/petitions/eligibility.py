"""Whether a petition can be processed: a check list by kind and day, and what its answers come to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop_app.areas.petitions.dated import Dated, common, versions_in
from desktop_app.areas.petitions.states import Eligible
from desktop_app.office.matter_kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Check(Dated):
    """One thing that must be so; `wrong` says what is the matter when it is not.

    A check that `excuses` others need not be so itself: where it is, those others need not be. One that is `usual` is
    ticked before somebody looks.
    """

    wrong: str
    excuses: frozenset[str]
    usual: bool


@dataclass(frozen=True)
class Judgement:
    """What the answers come to; `reason` is the code of the first check that failed, `failed` are all that did."""

    eligible: Eligible
    reason: str = ""
    failed: tuple[Check, ...] = ()


@cache
def _shipped() -> tuple[Check, ...]:
    return tuple(
        Check(
            **common(facts),
            wrong=facts.get("wrong", ""),
            excuses=frozenset(facts.get("excuses", ())),
            usual=facts.get("usual", False),
        )
        for facts in versions_in("eligibility.toml", "check")
    )


def checks_on(kind: Kind, on: date) -> tuple[Check, ...]:
    """The check list for petitions of this kind on the day."""
    return tuple(check for check in _shipped() if check.binds(kind, on))


def check_of(kind: Kind, code: str, on: date) -> Check | None:
    """The check that a petition of that kind and day failed; None when no such check was law."""
    asked = (check for check in checks_on(kind, on) if not check.excuses)
    return next((check for check in asked if check.code == code), None)


def judge(kind: Kind, on: date, ticked: Collection[str]) -> Judgement:
    """What follows when just these checks are so."""
    checks = checks_on(kind, on)
    excused = {code for check in checks if check.code in ticked for code in check.excuses}
    failed = tuple(
        check for check in checks if not check.excuses and check.code not in ticked and check.code not in excused
    )
    return Judgement(Eligible.NO, failed[0].code, failed) if failed else Judgement(Eligible.YES)
