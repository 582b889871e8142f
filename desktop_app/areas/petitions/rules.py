"""What the law makes of a petition's steps: where it stands, what may be done next, why something may not; pure."""

from collections.abc import Sequence

from desktop_app.areas.petitions.facts import Facts
from desktop_app.areas.petitions.law import Offer, PetitionLaw, Standing
from desktop_app.areas.petitions.states import Outcome, State
from desktop_app.core.procedure.running import Running
from desktop_app.core.procedure.standing import Done

__all__ = ["Done", "Facts", "Offer", "Standing", "stands"]


def stands(law: PetitionLaw, done: Sequence[Done], limits: Sequence[Running]) -> Standing:
    """Where the petition stands: one that was decided closes by itself on the day on which nothing more is owed."""
    now = law.standing(done)
    if now.state is not State.DECIDED or any(each.is_owed for each in limits):
        return now
    decided = [each.on for each in done if law.law.by_key[each.key].to is State.DECIDED]
    met = [each.met_on for each in limits if each.met_on and each.limit.group == "ours"]
    return Standing(State.ENDED, Outcome.SETTLED, max(decided + met))
