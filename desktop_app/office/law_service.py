"""What an administrator does with the law: adds versions and days, and sees beforehand which deadlines move."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.core.law import calendar as national
from desktop_app.core.law.calendar import AnnouncedYear
from desktop_app.core.law.deadline import Move
from desktop_app.core.law.rulebook import Rule
from desktop_app.core.resources import resource
from desktop_app.office import law_changes, law_history
from desktop_app.office.desk import Service
from desktop_app.office.law_entry import Change
from desktop_app.office.law_history import Happening
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
            return law_changes.moves_of(self.desk, session, [change])

    @needs(Right.CHANGE_LAW)
    def make(self, change: Change) -> list[Move]:
        """Put the change into force and give the open deadlines their new days in the same transaction."""
        with self.desk.db.writing(self.holder.uid, change.reason) as session:
            return law_changes.make(self.desk, session, [change])
