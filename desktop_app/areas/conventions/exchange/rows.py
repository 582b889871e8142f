"""The register of conventions going out to a workbook, and what may be kept of typed rows."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from desktop_app.areas.conventions.exchange.declared import ABOLISHED, IN_FORCE, PARTLY, REPLACED, SUSPENDED
from desktop_app.areas.conventions.models import Convention, ConventionStep
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Outgoing
from desktop_app.office.exchange.struck import Struck, struck_note
from desktop_app.office.procedure.keeping import counting

_CHANGES = {"suspend": SUSPENDED, "suspend_part": PARTLY, "abolish": ABOLISHED, "replaced": REPLACED}


def outgoing(desk: Desk, from_on: date, to_on: date) -> Outgoing:
    """The conventions proposed on these days, in the order of their numbers."""
    span = f"Hương ước, quy ước đề xuất từ {words.day(from_on)} đến {words.day(to_on)}."
    with desk.db.reading() as session:
        query = select(Convention).where(Convention.proposed_on.between(from_on, to_on))
        loaded = query.order_by(Convention.year, Convention.number).options(
            selectinload(Convention.steps), selectinload(Convention.hamlet)
        )
        rows = [_row(convention) for convention in session.scalars(loaded)]
    return Outgoing(rows, len(rows), (span,))


def keepable(row: Mapping[str, str]) -> dict[str, str]:
    """All of a typed row: it names nobody who must stay hidden."""
    return dict(row)


def _row(convention: Convention) -> dict[str, object]:
    note = convention.note
    if convention.voided_on:
        note = struck_note(Struck(convention.voided_on, convention.void_reason), note)
    return {
        "number": convention.number,
        "proposed_on": convention.proposed_on,
        "hamlet": convention.hamlet.full_name,
        "name": convention.name.value,
        "title": convention.title,
        "kind": convention.kind.value,
        "proposer": convention.proposer.value,
        "proposer_name": convention.proposer_name,
        "households": convention.households,
        "note": note,
        **_told(counting(convention.steps)),
    }


def _told(steps: Sequence[ConventionStep]) -> dict[str, object]:
    """What the steps that count tell, the last of each sort."""
    found = dict[str, object]()
    for step in steps:
        if step.key == "adopt":
            found["adopted_on"] = step.until_on or step.done_on
        elif step.key == "recognise":
            found |= {"recognised_on": step.document_on or step.done_on, "recognised_number": step.document_number}
            found["state"] = IN_FORCE
        elif step.key in _CHANGES:
            found |= {"state": _CHANGES[step.key], "changed_on": step.done_on, "changed_number": step.document_number}
            found |= {"until_on": step.until_on, "articles": step.articles, "reason": step.reason}
    return found
