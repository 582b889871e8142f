"""The words, the order and the limits of the forms and the list of requests for information."""

from dataclasses import replace

from desktop_app.areas.disclosure.requests.models import RequestKind
from desktop_app.core.fields import Align, Choice, Column, Day, Form, Listed, LongText, Section, Text


def _form(name: str, *fields: Text | Day | Choice | Listed) -> Form:
    return Form(f"disclosure.request.{name}", (Section("", fields),))


_REQUEST = (
    Day(name="received_on", label="Ngày nhận", required=True, future=False, span=6),
    Choice(name="kind", label="Loại yêu cầu", options=RequestKind, required=True, span=6),
    Text(name="requester", label="Người yêu cầu", required=True, max_length=120),
    Text(name="address", label="Địa chỉ", max_length=300),
    Text(name="phone", label="Điện thoại", max_length=30, span=6),
    Text(name="way", label="Cách gửi yêu cầu", max_length=120, span=6, hint="Ví dụ: trực tiếp, bưu điện, thư điện tử."),
    LongText(name="content", label="Nội dung yêu cầu", required=True, lines=4, max_length=2000),
    Text(name="record", label="Hồ sơ công khai liên quan", max_length=12, span=6, hint="Số hồ sơ, ví dụ 12/2026."),
    Day(name="due_on", label="Hạn cơ quan tự nhập", span=6, hint="Chỉ khi chưa có quy định của ngày nhận."),
)
REASON = LongText(name="reason", label="Lý do", required=True, lines=3, max_length=500)

REQUEST_FORM = _form("entry", *_REQUEST)
CORRECT_FORM = _form("correct", *_REQUEST, REASON)
ANSWER_FORM = _form(
    "answer",
    Listed(name="end", label="Kết quả", required=True),
    Day(name="on", label="Ngày trả lời", required=True, future=False, span=6),
    Text(name="answer_number", label="Số văn bản trả lời", max_length=60, span=6),
    LongText(
        name="answer", label="Nội dung trả lời", lines=4, max_length=2000, hint="Từ chối thì ghi lý do từ chối ở đây."
    ),
)
ON_FORM = _form("on", Day(name="on", label="Ngày", required=True, future=False, span=6))
VOID_FORM = _form("void", replace(REASON, hint="Số của yêu cầu được giữ lại cùng lý do."))

LABELS = {entry.name: entry.label for entry in REQUEST_FORM} | {
    "due_on": "Hạn trả lời",
    "asked_source_on": "Ngày hỏi cơ quan tạo ra thông tin",
    "source_replied_on": "Ngày cơ quan đó trả lời",
    "end": "Kết quả",
    "ended_on": "Ngày kết thúc",
    "answer_number": "Số văn bản trả lời",
    "answer": "Nội dung trả lời",
    "voided_on": "Ngày hủy",
}

COLUMNS = (
    Column(name="number", heading="Số", width=52, kind="number", align=Align.RIGHT, sort="number"),
    Column(name="received_on", heading="Ngày nhận", width=112, kind="day", sort="received_on"),
    Column(name="requester", heading="Người yêu cầu", width=180, kind="person"),
    Column(name="content", heading="Nội dung", second="kind"),
    Column(name="due_on", heading="Hạn trả lời", width=190, kind="day", sort="due"),
    Column(name="state", heading="Tình trạng", width=210, kind="badge"),
)
