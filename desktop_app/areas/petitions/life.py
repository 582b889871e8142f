"""The life of a petition as rows: its facts, the steps that count, and its limits brought to what follows from them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.complexity import most_times
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionLimit
from desktop_app.areas.petitions.rules import Facts, stands
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome
from desktop_app.areas.petitions.time_bar import time_bar_on
from desktop_app.core.law.deadline import Law
from desktop_app.core.procedure.running import Running, next_due, running
from desktop_app.office.desk import Desk
from desktop_app.office.models import OfficeKind
from desktop_app.office.procedure.keeping import counting, done_of, keep_limits, kept, put
from desktop_app.office.profile import read_profile

CLASSIFY = "classify"

_LAST_SAID = ("to_agency", "recipient_class", "assigned_to", "result", "joined_uid")
_CLASSIFIED = ("eligible", "ineligible_reason", "competent", "competent_reason")
_UNSAID = (Eligible.UNKNOWN, "", Competent.UNKNOWN, "")


def facts_of(session: Session, desk: Desk, petition: Petition) -> Facts:
    """What the law asks to know of the petition."""
    is_upper = read_profile(session).kind == OfficeKind.UPPER.name
    return facts_known(desk, petition, is_upper, transferred_before=_transferred_before(session, petition))


def facts_known(desk: Desk, petition: Petition, is_upper_office: bool, *, transferred_before: bool = False) -> Facts:
    """The same where what lies beside the petition is known already."""
    on, law = petition.received_on, Law(desk.law.rulebook, desk.law.calendar)
    return Facts(
        received_on=on,
        kind=petition.kind,
        source=petition.source,
        forwarder=petition.forwarder_kind,
        instance=petition.instance,
        eligible=petition.eligible,
        competent=petition.competent,
        is_anonymous=petition.is_anonymous,
        is_secret=petition.is_secret,
        is_remote=petition.is_remote,
        is_upper_office=is_upper_office,
        transferred_before=transferred_before,
        time_bar_on=time_bar_on(law, petition.kind, petition.knew_on, petition.instance, is_remote=petition.is_remote),
        most_extensions=most_times(petition.kind, desk.law.rulebook, on),
    )


def limits_of(session: Session, desk: Desk, petition: Petition) -> list[Running]:
    """Every limit that runs or ran for the petition; none for one of an old book or one that was struck out."""
    return _limits(desk, petition, facts_of(session, desk, petition))


def bring_up_to_date(session: Session, desk: Desk, petition: Petition) -> None:
    """Let what the steps say of the petition, its state, outcome and limits follow from them, in this transaction."""
    session.flush()
    put(petition, _said(petition))
    limits = limits_of(session, desk, petition)
    _follow(petition, limits)
    _keep(session, petition, limits)


def come_to_be(desk: Desk, petition: Petition, is_upper_office: bool) -> list[dict[str, Any]]:
    """The same for one with its steps that is in no table yet and lies beside nothing; what its limits are kept as."""
    put(petition, _said(petition))
    limits = _limits(desk, petition, facts_known(desk, petition, is_upper_office))
    _follow(petition, limits)
    return [{"key": each.limit.key, **kept(each)} for each in limits if not each.rests_on_today]


def _limits(desk: Desk, petition: Petition, facts: Facts) -> list[Running]:
    if petition.is_backfilled or petition.voided_on:
        return []
    law = Law(desk.law.rulebook, desk.law.calendar)
    return running(petition_law(), law, facts, done_of(counting(petition.steps)), desk.clock.today())


def _follow(petition: Petition, limits: Sequence[Running]) -> None:
    now = stands(petition_law(), done_of(counting(petition.steps)), limits)
    coming = next_due(limits)
    follows = {
        "state": now.state,
        "outcome": now.outcome,
        "ended_on": now.ended_on,
        "next_due_on": coming.due_on if coming else None,
        "next_due": coming.limit.key if coming else "",
    }
    put(petition, follows)


def put_next_due(session: Session, petition: Petition) -> None:
    """Let the day that comes first follow from the limits as they are kept."""
    order = [limit.key for limit in petition_law().law.limits]
    rows = select(PetitionLimit).where(PetitionLimit.petition_id == petition.id, PetitionLimit.is_open)
    owed = [row for row in session.scalars(rows) if row.group == "ours" and not row.is_paused]
    coming = min(owed, key=lambda row: (row.due_on, order.index(row.key)), default=None)
    put(petition, {"next_due_on": coming.due_on if coming else None, "next_due": coming.key if coming else ""})


def _said(petition: Petition) -> dict[str, Any]:
    """What the steps say of the petition itself; what no step ever spoke of is left as it stands."""
    found = dict[str, Any]()
    steps = counting(petition.steps)
    if any(step.key == CLASSIFY for step in petition.steps):
        last = next((step for step in reversed(steps) if step.key == CLASSIFY), None)
        said = tuple(getattr(last, name) for name in _CLASSIFIED) if last else _UNSAID
        found |= dict(zip(_CLASSIFIED, said, strict=True))
    for name in _LAST_SAID:
        if any(getattr(step, name) for step in petition.steps):
            empty = None if name in ("recipient_class", "result") else ""
            found[name] = next((said for step in reversed(steps) if (said := getattr(step, name))), empty)
    if any(step.tests for step in petition.steps):
        found["complexity"] = " ".join(dict.fromkeys(code for step in steps for code in step.tests.split()))
    return found


def _keep(session: Session, petition: Petition, limits: Sequence[Running]) -> None:
    rows = session.scalars(select(PetitionLimit).where(PetitionLimit.petition_id == petition.id)).all()
    gone_on = max([petition.received_on, *(step.done_on for step in petition.steps)])
    keep_limits(session, rows, limits, lambda key: PetitionLimit(petition_id=petition.id, key=key), gone_on)


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
