"""What an administrator fills in of one hamlet, and of what happens to it on a day."""

from desktop_app.core.fields import Day, Form, LongText, Number, Section, Text

HAMLETS = "hamlets"
"""The list of suggestions that fields of hamlets ask for."""

_KIND = Text(name="kind", label="Loại", required=True, max_length=30, span=5, hint="Thôn, bản, tổ dân phố")
_NAME = Text(name="name", label="Tên", required=True, max_length=120, span=7, hint="Ví dụ: Đoài, số 3")
_HEAD = Text(name="head", label="Trưởng thôn, tổ trưởng", max_length=120)
_HOUSEHOLDS = Number(name="households", label="Số hộ", span=6)
_PEOPLE = Number(name="people", label="Số nhân khẩu", span=6)
_ON = Day(name="on", label="Từ ngày", required=True, span=5, hint="Nơi cũ còn đến hết hôm trước")
_DOCUMENT = Text(
    name="document",
    label="Theo văn bản",
    required=True,
    max_length=200,
    hint="Ví dụ: Nghị quyết số 12/NQ-HĐND ngày 20/6/2026",
)

HAMLET_FORM = Form(
    "system.hamlet",
    (
        Section(
            "",
            (
                _KIND,
                _NAME,
                _HOUSEHOLDS,
                _PEOPLE,
                _HEAD,
                Day(name="from_on", label="Có từ ngày", span=6, hint="Để trống nếu có từ trước"),
                Day(name="to_on", label="Đến hết ngày", span=6, hint="Để trống nếu đang còn"),
            ),
        ),
    ),
)
"""Everything that can be corrected."""

CLOSING_FORM = Form(
    "system.hamlet.closing",
    (
        Section(
            "",
            (
                Day(name="to_on", label="Đến hết ngày", required=True, span=6),
                LongText(
                    name="reason",
                    label="Lý do",
                    required=True,
                    max_length=500,
                    lines=2,
                    hint="Ví dụ: giải thể, các hộ chuyển đi nơi khác theo Quyết định số 12/QĐ-UBND",
                ),
            ),
        ),
    ),
)
"""The day a hamlet ends with, and why."""

OTHERS = {"with_1": "Nơi thứ hai", "with_2": "Nơi thứ ba", "with_3": "Nơi thứ tư", "with_4": "Nơi thứ năm"}
"""The fields of a merger that name what is merged with the chosen hamlet."""

MERGING_FORM = Form(
    "system.hamlet.merging",
    (
        Section(
            "Nhập cùng",
            tuple(
                Text(name=name, label=label, required=at == 0, max_length=120, suggests=HAMLETS, span=6)
                for at, (name, label) in enumerate(OTHERS.items())
            ),
        ),
        Section(
            "Nơi mới",
            (
                _KIND,
                _NAME,
                Number(name="households", label="Số hộ", span=6, hint="Để trống thì cộng của các nơi nhập lại"),
                _PEOPLE,
                _HEAD,
                _ON,
                _DOCUMENT,
            ),
        ),
    ),
)
"""What takes the place of several hamlets."""

SPLITTING_FORM = Form(
    "system.hamlet.splitting",
    (
        Section(
            "",
            (
                LongText(
                    name="parts",
                    label="Các nơi mới",
                    required=True,
                    lines=4,
                    hint="Mỗi dòng một nơi, số hộ viết sau dấu chấm phẩy. Ví dụ: Thôn Đoài Đông; 150",
                ),
                _ON,
                _DOCUMENT,
            ),
        ),
    ),
)
"""What takes the place of one hamlet that is divided."""

RENAMING_FORM = Form("system.hamlet.renaming", (Section("", (_KIND, _NAME, _HEAD, _ON, _DOCUMENT)),))
"""The name a hamlet goes on under."""

COUNTING_FORM = Form(
    "system.hamlet.counting",
    (Section("", (Day(name="from_on", label="Từ ngày", required=True, span=5), _HOUSEHOLDS, _PEOPLE)),),
)
"""How many there are from a day on."""

BACK_FORM = Form(
    "system.hamlet.back",
    (Section("", (LongText(name="reason", label="Lý do bỏ", required=True, max_length=500, lines=2),)),),
)
"""Why a merger, split or renaming is undone."""
