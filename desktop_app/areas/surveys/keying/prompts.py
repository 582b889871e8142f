"""What is asked around a form: its serial before, saving after, and what is typed as words."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.areas.surveys.keying.asked import Asked
from desktop_app.areas.surveys.keying.keys import BACK, ENTER
from desktop_app.areas.surveys.states import Pass


class Words(Enum):
    """What the field for words is for; the value stands above it."""

    ANSWER = "Ý kiến của người dân, ghi đúng như trên phiếu"
    NOTE = "Ghi chú bên câu này"
    FORCE = "Vì sao giữ câu trả lời ngoài khoảng"
    REASON = "Lý do sửa phiếu"


@dataclass(frozen=True)
class Writing:
    """The field that is open, and what stands in it."""

    words: Words
    text: str = ""


AT_THE_END = {ENTER: "lưu phiếu và sang phiếu kế tiếp", BACK: "lùi lại"}
AT_THE_END_OF_A_CORRECTION = {ENTER: "ghi lý do rồi lưu phiếu đã sửa", BACK: "lùi lại"}


def serial_asked(typed: str, example: str, turn: Pass, said: str, *, is_wrong: bool, has_form: bool) -> Asked:
    """The serial of the next form is asked; `example` is one of the batch."""
    again = "Câu trả lời đã gõ vẫn còn, chỉ gõ lại số phiếu." if has_form else ""
    return Asked(
        head="Số phiếu",
        about=turn.value.lower() if turn is Pass.SECOND else "",
        text="Gõ số in ở góc phiếu rồi Enter, hoặc quét mã",
        typed=typed,
        stands=again or f"Chỉ cần số cuối và chữ số kiểm tra, ví dụ {example}",
        said=said,
        is_wrong=is_wrong,
        hints=((ENTER, "nhận số phiếu"), ("Backspace", "xóa một chữ số")),
    )


RESTING = Asked("Đang nghỉ tay", "", "Bấm F9 để nhập tiếp. Thời gian nghỉ không tính vào nhịp nhập.")
