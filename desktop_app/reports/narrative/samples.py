"""The report with invented values, to see its wording before it is used."""

from datetime import date, datetime
from decimal import Decimal

from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.figures.source import Span
from desktop_app.office.paper_frame import head_signs, sample_frame
from desktop_app.office.profile import Profile
from desktop_app.reports.card import ReportCard
from desktop_app.reports.figures import FigureLine, ReportFigures
from desktop_app.reports.forms import DEMOCRACY, form_on
from desktop_app.reports.indicators.definition import Indicator, Style
from desktop_app.reports.indicators.evaluating import follow
from desktop_app.reports.models import PeopleCount, ReportState
from desktop_app.reports.narrative.annexes.lines import annex_table
from desktop_app.reports.narrative.drafting import sections
from desktop_app.reports.narrative.papers import Around, report_documents
from desktop_app.reports.narrative.plan import plan_of
from desktop_app.reports.narrative.queries import Narrative, words_of_report

_SPAN = Span(date(2025, 11, 15), date(2026, 11, 14))
_NUMBER = "176/BC-UBND"


def report_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """As PDF."""
    around = Around(
        frame=sample_frame(profile, at, _NUMBER, at.date()),
        profile=profile,
        signer=head_signs(profile),
        addressee=(profile.upper_office or "Ủy ban nhân dân tỉnh Minh Họa",),
        recipients=("Như trên", "Lưu: VT"),
    )
    return document_pdf(report_documents(wording, _report(profile, at), around)[0])


def _report(profile: Profile, at: datetime) -> Narrative:
    figures = _figures()
    plan = plan_of(figures.form)
    card = ReportCard(
        figures=figures,
        read_at=at,
        number=_NUMBER,
        dated_on=None,
        signer="",
        signer_post="",
        addressee="",
        recipients="",
        approved_on=None,
        approved_by="",
        sent_on=None,
        head=profile.chairperson,
    )
    return Narrative(
        card=card,
        plan=plan,
        sections=sections(figures, plan, {}, words_of_report(profile, figures.name)),
        annexes=tuple(annex_table(each, ()) for each in plan.annexes),
    )


def _figures() -> ReportFigures:
    form = form_on(DEMOCRACY, _SPAN.to_on)
    values = follow(form.indicators, {each.key: _invented(at, each) for at, each in enumerate(form.indicators)})
    return ReportFigures(
        uid="",
        rev=0,
        form=form,
        name="Năm 2026",
        span=_SPAN,
        due_on=None,
        state=ReportState.OPEN,
        people=PeopleCount.EACH_TIME,
        nothing_arose=False,
        note="",
        frozen_at=None,
        frozen_by="",
        lines=tuple(FigureLine(each, values[each.key], None, None, None, "") for each in form.indicators),
        checked=(),
        carried=(),
    )


def _invented(at: int, indicator: Indicator) -> Decimal:
    """Some figure, the same each time."""
    if indicator.style is Style.MONEY:
        return Decimal(12_000_000 * (at % 7 + 1))
    return Decimal(at * 13 % 89 + 1)
