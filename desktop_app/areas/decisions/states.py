"""What the people vote on, how they vote, where a decision stands and how it ended; the words are shown."""

from enum import Enum


class Item(Enum):
    """What is for the people to decide (Luật 10/2022/QH15 Điều 15 khoản 1 to 6)."""

    BQ1 = "Đóng góp xây dựng công trình"
    BQ2 = "Thu, chi, quản lý khoản đóng góp"
    BQ3 = "Hương ước, quy ước"
    BQ4 = "Trưởng thôn, Tổ trưởng tổ dân phố"
    BQ5 = "Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng"
    BQ6 = "Việc tự quản khác"


class Scope(Enum):
    """For whom it is decided."""

    HAMLET = "Thôn, tổ dân phố"
    COMMUNE = "Toàn xã"


class Kind(Enum):
    """Which way of steps a decision goes; it follows from what is decided, where, and whether somebody is released."""

    WORKS = "việc của thôn"
    COMMUNE_WORKS = "việc toàn xã"
    CONVENTION = "hương ước, quy ước"
    ELECTION = "bầu Trưởng thôn"
    RELEASE = "cho thôi Trưởng thôn"
    BOARDS = "bầu, cho thôi thành viên các ban"
    OTHER = "việc tự quản"


class Proposer(Enum):
    """Who brought it up (Luật 10/2022/QH15 Điều 16)."""

    HEAD = "Trưởng thôn, Tổ trưởng tổ dân phố"
    CITIZENS = "Công dân cư trú"
    CHAIR = "Chủ tịch UBND xã"


class Form(Enum):
    """How households vote (Luật 10/2022/QH15 Điều 17)."""

    MEETING = "Cuộc họp"
    BALLOT = "Phát phiếu từng hộ"
    ONLINE = "Biểu quyết trực tuyến"


class Way(Enum):
    """How a meeting votes."""

    HANDS = "Giơ tay"
    SECRET = "Bỏ phiếu kín"


class State(Enum):
    """Where a decision stands; it follows from the steps that were taken."""

    PROPOSED = "Mới đề xuất"
    PREPARING = "Đang chuẩn bị"
    ANNOUNCED = "Đã báo họp, phát phiếu"
    NO_QUORUM = "Họp không đủ số hộ"
    VOTED_DOWN = "Chưa được tán thành"
    PASSED = "Đã biểu quyết thông qua"
    SENT = "Chờ công nhận"
    IN_FORCE = "Đang thực hiện"
    ENDED = "Đã xong"


class Outcome(Enum):
    """How a decision ended."""

    DONE = "Đã thực hiện xong"
    NOT_PUT = "Không đưa ra bàn"
    NOT_PASSED = "Không được thông qua"
    REFUSED = "Không được công nhận"
    ABOLISHED = "Bị bãi bỏ"
    REPLACED = "Được thay bằng quyết định khác"


class Choice(Enum):
    """What a choice on the ballot counts as."""

    YES = "Tán thành"
    NO = "Không tán thành"
    OTHER = "Ý kiến khác"
    CANDIDATE = "Người ứng cử"


class Role(Enum):
    """What somebody does for a vote."""

    CHAIR = "Chủ trì"
    SECRETARY = "Thư ký"
    COUNTING_HEAD = "Trưởng Ban kiểm phiếu"
    COUNTING = "Thành viên Ban kiểm phiếu"
    WITNESS = "Đại diện hộ chứng kiến"
    HANDING_HEAD = "Tổ trưởng Tổ phát phiếu"
    HANDING = "Thành viên Tổ phát phiếu"
    ELECTION_HEAD = "Tổ trưởng Tổ bầu cử"
    ELECTION = "Thành viên Tổ bầu cử"
    FRONT = "Trưởng ban công tác Mặt trận"
    HOUSEHOLD = "Đại diện hộ ký"


class Money(Enum):
    """What an entry of the account of a work is."""

    STATE = "Nhà nước hỗ trợ"
    PEOPLE = "Nhân dân đóng góp"
    OTHER = "Nguồn khác"
    LABOUR = "Ngày công"
    SPENT = "Đã chi"
