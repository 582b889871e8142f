"""The sheets and columns of an XLSForm workbook, and what of it a printed form cannot have."""

import re
from collections.abc import Mapping

from desktop_app.areas.surveys.forms.form import Kind

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"

QUESTION_COLUMNS = (
    "type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message",
    "app_number", "app_short", "app_list", "app_measure", "app_dim", "app_overall", "app_positive", "app_score",
    "app_flag", "app_personal", "app_most", "app_other", "app_ref",
)  # fmt: skip
CHOICE_COLUMNS = ("list_name", "name", "label", "app_alias")
SETTING_COLUMNS = (
    "form_title", "form_id", "version", "app_wording", "app_respondents", "app_sampling", "app_quarter", "app_unit",
    "app_legal", "app_anonymous", "app_greeting", "app_thanks", "app_dimensions", "app_retired",
)  # fmt: skip

ANSWERED: Mapping[str, Kind] = {
    "integer": Kind.WHOLE, "int": Kind.WHOLE, "range": Kind.WHOLE, "decimal": Kind.DECIMAL, "text": Kind.TEXT,
    "string": Kind.TEXT, "date": Kind.DATE, "note": Kind.NOTE,
}  # fmt: skip

PASSED_OVER = frozenset({
    "start", "end", "today", "deviceid", "device_id", "phonenumber", "username", "email", "simserial", "subscriberid",
    "audit",
})  # fmt: skip
"""What a telephone notes by itself; paper has none of it and loses nothing."""

SELECT = re.compile(r"select[ _](one|multiple)\s+(\S+)(\s+or_other)?")
BEGIN, END = re.compile(r"begin[ _](group|repeat)"), re.compile(r"end[ _](group|repeat)")

_NO_PAPER = "phiếu giấy không có {}. Bỏ dòng này"
REFUSED: Mapping[str, str] = {
    **dict.fromkeys(("geopoint", "geotrace", "geoshape", "start-geopoint"), _NO_PAPER.format("tọa độ")),
    **dict.fromkeys(("image", "audio", "video", "file", "background-audio"), _NO_PAPER.format("ảnh, âm thanh, tệp")),
    **dict.fromkeys(("barcode",), _NO_PAPER.format("mã vạch phải quét")),
    **dict.fromkeys(
        ("calculate", "hidden", "xml-external", "csv-external"), _NO_PAPER.format("ô máy tự tính hoặc ô ẩn")
    ),
    **dict.fromkeys(("time", "datetime"), "chưa nhận giờ. Đổi thành date hoặc text"),
    **dict.fromkeys(("acknowledge", "trigger"), "chưa nhận kiểu này. Đổi thành select_one có lựa chọn Có và Không"),
    "rank": "chưa nhận câu xếp hạng. Đổi thành select_multiple hoặc nhiều câu select_one",
}
FROM_FILE = "danh sách lựa chọn nằm ở tệp khác. Chép các lựa chọn vào trang choices"
REPEATED = "nhóm lặp không in được trên một tờ phiếu. Bỏ nhóm lặp hoặc tách thành phiếu riêng"

REFUSED_COLUMNS: Mapping[str, str] = {
    "choice_filter": "lọc lựa chọn theo câu trước không in được trên giấy. Bỏ ô này hoặc tách thành nhiều câu",
    "repeat_count": REPEATED,
    "calculation": _NO_PAPER.format("ô máy tự tính").replace("dòng", "ô"),
    "trigger": _NO_PAPER.format("ô máy tự tính").replace("dòng", "ô"),
}
REFUSED_BEGINNINGS = ("media::", "image", "audio", "video", "big-image", "bind::", "body::", "instance::", "control::")

YES, _NO = frozenset({"yes", "true", "true()", "1"}), frozenset({"", "no", "false", "false()", "0"})
NO_FLAG = "chỉ nhận yes hoặc để trống. Sửa ô này"


def is_yes(text: str) -> bool | None:
    """What a cell of yes or no says; None for anything else."""
    plain = text.lower()
    return plain in YES if plain in YES | _NO else None
