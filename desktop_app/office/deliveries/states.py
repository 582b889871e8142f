"""How a sending to a drive ended; the words are shown."""

from enum import Enum


class DeliveryState(Enum):
    """How it ended; only files of one that was checked are on the drive for certain."""

    CHECKED = "Đã ghi, đọc lại khớp"
    BROKEN = "Không ghi được"
    CANCELLED = "Đã dừng"
