"""What the disk refuses is told by what Windows means, not by the number that Python makes of it."""

import errno

import pytest

from desktop_app.core import disk
from desktop_app.core.disk import DiskTrouble, disk_told


class Refused(OSError):
    """An error as Windows raises it, made on any system."""

    def __init__(self, number: int, made_of_it: int, path: str = "sổ.pdf") -> None:
        super().__init__(made_of_it, "refused", path)
        self._number = number

    @property
    def winerror(self) -> int:  # type: ignore[override]
        return self._number


TOLD = [
    (32, errno.EACCES, "đang bị chương trình khác giữ"),
    (33, errno.EACCES, "đang bị chương trình khác giữ"),
    (5, errno.EACCES, "Không có quyền ghi hoặc đọc"),
    (112, errno.ENOSPC, "Ổ đĩa nơi ghi đã đầy"),
    (39, errno.EINVAL, "Ổ đĩa nơi ghi đã đầy"),
    (206, errno.ENOENT, "đường dẫn quá dài"),
    (123, errno.EINVAL, "không nhận tên tệp này"),
    (19, errno.EACCES, "khóa chống ghi"),
    (21, errno.EACCES, "chưa sẵn sàng"),
    (53, errno.ENOENT, "máy giữ ổ mạng"),
    (225, errno.EINVAL, "chống mã độc đã chặn"),
    (1117, errno.EINVAL, "không đọc, ghi được"),
    (3, errno.ENOENT, "Không còn tệp hoặc thư mục"),
]


@pytest.mark.parametrize(("number", "made_of_it", "words"), TOLD)
def test_windows_is_understood(number: int, made_of_it: int, words: str) -> None:
    with pytest.raises(DiskTrouble, match=words), disk_told():
        raise Refused(number, made_of_it)


@pytest.mark.parametrize(("number", "full"), [(112, True), (39, True), (5, False), (32, False)])
def test_a_full_disk_is_known(number: int, full: bool) -> None:
    assert disk.is_full(Refused(number, errno.EACCES)) is full
    assert disk.is_full(OSError(errno.ENOSPC, "full"))


@pytest.mark.parametrize(("length", "words"), [(260, "đường dẫn quá dài"), (40, "Không còn tệp hoặc thư mục")])
def test_a_path_too_long_is_not_told_as_one_that_is_gone(length: int, words: str) -> None:
    assert words in disk.sentence(Refused(3, errno.ENOENT, "C:/" + "x" * length))
