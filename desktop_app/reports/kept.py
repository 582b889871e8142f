"""A report found again, and what the desk learns of it once it is saved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import values_of
from desktop_app.core.errors import UserError
from desktop_app.core.report_periods import days_in_words
from desktop_app.office.desk import Desk
from desktop_app.office.kept import refuse_changed, row_of
from desktop_app.reports.editions import editions
from desktop_app.reports.forms import form_on
from desktop_app.reports.models import Report, ReportState
from desktop_app.reports.settings import due_on, periods_of, settings_of


@dataclass(frozen=True)
class Wanted:
    """A form for some days, both counted, whether or not somebody began its report."""

    form: str
    from_on: date
    to_on: date


FROZEN = (ReportState.FROZEN, ReportState.APPROVED, ReportState.SENT)


@dataclass(frozen=True)
class Saved:
    """What the desk learns of a saved report."""

    uid: str
    rev: int
    name: str


def report_of(session: Session, uid: str) -> Report:
    """The report; UserError when there is none."""
    return row_of(session, Report, uid, "báo cáo này")


def report_for(session: Session, desk: Desk, wanted: Wanted) -> Report:
    """The report of a form and its days; one that nobody began yet is made up as it would begin, and not kept."""
    of_period = (Report.form == wanted.form, Report.from_on == wanted.from_on, Report.to_on == wanted.to_on)
    found = session.scalars(select(Report).where(*of_period, Report.voided_on.is_(None))).one_or_none()
    if found is None:
        found = begun_report(session, wanted, named(desk, session, wanted))
        found.uid, found.rev = "", 0
    return found


def begun_report(session: Session, wanted: Wanted, name: str) -> Report:
    """A report as it begins, by the office's settings; in no table yet."""
    settings = settings_of(session, form_on(wanted.form, wanted.to_on, editions(session)))
    begins = {
        "form": wanted.form,
        "name": name,
        "from_on": wanted.from_on,
        "to_on": wanted.to_on,
        "due_on": due_on(settings, wanted.to_on),
        "people": settings.people,
        "addressee": settings.addressee,
        "recipients": settings.recipients,
    }
    return Report(**values_of(Report(**begins)))


def named(desk: Desk, session: Session, wanted: Wanted) -> str:
    """What the days are called among the form's periods, else by their days."""
    settings = settings_of(session, form_on(wanted.form, wanted.to_on, editions(session)))
    for today in (wanted.to_on, desk.clock.today()):
        for period in periods_of(desk, settings, today):
            if (period.from_on, period.to_on) == (wanted.from_on, wanted.to_on):
                return period.name
    return days_in_words(wanted.from_on, wanted.to_on)


def standing_report(session: Session, uid: str, rev: int | None = None) -> Report:
    """The report, to be changed; UserError when it is void, or was changed since revision `rev`."""
    report = report_of(session, uid)
    if report.voided_on:
        raise UserError(f"Báo cáo {report.name} đã hủy nên không sửa được nữa. Hãy lập lại báo cáo của kỳ này.")
    if rev is not None:
        refuse_changed(report.rev, rev, f"Báo cáo {report.name}")
    return report


def open_report(session: Session, uid: str, rev: int | None = None) -> Report:
    """The report while its figures are not frozen; UserError otherwise."""
    report = standing_report(session, uid, rev)
    if report.state is not ReportState.OPEN:
        raise UserError(f"Báo cáo {report.name} đã chốt số liệu. Muốn đổi một con số, hãy đính chính kèm lý do.")
    return report


def frozen_report(session: Session, uid: str) -> Report:
    """The report once its figures are frozen; UserError otherwise."""
    report = standing_report(session, uid)
    if report.state is ReportState.OPEN:
        raise UserError(f"Báo cáo {report.name} chưa chốt nên số lấy thẳng từ sổ. Hãy sửa dòng sổ bị sai.")
    return report


def saved(report: Report) -> Saved:
    """What is told of it."""
    return Saved(report.uid, report.rev, report.name)


def kept_value(value: Decimal | None) -> str:
    """A figure as it is kept; "" for one that is not known."""
    return "" if value is None else f"{value.normalize():f}"


def read_value(text: str) -> Decimal | None:
    """The figure that was kept."""
    return Decimal(text) if text else None
