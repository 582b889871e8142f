"""What an officer does with the sessions of the head; one method is one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.models import Channel, Mode, SessionDay, Visit
from desktop_app.areas.reception.secrecy import refuse_known_names
from desktop_app.areas.reception.sessions.entry import SessionEntry, TaskEntry
from desktop_app.areas.reception.sessions.kept import session_day_of
from desktop_app.areas.reception.sessions.models import Outcome, SessionState, SessionTask
from desktop_app.areas.reception.sessions.tying import find_session, tie_waiting
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office import undo
from desktop_app.office.desk import Service
from desktop_app.office.kept import refuse_changed
from desktop_app.office.rights import Right, needs

TABLE = "session_day"
WHERE = "sổ tiếp công dân"


@dataclass(frozen=True)
class Kept:
    """What the desk learns of a saved session; `tied` is how many visits were joined to it just now."""

    uid: str
    rev: int
    held_on: date
    tied: int = 0


class SessionService(Service):
    """The sessions."""

    @needs(Right.READ)
    def of_visit(self, on: date, mode: Mode, at: time | None = None) -> str:
        """The uid of the session that a visit of that day and mode belongs to; empty when there is none."""
        with self.desk.db.reading() as session:
            found = find_session(session, on, mode, at)
            return found.uid if found else ""

    @needs(Right.RECORD)
    def put(self, entry: SessionEntry) -> Kept:
        """Put a session; visits of that day and chair that wait for one are tied to it."""
        with self.desk.db.writing(self.holder.uid) as session:
            self._refuse_twice(session, entry)
            day = SessionDay(**entry.values(), state=SessionState.PLANNED)
            session.add(day)
            session.flush()
            tied = tie_waiting(session, day)
            session.flush()
            return Kept(day.uid, day.rev, day.held_on, tied)

    @needs(Right.RECORD)
    def change(self, uid: str, rev: int, entry: SessionEntry) -> Kept:
        """Change what a session is about; its day changes by `move` only."""

        def work(session: Session, day: SessionDay) -> None:
            if entry.held_on != day.held_on:
                raise InvalidInput({"held_on": "Muốn đổi ngày, hãy dùng Chuyển ngày để giữ lý do."})
            if entry.mode is not day.mode and _visits(session, day):
                raise InvalidInput(
                    {"mode": "Phiên đã có lượt tiếp nên không đổi người tiếp được. Sửa từng lượt trước."}
                )
            _refuse_names(session, self, day, {"attendees": entry.attendees, "expected": entry.expected})
            _put(day, entry.values())

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def move(
        self, uid: str, rev: int, held_on: date, reason: str, starts_at: time | None = None, ends_at: time | None = None
    ) -> Kept:
        """Hold the session on another day, with a reason; the day the schedule named stays with it."""

        def work(session: Session, day: SessionDay) -> None:
            _must_be_planned(day, "chuyển ngày")
            if _visits(session, day):
                raise UserError("Phiên đã có lượt tiếp nên không chuyển ngày được. Sửa ngày của các lượt tiếp trước.")
            if held_on == day.held_on:
                raise InvalidInput({"held_on": "Ngày mới trùng ngày cũ. Chọn ngày khác."})
            if not self.desk.law.calendar.is_working(held_on):
                why = self.desk.law.calendar.why_off(held_on)
                raise InvalidInput({"held_on": f"Ngày {words.day(held_on)} là ngày nghỉ ({why}). Chọn ngày làm việc."})
            day.planned_on = day.planned_on or day.held_on
            _put(day, {"held_on": held_on, "change_reason": reason})
            _put(day, {"starts_at": starts_at or day.starts_at, "ends_at": ends_at or day.ends_at})
            session.flush()
            tie_waiting(session, day)

        return self._write(uid, rev, work, reason)

    @needs(Right.RECORD)
    def call_off(self, uid: str, rev: int, reason: str) -> Kept:
        """Say that the session does not take place, and why; its record stays."""

        def work(session: Session, day: SessionDay) -> None:
            _must_be_planned(day, "bỏ")
            if _visits(session, day):
                raise UserError("Phiên đã có lượt tiếp nên không bỏ được. Hãy ghi kết quả phiên tiếp.")
            _put(day, {"state": SessionState.CALLED_OFF, "change_reason": reason})

        return self._write(uid, rev, work, reason)

    @needs(Right.RECORD)
    def hold(
        self,
        uid: str,
        rev: int,
        outcome: Outcome,
        began_at: time | None = None,
        ended_at: time | None = None,
        attendees: str = "",
    ) -> Kept:
        """Say how the session went; that nobody came is refused where visits are tied to it."""

        def work(session: Session, day: SessionDay) -> None:
            if day.held_on > self.desk.clock.today():
                raise UserError(f"Phiên ngày {words.day(day.held_on)} chưa diễn ra. Ghi kết quả khi đã tiếp.")
            if began_at and ended_at and ended_at <= began_at:
                raise InvalidInput({"ended_at": "Giờ kết thúc không sau giờ bắt đầu. Kiểm tra lại hai giờ."})
            _refuse_names(session, self, day, {"attendees": attendees})
            visits = _visits(session, day)
            if outcome is Outcome.NOBODY_CAME and visits:
                raise InvalidInput({"outcome": f"Phiên này có {visits} lượt tiếp trong sổ. Chọn Có công dân đến."})
            _put(day, {"state": SessionState.HELD, "had_citizens": outcome is Outcome.CITIZENS_CAME})
            _put(day, {"began_at": began_at, "ended_at": ended_at})
            _put(day, {"attendees": attendees or day.attendees})

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def note_online(self, uid: str, rev: int, notified_on: date | None, tested_on: date | None) -> Kept:
        """Note when the parties of an online session were told and when the connection was tested."""

        def work(_session: Session, day: SessionDay) -> None:
            if day.channel is not Channel.ONLINE:
                raise UserError("Phiên này tiếp trực tiếp. Sửa hình thức thành trực tuyến trước.")
            late = {
                name: "Ngày này sau ngày tiếp. Kiểm tra lại ngày."
                for name, on in (("notified_on", notified_on), ("tested_on", tested_on))
                if on and on > day.held_on
            }
            if late:
                raise InvalidInput(late)
            _put(day, {"notified_on": notified_on, "tested_on": tested_on})

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def write_minutes(self, uid: str, rev: int, minutes_number: str, secretary: str, post: str, minutes: str) -> Kept:
        """Keep the minutes of a session that was held."""

        def work(session: Session, day: SessionDay) -> None:
            _must_be_held(day, "biên bản")
            _refuse_names(session, self, day, {"minutes": minutes, "secretary": secretary, "secretary_post": post})
            values = {"minutes_number": minutes_number, "secretary": secretary, "secretary_post": post}
            _put(day, {**values, "minutes": minutes})

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def conclude(
        self, uid: str, rev: int, conclusion: str, number: str, concluded_on: date, tasks: list[TaskEntry]
    ) -> Kept:
        """Keep what the chair concluded and who must act by when; tasks already done stay as they are."""

        def work(session: Session, day: SessionDay) -> None:
            _must_be_held(day, "kết luận")
            if concluded_on < day.held_on:
                raise InvalidInput({"concluded_on": "Ngày kết luận trước ngày tiếp. Kiểm tra lại ngày."})
            typed = "\n".join(f"{task.what} {task.who}" for task in tasks)
            _refuse_names(session, self, day, {"conclusion": conclusion, "tasks": typed})
            _put(day, {"conclusion": conclusion, "conclusion_number": number, "concluded_on": concluded_on})
            _put_tasks(session, day, tasks)

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def finish_task(self, uid: str, rev: int, done_on: date, result: str) -> None:
        """Note that a task of a conclusion is done."""
        with self.desk.db.writing(self.holder.uid) as session:
            task = session.scalars(select(SessionTask).where(SessionTask.uid == uid)).one_or_none()
            if task is None or task.rev != rev:
                raise UserError("Việc này vừa được người khác sửa. Mở lại phiên tiếp để xem bản mới.")
            day = session.get_one(SessionDay, task.session_day_id)
            if day.concluded_on and done_on < day.concluded_on:
                raise InvalidInput({"done_on": "Ngày xong trước ngày kết luận. Kiểm tra lại ngày."})
            _refuse_names(session, self, day, {"result": result})
            task.done_on, task.result = done_on, result

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of a session within ten minutes; a sentence that says what was taken back."""
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, (TABLE,), self.desk.clock.now())
            if any(change.action == "add" and change.table == Visit.__tablename__ for change in last):
                raise UserError(f"Lần lưu cuối là ghi lượt tiếp. Muốn bỏ, hãy mở {WHERE}.")
            added = [change.row_uid for change in last if change.action == "add" and change.table == TABLE]
            for day in session.scalars(select(SessionDay).where(SessionDay.uid.in_(added))):
                if _visits(session, day):
                    raise UserError(f"Phiên này đã có lượt tiếp nên không hoàn tác được. {undo.INSTEAD}")
                _put(day, {"state": SessionState.CALLED_OFF, "change_reason": undo.REASON})
            if added:
                return f"Đã bỏ {words.number(len(added))} phiên vừa lập."
            undo.restore(session, last)
            return "Đã trả phiên tiếp về như trước lần lưu cuối."

    def _write(self, uid: str, rev: int, work: Callable[[Session, SessionDay], None], reason: str = "") -> Kept:
        with self.desk.db.writing(self.holder.uid, reason) as session:
            day = session_day_of(session, uid)
            refuse_changed(day.rev, rev, "Phiên tiếp này")
            work(session, day)
            session.flush()
            return Kept(day.uid, day.rev, day.held_on)

    def _refuse_twice(self, session: Session, entry: SessionEntry) -> None:
        there = find_session(session, entry.held_on, entry.mode)
        if there is not None and there.kind is entry.kind and there.starts_at == entry.starts_at:
            raise InvalidInput({"held_on": f"Ngày {words.day(entry.held_on)} đã có phiên này. Mở phiên đó để sửa."})


def _put(day: SessionDay, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if getattr(day, name) != value:
            setattr(day, name, value)


def _put_tasks(session: Session, day: SessionDay, tasks: list[TaskEntry]) -> None:
    """The typed tasks in place of the open ones: rows are used again in their order, none is taken away silently."""
    known = select(SessionTask).where(SessionTask.session_day_id == day.id).order_by(SessionTask.position)
    rows = list(session.scalars(known))
    open_rows = [row for row in rows if row.done_on is None]
    if len(tasks) < len(open_rows):
        raise InvalidInput({"tasks": "Có việc đã giao bị xóa. Việc không làm nữa thì ghi xong kèm lý do."})
    for row, task in zip(open_rows, tasks, strict=False):
        if (row.what, row.who, row.due_on) != (task.what, task.who, task.due_on):
            row.what, row.who, row.due_on = task.what, task.who, task.due_on
    for at, task in enumerate(tasks[len(open_rows) :], start=len(rows) + 1):
        session.add(SessionTask(session_day_id=day.id, position=at, what=task.what, who=task.who, due_on=task.due_on))


def _visits(session: Session, day: SessionDay) -> int:
    query = select(func.count(Visit.id)).where(Visit.session_day_id == day.id, Visit.voided_on.is_(None))
    return session.scalars(query).one()


def _refuse_names(session: Session, service: Service, day: SessionDay, texts: Mapping[str, str]) -> None:
    """A denouncer who was received in the session is not named in what is written about it."""
    secret = select(Visit).where(Visit.session_day_id == day.id, Visit.is_secret)
    for visit in session.scalars(secret):
        refuse_known_names(session, service.desk, visit, texts)


def _must_be_planned(day: SessionDay, verb: str) -> None:
    if day.state is not SessionState.PLANNED:
        raise UserError(f"Phiên ngày {words.day(day.held_on)} đã ghi kết quả hoặc đã bỏ nên không {verb} được.")


def _must_be_held(day: SessionDay, paper: str) -> None:
    if day.state is not SessionState.HELD:
        raise UserError(f"Phiên này chưa ghi kết quả. Hãy ghi kết quả phiên tiếp trước khi lập {paper}.")
