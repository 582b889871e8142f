"""The list of sendings with invented values, to see how a wording looks before it is used."""

from dataclasses import replace
from datetime import datetime

from desktop_app.core.clock import VIETNAM
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.core.stick.troubles import PULLED
from desktop_app.office.agenda_papers import Frame
from desktop_app.office.deliveries.documents import list_document
from desktop_app.office.deliveries.queries import DeliveryRow, FileRow
from desktop_app.office.deliveries.states import DeliveryState
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile

_FILES = (FileRow("01-TCD-quy-III.pdf", 182_000, "0" * 64), FileRow("01-TCD-quy-III.xlsx", 24_000, "0" * 64))
_GOOD = DeliveryRow(
    uid="",
    at=datetime(2026, 9, 15, 8, 40, tzinfo=VIETNAM),
    by="Nguyễn Văn Mẫu",
    drive="KINGSTON (E:)",
    serial="1A2B-3C4D",
    folder="so-dan-chu-2026-09-15",
    state=DeliveryState.CHECKED,
    files=len(_FILES),
    size=206_000,
    trouble="",
)
_BAD = replace(
    _GOOD,
    at=datetime(2026, 11, 16, 16, 5, tzinfo=VIETNAM),
    folder="so-dan-chu-2026-11-16",
    state=DeliveryState.BROKEN,
    files=0,
    size=0,
    trouble=PULLED,
)


def list_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The list as PDF."""
    frame = Frame(profile, at, "Phạm Thị Ngọc Dụ", SAMPLE_MARK)
    return document_pdf(list_document(wording, wording.samples(), ((_GOOD, _FILES), (_BAD, ())), frame))
