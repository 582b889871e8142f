"""The commands of an upper office as they are declared; nothing that they need is imported with them."""

from desktop_app.office.area import Argument, ArgumentKind, Command

_HERE = "desktop_app.sync.receiving.commands"
STEPS = ("month", "quarter", "half", "nine", "year")
_PLACE = Argument("path", "tệp gói, thư mục hoặc USB", kind=ArgumentKind.FILE)

RECEIVE_COMMANDS = (
    Command(
        verb="package",
        noun="import",
        help="Nhập một gói, hoặc mọi gói tìm thấy trong một thư mục; mỗi gói vào đủ hoặc không vào.",
        arguments=(
            _PLACE,
            Argument("--dry-run", "chỉ xem sẽ nhập gì", required=False, flag=True),
            Argument("--arrived", "ngày đơn vị giao USB; hôm nay nếu không ghi", required=False, kind=ArgumentKind.DAY),
        ),
        run=f"{_HERE}:take_packages",
        right="RECORD",
    ),
    Command(
        verb="matrix",
        noun="",
        help="Tình hình nộp một biểu trong một năm, hoặc trong một kỳ.",
        arguments=(
            Argument("--period", "năm (2026) hoặc kỳ: 2026-Q4, 2026-11, 2026-6T, 2026-9T"),
            Argument("--form", "biểu", required=False, default="01-TCD"),
            Argument("--step", "độ dài kỳ khi --period là năm", required=False, default="quarter", choices=STEPS),
        ),
        run=f"{_HERE}:tell_matrix",
    ),
    Command(
        verb="consolidated",
        noun="",
        help="Tổng hợp một biểu của mọi đơn vị trong một kỳ.",
        arguments=(
            Argument("form", "biểu"),
            Argument("--from", "ngày đầu kỳ", kind=ArgumentKind.DAY),
            Argument("--to", "ngày cuối kỳ", kind=ArgumentKind.DAY),
            Argument("--format", "dạng tệp", choices=("json", "xlsx", "pdf", "docx")),
            Argument("--out", "tệp ghi ra; dạng json có thể không ghi tệp", required=False, kind=ArgumentKind.FILE),
        ),
        run=f"{_HERE}:tell_consolidated",
        right="PRINT",
    ),
    Command(
        verb="package",
        noun="words",
        help="Lời văn và phụ lục báo cáo của một đơn vị đã gửi, ghi ra PDF hoặc Word.",
        arguments=(
            Argument("unit", "mã đơn vị"),
            Argument("form", "mã của báo cáo, như trong tên tệp báo cáo"),
            Argument("--from", "ngày đầu kỳ", kind=ArgumentKind.DAY),
            Argument("--to", "ngày cuối kỳ", kind=ArgumentKind.DAY),
            Argument("--out", "tệp ghi ra, đuôi .pdf hoặc .docx", kind=ArgumentKind.FILE),
        ),
        run=f"{_HERE}:write_words",
        right="PRINT",
    ),
)

PAPERS = {
    "phieu-giao-nhan-goi": "desktop_app.sync.receiving.papers:note_sample",
    "danh-sach-goi-khong-nhan": "desktop_app.sync.receiving.papers:refused_sample",
    "danh-sach-don-doc": "desktop_app.sync.receiving.papers:urged_sample",
}
