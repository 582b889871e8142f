"""What an administrator does with the law: adds versions and days, and sees beforehand which deadlines move."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law import calendar as national
from desktop_app.core.law.calendar import AnnouncedYear, WorkCalendar
from desktop_app.core.law.deadline import Law, Move, OpenDeadline, moves
from desktop_app.core.law.rulebook import Rule, Rulebook
from desktop_app.core.resources import resource
from desktop_app.office import law_history
from desktop_app.office.desk import Service
from desktop_app.office.law import Limits, amended, read_calendar, read_rulebook
from desktop_app.office.law_entry import Change, DayChange, DayWithdrawal, RuleChange, RuleWithdrawal
from desktop_app.office.law_history import Happening
from desktop_app.office.models import CalendarDay, DayKind, LawVersion
from desktop_app.office.rights import Right, needs


class Subject(Enum):
    """The field of law that a rule belongs to, by the beginning of its key."""

    RECEPTION = "Tiếp công dân"
    PETITION = "Đơn thư"
    COMPLAINT = "Khiếu nại"
    DENUNCIATION = "Tố cáo"
    DISCLOSURE = "Công khai"
    INFORMATION = "Cung cấp thông tin"
    DECISION = "Nhân dân bàn, quyết định"
    CONVENTION = "Hương ước, quy ước"
    SURVEY = "Khảo sát, chấm điểm"
    SECURITY = "An toàn hệ thống"


@dataclass(frozen=True)
class RuleRow:
    """One version of one rule as the page lists it; `has_lapsed` says that it ended and nothing came after it."""

    rule: Rule
    subject: Subject
    is_now: bool
    has_lapsed: bool = False

    @property
    def uid(self) -> str:
        """What names the version among the rows."""
        return f"{self.rule.key} {self.rule.from_on}"

    @property
    def is_own(self) -> bool:
        """Whether the office entered it."""
        return self.rule.source != "file"


@dataclass(frozen=True)
class DayRow:
    """One special day of a year; `usual` is what the national list says of it."""

    day: national.CalendarDay
    usual: national.CalendarDay
    is_own: bool

    @property
    def uid(self) -> str:
        """What names the day among the rows."""
        return self.day.on.isoformat()


@dataclass(frozen=True)
class Year:
    """The special days of one year and the announcement they were compared with."""

    year: int
    days: tuple[DayRow, ...]
    announced: AnnouncedYear | None


class LawService(Service):
    """Quy định và ngày nghỉ."""

    @needs(Right.READ)
    def rules(self) -> list[RuleRow]:
        """Every version of every rule, by subject and key, the newest version of a rule first."""
        today, book = self.desk.clock.today(), self.desk.law.rulebook
        keys = book.keys()
        rows = [
            RuleRow(
                rule,
                Subject[key.split(".")[0].upper()],
                is_now=rule.binds_on(today),
                has_lapsed=rule is book.versions(key)[-1] and rule.to_on is not None and rule.to_on < today,
            )
            for key in keys
            for rule in reversed(book.versions(key))
        ]
        order = list(Subject)
        return sorted(rows, key=lambda row: (order.index(row.subject), row.rule.key))

    @needs(Right.READ)
    def year(self, year: int) -> Year:
        """The days of the year that are not simply Monday to Friday worked and weekends free."""
        calendar = self.desk.law.calendar
        rows = (
            DayRow(day, national.national_day(day.on), day.on in calendar.office_days)
            for day in calendar.special_days(year)
        )
        years = national.load_announced_years(resource("legal", "calendar", "announced-years.toml"))
        return Year(year, tuple(rows), national.announced(years, year))

    @needs(Right.READ)
    def rule_history(self, key: str) -> list[Happening]:
        """Every correction of a rule by the office, the newest first."""
        with self.desk.db.reading() as session:
            return law_history.rule_history(session, key)

    @needs(Right.READ)
    def day_history(self, on: date) -> list[Happening]:
        """Everything the office entered for a day, the newest first."""
        with self.desk.db.reading() as session:
            return law_history.day_history(session, on)

    @needs(Right.CHANGE_LAW)
    def moved_by(self, change: Change) -> list[Move]:
        """The open deadlines that the change would move; InvalidInput or UserError when it can't be made."""
        with self.desk.db.reading() as session:
            return [move for _, found in self._moves(session, change) for move in found]

    @needs(Right.CHANGE_LAW)
    def make(self, change: Change) -> list[Move]:
        """Put the change into force and give the open deadlines their new days in the same transaction."""
        with self.desk.db.writing(self.holder.uid, change.reason) as session:
            made = self._moves(session, change)
            _enter(session, change)
            for limits, found in made:
                limits.move(session, found, self.desk.clock.today())
            return [move for _, found in made for move in found]

    def _moves(self, session: Session, change: Change) -> list[tuple[Limits, list[Move]]]:
        before = Law(read_rulebook(session), read_calendar(session))
        after = _under(session, change)
        return [(limits, moves(self._running(session, limits), before, after)) for limits in self.desk.law.limits]

    def _running(self, session: Session, limits: Limits) -> list[OpenDeadline]:
        """Not what lapsed: it had its day under the law of that day."""
        today = self.desk.clock.today()
        return [item for item in limits.open_deadlines(session) if not item.lapses or item.due_on >= today]


def _under(session: Session, change: Change) -> Law:
    """The law as it would be under the change."""
    calendar = read_calendar(session)
    if isinstance(change, RuleChange | RuleWithdrawal):
        return Law(_rules_under(session, change), calendar)
    return Law(read_rulebook(session), _days_under(calendar, change))


def _rules_under(session: Session, change: RuleChange | RuleWithdrawal) -> Rulebook:
    versions = list(session.scalars(select(LawVersion).where(~LawVersion.is_withdrawn).order_by(LawVersion.id)))
    if isinstance(change, RuleChange):
        if change.to_on and change.to_on < change.from_on:
            raise InvalidInput({"to_on": "Ngày hết áp dụng trước ngày bắt đầu. Kiểm tra lại hai ngày."})
        _refuse_to_leave_days_out(amended(versions).versions(change.key)[-1].to_on, change)
        versions.append(_new_version(change))
    else:
        versions = [version for version in versions if version.uid != change.uid]
    try:
        book = amended(versions)
    except ValueError:
        raise InvalidInput(
            {"to_on": "Sau ngày này có một khoảng không có quy định nào. Để trống ngày hết áp dụng, hoặc nối liền."}
        ) from None
    _refuse_two_units(book)
    return book


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
        national.OfficeDay(on=change.on, working=working, reason=change.reason, document=change.document)
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
            day.is_withdrawn = False
            session.add(day)
        case DayWithdrawal():
            for known in filter(None, [_the_day(session, change.on)]):
                known.is_withdrawn = True


def _new_version(change: RuleChange) -> LawVersion:
    fields = ("key", "value", "unit", "from_on", "to_on", "citation", "document", "reason")
    return LawVersion(**{name: getattr(change, name) for name in fields}, is_withdrawn=False)


def _the_version(session: Session, uid: str) -> LawVersion:
    version = session.scalars(select(LawVersion).where(LawVersion.uid == uid)).one_or_none()
    if version is None:
        raise UserError("Không còn thấy quy định này. Đóng trang rồi mở lại.")
    return version


def _the_day(session: Session, on: date) -> CalendarDay | None:
    return session.scalars(select(CalendarDay).where(CalendarDay.on == on)).one_or_none()
