"""The papers of the area, declared: samples of every wording, commands. Read at start-up, so it reads no table."""

from desktop_app.office.area import Argument, ArgumentKind, Command

HERE = "desktop_app.areas.decisions.papers"

WORDINGS = (
    "danh-sach-ho-dong-thuan",
    "qd-to-chuc-bau-cu",
    "bien-ban-du-kien-ung-cu",
    "qd-lap-to-bau-cu",
    "giay-moi-hop-thon",
    "thong-bao-hop-thon",
    "ke-hoach-phat-phieu",
    "thong-bao-phat-phieu",
    "bien-ban-kiem-phieu",
    "bien-ban-kiem-phieu-phat-phieu",
    "nghi-quyet-cong-dong",
    "van-ban-gui-ket-qua",
    "qd-cong-nhan-ket-qua-bau",
    "vb-khong-cong-nhan",
    "thong-bao-ket-qua",
    "tb-ket-qua-toan-xa",
)
"""The wordings of the papers of `resources/forms/dan-ban.toml`."""

PAPER_SAMPLES = dict.fromkeys(WORDINGS, f"{HERE}.samples:decision_sample")

PAPER_COMMANDS = (
    Command(
        verb="decision-paper",
        noun="",
        help="Ghi một giấy tờ của việc Nhân dân bàn, quyết định ra tệp.",
        arguments=(
            Argument("--id", "số của việc và năm, dạng 5/2026"),
            Argument("--paper", "loại giấy, ví dụ bien-ban-kiem-phieu; gõ sai thì các loại được kể ra"),
            Argument("--deputy", "họ tên cấp phó ký thay, bỏ trống là người đứng đầu ký", required=False, default=""),
            Argument("--out", "tệp ghi ra, đuôi .pdf hoặc .docx", kind=ArgumentKind.FILE),
        ),
        run=f"{HERE}.commands:print_paper",
        right="PRINT",
    ),
)
