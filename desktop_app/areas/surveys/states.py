"""The closed lists of surveys; values are the words on screen."""

from enum import Enum


class Source(Enum):
    """Where a version of a questionnaire comes from."""

    SHIPPED = "Có sẵn trong chương trình"
    OFFICE = "Cơ quan soạn"
    WORKBOOK = "Nhập từ Excel"
    SENT_DOWN = "Cấp trên gửi xuống"


GIVEN = (Source.SHIPPED, Source.SENT_DOWN)
"""Versions that somebody else wrote: the office uses them as they are, or writes one of its own."""


class VersionState(Enum):
    """What may be done with a version: one that was used is never changed again."""

    DRAFT = "Đang soạn"
    IN_USE = "Đang dùng"
    RETIRED = "Thôi dùng"


class Quarter(Enum):
    """A quarter of a year, in order."""

    FIRST = "Quý I"
    SECOND = "Quý II"
    THIRD = "Quý III"
    FOURTH = "Quý IV"

    @property
    def number(self) -> int:
        """1 to 4."""
        return list(Quarter).index(self) + 1


class SurveyState(Enum):
    """Whether a survey takes forms."""

    OPEN = "Đang làm"
    CLOSED = "Đã khóa"


class BatchState(Enum):
    """Whether forms of a batch are still keyed; one that is closed agrees in all its counts."""

    OPEN = "Đang nhập"
    CLOSED = "Đã đóng"


class Rekey(Enum):
    """How many forms of a batch are keyed a second time by another account."""

    NONE = "Không nhập lại"
    SHARE = "Nhập lại một phần"
    ALL = "Nhập lại tất cả"


class Capture(Enum):
    """How a form came into the file."""

    KEYED = "Nhập tay"
    WORKBOOK = "Từ Excel"
    PORTAL = "Từ cổng khảo sát cũ"


class Pass(Enum):
    """Which of two independent entries of one form."""

    FIRST = "Lượt một"
    SECOND = "Lượt hai"
