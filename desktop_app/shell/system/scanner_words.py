"""What the page of the scanner says."""

from collections.abc import Sequence

from desktop_app.core.idcard.scan import CardScan
from desktop_app.core.idcard.telling import lines_of
from desktop_app.core.text.names import mask_number
from desktop_app.kit.serial_scanner import Port

SENTENCE = "Máy quét đọc mã QR của thẻ căn cước vào trang Ghi lượt tiếp. Chỉ đặt cho máy tính này."
KEYBOARD = "Gõ như bàn phím"
KEYBOARD_TOLD = (
    "Cắm là dùng được. Trước khi quét, chuyển UniKey sang tiếng Anh (chữ E). Nếu tên đọc ra mất dấu, "
    "đặt máy quét về chế độ cổng nối tiếp (USB-COM) theo sách hướng dẫn của máy rồi chọn cổng ở đây."
)
SERIAL_TOLD = "Máy quét ở cổng nối tiếp không bị bộ gõ tiếng Việt sửa và giữ đủ dấu."
OPENING = "Đang mở cổng"
LISTENING = "Đang nghe máy quét"
TRY_TOLD = "Quét một thẻ để xem máy đọc được gì. Không ô nào được lưu."
BOX_HINT = "Con trỏ ở ô này thì quét."
_MASKED = ("Số định danh", "Số chứng minh nhân dân cũ")


def options_of(found: Sequence[Port], chosen: str) -> list[tuple[str, str]]:
    """The choices: a keyboard, then every port; a chosen port that is not there now stays a choice."""
    named = [(port.name, f"Cổng {port.name}: {port.about}" if port.about else f"Cổng {port.name}") for port in found]
    missing = [(chosen, f"Cổng {chosen} (đang không thấy)")] if chosen and chosen not in dict(named) else []
    return [("", KEYBOARD), *named, *missing]


def result_of(card: CardScan) -> tuple[list[tuple[str, str]], list[str]]:
    """What was read, numbers only in part, and what must be held against the card."""
    lines = [(label, mask_number(value) if label in _MASKED else value) for label, value in lines_of(card)]
    return lines, [notice.sentence for notice in card.notices]
