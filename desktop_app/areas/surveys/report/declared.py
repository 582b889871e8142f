"""The command that writes the results of a survey, and the report as its wording shows it."""

from desktop_app.office.area import Argument, ArgumentKind, Command

RESULTS = Command(
    "results",
    "survey",
    "Ghi kết quả một đợt khảo sát: số liệu, báo cáo PDF, Word hoặc Excel có biểu đồ.",
    (
        Argument("code", "mã phiếu, ví dụ PKS03"),
        Argument("--period", "quý, dạng 2026-Q2; cần khi phiếu có nhiều đợt", required=False),
        Argument("--format", "dạng tệp", choices=("json", "pdf", "xlsx", "docx")),
        Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
    ),
    "desktop_app.areas.surveys.report.commands:results",
    "PRINT",
)

REPORT_SAMPLES = {"bao-cao-khao-sat": "desktop_app.areas.surveys.report.samples:report_sample"}
