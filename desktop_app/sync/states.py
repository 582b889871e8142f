"""Who exchanges packages with whom, what a package is and where it stands; the words are shown."""

from enum import Enum


class PartnerKind(Enum):
    """What the other office is to this one."""

    UPPER = "Cơ quan cấp trên"
    COMMUNE = "Đơn vị gửi lên"
    BRANCH = "Máy phụ của cơ quan"
    MAIN = "Máy chính của cơ quan"


class Compared(Enum):
    """How the 24 digits of a card were compared with those of the office that made it."""

    SHEETS = "Đặt hai phiếu ghi danh cạnh nhau"
    FACE_TO_FACE = "Gặp nhau, đọc từng nhóm"
    PHONE = "Gọi số điện thoại đã biết, đọc từng nhóm"
    STARTER = "Khóa đi cùng bộ máy phụ"


class SentState(Enum):
    """Where a package that this office made stands."""

    MADE = "Đã lập"
    HANDED_OVER = "Đã giao"
    RECEIVED = "Đã biên nhận"
    RETURNED = "Trả lại, có nhận xét"


class ReceivedState(Enum):
    """What became of a package that came in."""

    TAKEN_IN = "Đã nhập"
    SAME_AGAIN = "Đã nhập trước đó"
    FORKED = "Nhánh rẽ, chờ xác nhận"
    REFUSED = "Không nhận"


class Timeliness(Enum):
    """When a period's first package came; kept for good, whatever replaces it."""

    ON_TIME = "Đúng hạn"
    LATE = "Trễ"
    NO_DUE_DAY = "Chưa đặt hạn"


class Target(Enum):
    """What a comment is about."""

    PACKAGE = "Cả gói"
    FIGURE = "Một chỉ tiêu"
    ROW = "Một dòng sổ"


class UnitEnd(Enum):
    """Why a commune is no more what it was."""

    MERGED = "Sáp nhập"
    RENAMED = "Đổi tên"


class DownState(Enum):
    """What a commune did with a package that was sent down."""

    WAITING = "Chưa báo lại"
    TAKEN = "Đã cài"
    REFUSED = "Từ chối"
    TAKEN_BACK = "Đã cài rồi bỏ"
