"""The words, the order and the limits of the forms of surveys, their batches, days and draws."""

from desktop_app.areas.surveys.states import Quarter, Rekey
from desktop_app.core.fields import Choice, Day, Field, Form, Listed, LongText, Number, Section, Text

DRAFT = "surveys.entry"
"""The name under which half-filled surveys are kept."""

LARGEST = 999_999

SURVEY_FORM = Form(
    DRAFT,
    (
        Section(
            "1. Hỏi bằng phiếu nào, khi nào",
            (
                Listed(name="form", label="Bộ phiếu", required=True),
                Choice(name="quarter", label="Quý", options=Quarter, required=True, span=3),
                Number(name="year", label="Năm", required=True, minimum=2000, maximum=2999, span=3),
                Day(name="from_on", label="Từ ngày", required=True, span=3),
                Day(name="to_on", label="Đến ngày", required=True, span=3),
                Text(
                    name="name",
                    label="Tên riêng của đợt",
                    max_length=120,
                    span=6,
                    hint="Chỉ cần khi một quý có nhiều đợt của cùng bộ phiếu.",
                ),
                Text(name="unit", label="Đơn vị chủ trì", max_length=200, span=6),
            ),
        ),
        Section(
            "2. Hỏi bao nhiêu người",
            (
                Number(
                    name="population",
                    label="Tổng số người, hộ, lượt",
                    minimum=1,
                    maximum=LARGEST,
                    span=4,
                ),
                Number(name="wanted", label="Số phiếu cần thu", minimum=1, maximum=LARGEST, span=4),
                Text(
                    name="frame",
                    label="Tổng số lấy từ đâu",
                    max_length=200,
                    span=4,
                    hint="Ví dụ: hồ sơ một cửa quý II.",
                ),
            ),
        ),
        Section(
            "3. Nhập hai lượt để tìm lỗi",
            (
                Choice(name="rekey", label="Nhập lại lượt hai", options=Rekey, required=True, span=6),
                Number(name="rekey_share", label="Tỷ lệ nhập lại, %", minimum=0, maximum=99, span=3),
                LongText(name="note", label="Ghi chú", lines=1, max_length=1000),
            ),
        ),
    ),
)


def _form(name: str, *fields: Field) -> Form:
    return Form(f"surveys.{name}", (Section("", tuple(fields)),))


_REASON = LongText(name="reason", label="Lý do", required=True, lines=3, max_length=500)
REASON_FORM = _form("reason", _REASON)

_WHO = (
    Text(name="hamlet", label="Thôn, tổ dân phố", max_length=150, span=6, suggests="hamlets"),
    Text(name="place", label="Hoặc nơi khác", max_length=200, span=6, hint="Ví dụ: bộ phận một cửa."),
    Text(name="collector", label="Người thu phiếu", required=True, max_length=120, span=6),
    Text(name="collector_post", label="Chức vụ", max_length=120, span=6),
)
_TWICE = (
    Choice(name="rekey", label="Nhập lại lượt hai", options=Rekey, required=True, span=6),
    Number(name="rekey_share", label="Tỷ lệ nhập lại, %", minimum=0, maximum=99, span=6),
    LongText(name="note", label="Ghi chú", lines=1, max_length=1000),
)
BATCH_FORM = _form(
    "batch",
    *_WHO,
    Number(name="printed", label="Số phiếu in", required=True, minimum=1, maximum=99_999, span=4),
    Number(name="handed_out", label="Số phiếu phát ra", maximum=99_999, span=4),
    Day(name="handed_on", label="Ngày phát", future=False, span=4),
    *_TWICE,
)
BATCH_CORRECTION = _form(
    "batch_correction",
    *_WHO,
    Number(name="handed_out", label="Số phiếu phát ra", maximum=99_999, span=6),
    Day(name="handed_on", label="Ngày phát", future=False, span=6),
    *_TWICE,
)
RETURN_FORM = _form(
    "return",
    Number(name="handed_out", label="Số phiếu phát ra", required=True, maximum=99_999, span=6),
    Number(name="returned", label="Số phiếu thu về", required=True, maximum=99_999, span=6),
    Number(
        name="rejected",
        label="Số phiếu loại",
        maximum=99_999,
        span=6,
        hint="Phiếu thu về mà không nhập được: rách, để trắng.",
    ),
    Day(name="on", label="Ngày thu về", required=True, future=False, span=6),
)
DAY_FORM = _form(
    "day",
    Day(name="done_on", label="Ngày", required=True, future=False, span=6),
    Text(name="asked_by", label="Người đi hỏi", required=True, max_length=120, span=6),
    Text(name="post", label="Chức vụ", max_length=120, span=6),
    Number(
        name="transactions",
        label="Số lượt trong ngày",
        required=True,
        maximum=99_999,
        hint="Người dân, tổ chức làm thủ tục; hỏi ở hộ thì ghi số hộ đã đến.",
    ),
    Number(name="respondents", label="Số người trả lời", required=True, maximum=99_999, span=6),
    LongText(name="note", label="Ghi chú", lines=1, max_length=500),
)
DRAW_FORM = _form(
    "draw",
    Text(name="hamlet", label="Thôn, tổ dân phố", required=True, max_length=150, span=6, suggests="hamlets"),
    Number(name="wanted", label="Số hộ cần rút", required=True, minimum=1, maximum=5_000, span=3),
    Number(name="reserve", label="Hộ dự phòng", maximum=5_000, span=3),
    LongText(
        name="households",
        label="Danh sách hộ",
        required=True,
        lines=12,
        max_length=400_000,
        hint="Mỗi dòng một hộ: họ tên chủ hộ; nơi ở. Dán từ Excel, Word cũng được.",
    ),
)
