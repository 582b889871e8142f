"""Steps of a decision: offered by the law of the day, taken, forced by a leader, taken back."""

from collections.abc import Sequence
from datetime import date

from desktop_app.areas.decisions import life
from desktop_app.areas.decisions.entry import StepEntry
from desktop_app.areas.decisions.handling import taking
from desktop_app.areas.decisions.kept import decision_of, open_decision, saved
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.states import Outcome, State
from desktop_app.core.procedure.standing import Offer
from desktop_app.office.desk import Service
from desktop_app.office.kept import Saved
from desktop_app.office.procedure.keeping import counting, done_of
from desktop_app.office.rights import Right, needs


class HandlingService(Service):
    """Takes decisions through their steps."""

    @needs(Right.READ)
    def offers(self, uid: str, on: date) -> Sequence[Offer[State, Outcome]]:
        """Every step for the decision's kind on that day, each with why it may not be taken."""
        with self.desk.db.reading() as session:
            decision = decision_of(session, uid)
            facts = life.facts_of(session, self.desk, decision, on)
            return decision_law().offers(facts, done_of(counting(decision.steps)), on)

    @needs(Right.RECORD)
    def take(self, uid: str, rev: int, entry: StepEntry) -> Saved:
        """Take a step; refused when the law of its day does not allow it, unless a leader forces it with a reason."""
        with self.desk.db.writing(self.holder.uid, entry.force_reason.strip()) as session:
            decision = open_decision(session, uid, rev)
            taking.take(session, self.desk, decision, entry)
            return saved(decision)

    @needs(Right.RECORD)
    def take_back(self, uid: str, rev: int, reason: str) -> Saved:
        """Take the last step back with a reason: it stays in the record and counts nowhere."""
        with self.desk.db.writing(self.holder.uid, reason) as session:
            decision = open_decision(session, uid, rev)
            taking.refuse_of_owner(decision)
            taking.take_back(session, self.desk, decision, reason)
            return saved(decision)
