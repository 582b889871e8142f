"""What an officer does with notices on boards; one method is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office import undo
from desktop_app.office.desk import Service
from desktop_app.office.kept import Saved, refuse_changed, row_of
from desktop_app.office.postings.entry import MinutesEntry, NewPosting
from desktop_app.office.postings.making import put_up
from desktop_app.office.postings.models import MinutesKind, Posting, PostingCopy, PostingGap, PostingMinutes
from desktop_app.office.postings.verbs import (
    Begin,
    CopyVerb,
    End,
    Interrupt,
    LookOver,
    OnBoard,
    Resume,
    WriteMinutes,
)
from desktop_app.office.rights import Right, needs

TABLES = tuple(kind.__tablename__ for kind in (PostingCopy, Posting, PostingGap, PostingMinutes))


@dataclass(frozen=True)
class CopyKey:
    """A copy in the revision that was seen."""

    uid: str
    rev: int


class PostingService(Service):
    """The notices and their copies."""

    @needs(Right.RECORD)
    def post(self, new: NewPosting) -> Saved:
        """Enter a notice with a copy for each of its places."""
        with self.desk.db.writing(self.holder.uid) as session:
            return _kept(put_up(session, self.desk, new))

    @needs(Right.RECORD)
    def begin(self, copy_uid: str, rev: int, at: datetime, by: str) -> CopyKey:
        """Note that a copy was put up."""
        return self.together((CopyKey(copy_uid, rev),), Begin(at, by))[0]

    @needs(Right.RECORD)
    def end(self, copy_uid: str, rev: int, at: datetime, by: str, reason: str = "") -> CopyKey:
        """Note that a copy was taken down; before its earliest day a reason is asked for, and its days are short."""
        return self.together((CopyKey(copy_uid, rev),), End(at, by, reason))[0]

    @needs(Right.RECORD)
    def interrupt(self, copy_uid: str, rev: int, from_at: datetime, reason: str) -> CopyKey:
        """Note that a copy no longer hangs; its count begins anew."""
        return self.together((CopyKey(copy_uid, rev),), Interrupt(from_at, reason))[0]

    @needs(Right.RECORD)
    def resume(self, copy_uid: str, rev: int, at: datetime, by: str) -> CopyKey:
        """Note that a copy was put up again."""
        return self.together((CopyKey(copy_uid, rev),), Resume(at, by))[0]

    @needs(Right.RECORD)
    def look_over(self, copy_uid: str, rev: int, on: date) -> CopyKey:
        """Note the day on which somebody saw a copy hang."""
        return self.together((CopyKey(copy_uid, rev),), LookOver(on))[0]

    @needs(Right.RECORD)
    def write_minutes(self, copy_uid: str, kind: MinutesKind, entry: MinutesEntry) -> None:
        """Keep the minutes of putting up or taking down a copy; those written before are corrected."""
        with self.desk.db.writing(self.holder.uid) as session:
            WriteMinutes(kind, entry).do(self._board(session, copy_uid))

    @needs(Right.RECORD)
    def together(self, copies: Sequence[CopyKey], verb: CopyVerb) -> tuple[CopyKey, ...]:
        """Do one thing with several copies: with all of them, or with none; undone together, too."""
        with self.desk.db.writing(self.holder.uid, verb.reason) as session:
            boards = [self._board(session, copy.uid, copy.rev) for copy in copies]
            for board in boards:
                verb.do(board)
            session.flush()
            self._heard(session, [board.posting for board in boards])
            return tuple(CopyKey(board.copy.uid, board.copy.rev) for board in boards)

    @needs(Right.RECORD)
    def number_notice(self, posting_uid: str, rev: int, number: str, on: date) -> Saved:
        """Keep number and day of the signed notice."""
        if on > self.desk.clock.today():
            raise InvalidInput({"on": f"Ngày thông báo {words.day(on)} sau hôm nay. Kiểm tra lại ngày."})
        with self.desk.db.writing(self.holder.uid) as session:
            posting = _posting(session, posting_uid, rev)
            posting.notice_number, posting.notice_on = number, on
            session.flush()
            return _kept(posting)

    @needs(Right.RECORD)
    def void(self, posting_uid: str, rev: int, reason: str) -> Saved:
        """Void a notice with a reason; it keeps its number, and what hangs of it must come down."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ thông báo. Gõ lý do."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            posting = _posting(session, posting_uid, rev)
            if posting.voided_on:
                raise UserError(f"Thông báo này đã bỏ ngày {words.day(posting.voided_on)}.")
            posting.voided_on, posting.void_reason = self.desk.clock.today(), reason
            session.flush()
            self._heard(session, [posting])
            return _kept(posting)

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of a notice within ten minutes; a sentence that says what was taken back."""
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, TABLES, self.desk.clock.now())
            if {change.table for change in last} - set(TABLES):
                raise UserError("Lần lưu cuối là ghi hồ sơ công khai. Muốn bỏ, hãy mở hồ sơ đó.")
            added = {change.table: change.row_uid for change in last if change.action == "add"}
            if PostingMinutes.__tablename__ in added:
                raise UserError("Biên bản vừa lập không hoàn tác được. Mở lại biên bản để sửa.")
            if Posting.__tablename__ in added:
                return self._take_back(session, added[Posting.__tablename__])
            undo.restore(session, last)
            for gap in session.scalars(select(PostingGap).where(PostingGap.uid.in_(_gaps_added(last)))):
                gap.is_withdrawn = True
            session.flush()
            self._heard(session, _postings_of(session, last))
            return "Đã trả bản niêm yết về như trước lần lưu cuối."

    def _heard(self, session: Session, postings: Sequence[Posting]) -> None:
        """An area's own service keeps here, in the same transaction, what follows for the records that are posted."""

    def _take_back(self, session: Session, uid: str) -> str:
        posting = session.scalars(select(Posting).where(Posting.uid == uid)).one()
        begun = select(PostingCopy).where(PostingCopy.posting_id == posting.id, PostingCopy.started_at.is_not(None))
        if session.scalars(begun).first() is not None:
            raise UserError(f"Thông báo này đã niêm yết nên không hoàn tác được. {undo.INSTEAD}")
        posting.voided_on, posting.void_reason = self.desk.clock.today(), undo.REASON
        return f"Đã bỏ thông báo niêm yết số {posting.number}/{posting.year} vừa lập; số được giữ lại."

    def _board(self, session: Session, uid: str, rev: int | None = None) -> OnBoard:
        copy = row_of(session, PostingCopy, uid, "bản niêm yết này")
        if rev not in (None, copy.rev):
            raise UserError("Bản niêm yết này vừa được người khác sửa. Mở lại để xem bản mới rồi làm tiếp.")
        gaps = select(PostingGap).where(PostingGap.copy_id == copy.id, PostingGap.is_withdrawn.is_(False))
        minutes = select(PostingMinutes).where(PostingMinutes.copy_id == copy.id)
        return OnBoard(
            session=session,
            posting=session.get_one(Posting, copy.posting_id),
            copy=copy,
            gaps=session.scalars(gaps.order_by(PostingGap.from_at)).all(),
            minutes=session.scalars(minutes).all(),
            now=self.desk.clock.now(),
        )


def _gaps_added(changes: Sequence[Told]) -> list[str]:
    return [each.row_uid for each in changes if each.action == "add" and each.table == PostingGap.__tablename__]


def _postings_of(session: Session, changes: Sequence[Told]) -> Sequence[Posting]:
    changed = [each.row_uid for each in changes]
    joined = select(Posting).join(PostingCopy, PostingCopy.posting_id == Posting.id)
    query = joined.where(or_(PostingCopy.uid.in_(changed), Posting.uid.in_(changed)))
    return session.scalars(query).unique().all()


def _posting(session: Session, uid: str, rev: int) -> Posting:
    posting = row_of(session, Posting, uid, "thông báo này")
    refuse_changed(posting.rev, rev, "Thông báo này")
    return posting


def _kept(posting: Posting) -> Saved:
    return Saved(posting.uid, posting.rev, posting.number, posting.year)
