"""The grounds on which a petition is not accepted or not handled, by the step that names one and its day."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop_app.areas.petitions.dated import Dated, common, versions_in


@dataclass(frozen=True, kw_only=True)
class Ground(Dated):
    """One ground of one step; `wording` is how a paper gives it."""

    step: str
    wording: str


@cache
def _shipped() -> tuple[Ground, ...]:
    return tuple(
        Ground(**common(facts), step=facts["step"], wording=facts["wording"])
        for facts in versions_in("grounds.toml", "ground")
    )


def grounds_on(step: str, on: date) -> tuple[Ground, ...]:
    """The grounds that the step could name on the day, in the order of the law."""
    return tuple(ground for ground in _shipped() if ground.step == step and ground.binds_on(on))


def ground_of(step: str, code: str, on: date) -> Ground | None:
    """The ground that a step of that day named; None when it was no law then."""
    return next((ground for ground in grounds_on(step, on) if ground.code == code), None)
