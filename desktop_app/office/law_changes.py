"""Corrections of the law, one or many: what would hold, which open deadlines move, and putting them in force."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law import calendar as national
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import Law, Move, OpenDeadline, moves
from desktop_app.core.law.rulebook import Rulebook
from desktop_app.office.desk import Desk
from desktop_app.office.law import Limits, amended, read_calendar, read_rulebook
from desktop_app.office.law_entry import Change, DayChange, DayWithdrawal, RuleChange, RuleWithdrawal
from desktop_app.office.models import CalendarDay, DayKind, LawVersion


def law_under(session: Session, changes: Sequence[Change]) -> Law:
    """The law as it would be under the changes, made one after the other; InvalidInput when one cannot be made."""
    versions = list(session.scalars(select(LawVersion).where(~LawVersion.is_withdrawn).order_by(LawVersion.id)))
    calendar = read_calendar(session)
    for change in changes:
        if isinstance(change, RuleChange | RuleWithdrawal):
            versions = _versions_under(versions, change)
        else:
            calendar = _days_under(calendar, change)
    return Law(amended(versions), calendar)


def moves_of(desk: Desk, session: Session, changes: Sequence[Change]) -> list[Move]:
    """The open deadlines that the changes would move; InvalidInput or UserError when they can't be made."""
    return [move for _, found in _moves(desk, session, changes) for move in found]


def make(desk: Desk, session: Session, changes: Sequence[Change]) -> list[Move]:
    """Put the changes into force and give the open deadlines their new days, in the caller's transaction."""
    made = _moves(desk, session, changes)
    for change in changes:
        _enter(session, change)
    session.flush()
    for limits, found in made:
        limits.move(session, found, desk.clock.today())
    return [move for _, found in made for move in found]


def day_entered(session: Session, on: date) -> DayChange | None:
    """What the office has for the day over the national list."""
    day = _the_day(session, on)
    if day is None or day.is_withdrawn:
        return None
    return DayChange(
        on=on,
        kind=day.kind,
        reason=day.title,
        document=day.document,
        came_from=day.came_from,
        confidence=day.confidence,
    )


def day_rev(session: Session, on: date) -> int:
    """How often the office's entry for the day was written; 0 for a day that has none."""
    day = _the_day(session, on)
    return day.rev if day else 0


def _moves(desk: Desk, session: Session, changes: Sequence[Change]) -> list[tuple[Limits, list[Move]]]:
    before = Law(read_rulebook(session), read_calendar(session))
    after = law_under(session, changes)
    return [(limits, moves(_running(desk, session, limits), before, after)) for limits in desk.law.limits]


def _running(desk: Desk, session: Session, limits: Limits) -> list[OpenDeadline]:
    """Not what lapsed: it had its day under the law of that day."""
    today = desk.clock.today()
    return [item for item in limits.open_deadlines(session) if not item.lapses or item.due_on >= today]


def _versions_under(versions: list[LawVersion], change: RuleChange | RuleWithdrawal) -> list[LawVersion]:
    if isinstance(change, RuleChange):
        if change.to_on and change.to_on < change.from_on:
            raise InvalidInput({"to_on": "Ngày hết áp dụng trước ngày bắt đầu. Kiểm tra lại hai ngày."})
        _refuse_to_leave_days_out(amended(versions).versions(change.key)[-1].to_on, change)
        versions = [*versions, _new_version(change)]
    else:
        versions = [version for version in versions if version.uid != change.uid]
    try:
        book = amended(versions)
    except ValueError:
        raise InvalidInput(
            {"to_on": "Sau ngày này có một khoảng không có quy định nào. Để trống ngày hết áp dụng, hoặc nối liền."}
        ) from None
    _refuse_two_units(book)
    return versions


def _refuse_two_units(book: Rulebook) -> None:
    """Days of two kinds cannot be added up."""
    keys = book.keys()
    for rule in (rule for key in keys for rule in book.versions(key) if rule.adds_to):
        for base in book.versions(rule.adds_to):
            apart = (rule.to_on and rule.to_on < base.from_on) or (base.to_on and base.to_on < rule.from_on)
            if not apart and base.unit is not rule.unit:
                said = f"“{rule.title}” được cộng vào “{base.title}” nên hai mức phải cùng cách tính."
                raise InvalidInput({"unit": f"{said} Chọn cách tính như mức kia."})


def _refuse_to_leave_days_out(ended_on: date | None, change: RuleChange) -> None:
    if ended_on is not None and change.from_on > ended_on + national.ONE_DAY:
        next_on = words.day(ended_on + national.ONE_DAY)
        raise InvalidInput(
            {"from_on": f"Mức trước hết hiệu lực ngày {words.day(ended_on)}. Cho áp dụng từ ngày {next_on}."}
        )


def _days_under(calendar: WorkCalendar, change: DayChange | DayWithdrawal) -> WorkCalendar:
    if isinstance(change, DayWithdrawal):
        return calendar.without_day(change.on)
    working = change.kind is DayKind.WORKED
    if change.on not in calendar.office_days and calendar.is_working(change.on) is working:
        usual = "ngày làm việc" if working else f"ngày nghỉ ({calendar.why_off(change.on)})"
        raise InvalidInput({"kind": f"{words.long_day(change.on)} vốn là {usual} theo lịch chung, không cần thêm."})
    return calendar.with_day(
        national.OfficeDay(
            on=change.on,
            working=working,
            reason=change.reason,
            document=change.document,
            came_from=change.came_from,
        )
    )


def _enter(session: Session, change: Change) -> None:
    match change:
        case RuleChange():
            session.add(_new_version(change))
        case RuleWithdrawal():
            _the_version(session, change.uid).is_withdrawn = True
        case DayChange():
            day = _the_day(session, change.on) or CalendarDay(on=change.on)
            day.kind, day.title, day.document = change.kind, change.reason, change.document
            day.came_from, day.confidence, day.is_withdrawn = change.came_from, change.confidence, False
            session.add(day)
        case DayWithdrawal():
            for known in filter(None, [_the_day(session, change.on)]):
                known.is_withdrawn = True


def _new_version(change: RuleChange) -> LawVersion:
    return LawVersion(**{each.name: getattr(change, each.name) for each in fields(change)}, is_withdrawn=False)


def _the_version(session: Session, uid: str) -> LawVersion:
    version = session.scalars(select(LawVersion).where(LawVersion.uid == uid)).one_or_none()
    if version is None:
        raise UserError("Không còn thấy quy định này. Đóng trang rồi mở lại.")
    return version


def _the_day(session: Session, on: date) -> CalendarDay | None:
    return session.scalars(select(CalendarDay).where(CalendarDay.on == on)).one_or_none()
