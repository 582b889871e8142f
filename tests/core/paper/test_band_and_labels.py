"""Bands and labels with a QR code, several papers in one file, appendices, confirmations, pictures."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
import zxingcpp
from openpyxl import load_workbook
from PIL import Image

from desktop_app.core.paper.document import Band, Document, QrLabel, QrLabels, Signature
from desktop_app.core.paper.inline import parse, plain
from desktop_app.core.paper.measures import board_qr
from desktop_app.core.paper.official import named_document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.paper.pictures import HEIGHT, WIDTH, Poster, draw_pictures
from desktop_app.core.paper.qr import qr_png, qr_squares
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.core.paper.word import write_docx
from tests.core.paper.samples import MADE_AT, MM, ReadPdf, a_notice, a_table, said

CODE = "SDC1/NY/99001-26-0042-01-2/CK02.3/20261015/20261114/0123456789AB"
BAND = Band(qr=CODE, lines=tuple(parse(f"Dòng **{number}** của phiếu niêm yết") for number in range(1, 6)))


def an_appendix(**given: object) -> Document:
    return Document(
        subject="Phụ lục", made_at=MADE_AT, title="Phụ lục", abstract=("DANH MỤC",), landscape=True,
        attached="(Kèm theo Thông báo số 55/TB-UBND)", blocks=(a_table(40),), **given,  # type: ignore[arg-type]
    )  # fmt: skip


def read_code(pdf: ReadPdf, page: int, dpi: int) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(pdf.file[page].render(scale=dpi / 72).to_pil())]


@pytest.mark.parametrize("dpi", [100, 150, 200])
def test_the_code_of_a_band_is_read_back_and_the_text_keeps_above_it(dpi: int) -> None:
    pdf = ReadPdf(write_pdf(a_notice(*[said("Một dòng. " * 40) for _ in range(6)], band=BAND, foot=None)))
    assert read_code(pdf, 0, dpi) == [CODE]
    assert len(pdf) == 2
    assert read_code(pdf, 1, dpi) == []
    for number in range(1, 6):
        low = pdf.line_box(0, f"Dòng {number} của phiếu")[1]
        assert 15 * MM < low < 42 * MM
    assert min(letter.low for letter in pdf.letters(1)) > 44 * MM


def test_the_code_is_27_mm_wide_with_its_white_border() -> None:
    pdf = ReadPdf(write_pdf(a_notice(band=BAND, foot=None)))
    module = 27 / board_qr(CODE).modules
    [left, low, right, high] = next(box for box in pdf.rules(0) if box[3] - box[1] > 15 * MM)
    assert (right - left) / MM == pytest.approx(27 - 8 * module, abs=0.2)
    assert (high - low) / MM == pytest.approx(27 - 8 * module, abs=0.2)
    assert left / MM == pytest.approx(30 + 4 * module, abs=0.2)
    assert low / MM == pytest.approx(15 + 4 * module, abs=0.2)


def test_a_line_of_the_band_that_is_too_long_is_set_smaller_and_never_wraps() -> None:
    band = Band(qr=CODE, lines=(plain("Nơi niêm yết: nhà văn hóa thôn Phú Minh Họa " * 6),) * 5)
    pdf = ReadPdf(write_pdf(a_notice(band=band, foot=None)))
    assert max(letter.right for letter in pdf.letters(0)) <= 196 * MM
    assert len({round(letter.low) for letter in pdf.letters(0) if letter.low < 44 * MM}) <= 20


def test_codes_of_one_kind_keep_their_size_and_a_longer_text_takes_the_next() -> None:
    assert board_qr("SDC1").modules == board_qr(CODE).modules == 33 + 8
    assert board_qr(CODE + "/A" * 20).modules > 33 + 8
    assert qr_squares("SDC1").modules == 21 + 8


def test_a_code_as_a_picture_is_the_same_code() -> None:
    with Image.open(BytesIO(qr_png(CODE, "Q", 4))) as picture:
        assert [found.text for found in zxingcpp.read_barcodes(picture)] == [CODE]


@pytest.mark.parametrize("length", [1, 40, 400])
def test_a_label_holds_its_words_inside_its_frame(length: int) -> None:
    label = QrLabel(qr=CODE, lines=(plain("99001-26-0042-01-2"), plain("chữ " * length), plain("Không gỡ trước 15/11")))
    pdf = ReadPdf(write_pdf(Document(subject="Nhãn", made_at=MADE_AT, blocks=(QrLabels((label,) * 3),))))
    assert sorted(read_code(pdf, 0, 150)) == [CODE] * 3
    assert pdf.text(0).count("99001-26-0042-01-2") == pdf.text(0).count("Không gỡ trước 15/11") == 3
    first = [letter for letter in pdf.letters(0) if letter.left < 112.5 * MM and letter.low > 227 * MM]
    assert max(letter.right for letter in first) <= 112.5 * MM
    assert max(letter.high for letter in first) <= 277 * MM


def test_several_papers_in_one_file_are_numbered_each_for_itself() -> None:
    pdf = ReadPdf(write_pdf(a_notice(band=BAND, foot=None), an_appendix(), a_notice(title="BÁO CÁO")))
    sizes = [tuple(round(side) for side in pdf.file[page].get_size()) for page in range(len(pdf))]
    assert sizes == [(595, 842), (842, 595), (842, 595), (595, 842)]
    assert "(Kèm theo Thông báo số 55/TB-UBND)" in pdf.text(1)
    assert "CỘNG HÒA" not in pdf.text(1)
    tops = [[each.text for each in pdf.letters(page) if each.low > sizes[page][1] - 18 * MM] for page in range(4)]
    assert tops == [[], [], ["2"], []]


def test_only_the_paper_that_asked_for_it_shrinks() -> None:
    long = a_notice(blocks=tuple(said("Ủy ban nhân dân xã thông báo. " * 8) for _ in range(9)), one_page=True)
    pdf, alone = ReadPdf(write_pdf(long, a_notice())), ReadPdf(write_pdf(a_notice()))
    assert len(ReadPdf(write_pdf(replace(long, one_page=False)))) == 2
    assert len(pdf) == 2
    assert pdf.line_box(1, "1. Nội dung") == alone.line_box(0, "1. Nội dung")


def test_word_has_a_section_for_every_paper_and_a_picture_for_every_code() -> None:
    labels = Document(
        subject="Nhãn", made_at=MADE_AT, blocks=(QrLabels((QrLabel(qr=CODE, lines=(plain("Nhãn"),)),) * 3),)
    )
    papers = (a_notice(band=BAND, foot=None), an_appendix(), labels)
    data = write_docx(*papers)
    assert data == write_docx(*papers)
    with ZipFile(BytesIO(data)) as package:
        story = package.read("word/document.xml").decode()
        footers = [package.read(name).decode() for name in package.namelist() if name.startswith("word/footer")]
        pictures = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    assert story.count("<w:sectPr") == 3
    assert re.findall(r'w:orient="(\w+)"', story) == ["landscape"]
    assert story.count('<w:pgNumType w:start="1"') == 2
    assert story.count("<w:drawing>") == 3
    assert sum("<w:drawing>" in footer and "của phiếu niêm yết" in footer for footer in footers) == 1
    for picture in pictures:
        with Image.open(BytesIO(picture)) as opened:
            assert [found.text for found in zxingcpp.read_barcodes(opened)] == [CODE]


def test_a_confirmation_stands_in_the_middle_under_the_signatures() -> None:
    three = tuple(
        Signature(lines=(heading,), note="(Ký, ghi rõ họ tên)", name=name)
        for heading, name in (
            ("NGƯỜI CHỨNG KIẾN", "Đặng Minh Họa"), ("ĐẠI DIỆN ỦY BAN MTTQ", "Trần Thị Ví Dụ"),
            ("NGƯỜI GHI BIÊN BẢN", "Lê Thử Nghiệm"),
        )
    )  # fmt: skip
    confirmed = Signature(lines=("XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ",), note="(Ký, đóng dấu)")
    document = a_notice(signatures=three, confirmation=confirmed, recipients=(), size=13, foot=None)
    pdf = ReadPdf(write_pdf(document))
    left, _, right, high = pdf.line_box(0, "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ")
    assert (left + right) / 2 == pytest.approx(112.5 * MM, abs=2)
    assert high < pdf.line_box(0, "Đặng Minh Họa")[1]
    heads = [pdf.line_box(0, who.lines[0]) for who in three]
    assert max(box[1] for box in heads) - min(box[1] for box in heads) < 4
    assert all(one[2] < other[0] for one, other in pairwise(heads))
    story = ZipFile(BytesIO(write_docx(document))).read("word/document.xml").decode()
    assert story.index("Lê Thử Nghiệm") < story.index("XÁC NHẬN CỦA")


def test_an_appendix_has_its_words_in_excel_too(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    save_document(an_appendix(), Format.EXCEL, target)
    words = [cell.value for row in load_workbook(target).active.iter_rows() for cell in row if cell.value]
    assert "(Kèm theo Thông báo số 55/TB-UBND)" in words


@pytest.mark.parametrize(
    ("sign", "named"),
    [
        ("187/QĐ-UBND", "Quyết định số 187/QĐ-UBND"),
        ("12/2026/NQ-HĐND", "Nghị quyết số 12/2026/NQ-HĐND"),
        ("05/BC-UBND", "Báo cáo số 05/BC-UBND"),
        ("7/TTr-UBND", "Tờ trình số 7/TTr-UBND"),
        ("15/UBND-VP", "Văn bản số 15/UBND-VP"),
        ("QĐ 187", "Văn bản số QĐ 187"),
        ("", ""),
    ],
)
def test_a_document_is_named_by_its_sign(sign: str, named: str) -> None:
    assert named_document(sign) == named


def test_pictures_break_lines_and_sheets_and_lose_nothing_at_the_edge() -> None:
    told = ("https://" + "a" * 200, parse("**Đậm** và thường " * 60))
    poster = Poster("UBND xã Thí Dụ", "Kết quả bình xét " * 9, told, "Đến 14/11")
    sheets = draw_pictures(poster)
    assert len(sheets) >= 2
    assert sheets == draw_pictures(poster)
    for sheet in sheets:
        with Image.open(BytesIO(sheet)) as picture:
            assert picture.size == (WIDTH, HEIGHT)
            grey = picture.convert("L").crop((WIDTH - 50, 160, WIDTH, HEIGHT))
            assert grey.getextrema() == (255, 255)
