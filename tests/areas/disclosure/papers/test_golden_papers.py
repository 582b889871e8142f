"""The words of the papers of disclosure as they were looked at and found right, and their letters and edges."""

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from desktop_app.areas.disclosure.papers.declared import PAPER_SAMPLES
from desktop_app.areas.disclosure.papers.samples import ALL
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, SERIF_BOLD_ITALIC, SERIF_ITALIC
from desktop_app.office.profile import Profile
from desktop_app.office.wording import shipped_wordings
from tests.core.paper.samples import ReadPdf

GOLDEN = Path(__file__).parents[3] / "golden"
AT = datetime(2026, 10, 14, 8, 0)
PROFILE = Profile(
    name="xã Thí Dụ", province="tỉnh Minh Họa", place="Thí Dụ", chairperson="Nguyễn Văn Mẫu", phone="0200 000 000",
)  # fmt: skip


def drawn(key: str) -> ReadPdf:
    return ReadPdf(ALL[key](PROFILE, shipped_wordings()[key], AT))


@pytest.mark.parametrize("key", ALL)
def test_the_text_of_a_paper_is_the_golden_one(key: str) -> None:
    assert drawn(key).all_text() + "\n" == (GOLDEN / f"{key}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ALL)
def test_every_letter_is_in_all_four_faces_and_none_stands_near_the_edge(key: str) -> None:
    pdf = drawn(key)
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


def test_every_declared_sample_is_looked_at_here() -> None:
    assert {key: target.rpartition(":")[2] for key, target in PAPER_SAMPLES.items()} == {
        key: maker.__name__ for key, maker in ALL.items()
    }
