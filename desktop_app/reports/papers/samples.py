"""A form with invented figures, to see how a wording looks before it is used."""

from datetime import date, datetime
from decimal import Decimal

from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.figures.source import Span
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile
from desktop_app.reports.figures import Correction, FigureLine, ReportFigures
from desktop_app.reports.forms import form_on
from desktop_app.reports.indicators.evaluating import follow
from desktop_app.reports.models import PeopleCount, ReportState
from desktop_app.reports.papers.content import Around, form_document

FORM = "01-TCD"
_MADE_BY = "Phạm Thị Ngọc Dụ"


def form_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The paper as PDF."""
    around = Around(made_at=at, made_by=_MADE_BY, dated_on=at.date(), mark=SAMPLE_MARK)
    return document_pdf(form_document(sample_figures(at), profile, wording, around))


def sample_figures(at: datetime, key: str = FORM, each_is: Decimal | None = None) -> ReportFigures:
    """Invented figures of a form (`each_is` for all of them), with what can stand under its table."""
    span = Span(date(at.year, 6, 15), date(at.year, 9, 14))
    form = form_on(key, span.to_on)
    given = {each.key: Decimal(len(form.indicators) // (place + 1)) for place, each in enumerate(form.indicators)}
    values = dict.fromkeys(given, each_is) if each_is else follow(form.indicators, given)
    lines = tuple(FigureLine(each, values[each.key], None, None, None, "") for each in form.indicators)
    now = lines[-1].value
    corrected = Correction(None, now, "ghi thiếu một lượt", at.date(), _MADE_BY)
    last = FigureLine(lines[-1].indicator, now, None, None, None, "một đoàn về tuyến kênh N3", (corrected,))
    return ReportFigures(
        uid="",
        rev=0,
        form=form,
        name=f"Quý III/{at.year}",
        span=span,
        due_on=None,
        state=ReportState.FROZEN,
        people=PeopleCount.EACH_TIME,
        nothing_arose=False,
        note="",
        frozen_at=at,
        frozen_by=_MADE_BY,
        lines=(*lines[:-1], last),
        checked=(),
        carried=(),
    )
