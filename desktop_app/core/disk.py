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


class DiskTrouble(UserError):
    """The disk, the stick or the folder does not do what was asked."""


def sentence(error: OSError) -> str:
    """What to tell of an operating-system error, without any path in it."""
    return _SENTENCES.get(
        error.errno or 0, "Máy không đọc hoặc ghi được tệp. Hãy đóng chương trình khác đang mở tệp đó rồi làm lại."
    )


@contextmanager
def disk_told() -> Iterator[None]:
    """Turn an operating-system error inside the block into `DiskTrouble`."""
    try:
        yield
    except OSError as error:
        raise DiskTrouble(sentence(error)) from error
