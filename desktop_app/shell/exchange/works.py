"""What is said of each piece of long work while it lasts."""

from dataclasses import replace

from desktop_app.core.sheets.glimpse import LOOKING as LETTERS
from desktop_app.core.sheets.table import SURVEYING
from desktop_app.core.sheets.writing import CLOSING, WRITING
from desktop_app.kit.work_stack import Told
from desktop_app.office.exchange.applying import CARRYING, TAKING_BACK
from desktop_app.office.exchange.planning import PLANNING
from desktop_app.shell.exchange.reading import READING

_NO_FILE = "Hủy thì không có tệp nào được ghi."
_NOTHING = "Hủy thì dừng ngay, chưa ghi gì vào sổ."

OPENING = Told("file-text", "Mở tệp", "Tìm trang, dòng tiêu đề và các cột", (), _NOTHING)
LOOKING = Told(
    "search", "Xem cột ngày và bảng mã", "Đọc hết các dòng, chưa ghi gì", (READING, SURVEYING, LETTERS), _NOTHING
)
TRYING = Told("clipboard-list", "Chạy thử", "Chưa ghi gì vào sổ", (READING, *PLANNING), _NOTHING)
TRYING_TYPED = replace(TRYING, steps=PLANNING)
BRINGING = Told(
    "hard-drive",
    "Nhập vào sổ",
    "Tất cả các dòng được ghi cùng một lần",
    CARRYING,
    "Hủy thì không dòng nào được ghi; muốn nhập lại thì bấm Nhập.",
)
UNDOING = Told(
    "undo-2",
    "Hoàn tác lần nhập",
    "Tất cả các dòng được bỏ cùng một lần",
    TAKING_BACK,
    "Hủy thì không dòng nào bị bỏ, lần nhập còn nguyên.",
)
SAVING = Told(
    "file-down",
    "Lưu các dòng chưa nhận",
    "Ô sai được tô màu, lý do ghi bên cạnh",
    (WRITING, CLOSING),
    "Hủy thì không có tệp.",
)
EXPORTING = Told(
    "file-down",
    "Xuất ra tệp",
    "Đọc sổ và ghi từng dòng",
    (WRITING, CLOSING),
    "Hủy thì không có tệp nào được ghi.",
    "dòng",
)
TEMPLATE = Told("file-down", "Ghi tệp mẫu", "Tệp có danh sách chọn và trang giải thích", (), _NO_FILE)
