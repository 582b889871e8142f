"""Letters that say what they are about, forms that citizens sign, lines to write on, in PDF, Word and Excel."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document, Letterhead, Signature, WritingLines
from desktop_app.core.paper.document_words import document_words
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.paper.saving import Format, format_of, save_document
from desktop_app.core.paper.word import write_docx
from desktop_app.core.paper.wording import load_wordings
from tests.core.paper.samples import ReadPdf, a_notice, a_table, said

LETTER = Letterhead(
    agency=("ỦY BAN NHÂN DÂN", "XÃ THÍ DỤ"),
    number="05/UBND-VP",
    about="V/v bổ sung thông tin, tài liệu kèm theo đơn khiếu nại",
    place="Thí Dụ",
    dated_on=date(2026, 2, 8),
)
SIX = tuple(Signature(lines=(f"NGƯỜI KÝ {at}",), name=f"Vi Thị Thử {at}") for at in range(1, 7))


def letters_of(pdf: ReadPdf, text: str) -> tuple[float, float]:
    """Where a line of the first page begins and how low it stands."""
    page = pdf.file[0].get_textpage()
    found = page.search(text, match_case=True).get_next()
    assert found is not None, text
    left, low, _right, _high = page.get_charbox(found[0])
    return left, low


def word_lines(document: Document) -> list[str]:
    word = docx.Document(BytesIO(write_docx(document)))
    lines = ("".join(node.text or "" for node in each.iter(qn("w:t"))) for each in word.element.body.iter(qn("w:p")))
    return [line for line in lines if line]


def test_what_a_letter_is_about_stands_under_its_number_and_moves_the_text_down() -> None:
    letter = ReadPdf(write_pdf(a_notice(letterhead=LETTER, title="", abstract=())))
    _, number = letters_of(letter, "Số: 05/UBND-VP")
    first, about = letters_of(letter, "V/v bổ sung")
    _, addressed = letters_of(letter, "Kính gửi")
    assert number > about > addressed + 15
    assert first < 200, "in the left column"
    words = word_lines(a_notice(letterhead=LETTER, title="", abstract=()))
    at = words.index("Số: 05/UBND-VP")
    assert "".join(words[at + 1 : at + 3]).replace(" ", "") == LETTER.about.replace(" ", "")


def test_what_a_citizen_signs_has_the_country_alone_in_the_middle() -> None:
    form = a_notice(letterhead=Letterhead(), title="", abstract=())
    pdf = ReadPdf(write_pdf(form))
    left, _ = letters_of(pdf, "CỘNG HÒA")
    assert left == pytest.approx(183, abs=4)
    assert word_lines(form)[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def test_six_signatures_stand_in_two_rows_of_three() -> None:
    minutes = a_notice(signatures=SIX, recipients=())
    pdf = ReadPdf(write_pdf(minutes))
    lows = [round(letters_of(pdf, f"NGƯỜI KÝ {at}")[1]) for at in range(1, 7)]
    assert len(set(lows[:3])) == len(set(lows[3:])) == 1
    assert lows[0] > lows[3]
    names = [line for line in word_lines(minutes) if line.startswith("Vi Thị Thử")]
    assert names == [who.name for who in SIX]
    assert len(docx.Document(BytesIO(write_docx(minutes))).tables) == 3


def test_four_signatures_stay_abreast() -> None:
    assert [len(row) for row in a_notice(signatures=SIX[:4]).signature_rows] == [4]


def test_dotted_lines_take_their_room_and_lead_across_the_page_in_word() -> None:
    plain, lined = a_notice(), a_notice(WritingLines(4))
    _, without = letters_of(ReadPdf(write_pdf(plain)), "Ủy ban nhân dân xã thông báo")
    _, with_lines = letters_of(ReadPdf(write_pdf(lined)), "Ủy ban nhân dân xã thông báo")
    assert without - with_lines == pytest.approx(4 * 8 * 72 / 25.4, abs=1)
    assert write_docx_xml(lined).count('w:leader="dot"') == 4


def test_a_letter_and_its_lines_go_into_excel_too(tmp_path: Path) -> None:
    save_document(a_notice(WritingLines(2), letterhead=LETTER), Format.EXCEL, tmp_path / "t.xlsx")
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")


def test_all_words_of_a_paper_are_found() -> None:
    words = document_words(a_notice(a_table(1), said("chữ *nghiêng*"), WritingLines(1), letterhead=LETTER))
    for each in ("V/v bổ sung", "Các thôn trong xã", "Căn cứ đề nghị", "Cộng", "chữ nghiêng", "Bản 1/2"):
        assert each in words


@pytest.mark.parametrize(("name", "form"), [("a.PDF", Format.PDF), ("a.docx", Format.WORD)])
def test_a_papers_form_is_told_by_the_ending(name: str, form: Format) -> None:
    assert format_of(Path(name)) is form


@pytest.mark.parametrize("name", ["a.xlsx", "a", "a.pdf.txt"])
def test_another_ending_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="Đặt đuôi tệp"):
        format_of(Path(name))


def test_papers_of_one_kind_share_a_file_of_fields(tmp_path: Path) -> None:
    (tmp_path / "fields").mkdir()
    (tmp_path / "fields" / "chung.toml").write_text(
        '[[field]]\nname = "ho_ten"\nlabel = "họ tên"\nsample = "Vi Thị Thử"\n', encoding="utf-8"
    )
    (tmp_path / "giay.toml").write_text(
        'title = "Giấy"\nsource = "thử"\nfields = "chung"\n'
        '[[field]]\nname = "so"\nlabel = "số"\nsample = "5"\n'
        '[[part]]\nname = "mot"\nlabel = "Một"\ntext = "{ho_ten} {so}"\n',
        encoding="utf-8",
    )
    wordings = load_wordings(tmp_path)
    assert list(wordings) == ["giay"]
    assert wordings["giay"].say("mot", wordings["giay"].samples()) == "Vi Thị Thử 5"


def write_docx_xml(document: Document) -> str:
    return str(docx.Document(BytesIO(write_docx(document))).element.xml)
