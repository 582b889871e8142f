"""What a workbook may cost, and the sentences for those that are not read."""

from dataclasses import dataclass

from desktop_app.core import words
from desktop_app.core.errors import UserError

SAVE_AGAIN = "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi chọn lại."


class UnreadableWorkbook(UserError):
    """A file that is not taken as a workbook, with the sentence that says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds on memory and time: a commune's registers of many years stay far below."""

    file_bytes: int = 100 * 2**20
    unpacked_bytes: int = 700 * 2**20
    parts: int = 5_000
    cells: int = 8_000_000
    columns: int = 500
    strings: int = 3_000_000
    text_bytes: int = 600 * 2**20
    errors: int = 20_000
    rows: int = 1_048_576


LIMITS = Limits()


def empty_file() -> UnreadableWorkbook:
    """0 bytes."""
    return UnreadableWorkbook("Tệp rỗng, không có dữ liệu. Hãy chọn lại tệp hoặc chép lại từ máy gốc.")


def too_big(limit: int) -> UnreadableWorkbook:
    """More bytes than are read."""
    return UnreadableWorkbook(f"Tệp lớn hơn {words.number(limit // 2**20)} MB. Hãy chia thành nhiều tệp theo năm.")


def not_a_workbook() -> UnreadableWorkbook:
    """A picture, a PDF, a letter."""
    return UnreadableWorkbook("Tệp này không phải bảng tính. Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv.")


def another_form() -> UnreadableWorkbook:
    """A table in a form that is not read: HTML named .xls, XML of 2003, .xlsb, Excel of before 1997."""
    return UnreadableWorkbook(f"Chương trình chưa đọc được dạng bảng tính này. {SAVE_AGAIN}")


def damaged() -> UnreadableWorkbook:
    """Cut off or overwritten."""
    return UnreadableWorkbook(f"Tệp bị hỏng hoặc chép chưa đủ. {SAVE_AGAIN}")


def locked() -> UnreadableWorkbook:
    """Encrypted with a password."""
    return UnreadableWorkbook("Tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại.")


def swollen() -> UnreadableWorkbook:
    """Small on disk, enormous once unpacked."""
    return UnreadableWorkbook(f"Tệp nở ra quá lớn khi mở, có thể đã bị cố ý làm hỏng. {SAVE_AGAIN}")


def too_wide(sheet: str, column: str, limit: int) -> UnreadableWorkbook:
    """Cells far to the right."""
    return UnreadableWorkbook(
        f"Trang “{sheet}” có dữ liệu tới cột {column}, quá {limit} cột. Hãy xóa các cột thừa bên phải rồi lưu lại."
    )


def too_far(sheet: str) -> UnreadableWorkbook:
    """Cells so far apart that the sheet between them does not fit."""
    return UnreadableWorkbook(
        f"Trang “{sheet}” có ô dữ liệu nằm quá xa bảng chính. Hãy xóa các dòng, cột thừa ở cuối trang rồi lưu lại."
    )
