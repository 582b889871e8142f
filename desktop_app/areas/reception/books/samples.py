"""Cover and closing page with invented values, to see how a wording looks before it is used."""

from datetime import date, datetime

from desktop_app.areas.reception.books.documents import BookFacts, closing_document, cover_document
from desktop_app.areas.reception.books.queries import BookRow
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile


def sample_facts(wording: Wording, year: int) -> BookFacts:
    """A second book with one void number and one late entry."""
    return BookFacts(
        book=BookRow("B", "Bàn tiếp dân nhà văn hóa", "Nhà văn hóa thôn Bến Ví"),
        year=year,
        last_number=412,
        void_count=3,
        pages=58,
        opened_on=date(year, 1, 2),
        closed_on=date(year, 12, 31),
        closed_by="Phạm Thị Ngọc Dụ",
        figures=wording.samples(),
        late=(("413/B", date(year, 12, 29), "Ghi ngày 04/01, sau khóa sổ ngày 31/12: ghi từ sổ giấy khi mất điện"),),
    )


def cover_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The cover as PDF."""
    return document_pdf(cover_document(wording, sample_facts(wording, at.year), profile, at, SAMPLE_MARK))


def closing_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The closing page as PDF."""
    return document_pdf(closing_document(wording, sample_facts(wording, at.year), profile, at, SAMPLE_MARK))
