"""What is done with the batches of a survey; one method is one transaction."""

from desktop_app.areas.surveys.field import batching
from desktop_app.areas.surveys.field.entry import BatchEntry, ReturnEntry
from desktop_app.areas.surveys.field.rules import disagreements
from desktop_app.areas.surveys.kept import Saved, batch_of, open_batch, open_survey, saved
from desktop_app.areas.surveys.keying.kept import waiting
from desktop_app.areas.surveys.keying.pile_sealed import forget_pile
from desktop_app.areas.surveys.keying.sealing import seal_batch
from desktop_app.areas.surveys.service import refuse_blank
from desktop_app.areas.surveys.states import BatchState
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Service
from desktop_app.office.kept import refuse_changed
from desktop_app.office.rights import Right, needs


class BatchService(Service):
    """The batches of a survey."""

    @needs(Right.RECORD)
    def begin(self, survey_uid: str, entry: BatchEntry) -> Saved:
        """Enter a batch; its forms get the running numbers that come next, and those keyed twice are drawn."""
        with self.desk.db.writing(self.holder.uid) as session:
            return saved(batching.begin_inside(session, self.desk, open_survey(session, survey_uid), entry))

    @needs(Right.RECORD)
    def correct(self, batch_uid: str, rev: int, entry: BatchEntry) -> Saved:
        """Put right who collects where; printed forms have their numbers already, so that their count stays."""
        with self.desk.db.writing(self.holder.uid) as session:
            batch = open_batch(session, batch_uid, rev)
            batching.change(session, self.desk, batch, entry)
            return saved(batch)

    @needs(Right.RECORD)
    def returned(self, batch_uid: str, rev: int, entry: ReturnEntry) -> Saved:
        """Say how many forms were handed out, came back and cannot be keyed."""
        with self.desk.db.writing(self.holder.uid) as session:
            batch = open_batch(session, batch_uid, rev)
            batching.bring_back(session, self.desk, batch, entry)
            return saved(batch)

    @needs(Right.RECORD)
    def close(self, batch_uid: str, rev: int) -> Saved:
        """Close a batch whose counts agree; UserError says which do not. Anonymous forms are sealed with it."""
        with self.desk.db.writing(self.holder.uid) as session:
            batch = open_batch(session, batch_uid, rev)
            counts = batching.counts_of(session, self.desk, batch)
            wrong = disagreements(counts, waiting(session, self.desk, batch))
            if wrong:
                raise UserError(" ".join(wrong))
            seal_batch(session, self.desk, batch)
            batch.keyed, batch.rejected = counts.keyed, counts.rejected or 0
            batch.state, batch.closed_on, batch.closed_by = BatchState.CLOSED, self.desk.clock.today(), self.holder.name
            session.flush()
            return saved(batch)

    @needs(Right.RECORD)
    def reopen(self, batch_uid: str, rev: int, reason: str) -> Saved:
        """Take forms in a closed batch again, but not where they are sealed or came from a file."""
        refuse_blank(reason, "Chưa ghi lý do mở lại lô. Hãy ghi lý do, lý do được giữ trong nhật ký.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            batch = batch_of(session, batch_uid)
            open_survey(session, batch.survey.uid)
            if batch.voided_on or batch.state is BatchState.OPEN:
                raise UserError(f"{batch.label} chưa đóng. Mở lại trang để xem tình trạng mới.")
            if batch.survey.is_anonymous:
                raise UserError("Phiếu khuyết danh đã trộn và niêm phong nên không mở lại lô được. Hãy lập lô mới.")
            if batch.serial_from is None:
                raise UserError(f"{batch.label} lấy từ tệp nên không mở lại được. Hủy lô kèm lý do rồi nhập lại tệp.")
            refuse_changed(batch.rev, rev, batch.label)
            batch.state, batch.closed_on, batch.closed_by = BatchState.OPEN, None, ""
            session.flush()
            return saved(batch)

    @needs(Right.RECORD)
    def void(self, batch_uid: str, rev: int, reason: str) -> Saved:
        """Strike a batch out, open or closed: its forms no longer count, its serials are never given again."""
        refuse_blank(reason, "Chưa ghi lý do hủy lô. Hãy ghi lý do, lý do được giữ cùng lô.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            batch = batch_of(session, batch_uid)
            open_survey(session, batch.survey.uid)
            if batch.voided_on:
                raise UserError(f"{batch.label} đã hủy từ trước. Mở lại trang để xem tình trạng mới.")
            refuse_changed(batch.rev, rev, batch.label)
            batch.voided_on, batch.void_reason = self.desk.clock.today(), reason.strip()
            forget_pile(session, self.desk, batch)
            session.flush()
            return saved(batch)
