"""The life of a decision as rows: its facts, the steps that count, its limits brought to what follows from them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.consents import holding
from desktop_app.areas.decisions.facts import Facts, Result
from desktop_app.areas.decisions.guards import CALLS
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.models import Decision, DecisionLimit
from desktop_app.areas.decisions.states import Choice, Proposer, Role, Scope
from desktop_app.areas.decisions.votes.models import Vote
from desktop_app.areas.decisions.votes.result import set_result, verdict_of
from desktop_app.core.law.deadline import Law
from desktop_app.core.procedure.running import Running, next_due, running
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_days import households_on
from desktop_app.office.hamlets import hamlet_rows
from desktop_app.office.procedure.keeping import counting, done_of, keep_limits, put

PREFIX = "decision."
_AGREES = frozenset({"agree", "approve_initiative"})
_NUMBERS = (
    *("initiative_share", "release_share", "cluster_households", "online_share", "papers"),
    *("election_candidates", "election_team", "election_post"),
)


def facts_of(
    session: Session, desk: Desk, decision: Decision, on: date | None = None, *, by_owner: bool = False
) -> Facts:
    """What the law asks to know of the decision on a day, today if none is named."""
    on = on or desk.clock.today()
    vote = unstated(decision)
    verdict = verdict_of(decision, vote) if vote else None
    result = Result.NOTHING
    if verdict is not None:
        result = Result.LACKED if not verdict.has_quorum else Result.PASSED if verdict.passed else Result.FAILED
    roles = [person.role for person in decision.people if person.struck_on is None]
    online = [step.households or 0 for step in counting(decision.steps) if step.key == "report_online"]
    return Facts(
        begun_on=decision.proposed_on,
        kind=decision.kind,
        item=decision.item,
        scope=decision.scope,
        is_initiative=decision.proposer is Proposer.CITIZENS,
        households=households_of(session, decision, on),
        consents=len(holding(desk.law.rulebook, decision.consents, on)),
        is_scattered=decision.is_scattered,
        candidates=sum(each.kind is Choice.CANDIDATE and each.struck_on is None for each in decision.choices),
        election_team=sum(role in (Role.ELECTION_HEAD, Role.ELECTION) for role in roles),
        online_households=online[-1] if online else 0,
        result=result,
        result_on=vote.to_on if vote else None,
        is_owned=bool(decision.owner_uid),
        by_owner=by_owner,
        numbers=_numbers(desk, on),
    )


def unstated(decision: Decision) -> Vote | None:
    """The last closed vote whose result no step states yet; none that ended before the one announced last begins."""
    steps = counting(decision.steps)
    told = {step.vote_uid for step in steps if step.vote_uid}
    called = [step.until_on for step in steps if step.key in CALLS]
    first = called[-1] if called and called[-1] else decision.proposed_on
    closed = [vote for vote in decision.votes if vote.closed_on and not vote.voided_on and vote.uid not in told]
    return next((vote for vote in reversed(closed) if vote.to_on >= first), None)


def households_of(session: Session, decision: Decision, on: date) -> int:
    """The households of the day: of the hamlet, or of all hamlets of the commune."""
    if decision.scope is Scope.COMMUNE:
        return sum(households_on(session, each.id, on) for each in hamlet_rows(session, on))
    return households_on(session, decision.hamlet_id, on) if decision.hamlet_id else 0


def limits_of(session: Session, desk: Desk, decision: Decision) -> list[Running]:
    """Every limit that runs or ran for it; none for one of an old book or one that was struck out."""
    if decision.is_backfilled or decision.voided_on:
        return []
    law, done = Law(desk.law.rulebook, desk.law.calendar), done_of(counting(decision.steps))
    return running(decision_law(), law, facts_of(session, desk, decision), done, desk.clock.today())


def bring_up_to_date(session: Session, desk: Desk, decision: Decision) -> None:
    """Let state, outcome, result and limits follow from steps and votes, in this transaction."""
    session.flush()
    steps = counting(decision.steps)
    now = decision_law().standing(done_of(steps))
    limits = limits_of(session, desk, decision)
    coming = next_due(limits)
    set_result(decision)
    put(
        decision,
        {
            "state": now.state,
            "outcome": now.outcome,
            "ended_on": now.ended_on,
            "next_due_on": coming.due_on if coming else None,
            "next_due": coming.limit.key if coming else "",
            "effective_on": _effective_on(decision),
            "front_agreed_on": _front_agreed_on(decision),
        },
    )
    rows = session.scalars(select(DecisionLimit).where(DecisionLimit.decision_id == decision.id)).all()
    gone_on = max([decision.proposed_on, *(step.done_on for step in decision.steps)])
    keep_limits(session, rows, limits, lambda key: DecisionLimit(decision_id=decision.id, key=key), gone_on)


def put_next_due(session: Session, decision: Decision) -> None:
    """Let the day that comes first follow from the limits as they are kept."""
    rows = select(DecisionLimit).where(DecisionLimit.decision_id == decision.id, DecisionLimit.is_open)
    owed = [row for row in session.scalars(rows) if row.group == "ours"]
    coming = min(owed, key=lambda row: (row.due_on, row.id), default=None)
    put(decision, {"next_due_on": coming.due_on if coming else None, "next_due": coming.key if coming else ""})


def _effective_on(decision: Decision) -> date | None:
    """The day of the vote, of the recognition, or the one that the commune set (Luật 10/2022/QH15 Điều 21)."""
    found, passed_on = None, None
    for step in counting(decision.steps):
        if step.key == "send":
            found = passed_on or step.done_on
        elif step.key == "passed":
            passed_on = step.until_on
        elif step.key == "recognise":
            found = step.document_on or step.done_on
        elif step.key == "set_effect":
            found = step.until_on
    return found


def _front_agreed_on(decision: Decision) -> date | None:
    """The day of the step that says so; what was entered without one stays."""
    if not any(step.key in _AGREES for step in decision.steps):
        return decision.front_agreed_on
    return next((step.done_on for step in reversed(counting(decision.steps)) if step.key in _AGREES), None)


def _numbers(desk: Desk, on: date) -> dict[str, int]:
    rules = {name: desk.law.rulebook.find(f"{PREFIX}{name}", on) for name in _NUMBERS}
    return {name: rule.value for name, rule in rules.items() if rule}
