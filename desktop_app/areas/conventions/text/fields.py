"""The words, the order and the limits of the forms for opinions on a draft and for the people of a text."""

from desktop_app.areas.conventions.states import Answer, Channel, Role
from desktop_app.areas.conventions.text.opinions import LONGEST_ARTICLE, LONGEST_REASON, LONGEST_WHO, MOST_PEOPLE
from desktop_app.areas.conventions.text.team import LONGEST
from desktop_app.core.fields import Choice, Day, Form, LongText, Number, Section, Text

OPINION_FORM = Form(
    "conventions.opinion",
    (
        Section(
            "Ý kiến",
            (
                Day(name="received_on", label="Ngày nhận", future=False, required=True, span=6),
                Choice(name="channel", label="Nhận bằng cách", options=Channel, required=True, span=6),
                Text(name="who", label="Người, tổ chức góp ý", max_length=LONGEST_WHO),
                Number(name="people", label="Số người góp ý", minimum=1, maximum=MOST_PEOPLE, required=True, span=6),
                Text(name="article", label="Về điều số", max_length=LONGEST_ARTICLE, hint="Ví dụ 5 hoặc 5a.", span=6),
                LongText(name="content", label="Nội dung", lines=4, max_length=4000, required=True),
            ),
        ),
        Section(
            "Trả lời",
            (
                Choice(name="answer", label="Kết quả", options=Answer, required=True),
                LongText(
                    name="explanation",
                    label="Lý do, giải trình",
                    lines=3,
                    max_length=4000,
                    hint="Bắt buộc khi không tiếp thu toàn bộ.",
                ),
            ),
        ),
    ),
)

OPINION_VOID_FORM = Form(
    "conventions.opinion.void",
    (
        Section(
            "",
            (LongText(name="reason", label="Lý do bỏ ý kiến", lines=2, max_length=LONGEST_REASON, required=True),),
        ),
    ),
)

PERSON_FORM = Form(
    "conventions.person",
    (
        Section(
            "",
            (
                Choice(name="role", label="Vai trò", options=Role, required=True),
                Text(name="full_name", label="Họ và tên", max_length=LONGEST, required=True),
                Text(name="post", label="Chức danh, hộ", max_length=LONGEST),
            ),
        ),
    ),
)
