"""What an officer does with the records of disclosure; one method is one transaction."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from db.trouble import MachineTrouble
from desktop_app.areas.disclosure import filing, taking_back
from desktop_app.areas.disclosure.catalogue import read_catalogue
from desktop_app.areas.disclosure.entry import DisclosureEntry, PostEntry, SlotEntry
from desktop_app.areas.disclosure.fields import DRAFT
from desktop_app.areas.disclosure.kept import children, open_record, record_of, saved
from desktop_app.areas.disclosure.models import ChangeKind, Disclosure, Form, HamletNotice, RadioSlot
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law.deadline import Deadline
from desktop_app.office import undo
from desktop_app.office.desk import Service
from desktop_app.office.kept import Saved
from desktop_app.office.rights import Right, needs

__all__ = ["DisclosureService", "Saved"]

TABLES = ("disclosure", "disclosure_form", "radio_slot", "hamlet_notice", "posting")


class DisclosureService(Service):
    """The records of disclosure."""

    @needs(Right.READ)
    def deadline(
        self, item_code: str, on: date, rule_key: str = "", change: ChangeKind = ChangeKind.FIRST
    ) -> Deadline | None:
        """The deadline of a record of that day with its arithmetic; None where no item or no rule is known."""
        with self.desk.db.reading() as session:
            item = read_catalogue(session).of(item_code, on)
        return filing.deadline_of(self.desk.law.now(), item, on, rule_key, change) if item else None

    @needs(Right.RECORD)
    def register(self, entry: DisclosureEntry) -> Saved:
        """Enter a record with its forms, its deadline and its notice: all of it in one transaction."""
        with self.desk.db.writing(self.holder.uid, entry.change_reason.strip()) as session:
            if entry.change is not ChangeKind.FIRST:
                _must_follow(session, entry)
            done = saved(session, filing.new_record(session, self.desk, entry))
        self._forget_draft(DRAFT)
        return done

    @needs(Right.RECORD)
    def correct(self, uid: str, rev: int, entry: DisclosureEntry, reason: str) -> Saved:
        """Change a record with a reason; refused when somebody changed it since revision `rev` was read."""
        _ask_reason(reason, "Chưa ghi lý do sửa. Hãy ghi lý do, lý do được giữ trong nhật ký.")
        done = self._write(uid, rev, lambda s, row: filing.change_record(s, self.desk, row, entry), reason)
        self._forget_draft(f"{DRAFT}.{uid}")
        return done

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> Saved:
        """Void a record with its notices; its number stays with the reason and is never used again."""
        _ask_reason(reason, "Chưa ghi lý do hủy. Hãy ghi lý do, lý do được giữ cùng số hồ sơ.")
        return self._write(uid, rev, lambda s, row: taking_back.strike(s, row, self.desk.clock.today(), reason), reason)

    @needs(Right.RECORD)
    def post(self, uid: str, rev: int, post: PostEntry) -> Saved:
        """Make the notice of a record; the copies are put up and taken down by the service of postings."""

        def work(session: Session, row: Disclosure) -> None:
            item = filing.item_of(session, row.item_code, row.trigger_on)
            filing.put_on_boards(session, self.desk, row, item, post)

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def carry_out(
        self,
        uid: str,
        rev: int,
        form: Form,
        on: date,
        *,
        to_on: date | None = None,
        address: str = "",
        who: str = "",
        note: str = "",
    ) -> Saved:
        """Note that a form was carried out; postings, readings and hamlets have their own verbs."""
        if form in (Form.POSTED, Form.RADIO, Form.HAMLET_HEAD):
            raise ValueError(f"{form.name} has its own verb")
        if to_on and to_on < on:
            raise InvalidInput({"to_on": "Ngày cuối trước ngày đầu. Kiểm tra lại hai ngày."})
        if form is Form.PORTAL and not _is_address(address):
            how = "Địa chỉ trang phải bắt đầu bằng http hoặc https. Sao chép cả địa chỉ từ trình duyệt rồi dán vào."
            raise InvalidInput({"address": how})

        def work(session: Session, row: Disclosure) -> None:
            kept = filing.form_to_do(session, row, form)
            filing.put(kept, from_on=on, to_on=to_on, address=address.strip(), who=who, note=note)

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def leave_out(self, uid: str, rev: int, form: Form, reason: str) -> Saved:
        """Say why a chosen form is not carried out; refused once something of it was."""
        _ask_reason(reason, "Chưa ghi lý do không thực hiện. Hãy ghi lý do, lý do được giữ cùng hồ sơ.")
        return self._write(uid, rev, lambda s, row: filing.leave_out(s, row, form, reason.strip()), reason)

    @needs(Right.RECORD)
    def read_out(self, uid: str, rev: int, slots: Sequence[SlotEntry]) -> Saved:
        """Note readings on the radio."""

        def work(session: Session, row: Disclosure) -> None:
            filing.form_to_do(session, row, Form.RADIO)
            for slot in slots:
                values = {"read_on": slot.read_on, "read_at": slot.read_at, "reader": slot.reader, "note": slot.note}
                session.add(RadioSlot(disclosure_id=row.id, **values))

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def strike_slot(self, uid: str, rev: int, slot_uid: str, reason: str) -> Saved:
        """Take back a reading that was noted by mistake; it stays in the history with the reason."""
        _ask_reason(reason, "Chưa ghi lý do bỏ buổi phát. Hãy ghi lý do, lý do được giữ trong nhật ký.")

        def work(session: Session, row: Disclosure) -> None:
            slot = next((slot for slot in children(session, RadioSlot, row) if slot.uid == slot_uid), None)
            if slot is None or slot.voided_on:
                raise UserError("Buổi phát này không còn trong hồ sơ. Mở lại hồ sơ để xem bản mới.")
            slot.voided_on = self.desk.clock.today()

        return self._write(uid, rev, work, reason)

    @needs(Right.RECORD)
    def send_to_heads(self, uid: str, rev: int, sent_on: date, hamlet_ids: Sequence[int]) -> Saved:
        """Note that the content was sent to the heads of these hamlets; a hamlet sent before gets the new day."""
        if not hamlet_ids:
            raise InvalidInput({"hamlets": "Chưa chọn thôn, tổ dân phố. Ghi mỗi dòng một thôn, tổ dân phố."})

        def work(session: Session, row: Disclosure) -> None:
            filing.form_to_do(session, row, Form.HAMLET_HEAD)
            known = {notice.hamlet_id: notice for notice in children(session, HamletNotice, row)}
            for hamlet_id in hamlet_ids:
                if hamlet_id in known:
                    _send_again(known[hamlet_id], sent_on)
                else:
                    session.add(HamletNotice(disclosure_id=row.id, hamlet_id=hamlet_id, sent_on=sent_on))

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def acknowledge(self, uid: str, rev: int, hamlet_id: int, on: date, by: str, way: str = "") -> Saved:
        """Note that a hamlet's head acknowledged it, and how the people were told."""
        return self.acknowledge_all(uid, rev, {hamlet_id: by}, on, way)

    @needs(Right.RECORD)
    def acknowledge_all(self, uid: str, rev: int, heads: Mapping[int, str], on: date, way: str = "") -> Saved:
        """Note that the heads of several hamlets (by local key) acknowledged it on the same day: all, or none."""

        def work(session: Session, row: Disclosure) -> None:
            sent = {n.hamlet_id: n for n in children(session, HamletNotice, row) if n.voided_on is None}
            for hamlet_id, by in heads.items():
                if hamlet_id not in sent:
                    raise UserError("Chưa gửi nội dung này đến thôn, tổ dân phố đó. Ghi việc gửi trước.")
                if on < sent[hamlet_id].sent_on:
                    raise InvalidInput({"acknowledged_on": "Ngày xác nhận trước ngày gửi. Kiểm tra lại hai ngày."})
                filing.put(sent[hamlet_id], acknowledged_on=on, acknowledged_by=by, way=way)

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of the last ten minutes; a sentence that says what was taken back."""
        now = self.desk.clock.now()
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, TABLES, now)
            return taking_back.take_back(session, last, now.date())

    def _write(self, uid: str, rev: int, work: Callable[[Session, Disclosure], None], reason: str = "") -> Saved:
        with self.desk.db.writing(self.holder.uid, reason) as session:
            row = open_record(session, uid, rev)
            work(session, row)
            session.flush()
            filing.note_first_day(session, row)
            return saved(session, row)

    def _forget_draft(self, form: str) -> None:
        # The record is kept by now: a disk that refuses must not make it look lost. The draft is offered once more.
        with suppress(MachineTrouble):
            self.desk.drafts.discard(form, self.holder.uid)


def _send_again(notice: HamletNotice, sent_on: date) -> None:
    """The new day; an acknowledgement of what was sent before it, or was taken back, no longer counts."""
    if notice.voided_on or (notice.acknowledged_on and notice.acknowledged_on < sent_on):
        filing.put(notice, acknowledged_on=None, acknowledged_by="", way="")
    filing.put(notice, sent_on=sent_on, voided_on=None)


def _must_follow(session: Session, entry: DisclosureEntry) -> None:
    """What follows another record names it and says why."""
    if not entry.change_reason.strip():
        said = "Chưa ghi lý do công khai lại. Hãy ghi nội dung nào thay đổi, hoặc sai chỗ nào."
        raise InvalidInput({"change_reason": said})
    before = record_of(session, entry.replaces_uid)
    if before.voided_on:
        raise UserError(f"Hồ sơ {before.label} đã hủy. Hãy đăng hồ sơ mới thay vì công khai lại.")


def _ask_reason(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise InvalidInput({"reason": sentence})


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and len(text.split()) == 1
