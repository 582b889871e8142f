"""Papers of petitions with invented values, to see how a wording looks before it is used."""

from datetime import datetime

from desktop_app.areas.petitions.papers.extract import extract_document
from desktop_app.areas.petitions.papers.table import is_to_writer, paper_kinds
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.core.text.occurrences import HIDDEN_DENOUNCER
from desktop_app.office.form_papers.around import Making, around_paper
from desktop_app.office.form_papers.document import Filled, form_document
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.paper_frame import sample_frame
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile

_DENUNCIATION = {
    "loai": "tố cáo",
    "ma_ho_so": "TC-01/2026",
    "noi_dung": "thu tiền sửa đường thôn không có chứng từ, không công khai thu chi năm 2025",
    "doi_tuong": "ông Trần Văn Thử, Trưởng thôn Đồng Mẫu",
    "van_ban_thu_ly": "Quyết định số 201/QĐ-UBND ngày 25 tháng 11 năm 2026",
    "ly_do": "đối tượng bị tố cáo không do Chủ tịch Ủy ban nhân dân xã quản lý trực tiếp",
    "noi_dung_viec": "Trưởng thôn thu của 86 hộ, mỗi hộ 500.000 đồng, không lập phiếu thu, chưa công khai thu chi",
}
_HIDDEN = dict.fromkeys(("ho_ten", "so_giay_to", "ngay_cap", "noi_cap", "dia_chi", "dien_thoai"), "")
_SUGGESTION = {
    "loai": "kiến nghị",
    "noi_dung": "đề nghị lắp đèn chiếu sáng đoạn đường từ cầu Ví đến trường mầm non",
    "noi_dung_viec": "Ủy ban nhân dân xã lắp 06 bộ đèn trên đoạn đường này trong quý I năm 2027",
}
_OF_DENUNCIATIONS = ("to-cao",)
_OF_SUGGESTIONS = ("phieu-chuyen-don", "cong-van-tra-loi")


def petition_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The paper of that wording as PDF."""
    return document_pdf(sample_document(profile, wording, at))


def sample_document(profile: Profile, wording: Wording, at: datetime) -> Document:
    """The same before it is written."""
    kind = paper_kinds()[wording.key]
    filled = Filled(
        kind=kind,
        on=at.date(),
        values=wording.samples() | _own(kind),
        circumstances=frozenset({kind.steps[0] if kind.steps else "", "first"}),
        book=f"Sổ đơn thư năm {at.year}, số 087",
    )
    return form_document(filled, wording, around_paper(kind, profile, Making(at=at, mark=SAMPLE_MARK), "58", at.date()))


def _own(kind: PaperKind) -> dict[str, str]:
    if any(each in kind.key for each in _OF_DENUNCIATIONS):
        return _DENUNCIATION | ({} if is_to_writer(kind) else _HIDDEN)
    return _SUGGESTION if kind.key in _OF_SUGGESTIONS else {}


def extract_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """An extract as PDF."""
    values = wording.samples() | _DENUNCIATION
    texts = {
        "doi_tuong": values["doi_tuong"],
        "noi_dung": (
            "Ông Thử thu tiền sửa đường của 86 hộ, mỗi hộ 500.000 đồng, không có chứng từ. "
            f"{HIDDEN_DENOUNCER} đã hỏi tại cuộc họp thôn nhưng không được trả lời."
        ),
        "yeu_cau": "Kiểm tra, công khai thu chi. Trả lời về số điện thoại [đã lược bỏ].",
    }
    around = sample_frame(profile, at, dated_on=at.date())
    return document_pdf(extract_document(wording, values, texts, around, "Phạm Thị Ngọc Dụ"))
