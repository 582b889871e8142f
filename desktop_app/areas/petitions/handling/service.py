"""Steps of a petition: offered by the law of the day, taken, forced by a leader, taken back."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.petitions import life, secrecy
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.kept import Registered, open_petition, petition_of, registered
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionStep
from desktop_app.areas.petitions.rules import Offer, offers, why_not
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs

SETTLING = frozenset({"decide", "decide_second", "conclude"})
"""The limits within which a settlement may be extended."""

_OF_STEP = (
    *("key", "done_on", "document_number", "document_on", "to_agency", "assigned_to", "until_on", "ground"),
    *("result", "said", "reason", "joined_uid", "force_reason"),
)


class HandlingService(Service):
    """Takes petitions through their steps."""

    @needs(Right.READ)
    def offers(self, uid: str, on: date) -> Sequence[Offer]:
        """Every step for the petition's kind on that day, each with why it may not be taken."""
        with self.desk.db.reading() as session:
            petition = petition_of(session, uid)
            facts = life.facts_of(session, self.desk, petition)
            done = life.done_of(life.counting(petition))
            return offers(petition_law(), facts, done, on, self._settle_by(session, petition))

    @needs(Right.RECORD)
    def take(self, uid: str, rev: int, entry: StepEntry) -> Registered:
        """Take a step; refused when the law of its day does not allow it, unless a leader forces it with a reason."""
        with self.desk.db.writing(self.holder.uid, entry.force_reason.strip()) as session:
            petition = open_petition(session, uid, rev)
            forced = self._refuse_unlawful(session, petition, entry)
            secrecy.seal_at_step(session, self.desk, petition, entry)
            self._note(petition, entry)
            values = {name: getattr(entry, name) for name in _OF_STEP}
            step = PetitionStep(**values, tests=" ".join(entry.tests), forced_by=self.holder.name if forced else "")
            petition.steps.append(step)
            life.bring_up_to_date(session, self.desk, petition)
            session.flush()
            return registered(petition)

    @needs(Right.RECORD)
    def take_back(self, uid: str, rev: int, reason: str) -> Registered:
        """Take the last step back with a reason: it stays in the record and counts nowhere."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ bước. Hãy ghi lý do, lý do được giữ trong hồ sơ đơn."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            petition = open_petition(session, uid, rev)
            secrecy.refuse_known_names(session, self.desk, petition, {"reason": reason})
            steps = life.counting(petition)
            if not steps:
                raise UserError(f"Đơn {petition.label} chưa có bước nào để bỏ.")
            steps[-1].taken_back_on, steps[-1].back_reason = self.desk.clock.today(), reason
            life.bring_up_to_date(session, self.desk, petition)
            session.flush()
            return registered(petition)

    def _refuse_unlawful(self, session: Session, petition: Petition, entry: StepEntry) -> bool:
        """Whether the step is forced; UserError when the law does not allow it and nobody may force it."""
        facts = life.facts_of(session, self.desk, petition)
        done = life.done_of(life.counting(petition))
        said = why_not(petition_law(), entry.key, facts, done, entry.done_on, self._settle_by(session, petition))
        if not said:
            return False
        if not entry.force_reason.strip():
            raise UserError(said)
        if not self.holder.may(Right.FORCE_STEP):
            raise NotAllowed(f"{said} Chỉ lãnh đạo được cho làm bước này, kèm lý do.")
        return True

    def _settle_by(self, session: Session, petition: Petition) -> date | None:
        limits = life.limits_of(session, self.desk, petition)
        return next((each.due_on for each in limits if each.is_open and each.limit.key in SETTLING), None)

    def _note(self, petition: Petition, entry: StepEntry) -> None:
        """What the step says of the petition itself."""
        if entry.key == "classify":
            for name in ("eligible", "ineligible_reason", "competent", "competent_reason", "instance", "knew_on"):
                setattr(petition, name, getattr(entry, name))
            petition.kind = entry.kind or petition.kind
        for name in ("to_agency", "recipient_class", "assigned_to", "result", "joined_uid"):
            if value := getattr(entry, name):
                setattr(petition, name, value)
