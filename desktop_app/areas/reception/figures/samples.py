"""The table of figures with invented values, to see how a wording looks before it is used."""

from datetime import date, datetime

from desktop_app.areas.reception.figures.documents import figures_document
from desktop_app.areas.reception.figures.queries import FigureLine, FigureTable
from desktop_app.areas.reception.models import Mode
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile


def figures_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The paper as PDF."""
    by_kind = tuple(_line(kind.value, 10 - place) for place, kind in enumerate(Kind))
    by_mode = tuple(_line(mode.value, 30 // (place + 1)) for place, mode in enumerate(Mode))
    span = (date(at.year, 9, 15), date(at.year, 12, 14))
    table = FigureTable(*span, "", _line("Cả kỳ", 45), by_kind, by_mode)
    return document_pdf(
        figures_document(wording, wording.samples(), table, profile, at, "Phạm Thị Ngọc Dụ", SAMPLE_MARK)
    )


def _line(title: str, visits: int) -> FigureLine:
    return FigureLine(title, None, None, visits, visits * 3 // 2, visits - visits // 9, visits // 9, visits // 9 * 6)
