"""The words of the papers of petitions as they were looked at and found right, in PDF and in Word, of both regimes."""

import re
import unicodedata
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from reportlab.pdfbase import pdfmetrics

from desktop_app.areas.petitions.papers.declared import EXTRACT, PAPERS
from desktop_app.areas.petitions.papers.samples import extract_sample, petition_sample, sample_document
from desktop_app.areas.petitions.papers.table import paper_kinds
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, SERIF_BOLD_ITALIC, SERIF_ITALIC
from desktop_app.core.paper.word import write_docx
from desktop_app.office.profile import Profile
from desktop_app.office.wording import shipped_wordings
from tests.core.paper.samples import ReadPdf

GOLDEN = Path(__file__).parents[3] / "golden" / "don-thu"
NOW, BEFORE = datetime(2026, 11, 25, 9, 35), datetime(2026, 5, 12, 9, 35)
PROFILE = Profile(
    name="xã Thí Dụ", province="tỉnh Minh Họa", place="Thí Dụ", chairperson="Nguyễn Văn Mẫu", phone="0200 000 000",
)  # fmt: skip
TWO_PAGES = {"bien-ban-doi-thoai", "qd-giai-quyet-khieu-nai"}
DIFFER = [kind.key for kind in paper_kinds().values() if len(kind.versions) > 1 and kind.key in PAPERS]
CASES = [*((key, NOW) for key in PAPERS), *((key, BEFORE) for key in DIFFER)]


def drawn(key: str, at: datetime) -> ReadPdf:
    return ReadPdf(petition_sample(PROFILE, shipped_wordings()[key], at))


def name_of(key: str, at: datetime) -> str:
    return key if at is NOW else f"{key}-truoc-2026-07"


@pytest.mark.parametrize(("key", "at"), CASES, ids=[name_of(*case) for case in CASES])
def test_the_text_of_a_paper_is_the_golden_one(key: str, at: datetime) -> None:
    text = drawn(key, at).all_text() + "\n"
    assert text == (GOLDEN / f"{name_of(key, at)}.txt").read_text(encoding="utf-8")


def test_the_text_of_an_extract_is_the_golden_one() -> None:
    text = ReadPdf(extract_sample(PROFILE, shipped_wordings()[EXTRACT], NOW)).all_text() + "\n"
    assert text == (GOLDEN / f"{EXTRACT}.txt").read_text(encoding="utf-8")


def test_no_golden_text_is_left_over() -> None:
    wanted = {f"{name_of(*case)}.txt" for case in CASES} | {f"{EXTRACT}.txt"}
    assert {path.name for path in GOLDEN.glob("*.txt")} == wanted


@pytest.mark.parametrize("key", PAPERS)
def test_word_says_what_the_pdf_says(key: str) -> None:
    document = sample_document(PROFILE, shipped_wordings()[key], NOW)
    word = docx.Document(BytesIO(write_docx(document)))
    said = "".join(text.text or "" for text in word.element.body.iter("{*}t"))
    pdf = drawn(key, NOW).all_text()
    around = (document.top_mark, document.foot.left, document.foot.right) if document.foot else ()
    assert _letters(said) == _letters(pdf, *around)


@pytest.mark.parametrize("key", PAPERS)
def test_every_letter_is_in_all_four_faces_and_none_stands_near_the_edge(key: str) -> None:
    pdf = drawn(key, NOW)
    text = pdf.all_text()
    assert unicodedata.is_normalized("NFC", text)
    for face in (SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC):
        known = pdfmetrics.getFont(face).face.charToGlyph
        assert {letter for letter in text if not letter.isspace() and ord(letter) not in known} == set()
    for page in range(len(pdf)):
        width, height = pdf.file[page].get_size()
        for letter in pdf.letters(page):
            assert 8 <= letter.left <= letter.right <= width - 8
            assert 8 <= letter.low <= letter.high <= height - 8


@pytest.mark.parametrize("key", PAPERS)
def test_a_paper_keeps_to_one_page_but_the_longest_two(key: str) -> None:
    assert len(drawn(key, NOW)) == (2 if key in TWO_PAGES else 1)


def _letters(text: str, *without: str) -> str:
    """The letters in their order by the alphabet: columns are read in another order from a page than from a table."""
    for each in without:
        text = text.replace(each, "")
    return "".join(sorted(re.sub(r"[\s\u00a0…\d]", "", text)))
