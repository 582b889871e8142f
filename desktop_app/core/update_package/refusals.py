"""Why an update is not taken, as a reason that can be counted and a sentence that says what to do."""

from enum import StrEnum

from desktop_app.core.errors import UserError
from desktop_app.core.release import Version

_AGAIN = "Hãy chép lại gói từ nơi đã nhận; nếu vẫn báo lỗi thì dùng USB khác. Chương trình đang dùng chưa bị thay đổi."
_FALSE = (
    "Không dùng gói này; hãy xin lại từ nơi phát hành và giữ tệp để người phụ trách máy tính kiểm tra. "
    "Chương trình đang dùng chưa bị thay đổi."
)


class Reason(StrEnum):
    """What is wrong with an update."""

    NOT_AN_UPDATE = "not_an_update"
    CUT = "cut"
    DAMAGED = "damaged"
    NOT_SIGNED = "not_signed"
    ANOTHER_PRODUCT = "another_product"
    NEWER_FORM = "newer_form"
    NOT_NEWER = "not_newer"
    TOO_OLD_HERE = "too_old_here"


_SENTENCES = {
    Reason.NOT_AN_UPDATE: "Tệp này không phải gói cập nhật của Sổ Dân Chủ. Hãy chọn tệp khác, hoặc cắm USB để chương "
    "trình tự tìm gói.",
    Reason.CUT: f"Gói cập nhật chép chưa đủ, bị thiếu phần cuối. {_AGAIN}",
    Reason.DAMAGED: f"Gói cập nhật bị hỏng trên đường chuyển. {_AGAIN}",
    Reason.NOT_SIGNED: "Gói cập nhật không mang chữ ký của nơi làm chương trình: đã bị sửa, bị hỏng hoặc là gói giả. "
    f"{_FALSE}",
    Reason.ANOTHER_PRODUCT: "Gói này dùng để cập nhật một chương trình khác, không phải Sổ Dân Chủ. Hãy chọn gói khác.",
    Reason.NEWER_FORM: "Gói cập nhật theo quy cách mới mà bản đang dùng chưa đọc được. Hãy chạy tệp cài đặt của bản "
    "mới.",
}


class UpdateRefused(UserError):
    """An update that is not taken; nothing of it was used."""

    def __init__(self, reason: Reason, sentence: str = "") -> None:
        """The sentence follows from the reason, or is given where it names versions."""
        self.reason = reason
        super().__init__(sentence or _SENTENCES[reason])


def not_newer(offered: Version, present: Version) -> UpdateRefused:
    """What is offered is in use already, or older."""
    compared = "đang được dùng" if offered == present else f"cũ hơn bản {present} đang dùng"
    return UpdateRefused(Reason.NOT_NEWER, f"Bản {offered} trong gói {compared}, nên không cần cập nhật bằng gói này.")


def too_old_here(offered: Version, oldest: Version, present: Version) -> UpdateRefused:
    """The program that is running is too old to take it."""
    return UpdateRefused(
        Reason.TOO_OLD_HERE,
        f"Gói này chỉ cập nhật được chương trình từ bản {oldest}, mà máy này đang dùng bản {present}. Hãy cập nhật lên "
        f"bản {oldest} trước, rồi dùng gói bản {offered}.",
    )
