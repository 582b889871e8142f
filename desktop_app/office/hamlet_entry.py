"""What an administrator fills in of one hamlet."""

from desktop_app.core.fields import Day, Form, LongText, Number, Section, Text

HAMLET_FORM = Form(
    "system.hamlet",
    (
        Section(
            "",
            (
                Text(name="kind", label="Loại", required=True, max_length=30, span=5, hint="Thôn, bản, tổ dân phố"),
                Text(name="name", label="Tên", required=True, max_length=120, span=7, hint="Ví dụ: Đoài, số 3"),
                Number(name="households", label="Số hộ", span=4),
                Number(name="people", label="Số nhân khẩu", span=4),
                Text(name="head", label="Trưởng thôn, tổ trưởng", max_length=120),
                Day(name="from_on", label="Có từ ngày", span=6, hint="Để trống nếu có từ trước"),
                Day(name="to_on", label="Đến hết ngày", span=6, hint="Để trống nếu đang còn"),
            ),
        ),
    ),
)
"""Everything that can be corrected."""

CLOSING_FORM = Form(
    "system.hamlet.closing",
    (
        Section(
            "",
            (
                Day(name="to_on", label="Đến hết ngày", required=True, span=6),
                LongText(
                    name="reason",
                    label="Lý do",
                    required=True,
                    max_length=500,
                    lines=2,
                    hint="Ví dụ: sáp nhập vào Thôn Trung theo Nghị quyết số 12/NQ-HĐND",
                ),
            ),
        ),
    ),
)
"""The day a hamlet ends with, and why."""
