"""What is handed over when a session is put, held, concluded."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from desktop_app.areas.reception.models import Channel, Mode, SessionKind
from desktop_app.areas.reception.sessions.fields import RULE_FORM, SESSION_FORM, Weekday
from desktop_app.areas.reception.sessions.models import Ground
from desktop_app.areas.reception.sessions.rules import ScheduleRule, read_weeks
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput

MOST_TASKS = 30
LONGEST_TASK, LONGEST_NAME = 500, 200


@dataclass(frozen=True, kw_only=True)
class SessionEntry:
    """A session as it is put into the calendar."""

    held_on: date
    kind: SessionKind = SessionKind.PERIODIC
    mode: Mode = Mode.BY_HEAD
    channel: Channel = Channel.IN_PERSON
    ground: Ground | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    chair: str = ""
    chair_post: str = ""
    place: str = ""
    attendees: str = ""
    expected: str = ""

    def values(self) -> dict[str, Any]:
        """Every field by name."""
        return asdict(self)


@dataclass(frozen=True)
class TaskEntry:
    """What somebody must do by a day."""

    what: str
    who: str
    due_on: date


def checked_session(raw: Mapping[str, object], today: date) -> SessionEntry:
    """The session meant by a filled-in form; InvalidInput holds a sentence for each wrong field."""
    values: dict[str, Any] = SESSION_FORM.checked(raw, today)
    return session_of(values)


def session_of(values: Mapping[str, Any]) -> SessionEntry:
    """The session of checked values; InvalidInput where they contradict each other."""
    entry = SessionEntry(**{**values, "mode": Mode[values["mode"].name]})
    problems: dict[str, str] = {}
    if entry.kind is SessionKind.UNSCHEDULED and entry.ground is None:
        problems["ground"] = "Chưa chọn căn cứ tiếp đột xuất. Chọn điểm a hoặc điểm b của khoản 3 Điều 18."
    if entry.starts_at and entry.ends_at and entry.ends_at <= entry.starts_at:
        problems["ends_at"] = "Giờ kết thúc không sau giờ bắt đầu. Kiểm tra lại hai giờ."
    if problems:
        raise InvalidInput(problems)
    return entry


def checked_rule(raw: Mapping[str, object], today: date) -> ScheduleRule:
    """The schedule meant by a filled-in form; InvalidInput holds a sentence for each wrong field."""
    return schedule_of(RULE_FORM.checked(raw, today))


def schedule_of(values: Mapping[str, Any]) -> ScheduleRule:
    """The schedule of checked values; InvalidInput where they contradict each other."""
    hours = tuple(values[name] for name in ("morning_from", "morning_to", "afternoon_from", "afternoon_to"))
    problems: dict[str, str] = {}
    try:
        weeks = read_weeks(values["weeks"])
    except ValueError as error:
        weeks, problems["weeks"] = (), str(error)
    if list(hours) != sorted(set(hours)):
        problems["morning_from"] = "Bốn giờ của buổi sáng, buổi chiều phải nối tiếp nhau. Kiểm tra lại."
    if values["ends_at"] <= values["starts_at"]:
        problems["ends_at"] = "Giờ kết thúc không sau giờ bắt đầu. Kiểm tra lại hai giờ."
    if problems:
        raise InvalidInput(problems)
    named = ("from_on", "starts_at", "ends_at", "chair", "chair_post", "attendees", "expected")
    return ScheduleRule(
        weekday=list(Weekday).index(values["weekday"]),
        weeks=weeks,
        regular=hours,
        **{name: values[name] for name in named},
    )


def read_tasks(text: str, concluded_on: date) -> list[TaskEntry]:
    """Tasks typed one a line, "việc; người thực hiện; hạn"; InvalidInput says which line cannot be read."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > MOST_TASKS:
        raise InvalidInput({"tasks": f"Có {len(lines)} dòng, tối đa {MOST_TASKS} việc. Gộp các việc cùng người làm."})
    return [_task(number, line, concluded_on) for number, line in enumerate(lines, start=1)]


def _task(number: int, line: str, concluded_on: date) -> TaskEntry:
    what, _, last = line.rpartition(";")
    what, _, who = (part.strip() for part in what.rpartition(";"))
    how = "Gõ dạng: Đo lại thửa 45; Công chức địa chính; 15/12/2026."
    if not what or not who or len(what) > LONGEST_TASK or len(who) > LONGEST_NAME:
        raise InvalidInput({"tasks": f"Dòng {number} thiếu việc, người thực hiện hoặc hạn. {how}"})
    try:
        due_on = words.read_day(last)
    except ValueError:
        raise InvalidInput({"tasks": f"Dòng {number} có hạn không đọc được. {how}"}) from None
    if due_on < concluded_on:
        raise InvalidInput({"tasks": f"Dòng {number} có hạn trước ngày kết luận. Kiểm tra lại hạn."})
    return TaskEntry(what, who, due_on)


def tasks_text(tasks: list[TaskEntry]) -> str:
    """The tasks as they are typed."""
    return "\n".join(f"{task.what}; {task.who}; {words.day(task.due_on)}" for task in tasks)
