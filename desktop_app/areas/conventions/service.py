"""What an officer does with the register of conventions; one method is one transaction."""

from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.trouble import MachineTrouble
from desktop_app.areas.conventions import filing, life, postings, voting
from desktop_app.areas.conventions.entry import ConventionEntry
from desktop_app.areas.conventions.fields import DRAFT
from desktop_app.areas.conventions.kept import convention_of, newer_of, open_convention, saved
from desktop_app.areas.conventions.models import Convention, ConventionLimit, ConventionPaper, ConventionStep
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office import undo
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import Saved
from desktop_app.office.rights import Right, needs

OWN = tuple(kind.__tablename__ for kind in (Convention, ConventionStep, ConventionPaper))


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
    def agree_review_day(self, uid: str, rev: int, day: str) -> Saved:
        """Keep the day of the yearly review that the community agreed on ("15/10"); "" for 18/11."""
        with self.desk.db.writing(self.holder.uid) as session:
            convention = open_convention(session, uid, rev)
            convention.review_day = day
            session.flush()
            return saved(convention)

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of the last ten minutes; a sentence that says what was taken back."""
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, OWN, self.desk.clock.now())
            others = {change.table for change in last} - {*OWN, ConventionLimit.__tablename__}
            if others:
                raise UserError(f"Lần lưu cuối đụng đến cả sổ khác nên không hoàn tác được. {undo.INSTEAD}")
            entered = next((c.row_uid for c in last if c.table == OWN[0] and c.action == "add"), None)
            if entered:
                convention = convention_of(session, entered)
                strike(session, self.desk, convention, undo.REASON)
                return f"Đã bỏ hồ sơ {convention.label}. Số được giữ lại trong sổ."
            undo.restore(session, [change for change in last if change.table in OWN])
            added = [change.row_uid for change in last if change.action == "add"]
            for step in session.scalars(select(ConventionStep).where(ConventionStep.uid.in_(added))):
                step.taken_back_on, step.back_reason = self.desk.clock.today(), undo.REASON
            for paper in session.scalars(select(ConventionPaper).where(ConventionPaper.uid.in_(added))):
                paper.voided_on, paper.void_reason = self.desk.clock.today(), undo.REASON
            convention = _about(session, [change.row_uid for change in last])
            life.bring_up_to_date(session, self.desk, convention)
            return f"Đã trả hồ sơ {convention.label} về như trước lần lưu cuối."

    def _forget_draft(self, form: str) -> None:
        # The record is kept by now: a disk that refuses must not make it look lost. The draft is offered once more.
        with suppress(MachineTrouble):
            self.desk.drafts.discard(form, self.holder.uid)


def _about(session: Session, uids: list[str]) -> Convention:
    """The convention that the work was about."""
    own = session.scalars(select(Convention).where(Convention.uid.in_(uids))).first()
    if own is not None:
        return own
    for kind in (ConventionStep, ConventionPaper):
        query = select(Convention).join(kind, kind.convention_id == Convention.id).where(kind.uid.in_(uids))
        if (found := session.scalars(query).first()) is not None:
            return found
    raise UserError(f"Không còn thấy hồ sơ của lần lưu cuối. {undo.INSTEAD}")


def _refuse_blank(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise InvalidInput({"reason": sentence})
