"""Steps of a petition: offered by the law of the day, taken, forced by a leader, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions import complexity, life, matters, secrecy
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.handling import taking_back
from desktop_app.areas.petitions.handling.checks import checked
from desktop_app.areas.petitions.handling.noting import step_row
from desktop_app.areas.petitions.kept import Registered, open_petition, petition_of, registered
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.rules import Done, Facts, Offer, stands
from desktop_app.areas.petitions.states import State
from desktop_app.core.errors import InvalidInput
from desktop_app.core.procedure.running import Running
from desktop_app.office.desk import Service
from desktop_app.office.procedure.handling import refuse_unlawful
from desktop_app.office.procedure.keeping import counting, done_of
from desktop_app.office.rights import Right, needs

SETTLING = frozenset({"decide", "decide_second", "conclude"})
"""The limits within which a settlement may be extended."""


class HandlingService(Service):
    """Takes petitions through their steps."""

    @needs(Right.READ)
    def offers(self, uid: str, on: date) -> Sequence[Offer]:
        """Every step for the petition's kind on that day, each with why it may not be taken."""
        with self.desk.db.reading() as session:
            petition = petition_of(session, uid)
            facts = life.facts_of(session, self.desk, petition)
            done = done_of(counting(petition.steps))
            limits = life.limits_of(session, self.desk, petition)
            now = stands(petition_law(), done, limits)
            return petition_law().offers(facts, done, on, _settle_by(limits), now)

    @needs(Right.RECORD)
    def take(self, uid: str, rev: int, entry: StepEntry) -> Registered:
        """Take a step; refused when the law of its day does not allow it, unless a leader forces it with a reason.

        InvalidInput holds a sentence for each field that is missing or cannot be so; that nobody can force.
        """
        with self.desk.db.writing(self.holder.uid, entry.force_reason.strip()) as session:
            petition = open_petition(session, uid, rev)
            facts, done = life.facts_of(session, self.desk, petition), done_of(counting(petition.steps))
            entry = checked(entry, facts, done, self.desk.clock.today())
            if entry.joined_uid:
                _refuse_to_join(session, petition, entry.joined_uid)
            limits = life.limits_of(session, self.desk, petition)
            forced = self._refuse_unlawful(entry, facts, done, limits)
            row = step_row(petition, entry, self.holder.name, forced=forced)
            secrecy.seal_at_step(session, self.desk, petition, entry)
            petition.steps.append(row)
            if entry.joined_uid:
                matters.be_joined(session, petition, entry.joined_uid)
            life.bring_up_to_date(session, self.desk, petition)
            session.flush()
            return registered(petition)

    @needs(Right.RECORD)
    def take_back(self, uid: str, rev: int, reason: str) -> Registered:
        """Take the last step back with a reason: it stays in the record and counts nowhere."""
        with self.desk.db.writing(self.holder.uid, reason) as session:
            petition = open_petition(session, uid, rev)
            secrecy.refuse_known_names(session, self.desk, petition, {"reason": reason})
            taking_back.take_back(session, self.desk, petition, reason)
            session.flush()
            return registered(petition)

    def _refuse_unlawful(self, entry: StepEntry, facts: Facts, done: Sequence[Done], limits: Sequence[Running]) -> bool:
        if entry.tests:
            book, on = self.desk.law.rulebook, entry.done_on
            facts = replace(facts, most_extensions=complexity.times(facts.kind, len({*entry.tests}), book, on))
        now = stands(petition_law(), done, limits)
        return refuse_unlawful(petition_law(), entry, facts, done, self.desk, _settle_by(limits), now)


def _settle_by(limits: Sequence[Running]) -> date | None:
    return next((each.due_on for each in limits if each.is_open and each.limit.key in SETTLING), None)


def _refuse_to_join(session: Session, petition: Petition, uid: str) -> None:
    """InvalidInput when the other petition is none that this one can be joined to."""
    other = session.scalars(select(Petition).where(Petition.uid == uid)).one_or_none()
    said = ""
    if other is None or other.voided_on:
        said = "Không còn thấy đơn này trong sổ. Chọn lại đơn để ghép vào."
    elif other is petition:
        said = "Không ghép một đơn vào chính nó. Chọn đơn khác."
    elif other.is_secret:
        said = "Đơn tố cáo không ghép với đơn khác, để giữ bí mật người tố cáo. Chọn đơn khác."
    elif other.state is State.ENDED:
        said = f"Đơn {other.label} đã xong nên không ghép vào được. Chọn đơn đang giải quyết."
    if said:
        raise InvalidInput({"joined_uid": said})
