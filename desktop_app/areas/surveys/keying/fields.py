"""The fields of what is done with a form beside keying it."""

from desktop_app.core.fields import Form, LongText, Section, Text

REJECT = Form(
    name="surveys.keying.reject",
    sections=(
        Section(
            "",
            (
                Text(name="serial", label="Số phiếu", required=True, max_length=60),
                LongText(
                    name="reason",
                    label="Lý do loại",
                    required=True,
                    hint="Ví dụ phiếu rách, ghi hai người vào một tờ, người trả lời không thuộc đối tượng hỏi.",
                    lines=2,
                    max_length=500,
                ),
            ),
        ),
    ),
)
