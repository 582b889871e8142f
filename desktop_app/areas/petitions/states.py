"""Where a petition stands, where it came from and how it ended; the words are shown to the official."""

from enum import Enum


class State(Enum):
    """Where a petition stands; it follows from the steps that were taken."""

    NEW = "Chờ phân loại"
    CLASSIFIED = "Chờ xử lý"
    WAITING = "Chờ công dân bổ sung"
    ACCEPTED = "Đang giải quyết"
    SUSPENDED = "Tạm đình chỉ"
    DECIDED = "Đã có kết quả, chờ gửi"
    ENDED = "Đã xong"


class Outcome(Enum):
    """How a petition ended at this office."""

    SETTLED = "Đã giải quyết"
    NOT_ACCEPTED = "Không thụ lý"
    GUIDED = "Đã hướng dẫn"
    TRANSFERRED = "Đã chuyển"
    RETURNED = "Đã trả lại"
    URGED = "Đã đôn đốc"
    INSPECTED = "Chuyển thanh tra, kiểm tra"
    FILED = "Lưu đơn"
    NOT_HANDLED = "Không xử lý"
    WITHDRAWN = "Rút đơn"
    STOPPED = "Đình chỉ"
    JOINED = "Ghép vào đơn khác"


class Source(Enum):
    """By which door a petition came."""

    IN_PERSON = "Trực tiếp"
    POST = "Bưu chính"
    FORWARDED = "Cơ quan khác chuyển"
    HOTLINE = "Đường dây nóng"
    BOX = "Hòm thư"
    EMAIL = "Thư điện tử"
    SOCIAL = "Mạng xã hội"
    QR = "Phản ánh QR"


class ForwarderKind(Enum):
    """What sort of body forwarded a petition; the law asks other reports for each."""

    NONE = "Không có"
    ELECTED = "Cơ quan dân cử, đại biểu, Ban tiếp công dân"
    PRESS = "Cơ quan báo chí"
    AGENCY = "Cơ quan, tổ chức khác"


class Eligible(Enum):
    """Whether a petition can be processed (TT 05/2021/TT-TTCP Điều 6 khoản 2)."""

    UNKNOWN = "Chưa xem"
    YES = "Đủ điều kiện"
    NO = "Không đủ điều kiện"


class Competent(Enum):
    """Whether the matter is this office's to settle."""

    UNKNOWN = "Chưa xem"
    YES = "Thuộc thẩm quyền"
    NO = "Không thuộc thẩm quyền"


class Result(Enum):
    """What a complaint or a denunciation turned out to be."""

    RIGHT = "Đúng"
    PARTLY = "Đúng một phần"
    WRONG = "Sai"


class RecipientClass(Enum):
    """Classes of bodies to which a petition is sent on, as the national database has them (NĐ 55/2022 Điều 6)."""

    ELECTED = "Quốc hội, Hội đồng nhân dân"
    ADMINISTRATION = "Cơ quan hành chính nhà nước"
    JUSTICE = "Cơ quan tố tụng, thi hành án"
    AUDIT = "Kiểm toán nhà nước"
    POLITICAL = "Tổ chức chính trị, xã hội, tôn giáo"
    PUBLIC_UNIT = "Đơn vị sự nghiệp, doanh nghiệp nhà nước"
    OTHER = "Khác"
