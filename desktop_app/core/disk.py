"""What the disk refuses, told as a sentence."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.core.errors import UserError

_FULL = "Ổ đĩa nơi ghi đã đầy. Hãy xóa bớt tệp khác hoặc chọn nơi khác rồi làm lại."
_FORBIDDEN = "Không có quyền ghi hoặc đọc ở nơi đã chọn. Hãy chọn thư mục khác hoặc nhờ người quản trị máy cấp quyền."
_SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOENT: "Không còn tệp hoặc thư mục đã chọn. Hãy kiểm tra USB hoặc ổ đĩa còn cắm, rồi chọn lại.",
    errno.ENOTDIR: "Nơi đã chọn là một tệp, không phải thư mục. Hãy chọn một thư mục.",
    errno.EISDIR: "Nơi đã chọn là một thư mục, không phải tệp. Hãy chọn một tệp.",
    errno.EIO: "Ổ đĩa hoặc USB không đọc, ghi được. Hãy thử ổ khác và báo người phụ trách máy tính.",
    errno.ENAMETOOLONG: "Tên tệp hoặc đường dẫn quá dài. Hãy chọn nơi khác có đường dẫn ngắn hơn.",
}

_HELD = (
    "Tệp đang bị chương trình khác giữ, thường là phần mềm chống mã độc hoặc Excel, Word. "
    "Hãy đóng chương trình đó, chờ một phút rồi làm lại."
)
_CANNOT_BE_READ = _SENTENCES[errno.EIO]
NAME_REFUSED = (
    'Windows không nhận tên tệp này. Hãy bỏ các dấu \\ / : * ? " < > | trong tên, '
    "không đặt tên là con hay nul, rồi làm lại."
)
_PATH_NOT_FOUND, _LONGEST_OF_WINDOWS = 3, 247
"""A path that is too long is told by Windows as one that is not there."""

# What Windows means more exactly than the number that Python makes of it.
_SENTENCES_OF_WINDOWS = {
    19: "Ổ đĩa hoặc USB đang khóa chống ghi. Hãy gạt chốt khóa hoặc chọn nơi khác.",
    21: "Ổ đĩa chưa sẵn sàng. Hãy cắm lại USB hoặc bật ổ đĩa, rồi làm lại.",
    23: _CANNOT_BE_READ,
    32: _HELD,
    33: _HELD,
    39: _FULL,
    53: "Không thấy máy giữ ổ mạng. Hãy kiểm tra mạng nội bộ, hoặc chọn nơi khác trên máy này.",
    64: "Không thấy máy giữ ổ mạng. Hãy kiểm tra mạng nội bộ, hoặc chọn nơi khác trên máy này.",
    67: "Không thấy máy giữ ổ mạng. Hãy kiểm tra mạng nội bộ, hoặc chọn nơi khác trên máy này.",
    112: _FULL,
    123: NAME_REFUSED,
    206: _SENTENCES[errno.ENAMETOOLONG],
    225: "Phần mềm chống mã độc đã chặn tệp này. Hãy báo người phụ trách máy tính.",
    267: _SENTENCES[errno.ENOTDIR],
    1117: _CANNOT_BE_READ,
    1392: _CANNOT_BE_READ,
}


class DiskTrouble(UserError):
    """The disk, the stick or the folder does not do what was asked."""


def sentence(error: OSError) -> str:
    """What to tell of an operating-system error, without any path in it."""
    number = getattr(error, "winerror", None) or 0
    if number == _PATH_NOT_FOUND and len(str(error.filename or "")) > _LONGEST_OF_WINDOWS:
        return _SENTENCES[errno.ENAMETOOLONG]
    told = _SENTENCES_OF_WINDOWS.get(number)
    return told or _SENTENCES.get(
        error.errno or 0, "Máy không đọc hoặc ghi được tệp. Hãy đóng chương trình khác đang mở tệp đó rồi làm lại."
    )


def is_full(error: OSError) -> bool:
    """Whether nothing more can be written because there is no room."""
    return sentence(error) == _FULL


@contextmanager
def disk_told() -> Iterator[None]:
    """Turn an operating-system error inside the block into `DiskTrouble`."""
    try:
        yield
    except OSError as error:
        raise DiskTrouble(sentence(error)) from error
