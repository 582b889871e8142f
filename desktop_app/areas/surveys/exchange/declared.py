"""The commands and the page by which answers leave and arrive."""

from desktop_app.office.area import Argument, ArgumentKind, Command, PageEntry

_HERE = "desktop_app.areas.surveys.exchange.commands"
NOUN = "survey"
CODE = Argument("code", "mã phiếu, ví dụ PKS03")
PERIOD = Argument("--period", "quý, dạng 2026-Q2; cần khi phiếu có nhiều đợt", required=False)

EXCHANGE_COMMANDS = (
    Command(
        "template",
        NOUN,
        "Ghi tệp mẫu Excel để điền câu trả lời của một đợt khảo sát.",
        (CODE, PERIOD, Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE)),
        f"{_HERE}:template",
        "SEE_SURVEYS",
    ),
    Command(
        "import",
        NOUN,
        "Nhập câu trả lời từ bảng tính vào một lô riêng.",
        (
            CODE,
            Argument("file", "bảng tính .xlsx, .xls, .ods hoặc .csv", kind=ArgumentKind.FILE),
            PERIOD,
            Argument("--dry-run", "chỉ kiểm tra, không ghi gì", flag=True),
            Argument("--portal", "tệp là bảng của cổng khảo sát cũ, mỗi dòng một câu trả lời", flag=True),
            Argument("--map", "bảng ghép câu của cổng; --dry-run ghi tệp mới", required=False, kind=ArgumentKind.FILE),
            Argument("--unit", "đơn vị lấy phiếu khi bảng của cổng có nhiều đơn vị", required=False),
        ),
        f"{_HERE}:take_in",
        "RECORD",
    ),
    Command(
        "export",
        NOUN,
        "Xuất câu trả lời của một đợt: CSV, bảng mã, cú pháp SPSS và Stata, Excel.",
        (CODE, PERIOD, Argument("--out", "thư mục ghi ra", kind=ArgumentKind.FOLDER)),
        f"{_HERE}:give_out",
        "PRINT",
    ),
)

EXCHANGE_PAGES = (
    PageEntry(
        key="surveys.intake",
        title="Nhập, xuất phiếu",
        view="desktop_app.areas.surveys.exchange.views.intake_page:IntakePage",
        help="nhap-xuat-phieu",
        right="RECORD",
        in_side_bar=False,
    ),
)
