"""Machine trouble with the file, told as a sentence; defects of the program are let through."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3
from sqlalchemy.exc import DBAPIError

from desktop_app.core.errors import UserError

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26

SENTENCES = {
    BUSY: "Sổ đang bận một việc khác. Chờ vài giây rồi làm lại; chưa có gì được lưu.",
    LOCKED: "Sổ đang bận một việc khác. Chờ vài giây rồi làm lại; chưa có gì được lưu.",
    READONLY: "Thư mục dữ liệu không cho ghi nên chưa lưu được. Nhờ người quản trị máy mở quyền ghi rồi lưu lại.",
    IOERR: "Ổ đĩa không đọc hoặc không ghi được. Giữ nguyên máy, sao lưu ra USB rồi báo người phụ trách máy tính.",
    CORRUPT: "Tệp sổ bị hỏng. Đừng ghi thêm; phục hồi bản sao lưu gần nhất vào một thư mục khác.",
    FULL: "Ổ đĩa đã đầy nên chưa lưu được. Xóa bớt tệp khác trên ổ đĩa rồi lưu lại; nội dung đang gõ vẫn còn.",
    CANTOPEN: "Không mở được tệp sổ. Kiểm tra thư mục dữ liệu còn ở chỗ cũ và có quyền đọc.",
    NOTADB: "Khóa không khớp với tệp sổ, hoặc tệp không phải sổ của chương trình này; chưa có gì bị thay đổi. "
    "Hãy chọn đúng thư mục dữ liệu, hoặc phục hồi bản sao lưu gần nhất vào một thư mục khác.",
}


class MachineTrouble(UserError):
    """The disk or the file does not do what it must."""


def sentence(error: BaseException) -> str | None:
    """What to tell of a driver's error; None when it is a defect of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    return SENTENCES.get(code & 0xFF) if isinstance(code, int) else None


@contextmanager
def told() -> Iterator[None]:
    """Turn machine trouble inside the block into `MachineTrouble`; everything else passes unchanged."""
    try:
        yield
    except DBAPIError as error:
        raise _trouble(error, error.orig) from error
    except sqlcipher3.Error as error:
        raise _trouble(error, error) from error


def _trouble(error: Exception, cause: BaseException | None) -> Exception:
    words = sentence(cause) if cause else None
    return MachineTrouble(words) if words else error
