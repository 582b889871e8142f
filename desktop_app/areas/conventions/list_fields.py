"""The columns of the register of conventions on screen, and what its sheets ask for."""

from desktop_app.core.fields import Align, Column, Day, Form, LongText, Number, Section, Text

COLUMNS = (
    Column(name="number", heading="Số", width=70, kind="number", align=Align.RIGHT, sort="number"),
    Column(name="title", heading="Hương ước, quy ước", second="hamlet", kind="person", sort="hamlet"),
    Column(name="stands", heading="Đang ở", width=172, second="step"),
    Column(name="next_step", heading="Việc tiếp theo", width=214, second="lacks"),
    Column(name="due", heading="Hạn", width=112, kind="badge", sort="due"),
)

VOID_FORM = Form(
    "conventions.void",
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
                    hint="Số được giữ lại trong sổ cùng lý do, không dùng lại cho hồ sơ khác.",
                ),
            ),
        ),
    ),
)

REVIEW_FORM = Form(
    "conventions.review",
    (
        Section(
            "",
            (
                Number(name="year", label="Năm", required=True, minimum=2000, maximum=2999, span=4),
                Day(name="held_on", label="Ngày rà soát", required=True, future=False, span=4),
                Number(name="violations", label="Số việc vi phạm", span=4),
                Text(name="way", label="Hình thức", max_length=200, hint="Ví dụ: lồng ghép Ngày hội Đại đoàn kết"),
                LongText(name="result", label="Kết quả", required=True, lines=4),
                Text(name="proposal", label="Kiến nghị", max_length=500, hint="Ví dụ: sửa đổi Điều 5"),
                Day(name="reported_on", label="Ngày báo cáo UBND", future=False, span=5),
            ),
        ),
    ),
)
"""The yearly evaluation of a text in force."""

REVIEW_DAY_FORM = Form(
    "conventions.review_day",
    (
        Section(
            "",
            (
                Text(
                    name="review_day",
                    label="Ngày, tháng",
                    max_length=5,
                    span=4,
                    hint="Ví dụ 15/10; để trống: theo nghị định",
                ),
            ),
        ),
    ),
)
"""The day of it that the community agreed on."""
