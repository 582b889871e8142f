"""What is filled in about a book."""

from desktop_app.areas.reception.books.stop import StartedPage
from desktop_app.core.fields import Choice, Column, Day, Form, LongText, Section, Text

BOOK_FORM = Form(
    "reception.book",
    (
        Section(
            "",
            (
                Text(name="name", label="Tên sổ", required=True, max_length=120, hint="Ví dụ: Bàn nhà văn hóa"),
                Text(name="place", label="Nơi tiếp công dân", max_length=200, hint="In ở bìa sổ"),
            ),
        ),
    ),
)

STOP_FORM = Form(
    "reception.book.stop",
    (
        Section(
            "",
            (
                Day(
                    name="last_on",
                    label="Ghi đến hết ngày",
                    required=True,
                    span=6,
                    hint="Từ hôm sau không chọn được sổ này nữa.",
                ),
            ),
        ),
    ),
)

STARTED_FORM = Form(
    "reception.book.go_on",
    (Section("", (Choice(name="started", label="Trang in dở", options=StartedPage, required=True),)),),
)

LATE_FORM = Form(
    "reception.book.late",
    (
        Section(
            "",
            (
                LongText(
                    name="reason",
                    label="Lý do ghi sau khóa sổ",
                    required=True,
                    lines=3,
                    max_length=500,
                    hint="In ở cột Ghi chú của sổ và giữ trong nhật ký.",
                ),
            ),
        ),
    ),
)

YEAR_COLUMNS = (
    Column(name="title", heading="Quyển sổ", second="name"),
    Column(name="last_number", heading="Số cuối", width=86, kind="number"),
    Column(name="voids", heading="Đã bỏ", width=74, kind="number"),
    Column(name="waiting", heading="Chờ trả lời", width=104, kind="number"),
    Column(name="printed", heading="Đã in đến", width=140, second="pages"),
    Column(name="state", heading="Tình trạng", width=150, kind="badge"),
)
"""The list of books and years."""

NARROW = ("title", "last_number", "printed", "state")
