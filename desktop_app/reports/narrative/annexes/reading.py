"""The lines of annexes: as the registers hold them now, as they were kept when the figures were frozen, and typed."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from sqlalchemy.orm import Session

from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.kept import FROZEN
from desktop_app.reports.models import Report, ReportText
from desktop_app.reports.narrative.annexes.lines import AnnexTable, Line, annex_table
from desktop_app.reports.narrative.annexes.registers import READS
from desktop_app.reports.narrative.plan import AnnexPlan, plan_of

LINES = "lines."
"""Before an annex's key: the name under which its frozen lines are kept among the texts of a report."""


def annexes(desk: Desk, session: Session, form: ReportForm, report: Report) -> tuple[AnnexTable, ...]:
    """All annexes of a report."""
    return tuple(
        annex_table(plan, (*_of_registers(desk, session, report, plan), *_typed(report, plan)))
        for plan in plan_of(form).annexes
    )


def keep_lines(desk: Desk, session: Session, form: ReportForm, report: Report) -> None:
    """Keep the registers' lines of a report whose figures are frozen, so that both are of the same moment."""
    for plan in plan_of(form).annexes if "annex" in form.content else ():
        if plan.reads:
            lines = [asdict(line) for line in _live(desk, session, report, plan)]
            text_of_report(report, f"{LINES}{plan.key}").text = json.dumps(lines, ensure_ascii=False)


def let_lines_go(report: Report) -> None:
    """The registers' lines of a report that is counted anew are those of the present again."""
    for text in report.texts:
        if text.key.startswith(LINES):
            text.text = ""


def text_of_report(report: Report, key: str) -> ReportText:
    """What is kept under a name, to be changed; new where nothing was."""
    found = next((text for text in report.texts if text.key == key), None)
    if found is None:
        found = ReportText(key=key)
        report.texts.append(found)
    return found


def _of_registers(desk: Desk, session: Session, report: Report, plan: AnnexPlan) -> Iterator[Line]:
    kept = next((text.text for text in report.texts if text.key == f"{LINES}{plan.key}"), "")
    if report.state in FROZEN and kept:
        yield from (Line(**each) for each in json.loads(kept))
    elif plan.reads:
        yield from _live(desk, session, report, plan)


def _live(desk: Desk, session: Session, report: Report, plan: AnnexPlan) -> Iterator[Line]:
    return READS[plan.reads](desk, session, Span(report.from_on, report.to_on))


def _typed(report: Report, plan: AnnexPlan) -> Iterator[Line]:
    for entry in report.entries:
        if entry.key == plan.name and entry.cells and entry.voided_on is None:
            cells = json.loads(entry.cells)
            yield Line(cells=cells, uid=entry.uid, source=entry.source, person=entry.person, is_typed=True)
