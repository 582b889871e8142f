"""The steps and limits of decisions of the people as the law has them, with the conditions that they name."""

from functools import cache

from desktop_app.areas.decisions.facts import Facts
from desktop_app.areas.decisions.guards import GUARDS
from desktop_app.areas.decisions.states import Item, Kind, Outcome, Scope, State
from desktop_app.core.procedure.standing import Procedure
from desktop_app.core.procedure.steps import Names, load
from desktop_app.core.resources import resource

NOUN = "Việc bàn"
"""What sentences call a decision that is still on its way."""

_BY_ITEM = {Item.BQ3: Kind.CONVENTION, Item.BQ5: Kind.BOARDS}


@cache
def decision_law() -> Procedure[State, Outcome, Facts]:
    """What is shipped."""
    names = Names(kinds=Kind, states=State, outcomes=Outcome)
    law = load(resource("legal") / "decisions", names)
    return Procedure(law=law, guards=GUARDS, first=State.PROPOSED, ended=frozenset({State.ENDED}), noun=NOUN)


def kind_of(item: Item, scope: Scope, *, releases: bool = False) -> Kind:
    """Which way of steps a decision goes; `releases` says that a head of hamlet is let go, not elected."""
    if item is Item.BQ4:
        return Kind.RELEASE if releases else Kind.ELECTION
    if item in _BY_ITEM:
        return _BY_ITEM[item]
    if scope is Scope.COMMUNE:
        return Kind.COMMUNE_WORKS
    return Kind.OTHER if item is Item.BQ6 else Kind.WORKS
