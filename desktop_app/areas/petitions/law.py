"""The steps and limits of petitions as the law has them, read from `resources/legal/petitions`."""

from collections.abc import Sequence
from functools import cache

from desktop_app.areas.petitions.facts import Facts
from desktop_app.areas.petitions.guards import GUARDS
from desktop_app.areas.petitions.states import Outcome, State
from desktop_app.core.procedure import standing, steps
from desktop_app.core.procedure.running import plain_rules
from desktop_app.core.procedure.standing import Done, Procedure
from desktop_app.core.procedure.steps import Limit, Names, load
from desktop_app.core.resources import resource
from desktop_app.office.matter_kinds import Kind

Step = steps.Step[State, Outcome]
Standing = standing.Standing[State, Outcome]
Offer = standing.Offer[State, Outcome]
PetitionLaw = Procedure[State, Outcome, Facts]


@cache
def petition_law() -> PetitionLaw:
    """What is shipped."""
    return Procedure(
        law=load(resource("legal") / "petitions", Names(Kind, State, Outcome)),
        guards=GUARDS,
        first=State.NEW,
        ended=frozenset({State.ENDED}),
        noun="Đơn",
        begins="đến",
        pick=_rules,
    )


def _rules(limit: Limit, facts: Facts, taken: Sequence[Done]) -> tuple[str, ...]:
    """By the variant for a remote place, a complex matter or both, as far as the limit has it."""
    keys = [each.key for each in taken]
    is_complex = bool(limit.complex_by) and limit.complex_by in keys
    wanted = "_".join(part for part, said in (("remote", facts.is_remote), ("complex", is_complex)) if said)
    return plain_rules(limit, keys, wanted if wanted in limit.rules else "complex" if is_complex else "plain")
