"""The papers of the area, declared: samples of every wording, commands. Read at start-up, so it reads no table."""

from desktop_app.office.area import Argument, ArgumentKind, Command

HERE = "desktop_app.areas.petitions.papers"
EXTRACT = "ban-trich"
RECEIPT = "bien-nhan-02-tcd"
_NUMBER = Argument("--number", "số đến của đơn và năm, dạng 87/2026")
_OUT = Argument("--out", "tệp ghi ra, đuôi .pdf hoặc .docx", kind=ArgumentKind.FILE)

PAPERS = (
    "giay-yeu-cau-bo-sung",
    "huong-dan-tach-don",
    "phieu-tra-don",
    "cong-van-don-doc",
    "phieu-de-xuat-thu-ly",
    "tb-thu-ly-khieu-nai",
    "tb-khong-thu-ly-khieu-nai",
    "phieu-huong-dan",
    "qd-thu-ly-to-cao",
    "tb-thu-ly-to-cao",
    "tb-noi-dung-to-cao",
    "tb-khong-thu-ly-to-cao",
    "phieu-chuyen-to-cao",
    "tb-chuyen-to-cao",
    "phieu-chuyen-don",
    "cong-van-tra-loi",
    "giay-moi-doi-thoai",
    "bien-ban-doi-thoai",
    "van-ban-keo-dai-khieu-nai",
    "qd-gia-han-to-cao",
    "qd-tam-dinh-chi-khieu-nai",
    "qd-dinh-chi-khieu-nai",
    "qd-tiep-tuc-khieu-nai",
    "bb-rut-to-cao",
    "don-rut-to-cao",
    "don-khieu-nai",
    "qd-giai-quyet-khieu-nai",
    "kl-noi-dung-to-cao",
    "bao-ket-qua-co-quan-chuyen",
)
"""The kinds of paper of `resources/forms/don-thu.toml` whose words are those of petitions alone."""

PAPER_SAMPLES = {
    EXTRACT: f"{HERE}.samples:extract_sample",
    **dict.fromkeys(PAPERS, f"{HERE}.samples:petition_sample"),
}

PAPER_COMMANDS = (
    Command(
        verb="petition-paper",
        noun="",
        help="Ghi một giấy tờ của đơn thư ra tệp.",
        arguments=(
            _NUMBER,
            Argument("--paper", "loại giấy, ví dụ tb-thu-ly-khieu-nai; gõ sai thì các loại được kể ra"),
            Argument("--deputy", "họ tên cấp phó ký thay, bỏ trống là người đứng đầu ký", required=False, default=""),
            _OUT,
        ),
        run=f"{HERE}.commands:print_paper",
        right="PRINT",
    ),
    Command(
        verb="extract",
        noun="",
        help="Ghi bản trích của một đơn, không có danh tính người gửi, đã đối chiếu với kho mật.",
        arguments=(
            _NUMBER,
            Argument("--strike", "chữ cần gạch thêm, cách nhau bằng dấu ;", required=False, default=""),
            _OUT,
        ),
        run=f"{HERE}.commands:print_extract",
        right="PRINT",
    ),
)
