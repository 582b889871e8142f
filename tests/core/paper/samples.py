"""Invented papers that the tests write, and ways of reading a PDF back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from desktop_app.core.clock import VIETNAM
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import (
    Addressee,
    Basis,
    Block,
    Document,
    Foot,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    TableColumn,
)
from desktop_app.core.paper.heads import HeadCell, single_head
from desktop_app.core.paper.inline import Figure, Inline, Run, parse, plain
from desktop_app.core.paper.register import (
    Closing,
    EntryRow,
    NoteRow,
    Register,
    RegisterColumn,
    RegisterFoot,
    RegisterPaper,
    Row,
    Sums,
)
from desktop_app.core.paper.register_pdf import write_register

MADE_AT = datetime(2026, 11, 22, 8, 15, tzinfo=VIETNAM)
MM = 72 / 25.4
WIDTHS = (8.5, 17, 31, 21.5, 46, 14.5, 11, 21.5, 11.5, 24, 26, 23.5, 13)
HEADINGS = tuple(f"Cột {letter}" for letter in "ABCDEGHIKLMNO")
LETTERS = "ẰẲẴẶ ằẳẵặ Ơ ư đ Đ ỹ Ỵ ộ Ợ"


def said(text: str, **how: Any) -> Paragraph:
    return Paragraph(content=parse(text), **how)


def a_notice(*more: Block, **given: Any) -> Document:
    """A notice with everything an official paper can have."""
    usual: dict[str, Any] = {
        "subject": "Thông báo thử",
        "made_at": MADE_AT,
        "letterhead": Letterhead(
            agency=("ỦY BAN NHÂN DÂN", "XÃ THÍ DỤ"), number="58/TB-UBND", place="Thí Dụ", dated_on=date(2026, 2, 8)
        ),
        "title": "THÔNG BÁO",
        "abstract": ("Về việc niêm yết công khai tình hình thực hiện", "dự toán ngân sách xã quý III năm 2026"),
        "blocks": (
            Addressee(("Các thôn trong xã",)),
            Basis(("Căn cứ Luật Thực hiện dân chủ ở cơ sở", "Căn cứ đề nghị của Văn phòng;")),
            Heading("1. Nội dung"),
            said(f"**Công khai** *dự toán* quý III, kèm Quyết định số 187/QĐ-UBND: {LETTERS}."),
            *more,
            said("Ủy ban nhân dân xã thông báo để Nhân dân được biết, theo dõi, giám sát./."),
        ),
        "signatures": (Signature(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Nguyễn Văn Mẫu"),),
        "recipients": ("Đảng ủy xã", "Trưởng các thôn", "Lưu: VT, VP"),
        "foot": Foot("Mẫu thử", "Bản 1/2"),
    }
    return Document(**(usual | given))


def a_table(rows: int = 3, text: str = "Đơn kiến nghị về ranh giới thửa đất số 45") -> Table:
    centre = Align.CENTRE
    head = (
        (HeadCell("STT", rows=2), HeadCell("Tài liệu", columns=2), HeadCell("Tình trạng", rows=2)),
        (HeadCell("Tên"), HeadCell("Số trang")),
    )
    return Table(
        columns=(TableColumn(12, centre), TableColumn(93), TableColumn(20, centre), TableColumn(40)),
        head=head,
        rows=tuple((f"{at}.", f"{text} [{at}]", "02", "Rõ") for at in range(1, rows + 1)),
        total=("", "Cộng", "09", ""),
    )


def entries(count: int, text: str = "Kiến nghị làm rãnh thoát nước ngõ 3, thôn Phú Minh Họa.") -> Iterator[Row]:
    """Rows with their number in the first and, marked, in the last column."""
    for number in range(1, count + 1):
        if number % 11 == 5:
            yield NoteRow((Figure(str(number), number), "03/11/2026"), f"Số đã hủy. Dòng-{number}-hết", (0, 0))
            continue
        who = (Run(f"Vi Thị Thử {number}", bold=True), Run(" (đại diện)\nThôn Bến Ví, xã Thí Dụ"))
        day = Figure("26/10/2026", date(2026, 10, 26))
        cells = (str(number), day, who, "068175000216", text, "Kiến nghị", "01", "", "x", "", "", "", f"D{number}H")
        yield EntryRow(cells, (1, 2))


def page_line(page: Sums, so_far: Sums, number: int) -> Inline:
    return plain(f"Cộng trang {number}: {page[0]} lượt, {page[1]} người; dồn {so_far[0]} lượt.")


def a_part(count: int = 20, **given: Any) -> Register:
    usual: dict[str, Any] = {
        "title": "SỔ TIẾP CÔNG DÂN",
        "span": "Từ ngày 26 tháng 10 năm 2026 đến ngày 20 tháng 11 năm 2026",
        "agency": ("ỦY BAN NHÂN DÂN", "XÃ THÍ DỤ"),
        "form_label": ("Mẫu số 03/TCD", "(Kèm theo Nghị định số 154/2026/NĐ-CP)"),
        "columns": tuple(RegisterColumn(width, Align.CENTRE if width < 18 else Align.LEFT) for width in WIDTHS),
        "head": single_head(HEADINGS),
        "rows": entries(count),
        "page_line": page_line,
        "closing": lambda: Closing(
            total=parse("**Tổng cộng** của cả sổ."),
            signatures=(
                Signature(lines=("NGƯỜI TIẾP CÔNG DÂN",), note="(Ký, ghi rõ họ tên)", name="Phạm Thị Dụ"),
                Signature(above="Thí Dụ, ngày 20 tháng 11 năm 2026", lines=("CHỦ TỊCH",), name="Nguyễn Văn Mẫu"),
            ),
        ),
        "expected": count,
    }
    return Register(**(usual | given))


def a_register(*parts: Register, **given: Any) -> RegisterPaper:
    usual: dict[str, Any] = {
        "subject": "Sổ tiếp công dân",
        "made_at": MADE_AT,
        "parts": parts or (a_part(),),
        "foot": RegisterFoot(words="Dấu nối sổ:", code="7F3A-91C4-0B6E-D258", printed="In ngày 22/11/2026, 08:15"),
    }
    return RegisterPaper(**(usual | given))


def register_bytes(paper: RegisterPaper) -> bytes:
    out = BytesIO()
    write_register(paper, out)
    return out.getvalue()


@dataclass(frozen=True)
class Letter:
    """One printed letter with its box in points from the lower left corner."""

    text: str
    left: float
    low: float
    right: float
    high: float


class ReadPdf:
    """A PDF read back by another program than the one that wrote it."""

    def __init__(self, data: bytes) -> None:
        self.file = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self.file)

    def text(self, page: int) -> str:
        found: str = self.file[page].get_textpage().get_text_bounded()
        return found.replace("\r\n", "\n")

    def all_text(self) -> str:
        return "\n".join(self.text(page) for page in range(len(self)))

    def letters(self, page: int) -> list[Letter]:
        words = self.file[page].get_textpage()
        return [
            Letter(words.get_text_range(at, 1), *words.get_charbox(at))
            for at in range(words.count_chars())
            if words.get_text_range(at, 1).strip()
        ]

    def rules(self, page: int) -> list[tuple[float, float, float, float]]:
        """The boxes of drawn lines: left, low, right, high."""
        paths = (each for each in self.file[page].get_objects() if each.type == pdfium.FPDF_PAGEOBJ_PATH)
        return [path.get_bounds() for path in paths]

    def line_box(self, page: int, text: str) -> tuple[float, float, float, float]:
        """The box around a line's letters."""
        words = self.file[page].get_textpage()
        start, count = words.search(text).get_next()
        boxes = [words.get_charbox(at) for at in range(start, start + count)]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
