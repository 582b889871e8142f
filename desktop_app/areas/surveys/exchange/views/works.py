"""What is said of each piece of long work while it lasts."""

from desktop_app.areas.surveys.exchange.entering import SAVING, WRITING
from desktop_app.areas.surveys.exchange.outgoing import READING as LEAVING
from desktop_app.areas.surveys.exchange.portal.dump import READING as PORTAL_READING
from desktop_app.areas.surveys.exchange.table import READING
from desktop_app.core.sheets.table import SURVEYING
from desktop_app.core.sheets.writing import CLOSING
from desktop_app.core.sheets.writing import WRITING as REFUSED_WRITING
from desktop_app.kit.work_stack import Told

_NOTHING = "Hủy thì dừng ngay, chưa ghi gì vào đợt khảo sát."
_NO_FILE = "Hủy thì không có tệp nào được ghi."

TRYING = Told("clipboard-list", "Kiểm tra tệp", "Chưa ghi gì vào đợt khảo sát", (SURVEYING, READING), _NOTHING)
LOOKING = Told("search", "Đọc bảng của cổng", "Tìm câu hỏi giống câu của phiếu", (PORTAL_READING,), _NOTHING)
ENTERING = Told(
    "hard-drive",
    "Nhập phiếu",
    "Tất cả các phiếu được ghi cùng một lần, vào một lô riêng",
    (WRITING, SAVING),
    "Hủy thì không phiếu nào được ghi; muốn nhập lại thì bấm Nhập.",
)
REFUSED = Told(
    "file-down", "Lưu các dòng chưa nhận", "Ô sai được tô màu, lý do ghi bên cạnh", (REFUSED_WRITING, CLOSING), _NO_FILE
)
EXPORTING = Told(
    "file-down", "Xuất câu trả lời", "Ghi bảng trả lời, bảng mã, cú pháp và tệp Excel", (LEAVING,), _NO_FILE, "phiếu"
)
