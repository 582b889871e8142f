"""What is typed while a batch is looked at."""

from desktop_app.core.fields import Form, LongText, Section, Text

KEEP = Form(
    name="surveys.keep_finding",
    sections=(
        Section(
            "",
            (
                LongText(
                    name="reason",
                    label="Đã xem thế nào, vì sao giữ nguyên",
                    required=True,
                    max_length=500,
                    hint="Lý do được giữ trong nhật ký. Phiếu không bị sửa hay xóa.",
                ),
            ),
        ),
    ),
)

REJECT = Form(
    name="surveys.reject_form",
    sections=(
        Section(
            "",
            (
                Text(name="serial", label="Số phiếu", required=True, max_length=40, hint="Cả số, hoặc phần cuối."),
                LongText(
                    name="reason",
                    label="Lý do loại phiếu",
                    required=True,
                    max_length=500,
                    hint="Phiếu bị loại giữ nguyên số và câu trả lời nhưng không tính vào kết quả.",
                ),
            ),
        ),
    ),
)
