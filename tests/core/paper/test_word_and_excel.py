"""Word and Excel files, read back by other libraries than those that wrote them."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import settings as settle
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import Cancelled
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Addressee, CodeBoxes, Document, Heading, Label, Letterhead, Signature, Space
from desktop_app.core.paper.excel import Grid, GridColumn, write_grid_xlsx, write_register_xlsx
from desktop_app.core.paper.inline import Figure, plain
from desktop_app.core.paper.register import EntryRow, NoteRow
from desktop_app.core.paper.saving import Format, document_pdf, register_pdf, save_document, save_register
from desktop_app.core.paper.word import write_docx
from desktop_app.core.paper.word_register import write_register_docx
from desktop_app.core.progress import Progress
from tests.core.paper.samples import HEADINGS, LETTERS, MADE_AT, a_notice, a_part, a_register, a_table, said

MANY_BLOCKS = (
    Heading("Phần I", level=1), Addressee(("Sở Nội vụ", "Thanh tra tỉnh")), Space(5),
    CodeBoxes(groups=("ABCD1", "EFGH2", "JKMN3", "PQRS4", "TVWX5"), qr="SDC1/KP/ABCD1", filler="(hết mã)"),
)  # fmt: skip


def _word(document: Document) -> Any:
    return docx.Document(BytesIO(write_docx(document)))


def _words_of(word: Any) -> list[str]:
    """The text of paragraphs and cells in their order."""
    return [text.replace("\u00a0", " ") for each in word.element.body.iter(qn("w:p")) if (text := _text(each))]


def _text(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def test_a_word_paper_holds_the_words_of_the_paper_in_their_order() -> None:
    words = _words_of(_word(a_notice(*MANY_BLOCKS, a_table(2), label=Label("Cắt", (plain("PHONG BÌ"),)))))
    wanted = [
        "ỦY BAN NHÂN DÂN", "XÃ THÍ DỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 58/TB-UBND", "Thí Dụ, ngày 08 tháng 02 năm 2026", "THÔNG BÁO", "dự toán ngân sách xã quý III năm 2026",
        "Kính gửi: Các thôn trong xã", "Căn cứ đề nghị của Văn phòng.", "1. Nội dung", "Phần I", "- Thanh tra tỉnh.",
        "TVWX5", "STT", "Tài liệu", "Cộng", "Nơi nhận:", "- Lưu: VT, VP.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
        "Nguyễn Văn Mẫu", "Cắt", "PHONG BÌ",
    ]  # fmt: skip
    places = [words.index(each) for each in wanted]
    assert places == sorted(places)
    assert any(LETTERS in each for each in words)


def test_a_word_paper_has_the_decrees_page_face_and_language() -> None:
    word = _word(a_notice())
    section = word.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in margins] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert word.styles["Normal"].font.name == "Times New Roman"
    assert (word.core_properties.title, word.core_properties.language) == ("Thông báo thử", "vi-VN")
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert "Mẫu thử" in section.footer.paragraphs[0].text


def test_a_word_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    table = _word(a_notice(a_table(30))).tables[1]
    rows = list(table._tbl.iter(qn("w:tr")))
    assert [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows[:3]] == [True, True, False]
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
    assert table.rows[2].cells[0].text == "1."


@pytest.mark.parametrize(
    "document",
    [
        a_notice(signatures=(Signature(lines=("CHỦ TỊCH",), name="Nguyễn Văn Mẫu"),), recipients=()),
        a_notice(signatures=(), recipients=(), title="", foot=None, letterhead=Letterhead(agency=("UBND",))),
        a_notice(landscape=True, signatures=(Signature(lines=(), name="A"), Signature(lines=("B",), above="C"))),
    ],
)
def test_every_shape_of_document_can_be_written(document: Document, tmp_path: Path) -> None:
    if document.recipients and len(document.signatures) > 1:
        document = a_notice(landscape=True, recipients=(), signatures=document.signatures)
    for form in Format:
        target = tmp_path / f"giay.{form.value}"
        save_document(document, form, target)
        assert target.stat().st_size > 1000


@settle(max_examples=6)
@given(st.text(max_size=300))
def test_any_text_can_stand_in_word(text: str) -> None:
    _word(a_notice(said(text or "a"), a_table(1, text)))
    out = BytesIO()
    write_register_docx(a_register(a_part(rows=[NoteRow(("1",), text), EntryRow((text,) * 13)])), out)
    docx.Document(out)


def test_a_register_in_word_has_its_head_rows_notes_totals_and_signatures() -> None:
    out = BytesIO()
    write_register_docx(a_register(a_part(12), a_part(3, title="PHẦN HAI"), top_mark="BẢN TẬP HUẤN"), out)
    word = docx.Document(out)
    assert round(word.sections[0].page_width.mm or 0) == 297
    assert "BẢN TẬP HUẤN" in word.sections[0].header.paragraphs[0].text
    assert "NUMPAGES" in word.sections[0].footer._element.xml
    first = word.tables[1]
    heads = list(first._tbl.iter(qn("w:tr")))[:3]
    assert [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in heads] == [True, True, False]
    assert [cell.text for cell in first.rows[0].cells] == list(HEADINGS)
    assert first.rows[6].cells[2].text == "Số đã hủy. Dòng-5-hết"
    text = "\n".join(_words_of(word))
    for words in ("Tổng cộng của cả sổ.", "Phạm Thị Dụ", "PHẦN HAI", "D12H"):
        assert words in text


@pytest.mark.parametrize(
    "write", [lambda out: write_register_docx(a_register(), out), lambda out: out.write(write_docx(a_notice()))]
)
def test_the_same_paper_gives_the_same_word_file(write: Callable[[BytesIO], object]) -> None:
    first, second = BytesIO(), BytesIO()
    write(first)
    write(second)
    assert first.getvalue() == second.getvalue()


def test_the_same_register_gives_the_same_excel_file(tmp_path: Path) -> None:
    for name in ("mot.xlsx", "hai.xlsx"):
        write_register_xlsx(a_register(), tmp_path / name)
    assert (tmp_path / "mot.xlsx").read_bytes() == (tmp_path / "hai.xlsx").read_bytes()


def test_a_register_in_excel_keeps_figures_days_and_text_apart(tmp_path: Path) -> None:
    target = tmp_path / "so.xlsx"
    write_register_xlsx(a_register(a_part(12), a_part(3, form_label=("Mẫu số 03", "[Cũ]"))), target)
    book = load_workbook(target)
    assert book.sheetnames == ["1. Mẫu số 03-TCD", "2. Mẫu số 03"]
    sheet = book.worksheets[0]
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == HEADINGS[0])
    first, note = sheet[head + 2], sheet[head + 6]
    assert (first[0].value, first[1].value, first[3].value) == ("1", datetime(2026, 10, 26), "068175000216")
    assert first[1].number_format == "dd/mm/yyyy"
    assert first[2].value == "Vi Thị Thử 1 (đại diện)\nThôn Bến Ví, xã Thí Dụ"
    assert (note[0].value, note[2].value) == (5, "Số đã hủy. Dòng-5-hết")
    assert sheet.freeze_panes == f"A{head + 2}"
    assert sheet.print_title_rows == f"${head}:${head + 1}"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Tổng cộng của cả sổ." in texts
    assert "Nguyễn Văn Mẫu" in texts


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\tx", '=HYPERLINK("x")', "https://vi.du"])
def test_no_text_becomes_a_formula_or_a_link(text: str, tmp_path: Path) -> None:
    target = tmp_path / "luoi.xlsx"
    columns = (GridColumn("Tên", 60), GridColumn("Số", 20, Align.RIGHT))
    rows = [(text, Figure("1.234", 1234)), ("", Figure("0,5", 0.5))]
    write_grid_xlsx(
        Grid(title="Danh sách", lines=("Lọc: tất cả",), made_at=MADE_AT, columns=columns, rows=rows), target
    )
    sheet = load_workbook(target).active
    assert sheet is not None
    cell = next(row[0] for row in sheet.iter_rows(min_row=4) if row[0].value)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert cell.quotePrefix is not text.startswith("https")
    assert sheet.cell(cell.row, 2).value == 1234


def test_text_longer_than_a_cell_or_a_row_can_be_goes_on_below(tmp_path: Path) -> None:
    target = tmp_path / "dai.xlsx"
    words = [f"chữ{number}" for number in range(9_000)]
    row = EntryRow(("9", "", "", "", " ".join(words), *[""] * 8), (1, 1))
    write_register_xlsx(a_register(a_part(rows=[row, NoteRow(("", ""), "dài " * 2_000)])), target)
    sheet = load_workbook(target).worksheets[0]
    found = [str(cells[4].value or "") for cells in sheet.iter_rows(min_row=7)]
    assert [word for text in found for word in text.split() if word.startswith("chữ")] == words
    assert all(len(text) < 32_767 for text in found)
    assert all((height.height or 0) <= 409 for height in sheet.row_dimensions.values())
    assert "(tiếp)" in [cells[0].value for cells in sheet.iter_rows()]


class _Impatient:
    def report(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled


@pytest.mark.parametrize("form", list(Format))
def test_a_cancelled_register_leaves_no_file(form: Format, tmp_path: Path) -> None:
    listener: Progress = _Impatient()
    with pytest.raises(Cancelled):
        save_register(a_register(a_part(500)), form, tmp_path / "so.bin", listener)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", list(Format))
def test_a_place_that_is_not_there_is_told_in_a_sentence(form: Format, tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match="Không còn tệp hoặc thư mục"):
        save_register(a_register(a_part(3)), form, tmp_path / "khong-co" / "so.bin")
    with pytest.raises(DiskTrouble, match="Không còn tệp hoặc thư mục"):
        save_document(a_notice(), form, tmp_path / "khong-co" / "giay.bin")


def test_papers_are_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    for form in Format:
        save_register(a_register(a_part(30)), form, tmp_path / f"so.{form.value}")
        save_document(a_notice(a_table(), *MANY_BLOCKS), form, tmp_path / f"giay.{form.value}")
    assert len(list(tmp_path.iterdir())) == 6
    assert (tmp_path / "so.pdf").read_bytes() == register_pdf(a_register(a_part(30)))
    assert (tmp_path / "giay.docx").read_bytes() == write_docx(a_notice(a_table(), *MANY_BLOCKS))
    assert document_pdf(a_notice())[:4] == b"%PDF"
    assert zipfile.is_zipfile(tmp_path / "giay.xlsx")


def test_a_document_in_excel_shows_its_words_and_its_tables(tmp_path: Path) -> None:
    target = tmp_path / "giay.xlsx"
    save_document(a_notice(a_table(2), top_mark="BẢN TẬP HUẤN"), Format.EXCEL, target)
    sheet = load_workbook(target).worksheets[0]
    assert sheet.oddHeader.center.text == "BẢN TẬP HUẤN"
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    for words in ("XÃ THÍ DỤ", "THÔNG BÁO", "Số: 58/TB-UBND", "Tình trạng", "Cộng", "- Lưu: VT, VP."):
        assert words in texts


def test_a_day_in_a_grid_is_a_real_day(tmp_path: Path) -> None:
    target = tmp_path / "luoi.xlsx"
    rows = [(Figure("20/11/2026", date(2026, 11, 20)),)] * 450
    heard: list[int] = []

    class Listening:
        def report(self, done: int, total: int, what: str = "") -> None:
            heard.append(done)

    grid = Grid(title="Ngày", lines=(), made_at=MADE_AT, columns=(GridColumn("Ngày", 25),), rows=rows, expected=450)
    write_grid_xlsx(grid, target, Listening())
    assert load_workbook(target).worksheets[0]["A3"].value == datetime(2026, 11, 20)
    assert heard == [200, 400]
