"""What pages, papers and commands show of reports: frozen rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from desktop_app.office.desk import Desk
from desktop_app.reports.behind import Behind, RowPages, behind, row_pages
from desktop_app.reports.editions import editions
from desktop_app.reports.figures import ReportFigures, form_among, read_figures
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.kept import Wanted, report_for
from desktop_app.reports.known import Known
from desktop_app.reports.models import Report, ReportState

__all__ = [
    "Behind",
    "ReportFigures",
    "ReportRow",
    "RowPages",
    "Wanted",
    "behind",
    "report_figures",
    "reports",
    "row_pages",
]


@dataclass(frozen=True)
class ReportRow:
    """A report as a list shows it."""

    uid: str
    rev: int
    form: str
    number: str
    title: str
    name: str
    from_on: date
    to_on: date
    due_on: date | None
    state: ReportState
    paper_number: str
    sent_on: date | None
    corrections: int
    is_void: bool


def reports(desk: Desk, form: str = "", *, with_void: bool = False) -> Sequence[ReportRow]:
    """The reports that were begun, the latest period first; of one form, or of all."""
    query = select(Report).order_by(Report.to_on.desc(), Report.from_on.desc(), Report.id.desc())
    if form:
        query = query.where(Report.form == form)
    if not with_void:
        query = query.where(Report.voided_on.is_(None))
    with desk.db.reading() as session:
        known = editions(session)
        return [_row(known, report) for report in session.scalars(query.options(selectinload(Report.corrections)))]


def report_figures(desk: Desk, known: Known, wanted: Wanted) -> ReportFigures:
    """All figures of a form for some days; `uid` is empty while nobody began its report."""
    with desk.db.reading() as session:
        return read_figures(desk, session, known, report_for(session, desk, wanted))


def _row(known: Sequence[ReportForm], report: Report) -> ReportRow:
    form = form_among(known, report)
    return ReportRow(
        uid=report.uid,
        rev=report.rev,
        form=report.form,
        number=form.number,
        title=form.title,
        name=report.name,
        from_on=report.from_on,
        to_on=report.to_on,
        due_on=report.due_on,
        state=report.state,
        paper_number=report.number,
        sent_on=report.sent_on,
        corrections=len(report.corrections),
        is_void=report.voided_on is not None,
    )
