"""What is typed while a batch is looked at."""

from desktop_app.core.fields import Form, LongText, Section

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
