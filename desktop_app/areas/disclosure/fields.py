"""The words, the order and the limits of the forms and lists of disclosure records."""

from desktop_app.areas.disclosure.models import Form as How
from desktop_app.core.fields import (
    Align,
    Column,
    Day,
    Field,
    Flag,
    Form,
    Listed,
    LongText,
    Moment,
    Number,
    Section,
    Text,
)

DRAFT = "disclosure.entry"
"""The name under which half-filled records are kept."""


def flag_of(how: How) -> str:
    """The name of the tick of one form of disclosure."""
    return f"by_{how.name.lower()}"


WHAT = Section(
    "1. Nội dung công khai",
    (
        Text(
            name="item",
            label="Nội dung theo danh mục",
            required=True,
            max_length=300,
            suggests="items",
            hint="Gõ mã hoặc vài chữ, không cần dấu.",
        ),
        LongText(name="title", label="Tên văn bản, thông tin", required=True, lines=2, max_length=500),
        Text(name="document_number", label="Số, ký hiệu", max_length=60, span=4),
        Day(name="document_on", label="Ngày văn bản", future=False),
        Text(name="issuer", label="Cơ quan ban hành", max_length=200, span=5, suggests="issuers"),
        Listed(name="rule_key", label="Tính hạn từ", span=6),
        Day(name="trigger_on", label="Ngày bắt đầu tính hạn", required=True, span=4, hint="F3 xem cách tính."),
        Number(name="pages", label="Số trang", minimum=1, maximum=999, required=True, span=2),
        LongText(name="change_reason", label="Lý do công khai lại", lines=2, max_length=500),
    ),
)

HOW = Section(
    "2. Hình thức công khai",
    (
        *(Flag(name=flag_of(how), label=str(how.value), span=6) for how in How),
        LongText(name="left_out_reason", label="Lý do không dùng hình thức bắt buộc", lines=2, max_length=500),
        Day(name="posted_from", label="Niêm yết từ ngày", span=4, hint="Trống: niêm yết sau."),
        Day(name="posted_to", label="Đến hết ngày", span=4),
        Text(name="short_reason", label="Lý do niêm yết ngắn hơn luật", max_length=300),
        LongText(name="places", label="Nơi niêm yết", lines=3, max_length=6000, hint="Mỗi dòng một nơi."),
    ),
)

WHO = Section(
    "3. Người thực hiện",
    (
        Text(name="responsible", label="Người chịu trách nhiệm", max_length=120, span=6, suggests="people"),
        Flag(name="has_names", label="Có danh sách người, bản niêm yết phải che bớt", span=6),
        LongText(name="note", label="Ghi chú", lines=1, max_length=1000),
    ),
)

DISCLOSURE_FORM = Form(DRAFT, (WHAT, HOW, WHO))

COLUMNS_OF_FORM = (
    *("title", "trigger_on", "rule_key", "document_number", "document_on", "issuer", "pages", "has_names"),
    *("responsible", "note", "change_reason"),
)
"""The fields of the form that are handed over under their own names."""

COLUMNS = (
    Column(name="number", heading="Số", width=52, kind="number", align=Align.RIGHT, sort="number"),
    Column(name="trigger_on", heading="Ngày tính hạn", width=112, kind="day", sort="trigger_on"),
    Column(name="item_code", heading="Mã", width=74, sort="item"),
    Column(name="title", heading="Văn bản, thông tin", second="document"),
    Column(name="item", heading="Nội dung", width=190),
    Column(name="forms", heading="Hình thức", width=150),
    Column(name="due_on", heading="Hạn công khai", width=112, kind="day", sort="due"),
    Column(name="state", heading="Tình trạng", width=152, kind="badge"),
)


def _one(name: str, *fields: Field) -> Form:
    return Form(f"disclosure.{name}", (Section("", fields),))


REASON_FORM = _one("reason", LongText(name="reason", label="Lý do", required=True, lines=3, max_length=500))

VOID_FORM = _one(
    "void",
    LongText(
        name="reason",
        label="Lý do hủy",
        required=True,
        lines=3,
        max_length=500,
        hint="Số hồ sơ được giữ lại cùng lý do. Các bản niêm yết của hồ sơ cũng bị hủy.",
    ),
)

POST_FORM = _one(
    "post",
    Day(name="posted_from", label="Niêm yết từ ngày", required=True, span=6),
    Day(name="posted_to", label="Đến hết ngày", span=6),
    Text(name="short_reason", label="Lý do niêm yết ngắn hơn luật", max_length=300),
    LongText(name="places", label="Nơi niêm yết", required=True, lines=6, max_length=6000, hint="Mỗi dòng một nơi."),
)

PORTAL_FORM = _one(
    "portal",
    Day(name="from_on", label="Ngày đăng", required=True, future=False, span=6),
    Text(
        name="address", label="Địa chỉ trang", required=True, max_length=500, hint="Sao chép cả địa chỉ từ trình duyệt."
    ),
    Text(name="who", label="Người đăng", max_length=120),
    LongText(name="note", label="Ghi chú", lines=2, max_length=500),
)

_WHICH = Listed(name="form", label="Hình thức", required=True)

OTHER_FORM = _one(
    "other",
    _WHICH,
    Day(name="from_on", label="Từ ngày", required=True, future=False, span=6),
    Day(name="to_on", label="Đến ngày", span=6),
    Text(name="who", label="Người thực hiện", max_length=120),
    LongText(name="note", label="Ghi chú", lines=2, max_length=500),
)

LEAVE_OUT_FORM = _one(
    "leave_out",
    _WHICH,
    LongText(name="reason", label="Lý do không thực hiện", required=True, lines=3, max_length=500),
)

STRIKE_SLOT_FORM = _one(
    "strike_slot",
    Listed(name="slot", label="Buổi phát thanh", required=True),
    LongText(name="reason", label="Lý do bỏ", required=True, lines=3, max_length=500),
)

SLOT_FORM = _one(
    "slot",
    Day(name="read_on", label="Ngày phát", required=True, future=False, span=6),
    Moment(name="read_at", label="Lúc", span=6),
    Text(name="reader", label="Người đọc", max_length=120),
    LongText(name="note", label="Ghi chú", lines=2, max_length=500),
)

SEND_FORM = _one(
    "send",
    Day(name="sent_on", label="Ngày gửi", required=True, future=False, span=6),
    LongText(
        name="hamlets", label="Gửi đến", required=True, lines=8, max_length=6000, hint="Mỗi dòng một thôn, tổ dân phố."
    ),
)

ACKNOWLEDGE_FORM = _one(
    "acknowledge",
    Listed(name="hamlet", label="Thôn, tổ dân phố", required=True),
    Day(name="acknowledged_on", label="Ngày xác nhận", required=True, future=False, span=6),
    Text(name="acknowledged_by", label="Người xác nhận", required=True, max_length=120),
    Text(name="way", label="Cách thông báo đến người dân", max_length=200, hint="Ví dụ: họp cộng đồng."),
)
