"""The keys of the reception desk, as its poster shows them; a test holds them against what the window listens to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KeyWords:
    """A key, or the first and the last of several that do alike (arrows both), and what they do."""

    keys: tuple[str, ...]
    words: str

    @property
    def told(self) -> str:
        """The keys in a line of text."""
        return (" … " if "+" in self.keys[0] else " ").join(self.keys)


@dataclass(frozen=True)
class KeyGroup:
    """Keys of one kind of work."""

    title: str
    keys: tuple[KeyWords, ...]


DESK = (
    KeyGroup(
        "Ghi một lượt tiếp",
        (
            KeyWords(("Ctrl+N",), "mở trang ghi mới"),
            KeyWords(("F2",), "quét thẻ căn cước"),
            KeyWords(("Enter",), "sang ô tiếp theo"),
            KeyWords(("F4",), "tới ô còn thiếu, ô sai"),
            KeyWords(("F7",), "thêm các ô ít dùng"),
            KeyWords(("F3",), "xem cách tính hạn"),
            KeyWords(("Ctrl+S",), "lưu, nhận số"),
            KeyWords(("Ctrl+P",), "lưu và in giấy biên nhận"),
        ),
    ),
    KeyGroup(
        "Trong sổ tiếp công dân",
        (
            KeyWords(("↑", "↓"), "chọn lượt, đọc ở ngăn bên phải"),
            KeyWords(("Enter",), "mở lượt để làm tiếp"),
            KeyWords(("Ctrl+F",), "lọc, gõ không dấu cũng được"),
            KeyWords(("Ctrl+D",), "lập đơn từ lượt này"),
            KeyWords(("Ctrl+M",), "các việc khác với lượt này"),
            KeyWords(("Ctrl+P",), "xem trước, in sổ"),
            KeyWords(("Ctrl+Shift+E",), "lưu danh sách ra Excel"),
        ),
    ),
    KeyGroup(
        "Ở mọi trang",
        (
            KeyWords(("F1",), "hướng dẫn của trang này"),
            KeyWords(("Ctrl+K",), "tìm tên người, số, nội dung"),
            KeyWords(("Ctrl+Z",), "hoàn tác lần lưu vừa rồi"),
            KeyWords(("Ctrl+1", "Ctrl+9"), "mở các nhóm ở thanh bên"),
            KeyWords(("F6",), "sang phần khác của trang"),
            KeyWords(("Ctrl+L",), "khóa màn hình khi rời bàn"),
            KeyWords(("Esc",), "đóng, trở lại; chữ đang gõ vẫn còn"),
        ),
    ),
)
