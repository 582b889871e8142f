"""The life of a petition as rows: its facts, the steps that count, and its limits brought to what follows from them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.complexity import most_times
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionLimit, PetitionStep
from desktop_app.areas.petitions.rules import Done, Facts
from desktop_app.areas.petitions.running import Running, next_due, running, stands
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome
from desktop_app.areas.petitions.time_bar import time_bar_on
from desktop_app.core.law.deadline import Law
from desktop_app.office.desk import Desk
from desktop_app.office.models import OfficeKind
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
    return _limits(desk, petition, facts_of(session, desk, petition))


def bring_up_to_date(session: Session, desk: Desk, petition: Petition) -> None:
    """Let what the steps say of the petition, its state, outcome and limits follow from them, in this transaction."""
    session.flush()
    _put(petition, _said(petition))
    limits = limits_of(session, desk, petition)
    _follow(petition, limits)
    _keep(session, petition, limits)


def come_to_be(desk: Desk, petition: Petition, is_upper_office: bool) -> list[dict[str, Any]]:
    """The same for one with its steps that is in no table yet and lies beside nothing; what its limits are kept as."""
    _put(petition, _said(petition))
    limits = _limits(desk, petition, facts_known(desk, petition, is_upper_office))
    _follow(petition, limits)
    return [_kept(each) for each in limits if _is_kept(each)]


def _limits(desk: Desk, petition: Petition, facts: Facts) -> list[Running]:
    if petition.is_backfilled or petition.voided_on:
        return []
    law = Law(desk.law.rulebook, desk.law.calendar)
    return running(petition_law(), law, facts, done_of(counting(petition)), desk.clock.today())


def _follow(petition: Petition, limits: Sequence[Running]) -> None:
    now = stands(petition_law(), done_of(counting(petition)), limits)
    coming = next_due(limits)
    follows = {
        "state": now.state,
        "outcome": now.outcome,
        "ended_on": now.ended_on,
        "next_due_on": coming.due_on if coming else None,
        "next_due": coming.limit.key if coming else "",
    }
    _put(petition, follows)


def put_next_due(session: Session, petition: Petition) -> None:
    """Let the day that comes first follow from the limits as they are kept."""
    order = [limit.key for limit in petition_law().limits]
    rows = select(PetitionLimit).where(PetitionLimit.petition_id == petition.id, PetitionLimit.is_open)
    owed = [row for row in session.scalars(rows) if row.group == "ours" and not row.is_paused]
    coming = min(owed, key=lambda row: (row.due_on, order.index(row.key)), default=None)
    _put(petition, {"next_due_on": coming.due_on if coming else None, "next_due": coming.key if coming else ""})


def _said(petition: Petition) -> dict[str, Any]:
    """What the steps say of the petition itself; what no step ever spoke of is left as it stands."""
    found = dict[str, Any]()
    steps = counting(petition)
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


def _put(row: Petition | PetitionLimit, values: Mapping[str, Any]) -> None:
    """Only what is new is written, so that the history tells of nothing else."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _keep(session: Session, petition: Petition, limits: Iterable[Running]) -> None:
    """Keep the limits as rows."""
    rows = {
        row.key: row for row in session.scalars(select(PetitionLimit).where(PetitionLimit.petition_id == petition.id))
    }
    for each in filter(_is_kept, limits):
        row = rows.pop(each.limit.key, None)
        if row is None:
            row = PetitionLimit(petition_id=petition.id, key=each.limit.key)
            session.add(row)
        elif row.due_on != each.due_on:
            _put(row, {"moved_from_on": None, "moved_on": None})
        _put(row, _kept(each))
    gone_on = max([petition.received_on, *(step.done_on for step in petition.steps)])
    for gone in rows.values():
        if gone.is_open:
            _put(gone, {"is_open": False, "is_paused": False, "dropped_on": gone_on})


def _is_kept(limit: Running) -> bool:
    """Not one that runs only because today another one has passed."""
    return not limit.rests_on_today


def _kept(each: Running) -> dict[str, Any]:
    return {
        "key": each.limit.key,
        "group": each.limit.group,
        "rule_keys": " ".join(each.rule_keys),
        "start_on": each.start_on,
        "due_on": each.due_on,
        "met_on": each.met_on,
        "dropped_on": each.dropped_on,
        "is_open": each.is_open,
        "is_paused": each.is_paused,
    }


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
