"""What comes next for a decision in the order of the law, where all goes well; pure."""

from collections.abc import Mapping, Sequence

from desktop_app.areas.decisions.facts import Facts
from desktop_app.areas.decisions.guards import CALLS, STATES_RESULT
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.states import Item, State
from desktop_app.core.procedure.standing import Done

_ELECTION = ("decide_election", "name_candidates", "set_election_team", "post_election")
_VOTE = ("send_papers", "passed")
_AFTER = ("send", "send_hamlets", "set_effect", "submit")
_IN_FORCE = ("recognise", "publish", "call_new_election", "finish")
_FROM: Mapping[State, tuple[str, ...]] = {
    State.PROPOSED: ("agree", *_ELECTION, "call_meeting", *_VOTE, *_AFTER, *_IN_FORCE),
    State.PREPARING: (*_ELECTION, "call_meeting", *_VOTE, *_AFTER, *_IN_FORCE),
    State.ANNOUNCED: (*_VOTE, *_AFTER, *_IN_FORCE),
    State.NO_QUORUM: ("plan_ballot", "send_plan", "call_ballot", "passed", *_AFTER, *_IN_FORCE),
    State.VOTED_DOWN: (*_ELECTION, "call_meeting", *_VOTE, *_AFTER, *_IN_FORCE),
    State.PASSED: (*_AFTER, *_IN_FORCE),
    State.SENT: _IN_FORCE,
    State.IN_FORCE: _IN_FORCE[1:],
    State.ENDED: (),
}
_TURNS = CALLS | STATES_RESULT | {"agree", "approve_initiative", "vote_again", "ask_to_amend", "decide_election"}
_WITH_PAPERS = frozenset({Item.BQ1, Item.BQ2, Item.BQ3})


def coming(facts: Facts, done: Sequence[Done], state: State) -> list[str]:
    """The keys of the steps to come, the next one first."""
    keys = [each.key for each in done]
    at = next((place for place in range(len(keys), 0, -1) if keys[place - 1] in _TURNS), 0)
    taken = set(keys[max(at - 1, 0) :])
    by_ballot = state is State.ANNOUNCED and "call_meeting" not in taken
    is_planned = state is State.PREPARING and "plan_ballot" in taken
    return [
        key
        for key in _FROM[State.NO_QUORUM if is_planned else state]
        if decision_law().law.by_key[key].is_for(facts.kind)
        and key not in taken
        and not (key == "send_papers" and (by_ballot or facts.item not in _WITH_PAPERS))
        and not (key == "publish" and facts.is_owned)
    ]
