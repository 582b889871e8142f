"""The papers of the area, declared: samples of every wording, commands. Read at start-up, so it reads no table."""

from desktop_app.office.area import Argument, ArgumentKind, Command

HERE = "desktop_app.areas.conventions.papers"

WORDINGS = (
    "qd-lap-to-soan-thao",
    "bb-lap-to-soan-thao",
    "tong-hop-y-kien-huong-uoc",
    "thong-qua-huong-uoc",
    "de-nghi-cong-nhan-huong-uoc",
    "qd-cong-nhan-huong-uoc",
    "tra-loi-khong-cong-nhan-huong-uoc",
    "qd-tam-ngung-huong-uoc",
    "qd-bai-bo-huong-uoc",
    "ban-huong-uoc",
)
"""The wordings of the papers of `resources/forms/huong-uoc.toml`."""

PAPER_SAMPLES = dict.fromkeys(WORDINGS, f"{HERE}.samples:convention_sample")

PAPER_COMMANDS = (
    Command(
        verb="convention-paper",
        noun="",
        help="Ghi một giấy tờ của hương ước, quy ước, hoặc chính bản văn, ra tệp.",
        arguments=(
            Argument("--id", "số hồ sơ hương ước và năm, dạng 3/2026"),
            Argument("--paper", "loại giấy, ví dụ qd-cong-nhan-huong-uoc; gõ sai thì các loại được kể ra"),
            Argument("--deputy", "họ tên cấp phó ký thay, bỏ trống là người đứng đầu ký", required=False, default=""),
            Argument("--out", "tệp ghi ra, đuôi .pdf hoặc .docx", kind=ArgumentKind.FILE),
        ),
        run=f"{HERE}.commands:print_paper",
        right="PRINT",
    ),
)
