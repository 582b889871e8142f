"""What a Word file says, line by line."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.word_text import lines, opening
from desktop_app.core.word_text.lines import WordText, read_word
from desktop_app.core.word_text.numbering import written
from tests.core.word_text.makers import add_list, add_use, listed, of_paragraphs, saved

W = nsdecls("w")


def test_paragraphs_come_in_order_and_blank_ones_are_left_out() -> None:
    assert read_word(of_paragraphs("Điều 1. Mục đích", "", "  Giữ   nếp\tsống. ", "Hết.")).lines == (
        "Điều 1. Mục đích",
        "Giữ nếp sống.",
        "Hết.",
    )


def test_numbers_that_word_draws_by_itself_are_written_out_level_by_level() -> None:
    word = docx.Document()
    add_list(word, 90, [("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("decimal", "%1.%2.%4")])
    for text, level in [("Cưới", 0), ("Một", 1), ("Nhỏ", 2), ("Nhỏ nữa", 2), ("Hai", 1), ("Tang", 0), ("Lại một", 1)]:
        listed(word, text, 90, level)
    listed(word, "Sâu", 90, 3)
    assert read_word(saved(word)).lines == (
        *("Điều 1. Cưới", "1. Một", "a) Nhỏ", "b) Nhỏ nữa", "2. Hai", "Điều 2. Tang", "1. Lại một", "2.1.1 Sâu"),
    )


def test_two_uses_of_a_list_count_on_and_one_that_starts_over_does_so_once() -> None:
    word = docx.Document()
    add_list(word, 90, [("upperRoman", "Chương %1.")])
    add_use(word, 91, 90)
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    add_use(word, 92, 90, restart)
    for key in (90, 91, 92, 92):
        listed(word, "x", key)
    assert read_word(saved(word)).lines == ("Chương I. x", "Chương II. x", "Chương VII. x", "Chương VIII. x")


def test_a_number_comes_from_the_style_of_a_paragraph_and_from_the_style_below_it() -> None:
    word = docx.Document()
    add_list(word, 90, [("decimal", "Điều %1:")])
    base = word.styles.add_style("Dieu", 1)
    element: Any = base.element
    element.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="90"/></w:numPr>'))
    word.styles.add_style("Dieu con", 1).base_style = base  # type: ignore[attr-defined]
    word.add_paragraph("Một", style="Dieu")
    word.add_paragraph("Hai", style="Dieu con")
    plain: Any = word.add_paragraph("Không số", style="Dieu")._p
    plain.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="0"/></w:numPr>'))
    assert read_word(saved(word)).lines == ("Điều 1: Một", "Điều 2: Hai", "Không số")


@pytest.mark.parametrize(
    ("number", "form", "drawn"),
    [
        *((27, "lowerLetter", "aa"), (4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv")),
        *((3, "decimalZero", "03"), (5, "none", ""), (6, "chineseCounting", "6"), (0, "upperRoman", "0")),
    ],
)
def test_numbers_are_drawn_in_the_form_of_their_list(number: int, form: str, drawn: str) -> None:
    assert written(number, form) == drawn


def test_rows_of_tables_are_lines_and_tables_inside_are_read_once() -> None:
    word = docx.Document()
    word.add_paragraph("Trước")
    table = word.add_table(2, 2)
    for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), ("Mức", "Tiền", "Một", ""), strict=True):
        cell.text = text
    table.rows[1].cells[1].add_table(1, 1).rows[0].cells[0].text = "50.000"
    word.add_paragraph("Sau")
    read = read_word(saved(word))
    assert read.lines == ("Trước", "Mức | Tiền", "Một | 50.000", "Sau")
    assert read.notices == ("Tệp có 2 dòng bảng; mỗi dòng thành một dòng chữ, các ô cách nhau bằng dấu |.",)


def test_what_stands_beside_the_text_is_told_with_its_place() -> None:
    word = docx.Document()
    word.add_paragraph("Điều 1. Mục đích")
    word.sections[0].header.paragraphs[0].text = "Dự thảo lần 2"
    box: Any = word.add_paragraph("Trong thân.")._p
    box.append(
        parse_xml(
            f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>Ghi thêm</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )
    read = read_word(saved(word))
    assert read.lines == ("Điều 1. Mục đích", "Trong thân.")
    assert read.beside == ("Khung chữ: Ghi thêm", "Đầu trang: Dự thảo lần 2")


def test_comments_are_no_text_and_are_told() -> None:
    word = docx.Document()
    word.add_comment(word.add_paragraph("Điều 1. Mục đích").runs, "Xem lại", "Lan")
    read = read_word(saved(word))
    assert read.lines == ("Điều 1. Mục đích",)
    assert read.notices[0].startswith("Tệp có 1 ghi chú của người đọc")


def test_letters_of_an_old_font_become_unicode_and_it_is_told() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph()
    for text in ("§i", "Òu 1. Môc ®Ých"):
        paragraph.add_run(text).font.name = ".VnTime"
    paragraph.add_run(" chung").font.name = "Times New Roman"
    read = read_word(saved(word))
    assert read.lines == ("Điều 1. Mục đích chung",)
    assert "phông chữ cũ" in read.notices[0]


@pytest.mark.parametrize("tag", ["ins", "del", "moveFrom"])
def test_changes_that_are_tracked_are_refused_with_what_to_do_in_word(tag: str) -> None:
    word = docx.Document()
    paragraph: Any = word.add_paragraph("Không quá 48 giờ")._p
    paragraph.append(parse_xml(f'<w:{tag} {W} w:id="1" w:author="a"><w:r><w:t>!</w:t></w:r></w:{tag}>'))
    with pytest.raises(UserError, match=r"còn 1 chỗ sửa đang theo dõi.*gần “Không quá 48 giờ.*Chấp nhận tất cả"):
        read_word(saved(word))


def test_five_hundred_pages_are_read_with_progress_and_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    class Watch:
        def __init__(self, until: int) -> None:
            self.seen: list[tuple[int, int]] = []
            self._until = until

        def report(self, done: int, total: int, what: str = "") -> None:
            self.seen.append((done, total))
            if done >= self._until:
                raise Cancelled

    content = of_paragraphs(*(f"Điều {number}. Việc số {number}." for number in range(1, 1_201)))
    watch = Watch(5_000)
    assert len(read_word(content, watch).lines) == 1_200
    assert watch.seen == [(500, 1_200), (1_000, 1_200)]
    with pytest.raises(Cancelled):
        read_word(content, Watch(500))
    monkeypatch.setattr(lines, "MOST_PARAGRAPHS", 1_000)
    with pytest.raises(UserError, match="quá dài để đọc một lần"):
        read_word(content)


def packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_story(story: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(of_paragraphs("Một"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {"word/document.xml": story})


def workbook() -> bytes:
    import openpyxl

    out = BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


WHOLE = of_paragraphs(*("Điều 1. Mục đích",) * 50)
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", opening.EMPTY),
        (b"%PDF-1.7", opening.NO_WORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, opening.OLD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), opening.LOCKED),
        (WHOLE[: len(WHOLE) // 2], opening.BROKEN),
        (packed({"[Content_Types].xml": b"<x/>"}), opening.BROKEN),
        (with_story(b"<w:document"), opening.BROKEN),
        (with_story(ENTITIES), opening.SWOLLEN),
        (packed({f"{n}.bin": bytes(2**20) for n in range(301)}), opening.SWOLLEN),
        (with_story(b" " * (opening.LARGEST_PART + 1)), "quá dài để đọc một lần"),
        (bytes(opening.LARGEST + 1), opening.TOO_LARGE),
        (workbook(), opening.NO_WORD),
    ],
    ids=["empty", "pdf", "doc", "locked", "cut", "no parts", "xml", "entities", "bomb", "long", "large", "xlsx"],
)
def test_what_is_no_readable_word_file_is_refused_in_one_sentence_that_says_what_to_do(
    content: bytes, sentence: str
) -> None:
    with pytest.raises(UserError) as refused:
        read_word(content)
    assert sentence in str(refused.value)


def test_a_file_in_which_any_one_byte_is_wrong_is_read_or_refused_and_nothing_else() -> None:
    for place in range(0, len(WHOLE), 997):
        broken = bytearray(WHOLE)
        broken[place] ^= 0xFF
        try:
            assert isinstance(read_word(bytes(broken)), WordText)
        except UserError:
            continue
