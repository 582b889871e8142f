"""Where a hương ước or quy ước stands, how it ended, and what belongs to it; the words are shown to the official."""

from enum import Enum


class Name(Enum):
    """What the community calls its text (NĐ 61/2023/NĐ-CP Điều 6)."""

    HUONG_UOC = "Hương ước"
    QUY_UOC = "Quy ước"


class Kind(Enum):
    """Whether a text is the hamlet's first one, or takes the place of another."""

    NEW = "ban hành mới"
    AMENDED = "sửa đổi, bổ sung"
    REPLACING = "thay thế"


class Proposer(Enum):
    """Who brought it up (NĐ 61/2023/NĐ-CP Điều 7)."""

    HEAD = "Trưởng thôn, Tổ trưởng tổ dân phố"
    CITIZENS = "Công dân cư trú"


class State(Enum):
    """Where a text stands; it follows from the steps that were taken."""

    PROPOSED = "Đề xuất"
    DRAFTING = "Soạn thảo"
    CONSULTING = "Lấy ý kiến"
    FINISHING = "Hoàn thiện"
    MEETING = "Họp thông qua"
    BALLOT = "Phát phiếu thông qua"
    ADOPTED = "Đã thông qua"
    SUBMITTED = "Chờ công nhận"
    REFUSED = "Không công nhận"
    RECOGNISED = "Đã công nhận"
    IN_FORCE = "Đang thực hiện"
    SUSPENDED = "Tạm ngừng toàn bộ"
    PARTLY_SUSPENDED = "Tạm ngừng một phần"
    PARTLY_ABOLISHED = "Bãi bỏ một phần"
    ABOLISHED = "Bãi bỏ toàn bộ"
    REPLACED = "Được thay thế"
    DROPPED = "Thôi xây dựng"


class Outcome(Enum):
    """How a text ended."""

    ABOLISHED = "Bị bãi bỏ"
    REPLACED = "Được thay bằng bản mới"
    DROPPED = "Thôi xây dựng"


class Role(Enum):
    """What somebody does for a text."""

    HEAD = "Tổ trưởng Tổ soạn thảo"
    DRAFTER = "Thành viên Tổ soạn thảo"
    ELDER = "Già làng, trưởng bản"
    ETHNIC = "Người biết tiếng dân tộc"
    SIGNER_HEAD = "Trưởng thôn, Tổ trưởng tổ dân phố ký"
    SIGNER_FRONT = "Trưởng ban công tác Mặt trận ký"
    SIGNER_HOUSEHOLD = "Đại diện hộ gia đình ký"


class Answer(Enum):
    """What became of an opinion on the draft."""

    OPEN = "Chưa xem"
    TAKEN = "Tiếp thu"
    PARTLY = "Tiếp thu một phần"
    EXPLAINED = "Giải trình"


class Channel(Enum):
    """How an opinion came (NĐ 61/2023/NĐ-CP Điều 9)."""

    MEETING = "Cuộc họp, sinh hoạt"
    HOUSEHOLD = "Phiếu tại hộ"
    BOX = "Hòm thư"
    SOCIAL = "Mạng xã hội"
    AGENCY = "Văn bản của cơ quan"
    OTHER = "Cách khác"
