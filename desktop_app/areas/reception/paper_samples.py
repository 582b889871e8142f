"""The notice of a refusal, the record of a statement and somebody's own history with invented values."""

from collections.abc import Callable
from datetime import datetime

from desktop_app.areas.reception.person_copy import CopyRow, copy_document
from desktop_app.areas.reception.refusal import form_label, notice_document
from desktop_app.areas.reception.statement import statement_document
from desktop_app.core.paper.document import Foot, Signature
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.papers import SAMPLE_MARK, letterhead
from desktop_app.office.profile import Profile

SAMPLE_ROWS: tuple[CopyRow, ...] = (
    (
        "45/2026\n12/3/2026",
        "Đề nghị đo lại ranh giới thửa 45, tờ bản đồ 12 với hộ ông T.V.B.\nYêu cầu: Cử cán bộ địa chính đo lại.",
        "Kiến nghị\nThụ lý",
        "Đã đo lại, lập biên bản.\nĐã trả lời ngày 25/3/2026",
    ),
    ("228/2026\n20/11/2026", "Hỏi kết quả cắm mốc.", "Phản ánh\nTrả lời ngay", "Đã trả lời ngày 20/11/2026"),
)


def notice_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The notice of a refusal as PDF."""
    document = notice_document(
        wording,
        wording.samples(),
        "h",
        letterhead=letterhead(profile, "58/TB-UBND", at.date()),
        signer=Signature(lines=("CHỦ TỊCH",), note="(Ký, ghi rõ họ tên, đóng dấu)", name=profile.chairperson),
        made_at=at,
        foot=Foot(form_label(at.date()), f"Sổ tiếp công dân năm {at.year}, số 228"),
        top_mark=SAMPLE_MARK,
    )
    return document_pdf(document)


def statement_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The record of a statement as PDF."""
    document = statement_document(
        wording,
        wording.samples(),
        letterhead=letterhead(profile, dated_on=at.date()),
        made_at=at,
        foot=Foot("", f"Sổ tiếp công dân năm {at.year}, số 228"),
        top_mark=SAMPLE_MARK,
    )
    return document_pdf(document)


def copy_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """Somebody's own history as PDF."""
    document = copy_document(
        wording,
        wording.samples(),
        SAMPLE_ROWS,
        letterhead=letterhead(profile, dated_on=at.date()),
        made_by=profile.reception_official,
        made_at=at,
        top_mark=SAMPLE_MARK,
    )
    return document_pdf(document)


ALL: dict[str, Callable[[Profile, Wording, datetime], bytes]] = {
    "thong-bao-tu-choi-01-tcd": notice_sample,
    "bien-ban-trinh-bay": statement_sample,
    "ban-sao-lich-su": copy_sample,
}
"""Each sample by the key of its wording."""
