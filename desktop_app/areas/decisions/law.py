"""The steps and limits of decisions as the law has them, read from `resources/legal/decisions`."""

from functools import cache

from desktop_app.areas.decisions.facts import Facts
from desktop_app.areas.decisions.guards import GUARDS
from desktop_app.areas.decisions.states import Item, Kind, Outcome, Scope, State
from desktop_app.core.procedure.standing import Procedure
from desktop_app.core.procedure.steps import Names, load
from desktop_app.core.resources import resource


@cache
def decision_law() -> Procedure[State, Outcome, Facts]:
    """What is shipped."""
    return Procedure(
        law=load(resource("legal") / "decisions", Names(Kind, State, Outcome)),
        guards=GUARDS,
        first=State.PROPOSED,
        ended=frozenset({State.ENDED}),
        noun="Việc",
    )


def kind_of(item: Item, scope: Scope, *, is_release: bool = False) -> Kind:
    """Which way of steps a decision goes."""
    if item in (Item.BQ1, Item.BQ2):
        return Kind.COMMUNE_WORKS if scope is Scope.COMMUNE else Kind.WORKS
    if item is Item.BQ4:
        return Kind.RELEASE if is_release else Kind.ELECTION
    return {Item.BQ3: Kind.CONVENTION, Item.BQ5: Kind.BOARDS}.get(item, Kind.OTHER)
