"""The fields of the account of a work."""

from desktop_app.areas.decisions.states import Money
from desktop_app.core.fields import Choice, Day, Form, Number, Section, Text

LARGEST = 999_999_999_999
"""Of one entry, in đồng."""

PLAN = Form(
    name="decisions.work_plan",
    sections=(
        Section(
            "Dự toán, bằng đồng",
            (
                Number(name="state_money", label="Nhà nước hỗ trợ", maximum=LARGEST, span=6),
                Number(name="people_money", label="Nhân dân đóng góp", maximum=LARGEST, span=6),
                Number(name="other_money", label="Nguồn khác", maximum=LARGEST, span=6),
                Number(name="labour_days", label="Ngày công", span=6),
            ),
        ),
        Section(
            "Mức đóng góp",
            (
                Text(name="share", label="Mức đóng góp", max_length=500, hint="Ví dụ 1.200.000 đồng và 02 công một hộ"),
                Text(name="exempt", label="Miễn, giảm", max_length=500, hint="Ví dụ miễn cho hộ nghèo"),
            ),
        ),
    ),
)
MONEY = Form(
    name="decisions.work_entry",
    sections=(
        Section(
            "",
            (
                Day(name="on", label="Ngày", required=True, future=False, span=4),
                Choice(name="kind", label="Khoản", required=True, options=Money, span=8),
                Number(
                    name="amount",
                    label="Số tiền (đồng) hoặc số công",
                    required=True,
                    minimum=1,
                    maximum=LARGEST,
                    span=6,
                ),
                Text(name="document", label="Chứng từ", max_length=120, span=6),
                Text(name="what", label="Nội dung thu, chi", required=True, max_length=300),
            ),
        ),
    ),
)
STRIKE = Form(
    name="decisions.work_strike",
    sections=(Section("", (Text(name="reason", label="Lý do bỏ khoản này", required=True, max_length=500),)),),
)
