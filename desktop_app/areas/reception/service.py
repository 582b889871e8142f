"""What an officer does with the reception register; one method is one transaction."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from sqlalchemy.orm import Session

from db.journal import Told
from db.trouble import MachineTrouble
from desktop_app.areas.reception import filing, secrecy
from desktop_app.areas.reception.books import closed
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.fields import DRAFT
from desktop_app.areas.reception.grounds import limit_of
from desktop_app.areas.reception.handed_in import add_papers
from desktop_app.areas.reception.kept import Registered, open_visit, refuse_secret, registered, visit_of
from desktop_app.areas.reception.matters import case_of_visit, count_anew, leave_case
from desktop_app.areas.reception.models import Handling, Visit
from desktop_app.areas.reception.rules import GroupLaw
from desktop_app.areas.reception.sessions.tying import release
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law.deadline import Deadline, deadline
from desktop_app.office import sealing, undo
from desktop_app.office.desk import Service
from desktop_app.office.handed_in import HandedIn, check_papers, lines_of
from desktop_app.office.matter_kinds import hides_identity
from desktop_app.office.rights import Right, needs

__all__ = ["ReceptionService", "Registered", "case_of_visit", "refuse_secret"]


class ReceptionService(Service):
    """The reception register."""

    @needs(Right.READ)
    def answer_deadline(
        self, received_on: date, handling: Handling = Handling.ACCEPT, refusal_ground: str = ""
    ) -> Deadline | None:
        """The answer deadline of a visit on that day, by the rule in force then, with its arithmetic.

        None for a day before the first rule.
        A refusal that must be told in writing is answered by its notice, whose deadline is another.
        """
        law, key = self.desk.law, limit_of(handling, refusal_ground, received_on)
        rule = law.rulebook.find(key, received_on)
        return deadline(received_on, rule, law.calendar) if rule else None

    @needs(Right.READ)
    def group_law(self, received_on: date) -> GroupLaw | None:
        """The numbers for people with the same content, by the law of that day; None before the first rule."""
        return filing.group_law(self.desk, received_on) if filing.has_law(self.desk, received_on) else None

    @needs(Right.RECORD)
    def register(self, entry: VisitEntry, papers: Sequence[HandedIn] = ()) -> Registered:
        """Enter a visit and the papers handed in: all of it, with its number and its deadline, in one transaction.

        After its book was closed it is refused (`BookClosed`) unless the entry says why it comes so late.
        """
        check_papers(papers)
        secrecy.refuse_names_in_text(entry, secrecy.prose_of(entry, lines_of(papers), entry.late_reason))
        with self.desk.db.writing(self.holder.uid, entry.late_reason.strip()) as session:
            visit = filing.new_visit(session, self.desk, entry)
            if hides_identity(entry.kind):
                secrecy.enter_sealed(session, self.desk, visit, entry)
            else:
                filing.enter_people(session, visit, entry)
            add_papers(session, visit, papers)
            session.flush()
            done = registered(visit)
        self._forget_draft(DRAFT)
        return done

    @needs(Right.RECORD)
    def correct(
        self, uid: str, rev: int, entry: VisitEntry, reason: str, papers: Sequence[HandedIn] = ()
    ) -> Registered:
        """Change a visit with a reason; refused when somebody changed it since revision `rev` was read.

        When the kind becomes a denunciation the identity leaves for the vault in this transaction.
        """
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do sửa. Hãy ghi lý do, lý do được giữ trong nhật ký của sổ."})
        check_papers(papers)
        texts = secrecy.prose_of(entry, lines_of(papers), reason)
        with self.desk.db.writing(self.holder.uid, reason) as session:
            visit = open_visit(session, uid, rev)
            hides = hides_identity(entry.kind) and not visit.is_secret
            if hides:
                secrecy.refuse_names_in_text(entry, texts, *secrecy.known_identities(visit))
            secrecy.refuse_known_names(session, self.desk, visit, texts)
            filing.change_visit(session, self.desk, visit, entry)
            visit.late_note = closed.change_note(session, self.desk, visit, reason)
            if not visit.is_secret and not hides:
                filing.change_people(session, visit, entry)
            if hides:
                secrecy.seal(session, self.desk, visit, reason, entry)
            add_papers(session, visit, papers)
            session.flush()
            done = registered(visit)
        self._forget_draft(f"{DRAFT}.{uid}")
        return done

    @needs(Right.RECORD)
    def answer(self, uid: str, rev: int, answered_on: date, answer_form: str, result: str) -> Registered:
        """Note that the citizen was answered; the visit is no longer open."""
        with self.desk.db.writing(self.holder.uid) as session:
            visit = open_visit(session, uid, rev)
            if answered_on < visit.received_on:
                raise InvalidInput({"answered_on": "Ngày trả lời trước ngày tiếp. Kiểm tra lại ngày."})
            texts = {"answer_form": answer_form, "result": result}
            secrecy.refuse_known_names(session, self.desk, visit, texts)
            visit.answered_on, visit.answer_form = answered_on, answer_form
            visit.result = result or visit.result
            visit.is_open = False
            session.flush()
            return registered(visit)

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> Registered:
        """Strike a visit out; its number stays with the reason and is never used again."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ số. Hãy ghi lý do, lý do được in trong sổ."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            visit = open_visit(session, uid, rev)
            secrecy.refuse_known_names(session, self.desk, visit, {"reason": reason})
            self._strike(session, visit, reason)
            session.flush()
            return registered(visit)

    @needs(Right.RECORD)
    def leave_case(self, uid: str, rev: int, reason: str) -> Registered:
        """Part a visit from a case it was joined to by mistake; the other visits of the case are counted anew."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ gắn. Hãy ghi lý do, lý do được giữ trong nhật ký của sổ."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            visit = open_visit(session, uid, rev)
            secrecy.refuse_known_names(session, self.desk, visit, {"reason": reason})
            leave_case(session, visit)
            session.flush()
            return registered(visit)

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of the last ten minutes; a sentence that says what was taken back.

        A new visit is struck out, because its number stays; a correction gets its old values back.
        """
        now = self.desk.clock.now()
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, ("visit",), now)
            own = _about_one_visit(last)
            visit = visit_of(session, own[0].row_uid)
            if visit.rev != own[-1].row_rev:
                raise UserError(f"Lượt tiếp {visit.label} đã được sửa tiếp nên không hoàn tác được. {undo.INSTEAD}")
            if any(change.action == "add" for change in own):
                self._strike(session, visit, undo.REASON)
                return f"Đã bỏ lượt tiếp {visit.label}. Số được giữ lại trong sổ."
            undo.restore(session, last)
            filing.strike_people(session, [change.row_uid for change in last if change.action == "add"])
            return f"Đã trả lượt tiếp {visit.label} về như trước lần sửa cuối."

    @needs(Right.SEE_DENOUNCER)
    def reveal(self, uid: str, reason: str) -> list[dict[str, object]]:
        """Who the denouncer is, for the entitled; the look and its reason are journalled first."""
        return sealing.take_out(self.desk, uid, reason)

    def _forget_draft(self, form: str) -> None:
        # The visit is kept by now: a disk that refuses must not make it look lost. The draft is offered once more.
        with suppress(MachineTrouble):
            self.desk.drafts.discard(form, self.holder.uid)

    def _strike(self, session: Session, visit: Visit, reason: str) -> None:
        visit.voided_on = self.desk.clock.today()
        visit.voided_by = self.holder.name
        visit.void_reason = reason
        visit.is_open = False
        session.flush()
        release(session, visit)
        if visit.case_id is not None:
            count_anew(session, visit.case_id)


def _about_one_visit(changes: Sequence[Told]) -> list[Told]:
    """The changes of the visit that the work was about: the new one, else the one of which most was changed."""
    visits = [change for change in changes if change.table == "visit"]
    added = [change for change in visits if change.action == "add"]
    uid = (added[0] if added else max(visits, key=lambda change: len(change.new))).row_uid
    return [change for change in visits if change.row_uid == uid]
