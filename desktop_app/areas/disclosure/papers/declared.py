"""The papers of the area, declared: samples of every wording, commands."""

from desktop_app.office.area import Argument, ArgumentKind, Command

HERE = "desktop_app.areas.disclosure.papers"
_OUT = Argument("--out", "tệp ghi ra, đuôi .pdf hoặc .docx", kind=ArgumentKind.FILE)

PAPER_SAMPLES = {
    key: f"{HERE}.samples:{maker}"
    for key, maker in (
        ("thong-bao-niem-yet", "notice_sample"),
        ("phieu-niem-yet", "board_sample"),
        ("bien-ban-bat-dau-niem-yet", "begin_sample"),
        ("bien-ban-ket-thuc-niem-yet", "end_sample"),
        ("ban-doc-truyen-thanh", "radio_sample"),
        ("tin-nhan-zalo", "zalo_sample"),
        ("thong-bao-danh-muc-quy", "quarter_sample"),
        ("phu-luc-danh-muc-quy", "appendix_sample"),
        ("bao-cao-cong-khai-hdnd", "council_sample"),
        ("danh-sach-rut-gon", "list_sample"),
    )
}

PAPER_COMMANDS = (
    Command(
        verb="notice",
        noun="",
        help="Ghi thông báo niêm yết ra tệp, mỗi nơi một bản có số phiếu và mã vuông.",
        arguments=(
            Argument("--id", "số thông báo niêm yết và năm, dạng 42/2026"),
            Argument("--copy", "chỉ bản thứ mấy, 0 là mọi nơi", required=False, default="0", kind=ArgumentKind.NUMBER),
            _OUT,
        ),
        run=f"{HERE}.commands:print_notice",
        right="PRINT",
    ),
    Command(
        verb="posting-minutes",
        noun="",
        help="Ghi biên bản bắt đầu hoặc kết thúc niêm yết của một phiếu ra tệp.",
        arguments=(
            Argument("--serial", "số phiếu niêm yết, dạng 99001-26-0042-01-2"),
            Argument("--kind", "begin là bắt đầu, end là kết thúc", choices=("begin", "end")),
            _OUT,
        ),
        run=f"{HERE}.commands:print_minutes",
        right="PRINT",
    ),
)
