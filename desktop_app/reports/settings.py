"""What an office set for a form: its periods, when it is due, who gets it; and what follows for a period."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import InvalidInput
from desktop_app.core.report_periods import REPORT_FIRST_DAY, ReportPeriod, own_years, report_periods, year_start
from desktop_app.office.desk import Desk, Service
from desktop_app.office.rights import Right, needs
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.models import PeopleCount, PeriodKind, ReportSetting


@dataclass(frozen=True, kw_only=True)
class FormSettings:
    """The settings of one form; fields as those of `ReportSetting`."""

    form: str
    period: PeriodKind
    year_starts: int = 0
    due_month_day: int = 0
    due_after: int = 0
    basis: str = ""
    addressee: str = ""
    recipients: str = ""
    people: PeopleCount = PeopleCount.EACH_TIME


def settings_of(session: Session, form: ReportForm) -> FormSettings:
    """What the office set, else what the form says."""
    row = session.scalars(select(ReportSetting).where(ReportSetting.form == form.key)).one_or_none()
    if row is None:
        return FormSettings(
            form=form.key,
            period=form.period,
            year_starts=form.year_starts,
            due_month_day=form.due_month_day,
            basis=form.basis,
        )
    return FormSettings(**{each.name: getattr(row, each.name) for each in fields(FormSettings)})


def due_on(settings: FormSettings, to_on: date) -> date | None:
    """The last day on which a report whose period ends on `to_on` may be sent; None where no day is known."""
    if settings.due_month_day:
        month, day = divmod(settings.due_month_day, 100)
        due = date(to_on.year, month, day)
        return due if due >= to_on else due.replace(year=due.year + 1)
    return to_on + timedelta(days=settings.due_after) if settings.due_after else None


def periods_of(desk: Desk, settings: FormSettings, today: date) -> Sequence[ReportPeriod]:
    """The periods to choose from, the nearest first."""
    if settings.period is PeriodKind.OWN_YEAR and settings.year_starts:
        return own_years(today, settings.year_starts)
    if settings.period is PeriodKind.INSPECTORATE:
        rule = desk.law.rulebook.find(REPORT_FIRST_DAY, today)
        if rule:
            return _with_last_month(today, rule.value)
    return _with_last_month(today, 1)


def _with_last_month(today: date, first_day: int) -> Sequence[ReportPeriod]:
    """The month that just ended stands behind the running one: it is then that its report is made."""
    month, *others = report_periods(today, first_day)
    last = report_periods(month.from_on - timedelta(days=1), first_day)[0]
    return [month, last, *others]


def year_from(desk: Desk, settings: FormSettings, on: date) -> date:
    """The first day of the report's year that the day lies in."""
    if settings.period is PeriodKind.OWN_YEAR and settings.year_starts:
        return year_start(on, settings.year_starts)
    rule = desk.law.rulebook.find(REPORT_FIRST_DAY, on) if settings.period is PeriodKind.INSPECTORATE else None
    return year_start(on, 1200 + rule.value if rule and rule.value > 1 else 101)


class SettingsService(Service):
    """Settings of the forms."""

    @needs(Right.SETTLE_OFFICE)
    def set(self, wanted: FormSettings) -> None:
        """Keep the settings of one form; reports that are already made keep theirs."""
        refuse_wrong(wanted)
        with self.desk.db.writing(self.holder.uid) as session:
            row = session.scalars(select(ReportSetting).where(ReportSetting.form == wanted.form)).one_or_none()
            if row is None:
                row = ReportSetting(form=wanted.form)
                session.add(row)
            for each in fields(FormSettings):
                setattr(row, each.name, getattr(wanted, each.name))


def refuse_wrong(wanted: FormSettings) -> None:
    """InvalidInput names every field that cannot be so."""
    problems = dict[str, str]()
    for name in ("year_starts", "due_month_day"):
        if (value := getattr(wanted, name)) and not is_day_of_year(value):
            problems[name] = "Không có ngày này trong năm. Gõ ngày và tháng, ví dụ 25/11."
    if wanted.period is PeriodKind.OWN_YEAR and not wanted.year_starts:
        problems["year_starts"] = "Chưa có ngày bắt đầu năm báo cáo. Gõ ngày và tháng, ví dụ 15/11."
    if not 0 <= wanted.due_after <= 366:
        problems["due_after"] = "Số ngày gửi sau khi hết kỳ từ 0 đến 366. Xem lại con số."
    if problems:
        raise InvalidInput(problems)


def is_day_of_year(value: int) -> bool:
    """Whether month * 100 + day is a day of every year."""
    month, day = divmod(value, 100)
    try:
        date(2023, month, day)  # not a leap year: the day must exist in every one
    except ValueError:
        return False
    return True
