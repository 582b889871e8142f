"""What an officer does with requests for information; one method is one transaction."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.models import Disclosure
from desktop_app.areas.disclosure.requests.entry import AnswerEntry, RequestEntry
from desktop_app.areas.disclosure.requests.kept import open_request, request_row
from desktop_app.areas.disclosure.requests.models import InformationRequest, RequestEnd, RequestKind
from desktop_app.areas.disclosure.requests.rules import ENDS, limit_of
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office import undo
from desktop_app.office.desk import Service
from desktop_app.office.kept import Saved
from desktop_app.office.numbers import next_number
from desktop_app.office.rights import Right, needs

BOOK = "information_request"


class RequestService(Service):
    """The requests; whoever asked stands in no reason, title or name of a file."""

    @needs(Right.RECORD)
    def register(self, entry: RequestEntry) -> Saved:
        """Enter a request with its number of the year and its limit."""
        with self.desk.db.writing(self.holder.uid) as session:
            year = entry.received_on.year
            row = InformationRequest(year=year, number=next_number(session, BOOK, year))
            self._copy(session, row, entry)
            session.add(row)
            return _saved(session, row)

    @needs(Right.RECORD)
    def correct(self, uid: str, rev: int, entry: RequestEntry, reason: str) -> Saved:
        """Change a request with a reason; what was done with it stays."""
        _ask(reason, "Chưa ghi lý do sửa. Hãy ghi lý do, lý do được giữ trong nhật ký.")

        def work(session: Session, row: InformationRequest) -> None:
            if entry.received_on.year != row.year:
                said = f"Yêu cầu {row.label} thuộc năm {row.year}. Bỏ số này rồi ghi lại với ngày đúng."
                raise InvalidInput({"received_on": said})
            if row.asked_source_on and entry.kind is not RequestKind.DISPUTE:
                raise InvalidInput({"kind": "Đã hỏi cơ quan tạo ra thông tin. Giữ loại “không chính xác”."})
            if row.end and row.end is not RequestEnd.WITHDRAWN and row.end not in ENDS[entry.kind]:
                raise InvalidInput({"kind": f"Yêu cầu đã kết thúc: {words.inside(row.end.value)}. Giữ loại này."})
            self._copy(session, row, entry)

        return self._write(uid, rev, work, reason)

    @needs(Right.RECORD)
    def ask_source(self, uid: str, rev: int, on: date) -> Saved:
        """Note that the body where the disputed information comes from was asked."""

        def work(session: Session, row: InformationRequest) -> None:
            _still_open(row)
            if row.kind is not RequestKind.DISPUTE:
                raise UserError("Chỉ hỏi cơ quan tạo ra thông tin khi có người cho rằng thông tin không chính xác.")
            _in_order(row.received_on, on, "Ngày hỏi trước ngày nhận")
            row.asked_source_on, row.source_replied_on = on, None
            self._count(row, _own(row))

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def source_replied(self, uid: str, rev: int, on: date) -> Saved:
        """Note the reply, from which the days to put it right are counted."""

        def work(session: Session, row: InformationRequest) -> None:
            _still_open(row)
            if row.asked_source_on is None:
                raise UserError("Chưa ghi ngày hỏi cơ quan tạo ra thông tin. Ghi việc hỏi trước.")
            _in_order(row.asked_source_on, on, "Ngày trả lời trước ngày hỏi")
            own = _own(row)
            row.source_replied_on = on
            self._count(row, own)

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def answer(self, uid: str, rev: int, entry: AnswerEntry) -> Saved:
        """Keep how the request ended; a refusal asks for its reason."""

        def work(session: Session, row: InformationRequest) -> None:
            _still_open(row)
            if entry.end not in ENDS[row.kind]:
                allowed = "; ".join(end.value for end in ENDS[row.kind])
                raise InvalidInput({"end": f"Kết quả này không hợp với loại yêu cầu. Chọn: {allowed}."})
            if entry.end is RequestEnd.REFUSED and not entry.answer.strip():
                raise InvalidInput({"answer": "Từ chối phải nêu lý do. Ghi lý do từ chối."})
            _in_order(row.received_on, entry.on, "Ngày trả lời trước ngày nhận")
            row.end, row.ended_on = entry.end, entry.on
            row.answer_number, row.answer = entry.answer_number, entry.answer

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def withdraw(self, uid: str, rev: int, on: date) -> Saved:
        """Note that whoever asked no longer does."""

        def work(session: Session, row: InformationRequest) -> None:
            _still_open(row)
            _in_order(row.received_on, on, "Ngày rút trước ngày nhận")
            row.end, row.ended_on = RequestEnd.WITHDRAWN, on

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> Saved:
        """Void a request; its number stays with the reason and is never used again."""
        _ask(reason, "Chưa ghi lý do hủy. Hãy ghi lý do, lý do được giữ cùng số yêu cầu.")

        def work(session: Session, row: InformationRequest) -> None:
            row.voided_on, row.void_reason = self.desk.clock.today(), reason

        return self._write(uid, rev, work, reason)

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of the last ten minutes; a sentence that says what was taken back."""
        now = self.desk.clock.now()
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, (InformationRequest.__tablename__,), now)
            added = [change for change in last if change.action == "add"]
            if not added:
                undo.restore(session, last)
                return "Đã trả yêu cầu thông tin về như trước lần lưu cuối."
            row = request_row(session, added[0].row_uid)
            if row.rev != added[0].row_rev:
                raise UserError(f"Yêu cầu {row.label} đã được làm tiếp. {undo.INSTEAD}")
            row.voided_on, row.void_reason = now.date(), undo.REASON
            return f"Đã hủy yêu cầu {row.label} vừa ghi. Số được giữ lại."

    def _copy(self, session: Session, row: InformationRequest, entry: RequestEntry) -> None:
        for name, value in {**entry.columns(), "disclosure_uid": _record_uid(session, entry.record)}.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
        self._count(row, entry.due_on)
        if entry.due_on and row.rule_key:
            said = f"Ngày nhận này đã có quy định, hạn {words.day(row.due_on)}. Bỏ trống ô này."
            raise InvalidInput({"due_on": said})
        if entry.due_on and entry.due_on < row.received_on:
            raise InvalidInput({"due_on": "Hạn trước ngày nhận. Kiểm tra lại hai ngày."})

    def _count(self, row: InformationRequest, own: date | None) -> None:
        """The limit by the dated rule; a day of the office's own only where there is none."""
        law = self.desk.law.now()
        due = limit_of(law, row.kind, row.received_on, row.asked_source_on, row.source_replied_on)
        row.rule_key, row.due_on = (due.rule.key, due.due_on) if due else ("", own)

    def _write(
        self, uid: str, rev: int, work: Callable[[Session, InformationRequest], None], reason: str = ""
    ) -> Saved:
        with self.desk.db.writing(self.holder.uid, reason) as session:
            row = open_request(session, uid, rev)
            work(session, row)
            return _saved(session, row)


def _saved(session: Session, row: InformationRequest) -> Saved:
    session.flush()
    return Saved(row.uid, row.rev, row.number, row.year)


def _record_uid(session: Session, label: str) -> str:
    """The record that is called so; "" for none named."""
    if not label:
        return ""
    number, _, year = label.replace(" ", "").partition("/")
    if number.isdecimal() and year.isdecimal():
        query = select(Disclosure.uid).where(Disclosure.number == int(number), Disclosure.year == int(year))
        if uid := session.scalars(query).one_or_none():
            return uid
    raise InvalidInput({"record": f"Không có hồ sơ công khai số {label}. Gõ số và năm, ví dụ 12/2026, hoặc bỏ trống."})


def _own(row: InformationRequest) -> date | None:
    """The day that the office set itself."""
    return None if row.rule_key else row.due_on


def _still_open(row: InformationRequest) -> None:
    if row.end:
        raise UserError(f"Yêu cầu {row.label} đã kết thúc: {words.inside(row.end.value)}.")


def _in_order(first: date, then: date, said: str) -> None:
    if then < first:
        raise InvalidInput({"on": f"{said} {words.day(first)}. Kiểm tra lại ngày."})


def _ask(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise InvalidInput({"reason": sentence})
