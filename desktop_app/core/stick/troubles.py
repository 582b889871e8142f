"""What a stick refuses, told as a sentence that says what to do."""

import errno
from pathlib import Path

from desktop_app.core import words
from desktop_app.core.disk import DiskTrouble, is_full, sentence

_GONE = frozenset({errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ESTALE, errno.ENOTCONN})
_GONE_OF_WINDOWS = frozenset({2, 3, 15, 21, 55, 433, 1006, 1110, 1112, 1167, 1617})
_BAD_OF_WINDOWS = frozenset({23, 27, 483, 1117, 1392, 1393})
_LOCKED_OF_WINDOWS = 19

SAFE = "Tệp gốc trên máy và tệp cũ trên USB còn nguyên."
PULLED = f"USB đã bị rút ra hoặc không còn nhận được. {SAFE} Cắm lại USB, chờ máy nhận rồi gửi lại."
BROKEN = f"USB không đọc, ghi được: lỏng ổ cắm hoặc đã hỏng. {SAFE} Cắm lại rồi gửi lại; còn báo lỗi thì thay USB khác."
FULL = f"USB đã đầy nên không ghi được hết. {SAFE} Xóa bớt tệp trên USB hoặc dùng USB khác, rồi gửi lại."
LOCKED = "USB đang khóa chống ghi. Gạt chốt khóa trên USB, hoặc dùng USB khác, rồi gửi lại."
LYING = (
    "Đọc lại từ USB thấy khác với nội dung vừa ghi. USB này có thể là hàng giả dung lượng hoặc đã hỏng: đừng dùng để "
    f"mang tài liệu. {SAFE} Hãy gửi lại bằng USB khác."
)
IN_USE = "USB còn tệp đang mở trong chương trình khác. Đóng các tệp và cửa sổ thư mục của USB rồi bấm Tháo an toàn lại."


class StickTrouble(DiskTrouble):
    """The stick does not do what was asked; its text is a whole sentence."""


def told(error: OSError, root: Path) -> StickTrouble:
    """What to tell of an operating-system error that came from the stick below `root`."""
    number = getattr(error, "winerror", None) or 0
    if number == _LOCKED_OF_WINDOWS or error.errno == errno.EROFS:
        return StickTrouble(LOCKED)
    if number in _GONE_OF_WINDOWS or error.errno in _GONE or not root.exists():
        return StickTrouble(PULLED)
    if number in _BAD_OF_WINDOWS or error.errno == errno.EIO:
        return StickTrouble(BROKEN)
    return StickTrouble(FULL if is_full(error) else sentence(error))


def too_large(name: str, size: int, system: str, largest: int) -> StickTrouble:
    """A file that the file system of the stick cannot hold."""
    return StickTrouble(
        f"Tệp “{name}” dài {size_words(size)}, mà USB định dạng {system} chỉ nhận tệp dưới {size_words(largest + 1)}. "
        "Dùng USB định dạng exFAT hoặc NTFS, hoặc chia nhỏ tệp này, rồi gửi lại."
    )


def too_little_room(needed: int, free: int) -> StickTrouble:
    """More is to be sent than fits."""
    return StickTrouble(
        f"USB chỉ còn trống {size_words(free)}, cần {size_words(needed)}. Xóa bớt tệp trên USB, bỏ bớt tệp cần gửi, "
        "hoặc dùng USB khác."
    )


def unreadable(name: str) -> StickTrouble:
    """A file of this PC that was to be sent and cannot be read."""
    return StickTrouble(
        f"Không đọc được tệp “{name}” trên máy: tệp đã bị xóa, đổi tên hoặc đang bị chương trình khác giữ. "
        "Đóng chương trình đó, chọn lại tệp rồi gửi lại."
    )


def size_words(size: int) -> str:
    """Bytes as an official reads them."""
    for unit, name in ((1024**3, "GB"), (1024**2, "MB")):
        if size >= unit:
            return f"{words.number(size / unit, 1).removesuffix(',0')} {name}"
    return f"{words.number(max(1, round(size / 1024)))} KB" if size else "0 KB"
