"""The steps and limits of conventions as the law has them, read from `resources/legal/conventions`."""

from functools import cache

from desktop_app.areas.conventions.facts import Facts
from desktop_app.areas.conventions.guards import GUARDS
from desktop_app.areas.conventions.states import Kind, Outcome, State
from desktop_app.core.procedure.standing import Procedure
from desktop_app.core.procedure.steps import Names, load
from desktop_app.core.resources import resource

ENDED = frozenset({State.ABOLISHED, State.REPLACED, State.DROPPED})
"""States after which nothing is done any more."""

BINDING = frozenset({State.IN_FORCE, State.SUSPENDED, State.PARTLY_SUSPENDED, State.PARTLY_ABOLISHED})
"""States of a text that a newer one may take the place of."""


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
