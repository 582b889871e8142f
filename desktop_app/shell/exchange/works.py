"""What is said of each piece of long work while it lasts."""

from desktop_app.shell.exchange import reading
from desktop_app.shell.system.work_stack import Told

_NO_FILE = "Hủy thì không có tệp nào được ghi."
_NOTHING = "Hủy thì dừng ngay, chưa ghi gì vào sổ."

OPENING = Told("file-text", "Mở tệp", "Tìm trang, dòng tiêu đề và các cột", (), _NOTHING)
LOOKING = Told("search", "Xem cột ngày và bảng mã", "Đọc hết các dòng, chưa ghi gì", (), _NOTHING)
TRYING = Told("clipboard-list", "Chạy thử", "Kiểm tra từng dòng, chưa ghi gì vào sổ", (reading.TRYING,), _NOTHING)
BRINGING = Told(
    "hard-drive",
    "Nhập vào sổ",
    "Tất cả các dòng được ghi cùng một lần",
    (),
    "Hủy thì không dòng nào được ghi; muốn nhập lại thì bấm Nhập.",
    "dòng",
)
SAVING = Told(
    "file-down", "Lưu các dòng chưa nhận", "Ô sai được tô màu, lý do ghi bên cạnh", (), "Hủy thì không có tệp."
)
EXPORTING = Told(
    "file-down", "Xuất ra tệp", "Đọc sổ và ghi từng dòng", (), "Hủy thì không có tệp nào được ghi.", "dòng"
)
TEMPLATE = Told("file-down", "Ghi tệp mẫu", "Tệp có danh sách chọn và trang giải thích", (), _NO_FILE)
