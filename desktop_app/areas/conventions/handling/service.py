"""Steps of a convention: offered by the law of the day, taken, forced by a leader, taken back."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.conventions import dossier, life, postings, voting
from desktop_app.areas.conventions.entry import StepEntry
from desktop_app.areas.conventions.facts import Facts
from desktop_app.areas.conventions.fields import STEP_FIELDS_HERE
from desktop_app.areas.conventions.kept import convention_of, open_convention, saved
from desktop_app.areas.conventions.law import BINDING, convention_law
from desktop_app.areas.conventions.models import Convention, ConventionStep
from desktop_app.areas.conventions.states import Outcome, State
from desktop_app.areas.conventions.text.keeping import fix_last
from desktop_app.core.procedure.standing import Done, Offer
from desktop_app.office.desk import Service
from desktop_app.office.kept import Saved
from desktop_app.office.procedure.checks import checked
from desktop_app.office.procedure.handling import refuse_unlawful, step_values, take_last_back
from desktop_app.office.procedure.keeping import counting, done_of
from desktop_app.office.rights import Right, needs

_FIXES = frozenset({"post_draft", "call_meeting", "adopt", "recognise"})
_CODES = {"post_draft": postings.DRAFT_CODE, "spread": postings.TEXT_CODE}

Offers = Sequence[Offer[State, Outcome]]


class HandlingService(Service):
    """Takes conventions through their steps."""

    @needs(Right.READ)
    def offers(self, uid: str, on: date) -> Offers:
        """Every step for the text on that day, each with why it may not be taken."""
        with self.desk.db.reading() as session:
            convention = convention_of(session, uid)
            facts, done = self._known(session, convention)
            return convention_law().offers(facts, done, on)

    @needs(Right.RECORD)
    def take(self, uid: str, rev: int, entry: StepEntry) -> Saved:
        """Take a step; refused when the law of its day does not allow it, unless a leader forces it with a reason.

        A step that begins, sends or settles the households' vote does so there too, in the same transaction; when a
        text is recognised, the one that it changes ends.
        """
        with self.desk.db.writing(self.holder.uid, entry.force_reason.strip()) as session:
            convention = open_convention(session, uid, rev)
            facts, done = self._known(session, convention)
            entry = checked(convention_law(), entry, facts, done, self.desk.clock.today(), STEP_FIELDS_HERE)
            forced = refuse_unlawful(convention_law(), entry, facts, done, self.desk)
            ended_on = voting.voted_of(session, convention)[1]
            voting.follow(session, self.desk, convention, entry)
            self._keep(session, convention, entry, ended_on, forced=forced)
            self._follow(session, convention, entry)
            life.bring_up_to_date(session, self.desk, convention)
            if entry.key == "recognise":
                self._end_old(session, convention, entry)
            session.flush()
            return saved(convention)

    @needs(Right.RECORD)
    def take_back(self, uid: str, rev: int, reason: str) -> Saved:
        """Take the last step back with a reason: it stays in the record and counts nowhere."""
        with self.desk.db.writing(self.holder.uid, reason) as session:
            convention = open_convention(session, uid, rev)
            called = f"Hương ước {convention.label}"
            last = take_last_back(convention.steps, self.desk.clock.today(), reason, called)
            voting.go_back(session, self.desk, convention, last.key, reason)
            if last.key in _CODES:
                postings.take_down(session, self.desk, convention.uid, _CODES[last.key], reason)
            elif last.key == "sum_up":
                dossier.forget_proof(convention, self.desk.clock.today(), reason)
            life.bring_up_to_date(session, self.desk, convention)
            if last.key == "recognise":
                self._revive_old(session, convention, reason)
            session.flush()
            return saved(convention)

    def _known(self, session: Session, convention: Convention) -> tuple[Facts, list[Done]]:
        return life.facts_of(session, self.desk, convention), done_of(counting(convention.steps))

    def _keep(
        self, session: Session, convention: Convention, entry: StepEntry, ended_on: date | None, *, forced: bool
    ) -> None:
        values = step_values(entry, self.holder.name, forced=forced)
        values["decision_uid"] = voting.decision_of(session, convention, entry.key)
        if entry.key == "adopt":  # the limit to send runs from the vote, not from the day on which it was noted
            values["until_on"] = ended_on or entry.done_on
        convention.steps.append(ConventionStep(**values))

    def _follow(self, session: Session, convention: Convention, entry: StepEntry) -> None:
        """What was posted, sent or adopted is not changed any more, hangs, and is proved in the file."""
        if entry.key in _FIXES and convention.versions:
            fix_last(session, convention)
        if entry.key == "post_draft":
            postings.put_draft(session, self.desk, convention, entry.done_on)
        elif entry.key == "spread":
            postings.put_text(session, self.desk, convention, entry.done_on)
        elif entry.key == "sum_up":
            dossier.prove_posting(session, convention, self.desk.clock.today())

    def _end_old(self, session: Session, convention: Convention, entry: StepEntry) -> None:
        """The text that was in force until now is replaced on the day of the recognition (Điều 12, 13)."""
        if not convention.amends_uid:
            return
        old = convention_of(session, convention.amends_uid)
        if old.state in BINDING and old.voided_on is None:
            said = f"{convention.title}, số {convention.label}"
            values = step_values(
                StepEntry(key="replaced", done_on=entry.done_on, said=said), self.holder.name, forced=False
            )
            old.steps.append(ConventionStep(**values))
            life.bring_up_to_date(session, self.desk, old)

    def _revive_old(self, session: Session, convention: Convention, reason: str) -> None:
        if convention.amends_uid:
            old = convention_of(session, convention.amends_uid)
            if old.state is State.REPLACED:
                take_last_back(old.steps, self.desk.clock.today(), reason, f"Hương ước {old.label}")
                life.bring_up_to_date(session, self.desk, old)
