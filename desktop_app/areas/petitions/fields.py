"""The words, the order and the limits of the forms of petitions."""

from dataclasses import replace

from desktop_app.areas.petitions.states import ForwarderKind, Source
from desktop_app.core.fields import Choice, Day, Flag, Form, LongText, Number, Section, Text
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.handed_in import papers_field
from desktop_app.office.identity_form import IDENTITY_FORM
from desktop_app.office.matter_kinds import Capacity, Kind, SubjectField
from desktop_app.office.models import IDENTITY

DRAFT = "petitions.entry"
"""The name under which half-filled petitions are kept."""

BY_WHICH_DOOR = Section(
    "1. Nơi gửi và ngày",
    (
        Day(name="received_on", label="Ngày đến", future=False, required=True),
        Choice(name="source", label="Nguồn", options=Source, required=True, span=5),
        Day(name="dated_on", label="Ngày ghi trên đơn", future=False, span=4),
        Text(name="forwarder", label="Cơ quan, người chuyển đơn", max_length=300, span=7, suggests="agencies"),
        Choice(name="forwarder_kind", label="Loại cơ quan chuyển", options=ForwarderKind, span=5),
        Text(name="forwarder_number", label="Số văn bản chuyển", max_length=60, span=4),
        Day(name="forwarder_on", label="Ngày văn bản chuyển", future=False),
    ),
)

WHO = Section(
    "2. Người gửi",
    (
        Flag(name="is_anonymous", label="Đơn không ghi tên người gửi", span=12),
        *(replace(entry, required=False) if entry.name == "full_name" else entry for entry in IDENTITY_FORM),
        Choice(name="capacity", label="Tư cách", options=Capacity, span=4),
        Number(name="signers", label="Số người ký", minimum=1, maximum=99_999, span=3),
        Text(name="mandate", label="Giấy ủy quyền, văn bản cử đại diện", max_length=200, span=5),
        LongText(
            name=COMPANIONS,
            label="Người cùng ký, người đại diện khác",
            lines=2,
            hint="Mỗi dòng một người: họ tên; số căn cước; nơi ở.",
        ),
    ),
)

WHAT = Section(
    "3. Nội dung",
    (
        Choice(name="kind", label="Loại", options=Kind, required=True, span=4),
        Choice(name="subject", label="Lĩnh vực", options=SubjectField, required=True, span=5),
        Number(name="instance", label="Lần giải quyết", minimum=1, maximum=2, span=3),
        LongText(name="content", label="Tóm tắt nội dung", required=True, lines=3),
        LongText(name="request", label="Yêu cầu, đề nghị", lines=2, max_length=2000),
        Text(
            name="opponent",
            label="Người, cơ quan bị khiếu nại, tố cáo, phản ánh",
            max_length=300,
            hint="Nhiều bên thì ngăn bằng dấu chấm phẩy.",
        ),
        Day(
            name="knew_on",
            label="Ngày biết quyết định, hành vi",
            future=False,
            span=5,
            hint="Thời hiệu khiếu nại tính từ ngày này.",
        ),
        Flag(name="has_originals", label="Có bản gốc tài liệu kèm theo", span=7),
        LongText(name="history", label="Quá trình đã giải quyết", lines=2, max_length=2000),
        Text(name="settled_by", label="Cơ quan đã giải quyết", max_length=300),
        Flag(name="is_remote", label="Vùng sâu, vùng xa đi lại khó khăn", span=12),
        LongText(name="note", label="Ghi chú", lines=1, max_length=1000),
    ),
)

PETITION_FORM = Form(DRAFT, (BY_WHICH_DOOR, WHO, WHAT))

PAPERS = Section("4. Tài liệu", (papers_field("Tài liệu, bằng chứng kèm theo đơn"),))
ENTRY_FORM = Form(DRAFT, (*PETITION_FORM.sections, PAPERS))
"""The form of the entry page: the petition and what came with it."""

LABELS = {entry.name: entry.label for entry in ENTRY_FORM}

HIDDEN_FROM_DRAFTS = (*IDENTITY, "hamlet", "mandate", COMPANIONS)
"""What a denunciation's draft never keeps."""

SCAN_FORM = Form(
    "petitions.scan",
    (
        Section(
            "",
            (
                Text(
                    name="title",
                    label="Tên tài liệu",
                    required=True,
                    max_length=150,
                    hint="Ví dụ: Đơn",
                ),
            ),
        ),
    ),
)

PAPERS_FORM = Form("petitions.papers", (Section("", (replace(papers_field("Giấy tờ đã nhận"), required=True),)),))

REASON_FORM = Form(
    "petitions.reason",
    (Section("", (LongText(name="reason", label="Lý do", required=True, lines=3, max_length=500),)),),
)
