"""The words, the order and the limits of the forms of the plan, and the columns of its list."""

from desktop_app.areas.disclosure.catalogue_fields import WAYS
from desktop_app.core.fields import Column, Day, Form, Listed, LongText, Section, Text

COLUMNS = (
    Column(name="number", heading="STT", width=52, kind="number"),
    Column(name="content", heading="Nội dung", second="item_code"),
    Column(name="forms", heading="Hình thức", width=190),
    Column(name="timing", heading="Thời điểm, thời gian", width=230),
    Column(name="responsible", heading="Người chịu trách nhiệm", width=178, kind="person"),
)

_REASON = LongText(name="reason", label="Lý do sửa kế hoạch đã ban hành", lines=2, max_length=500)
_WHO = Text(name="responsible", label="Người chịu trách nhiệm", max_length=200, hint="Ví dụ: Công chức Văn phòng.")

LINE_FORM = Form(
    "disclosure.plan.line",
    (
        Section(
            "Nội dung",
            (
                Listed(name="item_code", label="Nội dung phải công khai", required=True),
                LongText(name="content", label="Nội dung công khai", required=True, lines=2, max_length=500),
                _WHO,
            ),
        ),
        Section("Hình thức", WAYS),
        Section(
            "Thời gian",
            (
                Text(name="months", label="Các tháng", max_length=40, hint="Ví dụ 4, 7, 10. Trống: khi phát sinh."),
                Text(name="when", label="Thời điểm", max_length=200),
                Text(name="duration", label="Thời gian công khai", max_length=200, hint="Ví dụ: Niêm yết: 30 ngày."),
                _REASON,
            ),
        ),
    ),
)

PROPOSAL_FORM = Form("disclosure.plan.proposal", (Section("", (_WHO,)),))

ISSUE_FORM = Form(
    "disclosure.plan.issue",
    (
        Section(
            "",
            (
                Text(
                    name="number", label="Số kế hoạch", required=True, max_length=40, span=6, hint="Ví dụ: 05/KH-UBND."
                ),
                Day(name="issued_on", label="Ngày ban hành", required=True, future=False, span=6),
            ),
        ),
    ),
)

DROP_FORM = Form("disclosure.plan.drop", (Section("", (_REASON,)),))
