"""Why a package is not taken, as a reason that can be counted and a sentence that says what to do."""

from enum import StrEnum

from desktop_app.core.errors import UserError

_FROM_THE_COPY = "Hãy chép lại gói từ bản lưu ở máy đã lập gói; nếu vẫn lỗi thì dùng USB khác."
_MADE_WRONG = "Không nhập gói này; hãy báo đơn vị gửi lập lại gói và giữ tệp để người phụ trách máy tính kiểm tra."


class Reason(StrEnum):
    """What is wrong with a package, an enrolment card or what was to be packed."""

    NOT_A_PACKAGE = "not_a_package"
    CUT = "cut"
    DAMAGED = "damaged"
    TOO_BIG = "too_big"
    NEWER = "newer"
    OLDER = "older"
    NOT_FOR_US = "not_for_us"
    NOT_SEALED_AS_TOLD = "not_sealed_as_told"
    UNKNOWN_SIGNER = "unknown_signer"
    WRONG_SIGNATURE = "wrong_signature"
    UNSAFE = "unsafe"
    CONTRADICTORY = "contradictory"
    PRACTICE = "practice"
    NOT_PRACTICE = "not_practice"
    NOT_A_RECEIPT = "not_a_receipt"
    WRONG_CARD = "wrong_card"


SENTENCES = {
    Reason.NOT_A_PACKAGE: "Tệp này không phải gói dữ liệu của Sổ Dân Chủ. Hãy chọn tệp khác, hoặc chọn cả USB để "
    "chương trình tự tìm gói.",
    Reason.CUT: f"Gói chép chưa đủ, bị thiếu phần cuối. {_FROM_THE_COPY}",
    Reason.DAMAGED: f"Gói bị hỏng trên đường chuyển. {_FROM_THE_COPY}",
    Reason.TOO_BIG: "Gói lớn hơn mức 1 GB mà chương trình nhận. Hãy báo đơn vị gửi lập gói cho kỳ ngắn hơn hoặc bớt "
    "tệp đính kèm.",
    Reason.NEWER: "Gói được lập bằng phiên bản mới hơn của Sổ Dân Chủ. Hãy cập nhật chương trình trên máy này bằng tệp "
    "cài đặt mới, rồi nhập lại gói.",
    Reason.OLDER: "Gói được lập bằng phiên bản quá cũ của Sổ Dân Chủ. Hãy báo đơn vị gửi cập nhật chương trình rồi lập "
    "lại gói.",
    Reason.NOT_FOR_US: "Gói không niêm phong cho cơ quan này nên không mở được. Hãy báo đơn vị gửi kiểm tra nơi nhận; "
    "nếu một bên đã thay khóa thì ghi danh lại với nhau.",
    Reason.NOT_SEALED_AS_TOLD: f"Gói ghi nơi nhận khác cơ quan này, có thể do người khác chuyển tiếp. {_MADE_WRONG}",
    Reason.UNKNOWN_SIGNER: "Cơ quan này chưa ghi danh khóa của đơn vị gửi gói. Hãy nhập phiếu ghi danh của đơn vị đó, "
    "đối chiếu 24 chữ số với họ, rồi nhập lại gói.",
    Reason.WRONG_SIGNATURE: f"Chữ ký của gói không đúng, nội dung có thể đã bị sửa. {_MADE_WRONG}",
    Reason.UNSAFE: f"Bên trong gói không đúng quy cách, có thể đã bị cố ý làm hỏng. {_MADE_WRONG}",
    Reason.CONTRADICTORY: f"Bản kê trong gói không khớp với nội dung gói. {_MADE_WRONG}",
    Reason.PRACTICE: "Gói này của cơ quan tập huấn, không nhập được vào sổ thật. Hãy báo đơn vị gửi lập gói "
    "từ sổ thật.",
    Reason.NOT_PRACTICE: "Gói này của sổ thật, không nhập vào cơ quan tập huấn. Hãy mở sổ thật rồi nhập gói.",
    Reason.NOT_A_RECEIPT: "Gói này không phải biên nhận. Hãy chọn biên nhận do cơ quan nhận gói lập.",
    Reason.WRONG_CARD: "Phiếu ghi danh bị hỏng hoặc đã bị sửa. Hãy xin đơn vị kia xuất lại phiếu ghi danh.",
}


class PackageRefused(UserError):
    """A package that is not taken; nothing of it was used."""

    def __init__(self, reason: Reason) -> None:
        """The sentence follows from the reason."""
        self.reason = reason
        super().__init__(SENTENCES[reason])


class CannotPack(UserError):
    """What was to be packed does not fit into a package."""
