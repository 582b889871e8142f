"""What can be done with a session from its list, each in a sheet at the side."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.areas.reception.models import Channel
from desktop_app.areas.reception.sessions import fields
from desktop_app.areas.reception.sessions.due import called
from desktop_app.areas.reception.sessions.entry import TaskEntry, read_tasks, session_of, tasks_text
from desktop_app.areas.reception.sessions.models import Chairing, Outcome
from desktop_app.areas.reception.sessions.record import SessionRecord
from desktop_app.areas.reception.sessions.rules import Status
from desktop_app.areas.reception.sessions.service import Kept, SessionService
from desktop_app.areas.reception.sessions.views.papers import SessionPapers, named
from desktop_app.areas.reception.sessions.views.putting import SessionForm
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.verb_sheet import VerbSheet

Said = Mapping[str, Any]
PLANNED = frozenset({Status.UPCOMING, Status.TODAY, Status.UNRECORDED})
HELD = frozenset({Status.HELD, Status.NOBODY})


class SessionVerbs(ListVerbs[SessionRecord]):
    """Acts on the session taken last."""

    def __init__(self, workplace: Workplace, page: Page, papers: SessionPapers) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với phiên này")
        self._papers, self._service = papers, SessionService(workplace.desk)
        self._next = Button("Ghi kết quả", key="Enter")
        self._next.clicked.connect(self.go_on)

    def take(self, record: SessionRecord | None) -> None:
        """Act on this session from now on; on none while it is read."""
        super().take(record)
        if record is not None:
            words_of, _ = self._next_step(record)
            self._next.say(words_of)
            self._next.setVisible(bool(words_of))

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._next, self._more

    def go_on(self) -> None:
        """Do what comes next for this session."""
        if self._record is not None:
            self._next_step(self._record)[1]()

    def hold(self) -> None:
        """Say how the session went."""
        service, record = self._service, self._taken()
        outcome = Outcome.CITIZENS_CAME if record.visits else None
        start = {
            "outcome": outcome,
            "began_at": record.began_at or record.starts_at,
            **_these(record, "ended_at", "attendees"),
        }
        sheet = self._sheet(
            "Ghi kết quả phiên tiếp", fields.HOLD_FORM, start, lambda r, said: service.hold(*_at(r), **said)
        )
        sheet.made.connect(lambda _kept: self._done("Đã ghi kết quả phiên tiếp."))
        sheet.rise()

    def minutes(self) -> None:
        """Write the minutes."""
        service, record, desk = self._service, self._taken(), self._workplace.desk
        start = _these(record, "minutes_number", "secretary", "secretary_post", "minutes")
        if not record.secretary:
            start |= {"secretary": desk.account.name, "secretary_post": desk.account.post}

        def does(taken: SessionRecord, said: Said) -> Kept:
            texts = (said["minutes_number"], said["secretary"], said["secretary_post"], said["minutes"])
            return service.write_minutes(*_at(taken), *texts)

        sheet = self._sheet("Biên bản tiếp công dân", fields.MINUTES_FORM, start, does)
        sheet.made.connect(lambda _kept: self._done("Đã lưu biên bản."))
        sheet.rise()

    def conclude(self) -> None:
        """Write the conclusion and who must act by when."""
        service, record, today = self._service, self._taken(), self._workplace.desk.clock.today()
        waiting = [TaskEntry(task.what, task.who, task.due_on) for task in record.tasks if task.done_on is None]
        start = _these(record, "conclusion_number", "conclusion")
        start |= {"concluded_on": record.concluded_on or today, "tasks": tasks_text(waiting)}

        def does(taken: SessionRecord, said: Said) -> Kept:
            tasks = read_tasks(said["tasks"], said["concluded_on"])
            texts = (said["conclusion"], said["conclusion_number"], said["concluded_on"])
            return service.conclude(*_at(taken), *texts, tasks)

        sheet = self._sheet("Kết luận và giao việc", fields.CONCLUSION_FORM, start, does)
        sheet.made.connect(lambda _kept: self._done("Đã lưu kết luận."))
        sheet.rise()

    def move(self) -> None:
        """Hold it on another day."""
        service, record = self._service, self._taken()

        def does(taken: SessionRecord, said: Said) -> Kept:
            return service.move(*_at(taken), said["held_on"], said["reason"], said["starts_at"], said["ends_at"])

        sheet = self._sheet("Chuyển ngày tiếp", fields.MOVE_FORM, _these(record, "starts_at", "ends_at"), does)
        sheet.made.connect(lambda kept: self._done(f"Đã chuyển phiên tiếp sang ngày {words.day(kept.held_on)}."))
        sheet.rise()

    def call_off(self) -> None:
        """Say that it does not take place."""
        service = self._service
        verb = Button("Bỏ phiên này", Kind.DANGER, icon="ban", key=SAVE)
        sheet = self._sheet(
            "Không tổ chức phiên tiếp",
            fields.CALL_OFF_FORM,
            {},
            lambda r, said: service.call_off(*_at(r), **said),
            verb,
        )
        sheet.made.connect(lambda _kept: self._done("Đã ghi không tổ chức phiên này."))
        sheet.rise()

    def change(self) -> None:
        """Change what it is about."""
        service, record = self._service, self._taken()
        row = {name: getattr(record.row, name) for name in ("held_on", "kind", "channel", "chair", "chair_post")}
        start = row | {"mode": Chairing[record.row.mode.name]}
        start |= _these(record, "starts_at", "ends_at", "ground", "place", "attendees", "expected")
        sheet = self._sheet(
            "Sửa phiên tiếp", fields.SESSION_FORM, start, lambda r, said: service.change(*_at(r), session_of(said))
        )
        SessionForm(sheet, self._workplace.desk)
        sheet.made.connect(lambda _kept: self._done("Đã sửa phiên tiếp."))
        sheet.rise()

    def online(self) -> None:
        """Note what was done before an online session."""
        service, record = self._service, self._taken()
        start = _these(record, "notified_on", "tested_on")
        sheet = self._sheet(
            "Chuẩn bị tiếp trực tuyến", fields.ONLINE_FORM, start, lambda r, said: service.note_online(*_at(r), **said)
        )
        sheet.made.connect(lambda _kept: self._done("Đã ghi việc chuẩn bị tiếp trực tuyến."))
        sheet.rise()

    def finish(self, uid: str) -> None:
        """Note that a task is done."""
        service = self._service
        task = next(task for task in self._taken().tasks if task.uid == uid)
        start = {"done_on": self._workplace.desk.clock.today()}

        def does(_record: SessionRecord, said: Said) -> None:
            service.finish_task(task.uid, task.rev, said["done_on"], said["result"])

        sheet = self._sheet("Ghi việc đã xong", fields.TASK_FORM, start, does, about=f"{task.what}. {task.who}")
        sheet.made.connect(lambda _none: self._workplace.say("Đã ghi việc đã xong."))
        sheet.rise()

    def choices(self, record: SessionRecord) -> list[Act]:
        """Everything else that can be done with it now."""
        found, row = list[Act](), record.row
        if self._may_record and row.status in PLANNED:
            found += [("Ghi kết quả phiên tiếp", self.hold), ("Sửa phiên", self.change), ("Chuyển ngày", self.move)]
            found += [("Chuẩn bị tiếp trực tuyến", self.online)] if row.channel is Channel.ONLINE else []
        if self._may_record and row.status in HELD:
            found += [
                ("Sửa kết quả phiên tiếp", self.hold),
                ("Ghi biên bản", self.minutes),
                ("Ghi kết luận", self.conclude),
            ]
        if self._may_print and row.status in HELD:
            on = named(row.held_on)
            found += [("", None), ("In biên bản", self._show_minutes)]
            found += [("Biên bản ra Word", lambda: self._papers.save_minutes(row.uid, on))]
        if self._may_print and record.conclusion:
            on = named(row.held_on)
            found += [("In thông báo kết luận", lambda: self._papers.show_conclusion(row.uid, on))]
            found += [("Thông báo kết luận ra Word", lambda: self._papers.save_conclusion(row.uid, on))]
        if self._may_record:
            found += [("Hoàn tác lần lưu cuối", self.undo)]
        if self._may_record and row.status in PLANNED:
            found += [("", None), ("Không tổ chức phiên này", self.call_off)]
        return found

    def undo(self) -> None:
        """Take back one's own last save of the last ten minutes."""
        undo_last(self._workplace)

    def _next_step(self, record: SessionRecord) -> tuple[str, Callable[[], None]]:
        """The words of the main button and what it does; no words where nothing is left to do."""
        today = self._workplace.desk.clock.today()
        if not self._may_record:
            return "", lambda: None
        if record.row.status in PLANNED:
            return ("Ghi kết quả", self.hold) if record.row.held_on <= today else ("Sửa phiên", self.change)
        if record.row.status not in HELD:
            return "", lambda: None
        if not record.secretary:
            return "Ghi biên bản", self.minutes
        if record.visits and not record.conclusion:
            return "Ghi kết luận", self.conclude
        return "Xem biên bản", self._show_minutes

    def _show_minutes(self) -> None:
        if self._record is not None and self._may_print:
            self._papers.show_minutes(self._record.row.uid, named(self._record.row.held_on))

    def _sheet(
        self,
        title: str,
        form: Form,
        start: Mapping[str, object],
        does: Callable[[SessionRecord, Said], object],
        verb: Button | None = None,
        about: str = "",
    ) -> VerbSheet:
        record = self._taken()
        said = called(record.row)
        about = about or f"{said[0].upper()}{said[1:]}"
        return verb_sheet(
            self._workplace, title, about, form, lambda values: does(record, values), start=start, verb=verb
        )

    def _done(self, sentence: str) -> None:
        self._workplace.say(sentence, lambda: undo_last(self._workplace))


def undo_last(workplace: Workplace) -> None:
    """Take back one's own last save of a session."""
    service = SessionService(workplace.desk)
    workplace.jobs.write(lambda _progress: service.undo(), workplace.say, workplace.explain)


def _at(record: SessionRecord) -> tuple[str, int]:
    return record.row.uid, record.row.rev


def _these(record: SessionRecord, *names: str) -> dict[str, object]:
    return {name: getattr(record, name) for name in names}
