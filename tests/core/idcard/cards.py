"""Codes of cards that nobody has."""

FIRST = "068090000123|251000123|Nguyễn Văn Mẫu|05031990|Nam|Thôn 1, xã Thí Dụ, tỉnh Lâm Đồng|15042021"
SECOND = "070301000456||Trần Thị Ví Dụ|28022001|Nữ|Tổ 3, phường Minh Họa, tỉnh Đồng Nai|01072024"
NEW_CARD = (
    "001204000789||Lê Thử Nghiệm|10102004|Nam|Số 1, ngõ 2, phường Mẫu, TP. Hà Nội|20082025||Lê Văn Cha|Phạm Thị Mẹ|"
)
_KEYBOARD = str.maketrans("0123456789", "đăâêô\u0300\u0309\u0303\u0301\u0323")


def typed_in_vietnamese(text: str) -> str:
    """What the Vietnamese keyboard of Windows makes of digits."""
    return text.translate(_KEYBOARD)


def taken_for_western(text: str) -> str:
    """UTF-8 read in the Western character set of Windows, bytes without a letter kept as control signs."""
    return "".join(_western(byte) for byte in text.encode())


def _western(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
