"""The words, the order and the limits of the reception forms and lists."""

from desktop_app.areas.reception.models import Channel, CrowdCount, Handling, Mode
from desktop_app.core.fields import (
    Align,
    Choice,
    Column,
    Day,
    Flag,
    Form,
    Listed,
    LongText,
    Moment,
    Number,
    Section,
    Text,
)
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.identity_form import IDENTITY_FORM
from desktop_app.office.matter_kinds import Capacity, Kind, SubjectField
from desktop_app.office.models import IDENTITY

DRAFT = "reception.visit"
"""The name under which half-filled visits are kept."""

WHO = Section(
    "1. Người đến",
    (
        *IDENTITY_FORM,
        Choice(name="capacity", label="Tư cách", options=Capacity, required=True, span=4),
        Number(name="people_present", label="Số người đến", minimum=1, maximum=9_999, required=True, span=4),
        Number(
            name="people_same_content",
            label="Số người cùng nội dung",
            minimum=1,
            maximum=99_999,
            required=True,
            span=4,
            hint="Kể cả người không đến.",
        ),
        Text(name="on_behalf_of", label="Đến thay cho", max_length=120, span=5, hint="Họ tên người được đại diện."),
        Text(name="mandate", label="Giấy ủy quyền, văn bản cử đại diện", max_length=200, span=7),
        LongText(
            name=COMPANIONS,
            label="Người cùng đến, người đại diện khác",
            lines=2,
            hint="Mỗi dòng một người: họ tên; số căn cước; nơi ở.",
        ),
        Choice(name="crowd_count", label="Tính là đoàn đông người", options=CrowdCount, span=4),
        Text(name="group_reason", label="Lý do tính khác số người đến", max_length=300, span=8),
    ),
)

WHAT = Section(
    "2. Nội dung",
    (
        Choice(name="kind", label="Loại", options=Kind, required=True, span=4),
        Choice(name="subject", label="Lĩnh vực", options=SubjectField, required=True, span=5),
        Choice(name="channel", label="Hình thức", options=Channel, required=True, span=3),
        LongText(name="content", label="Nội dung trình bày", required=True, lines=3),
        LongText(name="request", label="Yêu cầu, đề nghị", lines=2, max_length=2000),
        Text(
            name="opponent",
            label="Người, cơ quan bị khiếu nại, tố cáo, phản ánh",
            max_length=300,
            hint="Nhiều bên thì ngăn bằng dấu chấm phẩy.",
        ),
        LongText(name="history", label="Quá trình đã giải quyết", lines=2, max_length=2000),
        Text(name="settled_by", label="Cơ quan đã giải quyết", max_length=300),
        Day(name="received_on", label="Ngày tiếp", future=False, required=True),
        Moment(name="started_at", label="Bắt đầu"),
        Moment(name="ended_at", label="Kết thúc"),
        Choice(name="mode", label="Chế độ tiếp", options=Mode, required=True, span=5),
    ),
)

NEXT = Section(
    "3. Xử lý",
    (
        Choice(name="handling", label="Hướng xử lý", options=Handling, required=True, span=4),
        Flag(name="within_competence", label="Thuộc thẩm quyền của xã", span=4),
        Day(name="answer_due_on", label="Hạn trả lời", span=4, hint="Tính tự động. F3 xem cách tính."),
        Listed(name="refusal_ground", label="Căn cứ từ chối tiếp"),
        Text(name="notice_number", label="Số thông báo từ chối", max_length=60, span=4, hint="Để trống khi chưa ra."),
        Day(name="notice_on", label="Ngày thông báo", future=False),
        Text(name="to_agency", label="Cơ quan, đơn vị nhận hoặc thụ lý", max_length=300, span=6, suggests="agencies"),
        Text(name="document_number", label="Số văn bản", max_length=60, span=3),
        Day(name="document_on", label="Ngày văn bản", future=False),
        Day(name="answered_on", label="Ngày trả lời", future=False),
        Text(name="answer_form", label="Hình thức trả lời", max_length=60, span=9, suggests="answer_forms"),
        LongText(name="result", label="Kết quả giải quyết", lines=2, max_length=2000),
        LongText(name="note", label="Ghi chú", lines=1, max_length=1000),
    ),
)

VISIT_FORM = Form(DRAFT, (WHO, WHAT, NEXT))

HIDDEN_FROM_DRAFTS = (*IDENTITY, "hamlet", "mandate", "on_behalf_of", COMPANIONS)
"""What a denunciation's draft never keeps."""

PROSE_FIELDS = (
    *("content", "request", "opponent", "history", "result", "note"),
    *("settled_by", "to_agency", "answer_form", "group_reason"),
)
"""Free text in which a hidden name might stand."""

VISIT_COLUMNS = (
    Column(name="number", heading="Số", width=52, kind="number", align=Align.RIGHT, sort="number"),
    Column(name="received_on", heading="Ngày tiếp", width=106, kind="day", sort="received_on"),
    Column(name="who", heading="Người đến", width=186, second="where", kind="person", sort="name"),
    Column(name="content", heading="Nội dung"),
    Column(name="kind", heading="Loại, xử lý", width=120, second="handling", sort="kind"),
    Column(name="due", heading="Hạn trả lời", width=106, kind="badge", sort="due"),
)

VOID_FORM = Form(
    "reception.void",
    (
        Section(
            "",
            (
                LongText(
                    name="reason",
                    label="Lý do bỏ số",
                    required=True,
                    lines=3,
                    max_length=500,
                    hint="Số được giữ lại trong sổ cùng lý do, không dùng lại cho lượt khác.",
                ),
            ),
        ),
    ),
)

REASON_FORM = Form(
    "reception.reason",
    (Section("", (LongText(name="reason", label="Lý do", required=True, lines=3, max_length=500),)),),
)

ANSWER_FORM = Form(
    "reception.answer",
    (
        Section(
            "",
            (
                Day(name="answered_on", label="Ngày trả lời", future=False, required=True, span=5),
                Text(
                    name="answer_form",
                    label="Hình thức trả lời",
                    max_length=60,
                    span=7,
                    suggests="answer_forms",
                    hint="Ví dụ: bằng văn bản số 214/UBND.",
                ),
                LongText(name="result", label="Kết quả giải quyết", lines=4, max_length=2000),
            ),
        ),
    ),
)
