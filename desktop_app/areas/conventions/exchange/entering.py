"""Enters the rows of a workbook: conventions with what the book tells of their life."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions import filing, life
from desktop_app.areas.conventions.entry import StepEntry
from desktop_app.areas.conventions.exchange.declared import ABOLISHED, PARTLY, REPLACED, SUSPENDED
from desktop_app.areas.conventions.exchange.reading import ConventionRow
from desktop_app.areas.conventions.kept import convention_of, newer_of
from desktop_app.areas.conventions.models import Convention, ConventionStep
from desktop_app.areas.conventions.states import Kind
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import find_hamlet
from desktop_app.office.procedure.handling import step_values
from desktop_app.office.procedure.keeping import counting

AGAIN = "Nhập lại từ tệp"
_CHANGES = {SUSPENDED: "suspend", PARTLY: "suspend_part", ABOLISHED: "abolish", REPLACED: "replaced"}


def enter(session: Session, desk: Desk, row: ConventionRow, number: int | None, back: str, *, old: bool) -> Convention:
    """The convention that a row became; `back` is the void one that stands again under this number, "" for none."""
    entry = row.entry
    if entry.kind is not Kind.NEW and not back:
        entry = replace(entry, amends_uid=before_of(session, row))
    convention = _again(session, desk, back, row) if back else filing.put_in(session, desk, entry, number, old=old)
    convention.is_backfilled = old
    if row.struck:
        convention.voided_on, convention.void_reason = row.struck.on, row.struck.reason
        convention.voided_by = desk.account.name
    for step in steps_of(row):
        convention.steps.append(ConventionStep(**step_values(step, desk.account.name, forced=False)))
    life.bring_up_to_date(session, desk, convention)
    session.flush()
    return convention


def before_of(session: Session, row: ConventionRow) -> str:
    """The uid of the text of the same hamlet and name that this one may take the place of; "" when there is none."""
    hamlet = find_hamlet(session, row.entry.hamlet, row.entry.proposed_on)
    if hamlet is None:
        return ""
    query = select(Convention).where(
        Convention.hamlet_id == hamlet.id,
        Convention.name == row.entry.name,
        Convention.voided_on.is_(None),
        Convention.recognised_on.is_not(None),
    )
    found = session.scalars(query.order_by(Convention.recognised_on.desc(), Convention.id.desc())).all()
    return next((each.uid for each in found if newer_of(session, each.uid) is None), "")


def steps_of(row: ConventionRow) -> Iterator[StepEntry]:
    """The steps that the row tells, in their order."""
    if row.adopted_on:
        yield StepEntry(key="adopt", done_on=row.adopted_on, until_on=row.adopted_on)
    if row.recognised_on is None:
        return
    on = row.recognised_on
    yield StepEntry(key="recognise", done_on=on, document_on=on, document_number=row.recognised_number)
    yield StepEntry(key="hand_over", done_on=on)
    if row.state in _CHANGES and row.changed_on:
        yield StepEntry(
            key=_CHANGES[row.state],
            done_on=row.changed_on,
            document_on=row.changed_on,
            document_number=row.changed_number,
            until_on=row.until_on,
            articles=row.articles,
            reason=row.reason,
        )


def _again(session: Session, desk: Desk, uid: str, row: ConventionRow) -> Convention:
    convention = convention_of(session, uid)
    convention.voided_on, convention.voided_by, convention.void_reason = None, "", ""
    for step in counting(convention.steps):
        step.taken_back_on, step.back_reason = desk.clock.today(), AGAIN
    filing.fill(session, convention, row.entry)
    session.flush()
    return convention
