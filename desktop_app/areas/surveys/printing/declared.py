"""The command that prints blank forms, and the papers of surveys with what shows them in Lời văn."""

from desktop_app.office.area import Argument, ArgumentKind, Command

_HERE = "desktop_app.areas.surveys"

PRINT_SURVEY = Command(
    verb="print",
    noun="survey",
    help="Lập một lô của đợt khảo sát đang làm và ghi phiếu trắng của lô, mỗi phiếu một số, ra tệp PDF.",
    arguments=(
        Argument("form", "mã phiếu, ví dụ PKS03"),
        Argument("--count", "số phiếu", kind=ArgumentKind.NUMBER),
        Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
        Argument("--hamlet", "thôn phát phiếu", required=False),
        Argument("--collector", "người phát, thu phiếu; không có thì người đăng nhập", required=False),
        Argument("--period", "quý khi phiếu có nhiều đợt đang làm, dạng 2026-Q2", required=False),
    ),
    run=f"{_HERE}.printing.commands:print_survey",
    right="PRINT",
)

PAPER_SAMPLES = {
    "phieu-khao-sat": f"{_HERE}.printing.samples:form_sample",
    "phieu-dau-lo": f"{_HERE}.printing.samples:cover_sample",
    "chung-thu-lo-phieu": f"{_HERE}.printing.samples:certificate_sample",
    "bang-ma-phieu": f"{_HERE}.printing.samples:codebook_sample",
    "danh-sach-ho-khao-sat": f"{_HERE}.field.draw_paper:draw_sample",
}
