"""The form of a session while it is filled in: fields that matter only sometimes, what the law says of the choice."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.areas.reception.models import Channel, Mode, SessionKind
from desktop_app.areas.reception.sessions.entry import session_of
from desktop_app.areas.reception.sessions.fields import SESSION_FORM
from desktop_app.areas.reception.sessions.models import Chairing
from desktop_app.areas.reception.sessions.rules import deputy_warning, online_warning, rule_of
from desktop_app.areas.reception.sessions.schedule import ScheduleService, chair_post
from desktop_app.areas.reception.sessions.service import Kept, SessionService
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.profile import OfficeService

DEPUTY_POST = "Phó Chủ tịch Ủy ban nhân dân"


class SessionForm(QObject):
    """Watches the form of a sheet: the ground of an unscheduled session, a day off, a deputy, an online session."""

    def __init__(self, sheet: VerbSheet, desk: Desk) -> None:
        super().__init__(sheet)
        self._form, self._desk = sheet.form, desk
        self._profile = OfficeService(desk).profile()
        self._form.edited.connect(self._edited)
        self._arrange()

    def _edited(self, name: str) -> None:
        if name == "mode":
            self._name_chair()
        self._arrange()

    def _name_chair(self) -> None:
        """Whoever was proposed gives way to whoever is meant now; a name typed by hand stays."""
        deputies = self._profile.deputies
        ours = ("", self._profile.chairperson, *deputies)
        if self._text("chair") not in ours:
            return
        by_deputy = self._text("mode") == Chairing.BY_DELEGATE.name
        post = chair_post(self._profile)
        unit = post.removeprefix("Chủ tịch Ủy ban nhân dân")
        named = (deputies[0] if len(deputies) == 1 else "") if by_deputy else self._profile.chairperson
        self._form.load({"chair": named, "chair_post": f"{DEPUTY_POST}{unit}" if by_deputy else post})

    def _arrange(self) -> None:
        unscheduled = self._text("kind") == SessionKind.UNSCHEDULED.name
        self._form.set_shown({"ground": unscheduled})
        on = self._day()
        if on is None:
            return
        rulebook, calendar = self._desk.law.rulebook, self._desk.law.calendar
        off = calendar.why_off(on)
        self._form.field("held_on").warn(f"Ngày nghỉ ({off}). Vẫn lưu được." if off and not unscheduled else "")
        mode = self._text("mode")
        by = Mode[mode] if mode in Mode.__members__ else Mode.BY_HEAD
        self._form.field("mode").warn(deputy_warning(by, on, rulebook))
        online = self._text("channel") == Channel.ONLINE.name
        self._form.field("channel").warn(online_warning(Channel.ONLINE, on, rulebook) if online else "")

    def _day(self) -> date | None:
        try:
            return words.read_day(self._text("held_on"))
        except ValueError:
            return None

    def _text(self, name: str) -> str:
        return self._form.field(name).input.text()


def put_sheet(
    workplace: Workplace,
    window: QWidget,
    done: Callable[[Kept], None],
    *,
    on: date | None = None,
    mode: Mode = Mode.BY_HEAD,
    at: time | None = None,
    about: str = "Ngoài các phiên đã có theo lịch của tháng",
) -> VerbSheet:
    """The sheet that puts a session; `done` is told of what was saved."""
    desk, service = workplace.desk, SessionService(workplace.desk)
    sheet = VerbSheet(
        window,
        "Lập phiên tiếp",
        about,
        SESSION_FORM,
        lambda said: service.put(session_of(said)),
        verb=Button("Lập phiên", Kind.MAIN, key="Ctrl+S"),
        jobs=workplace.jobs,
        today=desk.clock.today(),
    )
    sheet.form.load(_starting(desk, on, mode, at))
    SessionForm(sheet, desk)
    sheet.made.connect(done)
    return sheet


def _starting(desk: Desk, on: date | None, mode: Mode, at: time | None) -> dict[str, object]:
    """What the form begins with: the office's schedule, or the day, chair and hour of a visit."""
    profile = OfficeService(desk).profile()
    rule = rule_of(ScheduleService(desk).rules(), on or desk.clock.today())
    by_head = mode is not Mode.BY_DELEGATE
    return {
        "held_on": on or "",
        "starts_at": at or (rule.starts_at if rule else ""),
        "ends_at": "" if at or rule is None else rule.ends_at,
        "kind": SessionKind.UNSCHEDULED if by_head else SessionKind.PERIODIC,
        "channel": Channel.IN_PERSON,
        "mode": Chairing.BY_HEAD if by_head else Chairing.BY_DELEGATE,
        "chair": ((rule.chair if rule else "") or profile.chairperson) if by_head else "",
        "chair_post": chair_post(profile) if by_head else "",
        "place": profile.reception_place,
        "attendees": rule.attendees if rule else "",
    }
