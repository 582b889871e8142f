"""The words, the order and the limits of the forms and lists of postings."""

from desktop_app.core.fields import (
    Align,
    Choice,
    Column,
    Day,
    Field,
    Flag,
    Form,
    Listed,
    LongText,
    Moment,
    Number,
    Section,
    Text,
)
from desktop_app.office.postings.models import PlaceKind

COLUMNS = (
    Column(name="number", heading="Số", width=78, second="copy_words", sort="number"),
    Column(name="title", heading="Nội dung niêm yết", second="serial"),
    Column(name="place_name", heading="Nơi niêm yết", width=190, second="keeper", sort="place_name"),
    Column(name="hung_on", heading="Từ ngày", width=124, second="until_words", kind="day", sort="from_on"),
    Column(name="standing", heading="Tình trạng", width=172, kind="badge"),
)

PLACE_COLUMNS = (
    Column(name="position", heading="Thứ tự", width=70, kind="number", align=Align.RIGHT),
    Column(name="name", heading="Nơi niêm yết", second="kind"),
    Column(name="hamlet", heading="Thôn, tổ dân phố", width=160),
    Column(name="keeper", heading="Người trông giữ", width=150),
    Column(name="used", heading="Sử dụng", width=168, kind="badge"),
)

_BY = 120


def _one(name: str, *fields: Field) -> Form:
    return Form(f"posting.{name}", (Section("", fields),))


def _when(label: str) -> tuple[Field, Field]:
    return (
        Day(name="on", label=label, required=True, future=False, span=6),
        Moment(name="at", label="Lúc", required=True, span=6),
    )


_REASON = LongText(name="reason", label="Lý do", required=True, lines=2, max_length=500)

BEGIN_FORM = _one(
    "begin",
    *_when("Ngày niêm yết"),
    Text(name="by", label="Người niêm yết", required=True, max_length=_BY),
)

END_FORM = _one(
    "end",
    *_when("Ngày gỡ"),
    Text(name="by", label="Người gỡ", required=True, max_length=_BY),
    LongText(name="reason", label="Lý do gỡ trước hạn", lines=2, max_length=500),
    Flag(name="minutes", label="Lập biên bản kết thúc ngay sau đó", span=12),
)

INTERRUPT_FORM = _one("interrupt", *_when("Không còn treo từ ngày"), _REASON)

RESUME_FORM = _one(
    "resume",
    *_when("Ngày niêm yết lại"),
    Text(name="by", label="Người niêm yết", required=True, max_length=_BY),
)

LOOK_FORM = _one("look", Day(name="on", label="Ngày kiểm tra", required=True, future=False, span=6))

CORRECT_FORM = _one(
    "correct",
    Day(name="began_on", label="Ngày niêm yết", future=False, span=6),
    Moment(name="began_at", label="Lúc", span=6),
    Text(name="began_by", label="Người niêm yết", max_length=_BY),
    Day(name="ended_on", label="Ngày gỡ", future=False, span=6, hint="Để trống nếu chưa gỡ."),
    Moment(name="ended_at", label="Lúc", span=6),
    Text(name="ended_by", label="Người gỡ", max_length=_BY),
    LongText(name="reason", label="Lý do sửa", required=True, lines=2, max_length=500),
)

WITHDRAW_FORM = _one("withdraw", _REASON)

NOTICE_FORM = _one(
    "notice",
    Text(name="number", label="Số thông báo", required=True, max_length=40, span=6, hint="Ví dụ: 58/TB-UBND."),
    Day(name="on", label="Ngày thông báo", required=True, future=False, span=6),
)

VOID_FORM = _one("void", _REASON)

SCAN_FORM = _one(
    "scan",
    Text(
        name="code",
        label="Mã vuông trên phiếu",
        required=True,
        max_length=300,
        hint="Đặt máy quét vào mã vuông ở chân phiếu. Không có máy quét thì gõ số phiếu in dưới mã.",
    ),
)

MINUTES_FORM = Form(
    "posting.minutes",
    (
        Section(
            "Lập biên bản",
            (
                Text(name="number", label="Số biên bản", max_length=40, span=6, hint="Ví dụ: 31/BB-UBND."),
                Day(name="on", label="Ngày lập", required=True, future=False, span=6),
                Moment(name="at", label="Bắt đầu lúc", required=True, span=6),
                Moment(name="until", label="Xong lúc", span=6),
            ),
        ),
        Section(
            "Thành phần",
            (
                Text(name="writer", label="Người lập biên bản", required=True, max_length=120, span=6),
                Text(name="writer_post", label="Chức vụ", max_length=120, span=6),
                Text(name="front", label="Đại diện Mặt trận Tổ quốc", max_length=120, span=6),
                Text(name="front_post", label="Chức vụ", max_length=120, span=6),
                Text(name="witness", label="Người chứng kiến", max_length=120, span=6),
                Text(name="witness_post", label="Chức vụ, địa chỉ", max_length=120, span=6),
                Text(name="keeper", label="Người trông giữ bảng tin", max_length=120, span=6),
                Number(name="pages", label="Số trang niêm yết", minimum=1, maximum=9999, required=True, span=6),
            ),
        ),
        Section(
            "Nội dung",
            (
                LongText(name="condition", label="Hiện trạng văn bản", lines=2, max_length=500),
                LongText(
                    name="opinions",
                    label="Ý kiến nhận được",
                    lines=2,
                    max_length=1000,
                    hint="Không ghi tên người tố cáo.",
                ),
            ),
        ),
    ),
)

PLACE_FORM = _one(
    "place",
    Text(name="name", label="Tên nơi niêm yết", required=True, max_length=200, hint="Tên in trên phiếu niêm yết."),
    Choice(name="kind", label="Loại nơi", options=PlaceKind, required=True, span=6),
    Listed(name="hamlet", label="Thôn, tổ dân phố", span=6),
    Text(name="keeper", label="Người trông giữ", max_length=120),
    Day(name="from_on", label="Dùng từ ngày", span=6),
    Day(name="to_on", label="Đến hết ngày", span=6),
)

CLOSE_FORM = _one("close", Day(name="on", label="Dùng đến hết ngày", required=True, span=6), _REASON)
