"""The schedule of the office: its rule as a setting, the sessions of a month, the notice that was posted."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.models import Mode, SessionDay, SessionKind
from desktop_app.areas.reception.sessions.models import ScheduleNotice, SessionState
from desktop_app.areas.reception.sessions.rules import (
    HEAD_DAYS,
    PlannedDay,
    ScheduleRule,
    Shortfall,
    day_off_in_words,
    days_of,
    planned_days,
    post_by,
    shortfalls,
)
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.rulebook import Rule
from desktop_app.office.desk import Service
from desktop_app.office.models import Setting
from desktop_app.office.profile import Profile, put_setting, read_profile
from desktop_app.office.rights import Right, needs

KEY = "reception.schedule"
NO_RULE = "Chưa đặt lịch tiếp công dân. Bấm Quy tắc lịch để chọn thứ, tuần trong tháng và giờ tiếp."
_OVER = timedelta(days=7)


@dataclass(frozen=True)
class ScheduledDay:
    """One periodic day of a month: a session that was put, or one the rule names and nobody has put yet."""

    on: date
    starts_at: time | None
    ends_at: time | None
    mode: Mode
    chair: str
    chair_post: str
    attendees: str
    expected: str
    why: str = ""
    uid: str = ""
    called_off: bool = False


@dataclass(frozen=True)
class MonthSchedule:
    """The schedule of one month and how it stands with the law."""

    year: int
    month: int
    days: tuple[ScheduledDay, ...]
    shortfalls: tuple[Shortfall, ...]
    post_by: date | None
    posted_on: date | None
    number: str
    minimum: Rule | None = None

    @property
    def held(self) -> tuple[ScheduledDay, ...]:
        """The days that take place."""
        return tuple(day for day in self.days if not day.called_off)

    @property
    def missing(self) -> int:
        """Days of the rule that are no session yet."""
        return sum(not day.uid for day in self.days)


class ScheduleService(Service):
    """What an officer does with the schedule."""

    @needs(Right.READ)
    def rules(self) -> list[ScheduleRule]:
        """The office's schedules, the oldest first; none before one was set."""
        with self.desk.db.reading() as session:
            return read_rules(session)

    @needs(Right.READ)
    def month(self, year: int, month: int) -> MonthSchedule:
        """The schedule of a month: its sessions, and the days of the rule that are not put yet."""
        with self.desk.db.reading() as session:
            return month_schedule(session, self.desk.law.now(), year, month)

    @needs(Right.SETTLE_OFFICE)
    def settle(self, rule: ScheduleRule) -> None:
        """Keep a schedule; it holds from its day on, and replaces one of the same day."""
        with self.desk.db.writing(self.holder.uid) as session:
            others = [known for known in read_rules(session) if known.from_on != rule.from_on]
            put_setting(session, KEY, [_stored(each) for each in sorted([*others, rule], key=lambda r: r.from_on)])

    @needs(Right.RECORD)
    def plan_month(self, year: int, month: int) -> int:
        """Put the sessions the rule names for a month and that are missing; how many. UserError without a rule."""
        law = self.desk.law.now()
        with self.desk.db.writing(self.holder.uid) as session:
            rules = read_rules(session)
            if not rules:
                raise UserError(NO_RULE)
            there = _sessions(session, year, month)
            missing = _missing(planned_days(rules, year, month, law.calendar), there)
            session.add_all(_session_of(planned, read_profile(session)) for planned in missing)
            return len(missing)

    @needs(Right.RECORD)
    def note_posted(self, year: int, month: int, number: str, posted_on: date) -> None:
        """Note that the notice of a month's schedule hangs since the day."""
        if posted_on > self.desk.clock.today():
            raise InvalidInput({"posted_on": "Ngày niêm yết sau hôm nay. Ghi khi đã niêm yết."})
        with self.desk.db.writing(self.holder.uid) as session:
            notice = notice_of(session, year, month)
            if notice is None:
                session.add(ScheduleNotice(year=year, month=month, number=number, posted_on=posted_on))
            else:
                notice.number, notice.posted_on = number, posted_on


def month_schedule(session: Session, law: Law, year: int, month: int) -> MonthSchedule:
    """The schedule of a month as it stands in the file."""
    rules = read_rules(session)
    there = _sessions(session, year, month)
    here = [row for row in there if (row.held_on.year, row.held_on.month) == (year, month)]
    planned = _missing(planned_days(rules, year, month, law.calendar), there)
    profile = read_profile(session)
    days = sorted([*map(_of_session, here), *(_of_plan(day, profile) for day in planned)], key=lambda day: day.on)
    held = [day for day in days if not day.called_off]
    first = next((day.on for day in held), None)
    notice = notice_of(session, year, month)
    return MonthSchedule(
        year=year,
        month=month,
        days=tuple(days),
        shortfalls=tuple(shortfalls(_days_around(session, law, rules, year, month), year, month, law)) if days else (),
        post_by=post_by(first, law) if first else None,
        posted_on=notice.posted_on if notice else None,
        number=notice.number if notice else "",
        minimum=law.rulebook.find(HEAD_DAYS, date(year, month, 1)),
    )


def read_rules(session: Session) -> list[ScheduleRule]:
    """The stored schedules, the oldest first."""
    stored = session.scalars(select(Setting).where(Setting.key == KEY)).one_or_none()
    return [_read(values) for values in json.loads(stored.value)] if stored else []


def notice_of(session: Session, year: int, month: int) -> ScheduleNotice | None:
    """The notice of a month, once it was posted."""
    query = select(ScheduleNotice).where(ScheduleNotice.year == year, ScheduleNotice.month == month)
    return session.scalars(query).one_or_none()


def chair_post(profile: Profile) -> str:
    """The post of the head: Chủ tịch Ủy ban nhân dân xã."""
    unit = profile.name.split(" ")[0] if not profile.name.lower().startswith("đặc khu") else "đặc khu"
    return f"Chủ tịch Ủy ban nhân dân {unit}"


def _days_around(session: Session, law: Law, rules: Sequence[ScheduleRule], year: int, month: int) -> set[date]:
    """The days of the head's periodic reception in a month and in the weeks that reach over its ends."""
    whole = days_of(year, month)
    query = select(SessionDay).where(SessionDay.held_on.between(whole[0] - _OVER, whole[-1] + _OVER))
    there = list(session.scalars(query))
    found = {row.held_on for row in there if _counts(row)}
    for near in {(on.year, on.month) for on in (whole[0] - _OVER, whole[0], whole[-1] + _OVER)}:
        known = there if near == (year, month) else _sessions(session, *near)
        found |= {day.on for day in _missing(planned_days(rules, *near, law.calendar), known)}
    return found


def _counts(row: SessionDay) -> bool:
    is_held = row.state is not SessionState.CALLED_OFF
    return is_held and row.mode is Mode.BY_HEAD and row.kind is SessionKind.PERIODIC


def _sessions(session: Session, year: int, month: int) -> list[SessionDay]:
    """The periodic sessions held in a month or named for it by the schedule."""
    whole = days_of(year, month)
    span = (whole[0], whole[-1])
    query = (
        select(SessionDay)
        .where(or_(SessionDay.held_on.between(*span), SessionDay.planned_on.between(*span)))
        .order_by(SessionDay.held_on, SessionDay.id)
    )
    return [row for row in session.scalars(query) if row.kind is SessionKind.PERIODIC]


def _missing(planned: Sequence[PlannedDay], there: Sequence[SessionDay]) -> list[PlannedDay]:
    named = {row.planned_on for row in there}
    held = {row.held_on for row in there if row.planned_on is None}
    return [day for day in planned if day.ruled_on not in named and day.on not in held]


def _session_of(planned: PlannedDay, profile: Profile) -> SessionDay:
    rule = planned.rule
    return SessionDay(
        held_on=planned.on,
        planned_on=planned.ruled_on,
        kind=SessionKind.PERIODIC,
        starts_at=rule.starts_at,
        ends_at=rule.ends_at,
        chair=rule.chair or profile.chairperson,
        chair_post=rule.chair_post or chair_post(profile),
        attendees=rule.attendees,
        expected=rule.expected,
        place=profile.reception_place,
        change_reason=_sentence(day_off_in_words(planned.why)) if planned.why else "",
    )


def _of_session(row: SessionDay) -> ScheduledDay:
    moved = row.planned_on and row.planned_on != row.held_on
    reason = row.change_reason
    if reason[1:2].islower():  # not an abbreviation such as HĐND
        reason = reason[0].lower() + reason[1:]
    return ScheduledDay(
        on=row.held_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        mode=row.mode,
        chair=row.chair,
        chair_post=row.chair_post,
        attendees=row.attendees,
        expected=row.expected,
        why=f"chuyển từ {row.planned_on:%d/%m} do {reason.rstrip('.')}" if moved else "",
        uid=row.uid,
        called_off=row.state is SessionState.CALLED_OFF,
    )


def _of_plan(planned: PlannedDay, profile: Profile) -> ScheduledDay:
    rule = planned.rule
    return ScheduledDay(
        on=planned.on,
        starts_at=rule.starts_at,
        ends_at=rule.ends_at,
        mode=Mode.BY_HEAD,
        chair=rule.chair or profile.chairperson,
        chair_post=rule.chair_post or chair_post(profile),
        attendees=rule.attendees,
        expected=rule.expected,
        why=planned.moved,
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _stored(rule: ScheduleRule) -> dict[str, Any]:
    values = asdict(rule)
    hours = [at.isoformat("minutes") for at in rule.regular]
    times = {name: getattr(rule, name).isoformat("minutes") for name in ("starts_at", "ends_at")}
    return values | times | {"from_on": rule.from_on.isoformat(), "weeks": list(rule.weeks), "regular": hours}


def _read(values: Mapping[str, Any]) -> ScheduleRule:
    known = {name: value for name, value in values.items() if name in ScheduleRule.__dataclass_fields__}
    first, second, third, fourth = (time.fromisoformat(at) for at in values["regular"])
    changed: dict[str, Any] = {
        "from_on": date.fromisoformat(values["from_on"]),
        "weeks": tuple(values["weeks"]),
        "starts_at": time.fromisoformat(values["starts_at"]),
        "ends_at": time.fromisoformat(values["ends_at"]),
        "regular": (first, second, third, fourth),
    }
    return ScheduleRule(**(known | changed))
