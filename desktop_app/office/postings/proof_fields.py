"""The forms of proofs."""

from desktop_app.core.fields import Choice, Day, Field, Flag, Form, Listed, LongText, Section, Text
from desktop_app.office.postings.models import ProofKind

_NOTE = LongText(name="note", label="Ghi chú", lines=2, max_length=500)
_OF = Listed(name="of", label="Chứng minh cho", required=True)
_ADDRESS = Text(
    name="address", label="Địa chỉ trang", required=True, max_length=500, hint="Chép cả địa chỉ từ trình duyệt."
)
_HEIC = Flag(name="heic", label="Vẫn lưu ảnh HEIC, dù còn dữ liệu ẩn", span=12)


def _form(name: str, *fields: Field) -> Form:
    return Form(f"posting.proof.{name}", (Section("", fields),))


def file_form(*, several: bool, with_heic: bool, undated: bool) -> Form:
    """For files: `several` things they can prove, HEIC among them, some without a day of their own."""
    day = Day(name="seen_on", label="Ngày (tệp không ghi ngày)", required=True, future=False, span=6)
    return _form(
        "file",
        *((_OF,) if several else ()),
        Choice(name="kind", label="Loại minh chứng", options=ProofKind, required=True, span=6),
        *((day,) if undated else ()),
        _NOTE,
        *((_HEIC,) if with_heic else ()),
    )


def address_form(*, several: bool) -> Form:
    """For the address of a page."""
    seen = Day(name="seen_on", label="Ngày thấy trên trang", required=True, future=False, span=6)
    return _form("address", *((_OF,) if several else ()), _ADDRESS, seen, _NOTE)


CORRECT_FORM = _form("correct", Day(name="seen_on", label="Ngày", required=True, future=False, span=6), _NOTE)

VOID_FORM = _form("void", LongText(name="reason", label="Lý do", required=True, lines=2, max_length=500))
