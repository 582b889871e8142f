"""The commands of reports as they are declared; nothing that they need is imported with them."""

from desktop_app.office.area import Argument, ArgumentKind, Command

HERE = "desktop_app.reports.papers.commands"
SHIPPED = "01-TCD, 01-XLD, 02-XLD, 03-XLD, 04-XLD, 01-KQGQ, 02-KQGQ, democracy"
TOGETHER = "all"
"""All forms of a period in one file."""

JSON = "json"
_SPAN = (
    Argument("--from", "ngày đầu kỳ", kind=ArgumentKind.DAY),
    Argument("--to", "ngày cuối kỳ", kind=ArgumentKind.DAY),
)
_OUT = Argument("--out", "tệp ghi ra; dạng json có thể không ghi tệp", required=False, kind=ArgumentKind.FILE)

COMMANDS = (
    Command(
        verb="report",
        noun="",
        help="Ghi một biểu hoặc báo cáo của một kỳ bất kỳ, số liệu lấy từ sổ hoặc số đã chốt.",
        arguments=(
            Argument("form", f"biểu: {SHIPPED}, hoặc biểu cấp trên gửi xuống; all là mọi biểu trong một tệp"),
            *_SPAN,
            Argument("--format", "dạng tệp", choices=(JSON, "xlsx", "pdf", "docx")),
            _OUT,
        ),
        run=f"{HERE}:write_report",
        right="PRINT",
    ),
    Command(
        verb="rows",
        noun="",
        help="Ghi các dòng sổ đứng sau một con số của biểu.",
        arguments=(
            Argument("form", f"biểu: {SHIPPED}, hoặc biểu cấp trên gửi xuống"),
            Argument("--column", "số cột, hoặc mã chỉ tiêu ngoài bảng"),
            *_SPAN,
            Argument("--format", "dạng tệp", choices=(JSON, "pdf", "xlsx")),
            _OUT,
        ),
        run=f"{HERE}:write_rows",
        right="PRINT",
    ),
)
