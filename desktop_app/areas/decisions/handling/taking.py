"""How a step becomes a row, inside the transaction of whoever takes it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from desktop_app.areas.decisions import life, postings
from desktop_app.areas.decisions.entry import StepEntry
from desktop_app.areas.decisions.facts import Facts
from desktop_app.areas.decisions.fields import STEP_FIELDS_HERE
from desktop_app.areas.decisions.guards import OF_OWNER, STATES_RESULT
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.models import Decision, DecisionStep
from desktop_app.areas.decisions.states import Kind
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.procedure.standing import Done
from desktop_app.office.desk import Desk
from desktop_app.office.procedure.checks import checked
from desktop_app.office.procedure.handling import refuse_unlawful, step_values, take_last_back
from desktop_app.office.procedure.keeping import counting, done_of


def take(session: Session, desk: Desk, decision: Decision, entry: StepEntry, *, by_owner: bool = False) -> None:
    """Keep the step and let everything follow; refused when the law of its day does not allow it and nobody forces it.

    A step that states a result keeps which vote's, and the day on which that ended; a published one hangs.
    """
    facts = life.facts_of(session, desk, decision, entry.done_on, by_owner=by_owner)
    done = done_of(counting(decision.steps))
    entry = checked(
        decision_law(), entry, facts, done, desk.clock.today(), STEP_FIELDS_HERE, _not_the_day(entry, facts, done)
    )
    forced = refuse_unlawful(decision_law(), entry, facts, done, desk)
    values = step_values(entry, desk.account.name, forced=forced)
    vote = life.unstated(decision)
    if entry.key in STATES_RESULT and vote is not None:
        values |= {"vote_uid": vote.uid, "until_on": vote.to_on}
    decision.steps.append(DecisionStep(**values))
    if entry.key == "publish":
        postings.put_result(session, desk, decision, entry.done_on)
    life.bring_up_to_date(session, desk, decision)
    session.flush()


def take_back(session: Session, desk: Desk, decision: Decision, reason: str) -> DecisionStep:
    """Take the last step back with a reason: it stays in the record and counts nowhere."""
    last = take_last_back(decision.steps, desk.clock.today(), reason, f"Việc {decision.label}")
    if last.key == "publish":
        postings.take_down(session, desk, decision, reason)
    life.bring_up_to_date(session, desk, decision)
    session.flush()
    return last


def refuse_of_owner(decision: Decision) -> None:
    """UserError when the last step is one that the record whose vote this is took."""
    last = counting(decision.steps)[-1:]
    if decision.owner_uid and last and "by_owner" in decision_law().law.by_key[last[0].key].needs:
        raise UserError(OF_OWNER)


def _not_the_day(entry: StepEntry, facts: Facts, done: Sequence[Done]) -> dict[str, str]:
    """An election is held on the day that was decided; a meeting after one that too few attended has its own."""
    since = [each for each in done if each.key in {"decide_election", *STATES_RESULT}]
    if entry.key != "call_meeting" or facts.kind is not Kind.ELECTION or not since:
        return {}
    decided = since[-1]
    if decided.key != "decide_election" or entry.until_on in (None, decided.until_on):
        return {}
    day = words.day(decided.until_on)
    return {
        "until_on": f"Ngày họp phải là ngày bầu cử {day} đã quyết định. Muốn ngày khác, quyết định lại ngày bầu cử."
    }
