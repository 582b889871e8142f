"""What a page tells of a report beside its figures: how far it came, its number, who signed, who gets it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.office.history import Happening
from desktop_app.office.profile import read_profile
from desktop_app.reports.figures import ReportFigures, asked_values, form_of, read_figures
from desktop_app.reports.history import history_of
from desktop_app.reports.indicators.evaluating import evaluate
from desktop_app.reports.kept import Wanted, report_for, report_of
from desktop_app.reports.known import Known
from desktop_app.reports.models import PeopleCount, Report
from desktop_app.sync.sending.queries import Remark, remarks_on_report


@dataclass(frozen=True)
class ReportCard:
    """A report with its figures as they were read at an instant, and what its paper carries; `head` would sign it.

    `said` are the upper office's comments by the figures that they are about.
    """

    figures: ReportFigures
    read_at: datetime
    number: str
    dated_on: date | None
    signer: str
    signer_post: str
    addressee: str
    recipients: str
    approved_on: date | None
    approved_by: str
    sent_on: date | None
    head: str
    said: Mapping[str, Sequence[Remark]] = field(default_factory=dict)

    @property
    def asked(self) -> frozenset[str]:
        """The figures of which something was said that nobody answered yet."""
        return frozenset(key for key, remarks in self.said.items() if any(each.is_open for each in remarks))


def report_card(desk: Desk, known: Known, wanted: Wanted) -> ReportCard:
    """The report, also one that nobody began yet."""
    with desk.db.reading() as session:
        card = card_of(desk, session, known, report_for(session, desk, wanted))
    return replace(card, said=remarks_on_report(desk, wanted.form, wanted.from_on, wanted.to_on))


def card_of(desk: Desk, session: Session, known: Known, report: Report) -> ReportCard:
    """The same of a report that is at hand."""
    return ReportCard(
        figures=read_figures(desk, session, known, report),
        read_at=desk.clock.now(),
        number=report.number,
        dated_on=report.dated_on,
        signer=report.signer,
        signer_post=report.signer_post,
        addressee=report.addressee,
        recipients=report.recipients,
        approved_on=report.approved_on,
        approved_by=report.approved_by,
        sent_on=report.sent_on,
        head=read_profile(session).chairperson,
    )


def other_way(desk: Desk, known: Known, wanted: Wanted, key: str) -> Decimal | None:
    """What a figure of people comes to in the other way of counting; None for a figure that has only one."""
    with desk.db.reading() as session:
        report = report_for(session, desk, wanted)
        form = form_of(session, report)
        if form.indicator(key).different is None:
            return None
        turned = report.people is not PeopleCount.DIFFERENT
        span = Span(wanted.from_on, wanted.to_on)
        asked = asked_values(report)
        return evaluate(desk, session, known, form.indicators, span, asked, different_people=turned)[key]


def report_happenings(desk: Desk, uid: str) -> Sequence[Happening]:
    """What was done with a report, the newest first."""
    with desk.db.reading() as session:
        return history_of(session, report_of(session, uid))
