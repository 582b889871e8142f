"""The sheet in which the office sets its schedule."""

from PySide6.QtWidgets import QWidget

from desktop_app.areas.reception.sessions.entry import schedule_of
from desktop_app.areas.reception.sessions.fields import RULE_FORM, Weekday
from desktop_app.areas.reception.sessions.rules import ScheduleRule, rule_of
from desktop_app.areas.reception.sessions.schedule import ScheduleService, chair_post
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.profile import OfficeService

USUAL = {"morning_from": "07:30", "morning_to": "11:30", "afternoon_from": "13:30", "afternoon_to": "17:00"}


def rule_sheet(workplace: Workplace, window: QWidget) -> VerbSheet:
    """The schedule in force, to be changed from a day on."""
    desk = workplace.desk
    service, profile, today = ScheduleService(desk), OfficeService(desk).profile(), desk.clock.today()
    rules = service.rules()
    now = rule_of(rules, today)
    told = f"Đang áp dụng: {now.in_words}, từ ngày {words.day(now.from_on)}." if now else "Cơ quan chưa đặt lịch."
    sheet = VerbSheet(
        window,
        "Quy tắc lịch",
        "Áp dụng cho các tháng chưa lập phiên",
        RULE_FORM,
        lambda said: service.settle(schedule_of(said)),
        verb=Button("Lưu quy tắc", Kind.MAIN, key="Ctrl+S"),
        jobs=workplace.jobs,
        today=today,
        notice=Banner(State.INFO, told, "Đặt lại từ một ngày mới thì lịch cũ vẫn giữ cho các tháng trước."),
    )
    sheet.form.load(_values(now) if now else {**USUAL, "starts_at": "08:00", "ends_at": "11:30"})
    if now is None or not now.chair:
        sheet.form.load({"chair": profile.chairperson, "chair_post": chair_post(profile)})
    sheet.made.connect(lambda _none: workplace.say("Đã lưu quy tắc lịch tiếp công dân."))
    return sheet


def _values(rule: ScheduleRule) -> dict[str, object]:
    named = ("from_on", "starts_at", "ends_at", "chair", "chair_post", "attendees", "expected")
    hours = dict(zip(USUAL, rule.regular, strict=True))
    values = {name: getattr(rule, name) for name in named}
    return values | hours | {"weekday": list(Weekday)[rule.weekday], "weeks": ", ".join(map(str, rule.weeks))}
