"""What visits and petitions are about, in the words of the inspectorate's forms."""

from enum import Enum

HIDDEN_NAME = "Người tố cáo (đã ẩn)"
HIDDEN_CONTENT = "Nội dung chỉ người có quyền xem"
"""What everybody sees in the place of a denouncer, and who may not read them in the place of what they say."""


class Kind(Enum):
    """What the citizen brings; suggestions and feedback are kept apart and counted together in the forms."""

    COMPLAINT = "Khiếu nại"
    DENUNCIATION = "Tố cáo"
    SUGGESTION = "Kiến nghị"
    FEEDBACK = "Phản ánh"
    SEVERAL = "Nhiều nội dung"
    OTHER = "Khác"


class SubjectField(Enum):
    """The field of the matter, as the inspectorate's forms divide it."""

    POLICY = "Chế độ, chính sách"
    LAND = "Đất đai, nhà cửa"
    OFFICIALS = "Công chức, công vụ"
    ADMINISTRATION = "Hành chính khác"
    CORRUPTION = "Tham nhũng"
    JUSTICE = "Tư pháp"
    PARTY = "Đảng, đoàn thể"
    OTHER = "Khác"


class Capacity(Enum):
    """In whose name somebody comes or writes."""

    SELF = "Bản thân"
    LEGAL_REPRESENTATIVE = "Đại diện theo pháp luật"
    AUTHORISED = "Được ủy quyền"
    LAWYER = "Luật sư"
    LEGAL_AID = "Trợ giúp viên pháp lý"
    GROUP_REPRESENTATIVE = "Đại diện nhóm"


def hides_identity(kind: Kind) -> bool:
    """Whether who came or wrote goes to the vault (Luật Tố cáo Điều 9, 47, 56)."""
    return kind is Kind.DENUNCIATION
