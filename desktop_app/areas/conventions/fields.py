"""The words, the order and the limits of the forms of conventions."""

from collections.abc import Mapping

from desktop_app.areas.conventions.states import Kind, Name, Proposer
from desktop_app.core.fields import Choice, Day, Field, Flag, Form, Listed, LongText, Number, Section, Text
from desktop_app.office.procedure.fields import STEP_FIELDS

DRAFT = "conventions.entry"
"""The name under which half-filled conventions are kept."""

CONVENTION_FORM = Form(
    DRAFT,
    (
        Section(
            "1. Thôn và bản văn",
            (
                Text(
                    name="hamlet", label="Thôn, tổ dân phố", required=True, max_length=150, suggests="hamlets", span=6
                ),
                Choice(name="name", label="Tên gọi", options=Name, required=True, span=3),
                Choice(name="kind", label="Việc", options=Kind, required=True, span=3),
                Text(
                    name="title",
                    label="Tên đầy đủ",
                    max_length=300,
                    hint="Để trống thì lấy tên gọi và tên thôn, ví dụ Hương ước Thôn Cầu Hạ.",
                ),
                LongText(name="why", label="Sự cần thiết, nội dung dự kiến", lines=3, max_length=4000),
            ),
        ),
        Section(
            "2. Người đề xuất",
            (
                Day(name="proposed_on", label="Ngày đề xuất", future=False, required=True, span=4),
                Choice(name="proposer", label="Người đề xuất", options=Proposer, required=True, span=4),
                Text(name="proposer_name", label="Họ và tên", max_length=120, span=4),
                Number(
                    name="households",
                    label="Tổng số hộ của thôn",
                    minimum=0,
                    maximum=20_000,
                    span=4,
                    hint="Để trống thì lấy số hộ của thôn vào ngày đề xuất.",
                ),
                Number(name="consents", label="Số hộ đồng thuận", minimum=0, maximum=20_000, span=4),
                Day(name="consents_since", label="Hộ đầu tiên đồng thuận ngày", future=False, span=4),
                Day(name="front_agreed_on", label="Ngày Ban công tác Mặt trận tán thành", future=False, span=6),
                Flag(name="is_ethnic", label="Thôn vùng đồng bào dân tộc thiểu số", span=12),
                LongText(name="note", label="Ghi chú", lines=1, max_length=1000),
            ),
        ),
    ),
)

STEP_FIELDS_HERE: Mapping[str, Field] = {
    "articles": Text(
        name="articles", label="Các điều", max_length=200, hint="Số các điều, cách nhau bằng dấu phẩy: 4, 7."
    ),
    **STEP_FIELDS,
}
"""What steps of a convention ask for: the articles that a partial suspension or abolition is about, then the usual."""

PAPER_FORM = Form(
    "conventions.paper",
    (
        Section(
            "",
            (
                Listed(name="key", label="Giấy của hồ sơ", hint="Giấy khác thì để trống rồi ghi tên ở dưới."),
                Text(name="name", label="Tên giấy khác", max_length=200),
                Text(name="number", label="Số", max_length=60, span=6),
                Day(name="dated_on", label="Ngày", future=False, span=6),
            ),
        ),
    ),
)

PERSON_FORM = Form(
    "conventions.person",
    (
        Section(
            "",
            (
                Listed(name="role", label="Vai trò", required=True),
                Text(name="full_name", label="Họ và tên", required=True, max_length=120),
                Text(name="post", label="Chức vụ", max_length=120),
            ),
        ),
    ),
)

REASON_FORM = Form(
    "conventions.reason",
    (Section("", (LongText(name="reason", label="Lý do", required=True, lines=3, max_length=500),)),),
)
