"""The reports of a period as they are handed in: frozen figures, what explains them, the rows behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.core.report_periods import ReportPeriod
from desktop_app.core.text.occurrences import Known as Somebody
from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import uids_behind
from desktop_app.office.figures.source import Pick, Span
from desktop_app.reports.editions import editions
from desktop_app.reports.figures import form_of, frozen_values
from desktop_app.reports.forms import ReportForm, form_on
from desktop_app.reports.indicators.evaluating import pick_of
from desktop_app.reports.indicators.formulas import Checked, check
from desktop_app.reports.kept import FROZEN, Wanted, kept_value
from desktop_app.reports.known import Known
from desktop_app.reports.models import PeopleCount, Report, ReportState
from desktop_app.reports.settings import due_on, periods_of, settings_of
from desktop_app.sync.models import SentPackage
from desktop_app.sync.sending.report_words import hidden, report_words

MOST_ROWS = 60_000
"""How many rows behind figures one report names; the rest are found by the receiver in the rows themselves."""


@dataclass(frozen=True)
class Expected:
    """A form that belongs to the period, and its report where somebody began one."""

    form: ReportForm
    wanted: Wanted
    due_on: date | None
    report: Report | None

    @property
    def is_frozen(self) -> bool:
        """Whether its figures can go."""
        return self.report is not None and self.report.state in FROZEN


def expected_reports(desk: Desk, session: Session, period: ReportPeriod) -> list[Expected]:
    """Every form whose own period bears the same name: the inspectorate's quarter and the calendar's are one."""
    found = list[Expected]()
    known = editions(session)
    for key in dict.fromkeys(form.key for form in known):
        form = form_on(key, period.to_on, known)
        settings = settings_of(session, form)
        spans = [each for on in (period.to_on, desk.clock.today()) for each in periods_of(desk, settings, on)]
        own = next((each for each in spans if each.name == period.name), None)
        days = (own.from_on, own.to_on) if own else (period.from_on, period.to_on)
        report = _report(session, key, *days)
        if own or report:
            found.append(Expected(form, Wanted(key, *days), due_on(settings, days[1]), report))
    return found


def mark_sent(desk: Desk, session: Session, package: SentPackage) -> list[str]:
    """Note the approved reports that a package carries as sent today; their numbers.

    One that was changed since, such as approved only afterwards, stands in the package as it was before and is left.
    """
    period = ReportPeriod(package.period, package.from_on, package.to_on)
    sent = list[str]()
    for each in expected_reports(desk, session, period):
        report = each.report
        if report and report.state is ReportState.APPROVED and report.changed_at <= package.created_at:
            report.state, report.sent_on = ReportState.SENT, desk.clock.today()
            sent.append(each.form.number or each.form.title)
    return sent


def report_name(expected: Expected) -> str:
    """What the member of a package is called."""
    wanted = expected.wanted
    return f"{wanted.form}_{wanted.from_on:%Y%m%d}_{wanted.to_on:%Y%m%d}"


def report_checks(session: Session, report: Report) -> list[Checked]:
    """Every relation between the frozen figures that can be looked at."""
    form, values = form_of(session, report), frozen_values(report)
    whole = {each.key: values.get(each.key) for each in form.indicators}
    return [made for each in form.checks if (made := check(each, whole))]


def report_member(
    desk: Desk, session: Session, known: Known, report: Report, secret: Sequence[Somebody] = ()
) -> dict[str, Any]:
    """A frozen report as a package carries it; figures are decimal numbers as text, "" for what is not known.

    Nobody of `secret` is named in its texts.
    """
    values = frozen_values(report)
    return {
        "form": report.form,
        "layout": report.layout,
        "name": report.name,
        "from": report.from_on.isoformat(),
        "to": report.to_on.isoformat(),
        "state": report.state.name,
        "number": report.number,
        "dated": report.dated_on.isoformat() if report.dated_on else None,
        "nothing_arose": report.nothing_arose,
        "figures": {key: kept_value(value) for key, value in values.items()},
        "checks": [_checked(each) for each in report_checks(session, report)],
        "rows": _rows(desk, session, known, report),
        **hidden(report_words(desk, session, known, report), secret),
    }


def _report(session: Session, form: str, from_on: date, to_on: date) -> Report | None:
    query = select(Report).where(Report.form == form, Report.from_on == from_on, Report.to_on == to_on)
    whole = query.options(selectinload(Report.figures), selectinload(Report.corrections))
    return session.scalars(whole.where(Report.voided_on.is_(None))).one_or_none()


def _rows(desk: Desk, session: Session, known: Known, report: Report) -> dict[str, list[str]]:
    """The uids behind each counted figure; the largest are left out where there would be too many."""
    different = report.people is PeopleCount.DIFFERENT
    picks = {each.key: pick for each in form_of(session, report).indicators if (pick := pick_of(each, different))}
    span = Span(report.from_on, report.to_on)
    behind = dict[Pick, list[str]]()
    for source, wanted in _by_source(picks.values()).items():
        behind |= uids_behind(desk, session, known.source(source), span, wanted)
    return _few(picks, behind)


def _by_source(picks: Iterable[Pick]) -> Mapping[str, Sequence[Pick]]:
    found = dict[str, dict[Pick, None]]()
    for pick in picks:
        found.setdefault(pick.source, {})[pick] = None
    return {source: list(wanted) for source, wanted in found.items()}


def _few(picks: Mapping[str, Pick], behind: Mapping[Pick, list[str]]) -> dict[str, list[str]]:
    left, found = MOST_ROWS, dict[str, list[str]]()
    for key in sorted(picks, key=lambda each: len(behind[picks[each]])):
        left -= len(behind[picks[key]])
        if left < 0:
            break
        found[key] = behind[picks[key]]
    return found


def _checked(made: Checked) -> dict[str, Any]:
    return {
        "rule": made.check.in_words, "left": kept_value(made.left), "right": kept_value(made.right),
        "holds": made.holds, "warns": made.check.warns,
    }  # fmt: skip
