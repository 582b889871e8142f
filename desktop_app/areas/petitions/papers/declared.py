"""The papers of the area, declared: which fit, samples of every wording, commands."""

from collections.abc import Sequence

from desktop_app.areas.petitions.papers.fitting import Papered, fitting
from desktop_app.areas.petitions.papers.table import paper_kinds
from desktop_app.office.area import Argument, ArgumentKind, Command
from desktop_app.office.receipt import RECEIPT_WORDING

HERE = "desktop_app.areas.petitions.papers"
EXTRACT = "ban-trich"
_NUMBER = Argument("--number", "số đến của đơn và năm, dạng 87/2026")
_OUT = Argument("--out", "tệp ghi ra, đuôi .pdf hoặc .docx", kind=ArgumentKind.FILE)

PAPER_SAMPLES = {
    EXTRACT: f"{HERE}.samples:extract_sample",
    **{key: f"{HERE}.samples:petition_sample" for key in paper_kinds() if key != RECEIPT_WORDING},
}

PAPER_COMMANDS = (
    Command(
        verb="petition-paper",
        noun="",
        help="Ghi một giấy tờ của đơn thư ra tệp.",
        arguments=(
            _NUMBER,
            Argument("--paper", "loại giấy", choices=tuple(paper_kinds())),
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


def papers_for(record: Papered) -> Sequence[tuple[str, str]]:
    """Key and name of every paper that fits the petition now; those of steps still to be taken last."""
    found = [(each.kind.key, _name(each.kind.name, is_draft=each.is_draft)) for each in fitting(record)]
    return found if record.voided_on else [*found, (EXTRACT, "Bản trích, không có danh tính")]


def _name(name: str, *, is_draft: bool) -> str:
    return f"{name} (dự thảo)" if is_draft else name
