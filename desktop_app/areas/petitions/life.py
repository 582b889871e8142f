"""The life of a petition as rows: its facts, the steps that count, and its limits brought to what follows from them."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionLimit, PetitionStep
from desktop_app.areas.petitions.rules import Done, Facts, Standing, standing
from desktop_app.areas.petitions.running import Running, closes, next_due, running
from desktop_app.areas.petitions.states import Outcome, State
from desktop_app.core.law.deadline import Law, deadline
from desktop_app.office.desk import Desk
from desktop_app.office.models import OfficeKind
from desktop_app.office.profile import read_profile

TIME_BAR = "complaint.time_bar"
MOST_EXTENSIONS = "denunciation.extend_very_complex_times"


def facts_of(session: Session, desk: Desk, petition: Petition) -> Facts:
    """What the law asks to know of the petition."""
    book, on = desk.law.rulebook, petition.received_on
    bar = book.find(TIME_BAR, petition.knew_on) if petition.knew_on else None
    most = book.find(MOST_EXTENSIONS, on)
    return Facts(
        received_on=on,
        kind=petition.kind,
        source=petition.source,
        forwarder=petition.forwarder_kind,
        instance=petition.instance,
        eligible=petition.eligible,
        competent=petition.competent,
        is_remote=petition.is_remote,
        is_upper_office=read_profile(session).kind == OfficeKind.UPPER.name,
        transferred_before=_transferred_before(session, petition),
        time_bar_on=deadline(petition.knew_on, bar, desk.law.calendar).due_on if bar and petition.knew_on else None,
        most_extensions=most.value if most else 0,
    )


def counting(petition: Petition) -> list[PetitionStep]:
    """The steps that count, in the order in which they were done."""
    steps = [step for step in petition.steps if step.taken_back_on is None]
    return sorted(steps, key=lambda step: step.done_on)


def done_of(steps: Iterable[PetitionStep]) -> list[Done]:
    """Steps as the rules see them."""
    return [
        Done(key=step.key, on=step.done_on, until_on=step.until_on, is_forced=bool(step.forced_by)) for step in steps
    ]


def limits_of(session: Session, desk: Desk, petition: Petition) -> list[Running]:
    """Every limit that runs or ran for the petition; none for one of an old book or one that was struck out."""
    if petition.is_backfilled or petition.voided_on:
        return []
    law = Law(desk.law.rulebook, desk.law.calendar)
    done = done_of(counting(petition))
    return running(petition_law(), law, facts_of(session, desk, petition), done, desk.clock.today())


def bring_up_to_date(session: Session, desk: Desk, petition: Petition) -> None:
    """Let state, outcome and limits follow from the steps, inside the caller's transaction."""
    session.flush()
    limits = limits_of(session, desk, petition)
    done = done_of(counting(petition))
    now = standing(petition_law(), done)
    if closes(petition_law(), done, limits) and not petition.is_backfilled:
        now = Standing(State.ENDED, Outcome.SETTLED, done[-1].on)
    _keep(session, petition, limits)
    coming = next_due(limits)
    follows = {
        "state": now.state,
        "outcome": now.outcome,
        "ended_on": now.ended_on,
        "next_due_on": coming.due_on if coming else None,
        "next_due": coming.limit.key if coming else "",
    }
    for name, value in follows.items():
        if getattr(petition, name) != value:
            setattr(petition, name, value)


def _keep(session: Session, petition: Petition, limits: Iterable[Running]) -> None:
    rows = {
        row.key: row for row in session.scalars(select(PetitionLimit).where(PetitionLimit.petition_id == petition.id))
    }
    for each in limits:
        row = rows.pop(each.limit.key, None)
        if row is None:
            row = PetitionLimit(petition_id=petition.id, key=each.limit.key)
            session.add(row)
        values = {
            "group": each.limit.group,
            "rule_keys": " ".join(each.rule_keys),
            "start_on": each.start_on,
            "due_on": each.due_on,
            "met_on": each.met_on,
            "dropped_on": each.dropped_on,
            "is_open": each.is_open,
            "is_paused": each.is_paused,
        }
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
    for gone in rows.values():
        if gone.is_open:
            gone.is_open, gone.dropped_on = False, petition.received_on


def _transferred_before(session: Session, petition: Petition) -> bool:
    """Whether another petition of the same case was transferred."""
    if petition.case_id is None:
        return False
    others = select(Petition.id).where(
        Petition.case_id == petition.case_id,
        Petition.id != petition.id,
        Petition.outcome == Outcome.TRANSFERRED,
        Petition.voided_on.is_(None),
    )
    return session.scalars(others.limit(1)).first() is not None
