"""The portal's table, one line for each answer: which column holds what, and its lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.cells import shown
from desktop_app.core.sheets.mapping import Mapping, find_table
from desktop_app.core.sheets.reader import Book
from desktop_app.core.sheets.template import SheetColumn, Template

QUESTION, ANSWER, FORM, UNIT, SENT = "question", "answer", "form", "unit", "sent"
READING = "Đang đọc bảng của cổng"
_EVERY = 500

DUMP = Template(
    title="Cổng khảo sát",
    columns=(
        SheetColumn(key=QUESTION, heading="cau_hoi", aliases=("Câu hỏi", "noi_dung_cau_hoi", "question")),
        SheetColumn(key=ANSWER, heading="cau_tra_loi", aliases=("Câu trả lời", "tra_loi", "Trả lời", "answer")),
        SheetColumn(
            key=FORM,
            heading="phieu_id",
            aliases=(
                "id_phieu", "ma_phieu", "Mã phiếu", "Số phiếu", "luot_id", "luot_khao_sat", "luot_tra_loi_id",
                "nguoi_tra_loi_id", "ketqua_id", "session_id", "khaosat_ketqua_id",
            ),
        ),
        SheetColumn(key=UNIT, heading="don_vi", aliases=("Đơn vị", "ten_don_vi", "donvi_id", "don_vi_id", "ten_xa")),
        SheetColumn(key=SENT, heading="created_at", aliases=("ngay_gui", "thoi_gian", "Thời gian", "ngay_tao")),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One answer of one form; a form without a number of its own is known by when and where it was sent."""

    row: int
    form: str
    question: str
    answer: str
    unit: str


@dataclass(frozen=True)
class Dump:
    """The portal's table with its lines; `has_numbers` says whether it numbers its forms."""

    places: Mapping
    lines: tuple[Line, ...]
    has_numbers: bool

    @property
    def units(self) -> tuple[str, ...]:
        """The units whose answers are in it, in their order."""
        return tuple(dict.fromkeys(line.unit for line in self.lines if line.unit))


def read_dump(book: Book, progress: Progress) -> Dump:
    """All lines that have a question; UserError when a column that is needed is not there."""
    places = find_table(book, DUMP).mapping
    columns = places.columns
    if QUESTION not in columns or ANSWER not in columns:
        raise UserError("Tệp không có cột câu hỏi (cau_hoi) và câu trả lời (cau_tra_loi). Xuất lại bảng từ cổng.")
    if FORM not in columns and SENT not in columns:
        raise UserError(
            "Tệp không có cột mã phiếu (phieu_id) hay thời điểm gửi (created_at) nên không biết câu trả lời nào "
            "của cùng một phiếu. Xuất lại bảng từ cổng với một trong hai cột đó."
        )
    lines = tuple(_lines(book, places, progress))
    if not lines:
        raise UserError("Bảng của cổng không có dòng nào. Xuất lại bảng rồi chọn lại tệp.")
    return Dump(places, lines, FORM in columns)


def _lines(book: Book, places: Mapping, progress: Progress) -> Iterator[Line]:
    sheet = next(each for each in book.sheets if each.name == places.sheet)
    at = places.columns
    for row in sheet.rows(with_fonts=False):
        if row.number % _EVERY == 0:
            progress.report(row.number, max(sheet.height, row.number), READING)
        said = {key: " ".join(shown(row.value(column)).split()) for key, column in at.items()}
        if row.number <= places.last_heading or not said[QUESTION]:
            continue
        form = said.get(FORM) or f"{said.get(SENT, '')} {said.get(UNIT, '')}".strip()
        yield Line(row.number, form, said[QUESTION], said[ANSWER], said.get(UNIT, ""))
