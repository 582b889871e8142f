"""Documents as PDF, measured after being read back."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import settings as settle
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from desktop_app.core.paper.document import Addressee, CodeBoxes, Document, Heading, Label, Signature, Space
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, SERIF_BOLD_ITALIC, SERIF_ITALIC, text_width
from desktop_app.core.paper.inline import plain
from desktop_app.core.paper.measures import MOTTO
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.paper.qr import qr_squares
from tests.core.paper.samples import MADE_AT, MM, ReadPdf, a_notice, a_table, said

GOLDEN = Path(__file__).parents[2] / "golden"
A4_WIDTH, A4_HEIGHT = 595.28, 841.89
LONG = "Ủy ban nhân dân xã thông báo để Nhân dân trong xã được biết, theo dõi, giám sát. "


def _read(document: Document) -> ReadPdf:
    return ReadPdf(write_pdf(document))


def test_the_text_of_a_notice_is_the_golden_one() -> None:
    expected = (GOLDEN / "thong-bao.txt").read_text(encoding="utf-8")
    assert _read(a_notice(a_table())).all_text() + "\n" == expected


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_pdf(a_notice(a_table())) == write_pdf(a_notice(a_table()))


def test_the_file_tells_its_title_its_language_and_when_it_was_made() -> None:
    with pikepdf.open(BytesIO(write_pdf(a_notice()))) as file:
        assert str(file.Root.Lang) == "vi-VN"
        assert str(file.docinfo["/Title"]) == "Thông báo thử"
        assert str(file.docinfo["/CreationDate"]) == "D:20261122081500+07'00'"
        assert str(file.docinfo["/Author"]) == ""
        fonts = {str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values()}
    assert {name for name in fonts if "Liberation" not in name} <= {"/Helvetica", "/ZapfDingbats", "/Symbol"}


def test_every_letter_is_in_all_four_faces_and_composed() -> None:
    text = _read(a_notice(a_table(), top_mark="BẢN TẬP HUẤN")).all_text()
    for face in (SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC):
        known = pdfmetrics.getFont(face).face.charToGlyph
        assert {letter for letter in text if not letter.isspace() and ord(letter) not in known} == set()
    assert unicodedata.is_normalized("NFC", text)


def test_nothing_stands_near_the_edge_and_the_margins_are_the_decrees() -> None:
    document = a_notice(*[said(LONG * 6) for _ in range(8)], top_mark="BẢN TẬP HUẤN", fold_marks_mm=(99.0, 198.0))
    pdf = _read(document)
    for page in range(len(pdf)):
        letters = pdf.letters(page)
        assert min(each.left for each in letters) >= 8
        assert max(each.right for each in letters) <= A4_WIDTH - 8
        assert min(each.low for each in letters) >= 8
        assert max(each.high for each in letters) <= A4_HEIGHT - 8
    inner = [each for each in pdf.letters(1) if 70 * MM < each.low < 250 * MM]
    assert min(each.left for each in inner) == pytest.approx(30 * MM, abs=1.5)
    assert max(each.right for each in inner) == pytest.approx(A4_WIDTH - 15 * MM, abs=1.5)


def test_the_drawn_rules_are_as_long_as_measured() -> None:
    pdf = _read(a_notice())
    agency, motto, title = pdf.rules(0)[:3]
    ends = 2 * 0.6
    assert motto[2] - motto[0] - ends == pytest.approx(text_width(MOTTO, SERIF_BOLD, 14), abs=0.3 * MM)
    name = pdf.line_box(0, "XÃ THÍ DỤ")
    assert 0.33 <= (agency[2] - agency[0]) / (name[2] - name[0]) <= 0.53
    widest = pdf.line_box(0, "Về việc niêm yết công khai tình hình thực hiện")
    assert 0.33 <= (title[2] - title[0]) / (widest[2] - widest[0]) <= 0.5
    assert title[3] < pdf.line_box(0, "dự toán ngân sách xã quý III năm 2026")[1]


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_text() -> None:
    pdf = _read(a_notice(*[said(LONG * 8) for _ in range(9)]))
    assert len(pdf) >= 3
    assert not any(each.text.isdigit() and each.low > A4_HEIGHT - 18 * MM for each in pdf.letters(0))
    for page in range(1, len(pdf)):
        number = [each for each in pdf.letters(page) if each.low > A4_HEIGHT - 18 * MM]
        assert [each.text for each in number] == [str(page + 1)]
        assert (number[0].left + number[0].right) / 2 == pytest.approx(112.5 * MM, abs=1)
        assert number[0].low == pytest.approx(A4_HEIGHT - 13 * MM, abs=1)


def test_a_table_repeats_its_head_and_cuts_no_row() -> None:
    pdf = _read(a_notice(a_table(60)))
    assert len(pdf) >= 2
    with_rows = [page for page in range(len(pdf)) if "[" in pdf.text(page)]
    assert all("Tình trạng" in pdf.text(page) and "Số trang" in pdf.text(page) for page in with_rows)
    for number in range(1, 61):
        assert sum(f"[{number}]" in pdf.text(page) and f"{number}." in pdf.text(page) for page in with_rows) == 1


@pytest.mark.parametrize("lines", range(18, 40, 3))
def test_the_signature_is_never_alone_on_a_page(lines: int) -> None:
    for document in (
        a_notice(*[said("Một dòng ngắn.") for _ in range(lines)]),
        a_notice(said(LONG * lines), blocks=(said(LONG * lines * 2),)),
    ):
        pdf = _read(document)
        last = pdf.text(len(pdf) - 1)
        assert "Nguyễn Văn Mẫu" in last
        assert len([line for line in last.split("Nơi nhận:")[0].splitlines() if len(line) > 3]) >= 1


def test_names_of_signers_stand_on_one_line_however_long_their_headings() -> None:
    signatures = (
        Signature(lines=("NGƯỜI CUNG CẤP", "THÔNG TIN, TÀI LIỆU"), note="(Ký, ghi rõ họ tên)", name="Nguyễn Văn Đức"),
        Signature(lines=("NGƯỜI NHẬN",), note="(Ký)", name="Phạm Thị Dụ"),
    )
    pdf = _read(a_notice(signatures=signatures, recipients=()))
    assert pdf.line_box(0, "Nguyễn Văn Đức")[3] == pytest.approx(pdf.line_box(0, "Phạm Thị Dụ")[3], abs=3)


def test_a_paper_asked_to_stay_on_one_page_shrinks_before_it_breaks() -> None:
    blocks = tuple(said(LONG * 3) for _ in range(9))
    assert len(_read(a_notice(blocks=blocks))) == 2
    assert len(_read(a_notice(blocks=blocks, one_page=True))) == 1


def test_every_block_finds_its_place() -> None:
    document = a_notice(
        Heading("Phần I", level=1), Addressee(("Sở Nội vụ", "Thanh tra tỉnh")), Space(5),
        CodeBoxes(groups=("ABCD1", "EFGH2", "JKMN3", "PQRS4", "TVWX5"), qr="SDC1/KP/ABCD1", filler="(hết mã)"),
        label=Label("Cắt theo đường này", (plain("PHONG BÌ NIÊM PHONG"), plain("Chữ dài " * 60))), landscape=True,
    )  # fmt: skip
    text = _read(document).all_text()
    for words in ("Phần I", "- Sở Nội vụ;", "- Thanh tra tỉnh.", "TVWX5", "Ô 5", "(hết mã)", "PHONG BÌ NIÊM PHONG"):
        assert words in text


def test_a_cell_longer_than_a_page_goes_on_and_loses_nothing() -> None:
    text = " ".join(f"chữ{number}" for number in range(2500))
    pdf = _read(a_notice(a_table(1, text)))
    assert len(pdf) >= 2
    assert "(tiếp)" in pdf.all_text()
    found = pdf.all_text().split()
    assert [word for word in found if word.startswith("chữ")] == text.split()


@settle(max_examples=15)
@given(st.text(max_size=400))
def test_any_text_can_be_printed(text: str) -> None:
    document = a_notice(said(text or "a"), a_table(1, text), said(f"**{text}**"), abstract=(text,), size=13)
    assert len(_read(document)) >= 1


def test_marks_of_markup_are_taken_literally_and_a_giant_word_is_broken() -> None:
    text = _read(a_notice(said("<b>đậm</b> & 'x'; DROP TABLE 👍"), said("Ă" * 10_000))).all_text()
    assert "<b>đậm</b> & 'x'; DROP TABLE □" in text
    assert text.count("Ă") == 10_000


def test_a_code_has_its_white_border_and_never_raises_its_level() -> None:
    squares = qr_squares("SDC1/KP/" + "-".join(["ABCD1"] * 7))
    assert squares.modules == 29 + 8
    assert min(column for _, column, _ in squares.runs) == 4
    assert qr_squares("SDC1", "M").modules < qr_squares("SDC1/KP/" + "A" * 80, "M").modules


def test_made_at_without_a_zone_is_taken_as_it_is() -> None:
    with pikepdf.open(BytesIO(write_pdf(a_notice(made_at=MADE_AT.replace(tzinfo=None))))) as file:
        assert str(file.docinfo["/CreationDate"]) == "D:20261122081500"
