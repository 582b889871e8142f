"""What an officer does with the register of conventions; one method is one transaction."""

from contextlib import suppress

from sqlalchemy.orm import Session

from db.trouble import MachineTrouble
from desktop_app.areas.conventions import filing, life, postings, voting
from desktop_app.areas.conventions.entry import ConventionEntry
from desktop_app.areas.conventions.fields import DRAFT
from desktop_app.areas.conventions.kept import newer_of, open_convention, saved
from desktop_app.areas.conventions.models import Convention, ConventionLimit, ConventionPaper, ConventionStep
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office import undo
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import Saved
from desktop_app.office.procedure.undoing import Tables, take_back_last
from desktop_app.office.rights import Right, needs

TABLES = Tables(Convention, ConventionStep, ConventionPaper, ConventionLimit, "convention_id")


def strike(session: Session, desk: Desk, convention: Convention, reason: str) -> None:
    """Strike a convention out with its vote and its notices, inside the caller's transaction; its number stays.

    UserError when its vote was closed, or when another text is to take its place or it took that of another.
    """
    newer = newer_of(session, convention.uid)
    if newer is not None:
        raise UserError(f"Hồ sơ {newer.label} đang sửa đổi, thay thế hồ sơ này nên không bỏ được số. Bỏ số đó trước.")
    if convention.amends_uid and convention.recognised_on:
        raise UserError("Bản này đã được công nhận thay bản cũ nên không bỏ số được. Bỏ bước công nhận trước.")
    voting.withdraw(session, desk, convention, reason)
    for code in (postings.DRAFT_CODE, postings.TEXT_CODE):
        postings.take_down(session, desk, convention.uid, code, reason)
    convention.voided_on, convention.voided_by = desk.clock.today(), desk.account.name
    convention.void_reason = reason
    life.bring_up_to_date(session, desk, convention)
    session.flush()


class ConventionService(Service):
    """The register of conventions."""

    @needs(Right.RECORD)
    def propose(self, entry: ConventionEntry) -> Saved:
        """Enter a text that is to be made, with its number; one that changes another is a record of its own."""
        with self.desk.db.writing(self.holder.uid) as session:
            convention = filing.new_convention(session, self.desk, entry)
            life.bring_up_to_date(session, self.desk, convention)
            session.flush()
            done = saved(convention)
        self._forget_draft(DRAFT)
        return done

    @needs(Right.RECORD)
    def correct(self, uid: str, rev: int, entry: ConventionEntry, reason: str) -> Saved:
        """Change an entry with a reason; refused when somebody changed it since revision `rev` was read."""
        _refuse_blank(reason, "Chưa ghi lý do sửa. Hãy ghi lý do, lý do được giữ trong nhật ký của sổ.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            convention = open_convention(session, uid, rev)
            filing.change_convention(session, convention, entry)
            life.bring_up_to_date(session, self.desk, convention)
            session.flush()
            done = saved(convention)
        self._forget_draft(f"{DRAFT}.{uid}")
        return done

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> Saved:
        """Strike an entry out; its number stays with the reason and is never used again."""
        _refuse_blank(reason, "Chưa ghi lý do bỏ số. Hãy ghi lý do, lý do được in trong sổ.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            convention = open_convention(session, uid, rev)
            strike(session, self.desk, convention, reason)
            return saved(convention)

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of the last ten minutes; a sentence that says what was taken back."""
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = take_back_last(session, self.desk, TABLES)
            if last.was_entered:
                strike(session, self.desk, last.row, undo.REASON)
                return f"Đã bỏ hồ sơ {last.row.label}. Số được giữ lại trong sổ."
            life.bring_up_to_date(session, self.desk, last.row)
            return f"Đã trả hồ sơ {last.row.label} về như trước lần lưu cuối."

    def _forget_draft(self, form: str) -> None:
        # The record is kept by now: a disk that refuses must not make it look lost. The draft is offered once more.
        with suppress(MachineTrouble):
            self.desk.drafts.discard(form, self.holder.uid)


def _refuse_blank(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise InvalidInput({"reason": sentence})
