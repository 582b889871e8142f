"""What is done with a vote: opened, counted twice, settled, closed; one method is one transaction."""

from datetime import date

from desktop_app.areas.decisions import life
from desktop_app.areas.decisions.kept import open_decision
from desktop_app.areas.decisions.states import Form
from desktop_app.areas.decisions.votes import agreeing, opening
from desktop_app.areas.decisions.votes.entry import COUNTERS, CountEntry, SettleEntry, Totals, VoteEntry
from desktop_app.areas.decisions.votes.kept import (
    SETTLED,
    SavedVote,
    counting_of,
    is_settled,
    name_of,
    open_unit,
    open_vote,
    put_totals,
    saved,
    totals_of,
    unit_of,
    vote_of,
)
from desktop_app.areas.decisions.votes.models import UnitCount, Vote, VoteUnit
from desktop_app.areas.decisions.votes.result import verdict_of
from desktop_app.areas.decisions.votes.rules import Verdict
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.evidence.prepared import Prepared
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Service
from desktop_app.office.kept import refuse_changed
from desktop_app.office.models import Attachment
from desktop_app.office.procedure.keeping import counting
from desktop_app.office.rights import Right, needs

SCREENSHOT = "Minh chứng biểu quyết trực tuyến"


class VoteService(Service):
    """The votes of a decision; their lists of households are kept by `ListService`."""

    @needs(Right.RECORD)
    def open_vote(self, decision_uid: str, rev: int, entry: VoteEntry) -> SavedVote:
        """Open a vote on a decision read at revision `rev`; a form that the law does not open a leader may force."""
        forced = entry.force_reason.strip()
        with self.desk.db.writing(self.holder.uid, forced) as session:
            decision = open_decision(session, decision_uid, rev)
            if any(not vote.closed_on and not vote.voided_on for vote in decision.votes):
                raise UserError("Lần biểu quyết trước chưa chốt. Hãy chốt hoặc hủy lần đó trước.")
            said = opening.why_not_in(decision, entry)
            if said and not forced:
                raise InvalidInput({"form": said})
            if said and not self.holder.may(Right.FORCE_STEP):
                raise NotAllowed(f"{said} Chỉ lãnh đạo được cho làm, kèm lý do.")
            vote = opening.new_vote(session, decision, entry, self.desk.clock.today())
            session.flush()
            return saved(vote)

    @needs(Right.RECORD)
    def correct(self, vote_uid: str, rev: int, entry: VoteEntry) -> SavedVote:
        """Put hours, place, papers, opinions and the last day right while the vote is open."""
        with self.desk.db.writing(self.holder.uid) as session:
            vote = open_vote(session, vote_uid, rev)
            if vote.form is not Form.MEETING and entry.to_on:
                opening.refuse_wrong(entry, entry.to_on)
                vote.to_on = entry.to_on
            opening.put_words(vote, entry)
            session.flush()
            return saved(vote)

    @needs(Right.RECORD)
    def add_evidence(self, vote_uid: str, rev: int, file: Prepared) -> SavedVote:
        """Keep the picture of an online vote's result, over the one that was there."""
        with self.desk.db.writing(self.holder.uid) as session:
            vote = open_vote(session, vote_uid, rev)
            kept = Attachment(
                record_uid=vote.uid,
                title=SCREENSHOT,
                media_type=file.media_type,
                size=len(file.content),
                stored_as=self.desk.attachments.put(file.content),
            )
            session.add(kept)
            session.flush()
            vote.evidence_uid = kept.uid
            session.flush()
            return saved(vote)

    @needs(Right.RECORD)
    def set_households(self, unit_uid: str, rev: int, households: int, reason: str) -> SavedVote:
        """Put the number of households of the day right, with a reason that stays in the journal."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do sửa số hộ. Gõ lý do, ví dụ số văn bản của thôn."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            unit = open_unit(session, unit_uid, rev)
            if not 1 <= households <= agreeing.LARGEST or households < (unit.present or 0):
                raise InvalidInput({"households": "Số hộ phải từ 1 và không ít hơn số hộ dự. Gõ lại số hộ."})
            unit.households = households
            session.flush()
            return saved(unit)

    @needs(Right.RECORD)
    def set_present(self, unit_uid: str, rev: int, present: int) -> SavedVote:
        """Say how many households had somebody at the meeting."""
        with self.desk.db.writing(self.holder.uid) as session:
            unit = open_unit(session, unit_uid, rev)
            refuse_present(unit, present)
            unit.present = present
            session.flush()
            return saved(unit)

    @needs(Right.RECORD)
    def enter_count(self, unit_uid: str, rev: int, entry: CountEntry) -> SavedVote:
        """Keep what one counter found; `rev` is that of this counter's count, 0 when there was none.

        Two counts of one unit are by two people, and only a count whose totals agree is done.
        """
        with self.desk.db.writing(self.holder.uid) as session:
            unit = open_unit(session, unit_uid)
            _refuse_ahead(unit.vote, self.desk.clock.today())
            name = entry.counted_by.strip() or self.holder.name
            if entry.counter not in COUNTERS:
                raise ValueError(entry.counter)
            _refuse_same(unit, entry.counter, name)
            _refuse_strange(unit, entry.totals)
            if entry.is_done:
                _refuse_disagreeing(unit, entry.totals)
            count = next((each for each in unit.counts if each.counter == entry.counter), None)
            if count is None:
                count = UnitCount(counter=entry.counter)
                unit.counts.append(count)
            else:
                refuse_changed(count.rev, rev, f"Lượt đếm {entry.counter} của {name_of(unit)}")
            count.counted_by, count.is_done = name, entry.is_done
            put_totals(unit, entry.counter, entry.totals)
            session.flush()
            return SavedVote(count.uid, count.rev)

    @needs(Right.READ)
    def differences(self, unit_uid: str) -> tuple[agreeing.Difference, ...]:
        """Where two finished counts differ; UserError while one is not finished, so that nobody sees the other's."""
        with self.desk.db.reading() as session:
            return _differences(unit_of(session, unit_uid))

    @needs(Right.RECORD)
    def settle(self, unit_uid: str, rev: int, entry: SettleEntry | None = None) -> SavedVote:
        """Make one result of two counts: theirs when they are the same, else what is given, with a note."""
        with self.desk.db.writing(self.holder.uid) as session:
            unit = open_unit(session, unit_uid, rev)
            differing = _differences(unit)
            totals = entry.totals if entry else totals_of(unit, COUNTERS[0])
            if differing and (entry is None or not entry.note.strip()):
                said = ", ".join(each.said for each in differing)
                raise InvalidInput({"note": f"Hai lượt đếm khác nhau ở {said}. Đếm lại rồi ghi cách thống nhất."})
            if totals is None:
                raise UserError("Chưa có số liệu để thống nhất. Nhập hai lượt đếm trước.")
            _refuse_strange(unit, totals)
            _refuse_disagreeing(unit, totals)
            unit.settled_by = self.holder.name
            unit.settle_note = entry.note.strip() if entry else ""
            put_totals(unit, SETTLED, totals)
            session.flush()
            return saved(unit)

    @needs(Right.RECORD)
    def count_again(self, unit_uid: str, rev: int, reason: str) -> SavedVote:
        """Take a settled result back while the vote is open; both counts stand unfinished again."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do đếm lại. Gõ lý do, lý do được giữ trong nhật ký."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            unit = unit_of(session, unit_uid)
            open_vote(session, unit.vote.uid, unit.vote.rev)
            refuse_changed(unit.rev, rev, name_of(unit))
            unit.settled_by, unit.settle_note = "", ""
            for count in unit.counts:
                count.is_done = False
            session.flush()
            return saved(unit)

    @needs(Right.RECORD)
    def close(self, vote_uid: str, rev: int) -> Verdict:
        """Close the vote with what it comes to; refused while a unit is not settled."""
        with self.desk.db.writing(self.holder.uid) as session:
            vote = open_vote(session, vote_uid, rev)
            today = self.desk.clock.today()
            if vote.form is not Form.MEETING and today < vote.to_on:
                raise UserError(f"Thời gian biểu quyết đến hết ngày {words.day(vote.to_on)}. Chốt sau ngày đó.")
            if vote.form is Form.ONLINE and not vote.evidence_uid:
                raise UserError("Biểu quyết trực tuyến phải có ảnh kết quả kèm theo. Thêm ảnh chụp màn hình trước.")
            _refuse_without_present(vote)
            found = verdict_of(vote.decision, vote)
            if found is None:
                waiting = ", ".join(name_of(unit) for unit in vote.units if not is_settled(unit))
                raise UserError(f"Chưa thống nhất kết quả của {waiting}. Kiểm phiếu xong rồi chốt.")
            vote.closed_on, vote.closed_by = today, self.holder.name
            life.bring_up_to_date(session, self.desk, vote.decision)
            session.flush()
            return found

    @needs(Right.RECORD)
    def void(self, vote_uid: str, rev: int, reason: str) -> SavedVote:
        """Void a vote, closed or not; it stays with the reason and counts nowhere."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do hủy lần biểu quyết. Gõ lý do, lý do được giữ trong hồ sơ."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            vote = vote_of(session, vote_uid)
            if vote.voided_on:
                raise UserError("Lần biểu quyết này đã hủy trước đó. Mở lại trang để xem.")
            if any(step.vote_uid == vote.uid for step in counting(vote.decision.steps)):
                raise UserError("Kết quả lần này đã ghi thành bước trong hồ sơ. Bỏ bước đó trước rồi hủy.")
            refuse_changed(vote.rev, rev, "Lần biểu quyết này")
            vote.voided_on, vote.void_reason = self.desk.clock.today(), reason.strip()
            life.bring_up_to_date(session, self.desk, vote.decision)
            session.flush()
            return saved(vote)


def refuse_present(unit: VoteUnit, present: int) -> None:
    """InvalidInput when so many cannot have come."""
    if unit.vote.form is not Form.MEETING:
        raise UserError("Chỉ cuộc họp mới ghi số hộ dự. Phát phiếu thì ghi cuống đã phát.")
    if not 0 <= present <= unit.households:
        most = words.number(unit.households)
        raise InvalidInput({"present": f"Số hộ dự phải từ 0 đến {most} hộ của {name_of(unit)}. Đếm lại số hộ dự."})


def _refuse_same(unit: VoteUnit, counter: int, name: str) -> None:
    others = [count for count in unit.counts if count.counter != counter]
    if any(fold(count.counted_by) == fold(name) for count in others):
        raise InvalidInput(
            {"counted_by": f"{name} đã đếm lượt kia. Hai lượt đếm phải do hai người; gõ tên người khác."}
        )


def _refuse_strange(unit: VoteUnit, totals: Totals) -> None:
    if set(totals.votes) != set(counting_of(unit).choices):
        raise UserError("Các lựa chọn trên phiếu đã đổi từ khi mở trang. Đóng trang rồi mở lại.")


def _refuse_disagreeing(unit: VoteUnit, totals: Totals) -> None:
    said = agreeing.disagreements(counting_of(unit), totals)
    if said:
        raise InvalidInput({"totals": " ".join(said)})


def _refuse_ahead(vote: Vote, today: date) -> None:
    if today < vote.from_on:
        raise UserError(f"Biểu quyết từ ngày {words.day(vote.from_on)} nên chưa có phiếu để đếm. Kiểm tra lại ngày.")


def _refuse_without_present(vote: Vote) -> None:
    missing = [name_of(unit) for unit in vote.units if unit.present is None]
    if vote.form is Form.MEETING and missing:
        raise UserError(f"Chưa ghi số hộ dự họp của {', '.join(missing)}. Ghi số hộ dự rồi chốt.")


def _differences(unit: VoteUnit) -> tuple[agreeing.Difference, ...]:
    done = [count.counter for count in unit.counts if count.is_done]
    missing = [counter for counter in COUNTERS if counter not in done]
    if missing:
        said = " và ".join(map(str, missing))
        raise UserError(f"Lượt đếm {said} của {name_of(unit)} chưa xong. Đếm xong cả hai lượt mới so được.")
    first, second = (totals_of(unit, counter) for counter in COUNTERS)
    return agreeing.differences(counting_of(unit), first, second) if first and second else ()
