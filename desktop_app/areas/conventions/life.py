"""The life of a convention as rows: its facts, the steps that count, its limits brought to what follows from them."""

from datetime import date
from itertools import dropwhile

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.facts import Facts, Signed
from desktop_app.areas.conventions.guards import REPORTED
from desktop_app.areas.conventions.kept import newer_of
from desktop_app.areas.conventions.law import convention_law
from desktop_app.areas.conventions.models import Convention, ConventionLimit
from desktop_app.areas.conventions.postings import posted
from desktop_app.areas.conventions.states import Answer, Proposer, Role
from desktop_app.areas.conventions.voting import voted_of
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.months import months_after
from desktop_app.core.procedure.running import Running, next_due, running
from desktop_app.office.desk import Desk
from desktop_app.office.procedure.keeping import counting, done_of, keep_limits, put

INITIATIVE, SIGNERS, CONSENT = "convention.initiative", "convention.signers", "convention.consent"
_RECOGNISED = "recognise"


def facts_of(session: Session, desk: Desk, convention: Convention) -> Facts:
    """What the law asks to know of the convention."""
    on = convention.proposed_on
    hangs = posted(session, convention.uid, desk.clock.today())
    voted, voted_on = voted_of(session, convention)
    newest = convention.versions[-1] if convention.versions else None
    newer = newer_of(session, convention.uid)
    roles = [person.role for person in convention.people if person.struck_on is None]
    return Facts(
        begun_on=on,
        kind=convention.kind,
        name=convention.name,
        is_initiative=convention.proposer is Proposer.CITIZENS,
        front_agreed=convention.front_agreed_on is not None,
        households=convention.households,
        consents=convention.consents,
        consents_needed=consents_needed(desk, convention.households, on),
        consents_until=_consents_until(desk, convention),
        is_ethnic=convention.is_ethnic,
        drafters=sum(role in (Role.HEAD, Role.DRAFTER, Role.ELDER, Role.ETHNIC) for role in roles),
        elders=roles.count(Role.ELDER),
        speakers=roles.count(Role.ETHNIC),
        articles=len(newest.articles) if newest else 0,
        posted_on=hangs.since_on,
        posted_enough_on=hangs.enough_on,
        is_hanging=hangs.is_hanging,
        opinions_open=sum(each.answer is Answer.OPEN and each.voided_on is None for each in convention.opinions),
        papers=frozenset(paper.key for paper in convention.papers if paper.key and paper.voided_on is None),
        voted=voted,
        voted_on=voted_on,
        signed=Signed(
            head=Role.SIGNER_HEAD in roles,
            front=Role.SIGNER_FRONT in roles,
            households=roles.count(Role.SIGNER_HOUSEHOLD),
        ),
        signers_needed=_number(desk, SIGNERS, desk.clock.today()),
        newer_recognised=newer is not None and newer.recognised_on is not None,
    )


def consents_needed(desk: Desk, households: int, on: date) -> int:
    """How many households must support an initiative by the law of the day, rounded up; 0 of a hamlet without any."""
    percent = _number(desk, INITIATIVE, on)
    return -(-households * percent // 100)


def limits_of(session: Session, desk: Desk, convention: Convention) -> list[Running]:
    """Every limit that runs or ran for it; none for one struck out; of an old book from a reflection on."""
    if convention.voided_on:
        return []
    law, done = Law(desk.law.rulebook, desk.law.calendar), done_of(counting(convention.steps))
    if convention.is_backfilled:
        done = list(dropwhile(lambda each: each.key != REPORTED, done))
    return running(convention_law(), law, facts_of(session, desk, convention), done, desk.clock.today())


def bring_up_to_date(session: Session, desk: Desk, convention: Convention) -> None:
    """Let state, outcome and limits follow from the steps, in this transaction."""
    session.flush()
    law, steps = convention_law(), counting(convention.steps)
    now = law.standing(done_of(steps))
    limits = limits_of(session, desk, convention)
    coming = next_due(limits)
    adopted = next((step for step in reversed(steps) if step.key == "adopt"), None)
    recognised = next((step for step in reversed(steps) if step.key == _RECOGNISED), None)
    put(
        convention,
        {
            "state": now.state,
            "outcome": now.outcome,
            "ended_on": now.ended_on,
            "next_due_on": coming.due_on if coming else None,
            "next_due": coming.limit.key if coming else "",
            "adopted_on": adopted.until_on or adopted.done_on if adopted else None,
            "recognised_on": recognised.document_on or recognised.done_on if recognised else None,
            "recognised_number": recognised.document_number if recognised else "",
        },
    )
    rows = session.scalars(select(ConventionLimit).where(ConventionLimit.convention_id == convention.id)).all()
    gone_on = max([convention.proposed_on, *(step.done_on for step in convention.steps)])
    keep_limits(session, rows, limits, lambda key: ConventionLimit(convention_id=convention.id, key=key), gone_on)


def put_next_due(session: Session, convention: Convention) -> None:
    """Let the day that comes first follow from the limits as they are kept."""
    rows = select(ConventionLimit).where(ConventionLimit.convention_id == convention.id, ConventionLimit.is_open)
    owed = [row for row in session.scalars(rows) if row.group == "ours"]
    coming = min(owed, key=lambda row: (row.due_on, row.id), default=None)
    put(convention, {"next_due_on": coming.due_on if coming else None, "next_due": coming.key if coming else ""})


def _consents_until(desk: Desk, convention: Convention) -> date | None:
    """The last day on which the consents hold; None where nobody said since when."""
    since = convention.consents_since
    rule = desk.law.rulebook.find(CONSENT, since) if since else None
    return months_after(since, rule.value) if since and rule else None


def _number(desk: Desk, key: str, on: date) -> int:
    """A number of the law of that day; 0 of a day on which the law had none."""
    rule = desk.law.rulebook.find(key, on)
    return rule.value if rule else 0
