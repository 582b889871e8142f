"""The columns of the register of petitions on screen, and what striking one out asks for."""

from desktop_app.core.fields import Align, Column, Form, LongText, Section

COLUMNS = (
    Column(name="number", heading="Số đến", width=84, kind="number", align=Align.RIGHT, sort="number"),
    Column(name="received_on", heading="Ngày đến", width=104, kind="day", sort="received_on"),
    Column(name="who", heading="Người gửi", width=192, second="where", kind="person", sort="name"),
    Column(name="content", heading="Nội dung"),
    Column(name="kind", heading="Loại, nguồn", width=146, second="source", sort="kind"),
    Column(name="stands", heading="Bước", width=128),
    Column(name="due", heading="Hạn", width=104, kind="badge", sort="due"),
)

CASE_COLUMNS = (
    Column(name="number", heading="Số vụ", width=84, kind="number", align=Align.RIGHT, sort="number"),
    Column(name="opened_on", heading="Ngày mở", width=104, kind="day"),
    Column(name="title", heading="Nội dung"),
    Column(name="petitions", heading="Đơn", width=96, second="signers", kind="number"),
    Column(name="visits", heading="Lượt tiếp", width=100, second="people", kind="number"),
    Column(name="last_on", heading="Gần nhất", width=104, kind="day"),
    Column(name="state", heading="Tình trạng", width=152, kind="badge"),
)

VOID_FORM = Form(
    "petitions.void",
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
                    hint="Số được giữ lại trong sổ cùng lý do, không dùng lại cho đơn khác.",
                ),
            ),
        ),
    ),
)
PART_FORM = Form(
    "petitions.leave_case",
    (
        Section(
            "",
            (
                LongText(
                    name="reason",
                    label="Lý do bỏ gắn",
                    required=True,
                    lines=3,
                    max_length=500,
                    hint="Đơn được tính là một vụ việc riêng, các hạn tính lại theo ngày đến của đơn.",
                ),
            ),
        ),
    ),
)
