"""What an officer does with the register of decisions; one method is one transaction."""

from contextlib import suppress

from sqlalchemy.orm import Session

from db.trouble import MachineTrouble
from desktop_app.areas.decisions import filing, life
from desktop_app.areas.decisions.entry import DecisionEntry, StepEntry
from desktop_app.areas.decisions.fields import DRAFT
from desktop_app.areas.decisions.guards import OF_OWNER
from desktop_app.areas.decisions.handling import taking
from desktop_app.areas.decisions.handling.service import HandlingService
from desktop_app.areas.decisions.kept import decision_of, open_decision, saved
from desktop_app.areas.decisions.models import Decision, DecisionLimit, DecisionPaper, DecisionStep
from desktop_app.areas.decisions.states import Form, Item, Proposer, Way
from desktop_app.areas.decisions.votes.entry import CountEntry, Totals, VoteEntry
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office import undo
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import Saved
from desktop_app.office.procedure.keeping import counting
from desktop_app.office.procedure.undoing import Tables, take_back_last
from desktop_app.office.rights import Right, needs

__all__ = [
    "CountEntry",
    "DecisionEntry",
    "DecisionService",
    "Form",
    "HandlingService",
    "Item",
    "Proposer",
    "StepEntry",
    "Totals",
    "VoteEntry",
    "VoteService",
    "Way",
    "propose_inside",
    "strike",
    "take_back_inside",
    "take_inside",
    "void_inside",
]

TABLES = Tables(Decision, DecisionStep, DecisionPaper, DecisionLimit, "decision_id", frozenset({"vote_choice"}))


def propose_inside(session: Session, desk: Desk, entry: DecisionEntry) -> str:
    """Enter the decision about another area's record, inside the caller's transaction; its uid."""
    decision = filing.new_decision(session, desk, entry)
    life.bring_up_to_date(session, desk, decision)
    session.flush()
    return decision.uid


def take_inside(session: Session, desk: Desk, uid: str, entry: StepEntry) -> None:
    """Take a step of such a decision for its owner, inside the caller's transaction."""
    taking.take(session, desk, decision_of(session, uid), entry, by_owner=True)


def take_back_inside(session: Session, desk: Desk, uid: str, key: str, reason: str) -> None:
    """Take this step of such a decision back with all that came after it, inside the caller's transaction.

    UserError while a vote stands whose result no step states, because it would hang in the air.
    """
    decision = decision_of(session, uid)
    if not any(step.key == key for step in counting(decision.steps)):
        return
    if any(vote.voided_on is None and not _is_stated(decision, vote.uid) for vote in decision.votes):
        raise UserError(f"Việc {decision.label} có lần biểu quyết mở sau bước này. Hủy lần biểu quyết đó trước.")
    while taking.take_back(session, desk, decision, reason).key != key:
        pass


def _is_stated(decision: Decision, vote_uid: str) -> bool:
    return any(step.vote_uid == vote_uid for step in counting(decision.steps))


def void_inside(session: Session, desk: Desk, uid: str, reason: str) -> None:
    """Strike such a decision out, inside the caller's transaction; UserError when a vote of it was closed."""
    decision = decision_of(session, uid)
    if any(vote.closed_on and not vote.voided_on for vote in decision.votes):
        raise UserError("Cuộc biểu quyết đã chốt kết quả nên không bỏ được. Bỏ kết quả biểu quyết trước.")
    strike(session, desk, decision, reason)


def strike(session: Session, desk: Desk, decision: Decision, reason: str) -> None:
    """Strike a decision out; its number stays."""
    decision.voided_on, decision.voided_by, decision.void_reason = desk.clock.today(), desk.account.name, reason
    life.bring_up_to_date(session, desk, decision)
    session.flush()


class DecisionService(Service):
    """The register of decisions."""

    @needs(Right.RECORD)
    def propose(self, entry: DecisionEntry) -> Saved:
        """Enter a matter with its number."""
        with self.desk.db.writing(self.holder.uid) as session:
            decision = filing.new_decision(session, self.desk, entry)
            life.bring_up_to_date(session, self.desk, decision)
            session.flush()
            done = saved(decision)
        self._forget_draft(DRAFT)
        return done

    @needs(Right.RECORD)
    def correct(self, uid: str, rev: int, entry: DecisionEntry, reason: str) -> Saved:
        """Change an entry with a reason; refused when somebody changed it since revision `rev` was read."""
        _refuse_blank(reason, "Chưa ghi lý do sửa. Hãy ghi lý do, lý do được giữ trong nhật ký của sổ.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            decision = open_decision(session, uid, rev)
            filing.change_decision(session, decision, entry)
            life.bring_up_to_date(session, self.desk, decision)
            session.flush()
            done = saved(decision)
        self._forget_draft(f"{DRAFT}.{uid}")
        return done

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> Saved:
        """Strike an entry out; its number stays with the reason and is never used again."""
        _refuse_blank(reason, "Chưa ghi lý do bỏ số. Hãy ghi lý do, lý do được in trong sổ.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            decision = open_decision(session, uid, rev)
            if decision.owner_uid:
                raise UserError(OF_OWNER)
            strike(session, self.desk, decision, reason)
            return saved(decision)

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of the last ten minutes; a sentence that says what was taken back."""
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = take_back_last(session, self.desk, TABLES)
            if last.was_entered:
                strike(session, self.desk, last.row, undo.REASON)
                return f"Đã bỏ việc {last.row.label}. Số được giữ lại trong sổ."
            life.bring_up_to_date(session, self.desk, last.row)
            return f"Đã trả việc {last.row.label} về như trước lần lưu cuối."

    def _forget_draft(self, form: str) -> None:
        # The record is kept by now: a disk that refuses must not make it look lost. The draft is offered once more.
        with suppress(MachineTrouble):
            self.desk.drafts.discard(form, self.holder.uid)


def _refuse_blank(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise InvalidInput({"reason": sentence})
