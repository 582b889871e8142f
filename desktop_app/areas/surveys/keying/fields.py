"""The fields of what is done with a form beside keying it."""

from desktop_app.core.fields import Form, LongText, Section, Text

_SERIAL = Text(
    name="serial", label="Số phiếu", required=True, max_length=60, hint="Cả số, hoặc phần cuối với chữ số kiểm tra."
)

OPEN = Form(name="surveys.keying.open", sections=(Section("", (_SERIAL,)),))

REJECT = Form(
    name="surveys.keying.reject",
    sections=(
        Section(
            "",
            (
                _SERIAL,
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
