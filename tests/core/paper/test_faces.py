"""The faces and the letters that papers are set in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from desktop_app.core.paper import fonts
from desktop_app.core.paper.fonts import MONO, SERIF, SERIF_BOLD, face_of, printable, register_faces, text_width
from desktop_app.core.paper.inline import Run, join_units, parse, text_of
from desktop_app.core.paper.lines import Line, Typesetter

ALPHABET = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
    "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    "ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ0123456789□…–—“”«»→×≤≥₫"
)
FACES = [SERIF, SERIF_BOLD, fonts.SERIF_ITALIC, fonts.SERIF_BOLD_ITALIC, MONO, fonts.MONO_BOLD]


@pytest.mark.parametrize("face", FACES)
def test_every_face_has_every_vietnamese_letter(face: str) -> None:
    register_faces()
    known = pdfmetrics.getFont(face).face.charToGlyph
    assert [letter for letter in ALPHABET if ord(letter) not in known] == []


def test_faces_are_registered_once_and_from_the_bundled_files() -> None:
    register_faces()
    before = pdfmetrics.getFont(SERIF)
    register_faces()
    assert pdfmetrics.getFont(SERIF) is before
    assert {SERIF, MONO} <= set(pdfmetrics.getRegisteredFontNames())


@pytest.mark.parametrize(
    ("run", "face"),
    [
        (Run("a"), SERIF),
        (Run("a", bold=True), SERIF_BOLD),
        (Run("a", bold=True, italic=True), fonts.SERIF_BOLD_ITALIC),
        (Run("a", mono=True), MONO),
        (Run("a", mono=True, bold=True), fonts.MONO_BOLD),
    ],
)
def test_a_run_is_set_in_its_face(run: Run, face: str) -> None:
    assert face_of(run) == face


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nguyễn Văn Đức", "Nguyễn Văn Đức"),
        (unicodedata.normalize("NFD", "Nguyễn Văn Đức"), "Nguyễn Văn Đức"),
        ("xong 👍", "xong □"),
        ("☐ có ☑ không", "□ có □ không"),
        ("dòng\r\nhai", "dòng\nhai"),
        ("a\tb\u2003c\u202fd", "a b c d"),
        ("thụt\u200b \ufeff\u202eđảo\x07", "thụt đảo"),
        ("cứng\u2011nối", "cứng-nối"),
        ("không\u00a0tách", "không\u00a0tách"),
    ],
)
def test_what_cannot_be_set_is_replaced_where_it_can_be_seen(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(max_size=60))
def test_printable_text_has_only_letters_that_every_face_has_and_settles(text: str) -> None:
    register_faces()
    shown = printable(text)
    known = set.intersection(*(set(pdfmetrics.getFont(face).face.charToGlyph) for face in FACES))
    assert all(letter == "\n" or ord(letter) in known for letter in shown)
    assert printable(shown) == shown


def _set(lines: list[Line]) -> list[str]:
    return ["".join(segment.text for segment in line.segments) for line in lines]


def test_words_are_broken_at_spaces_and_line_feeds() -> None:
    lines = Typesetter().wrap("Thôn Đồng Mẫu, xã Thí Dụ\nhết", 70, 9.1)
    assert _set(lines) == ["Thôn Đồng Mẫu,", "xã Thí Dụ", "hết"]


def test_runs_keep_their_faces_and_their_places_on_the_line() -> None:
    content = (Run("Vũ Văn", bold=True), Run(" (đại diện)"))
    line = Typesetter().wrap(content, 200, 10)[0]
    assert [segment.face for segment in line.segments] == [SERIF_BOLD, SERIF]
    beside = text_width("Vũ Văn", SERIF_BOLD, 10) + text_width(" ", SERIF_BOLD, 10)
    assert line.segments[1].offset == pytest.approx(beside)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("CV số 149/UBND-KT", ["CV số 149/", "UBND-KT"]),
        ("14/12/2026 14/12/2026", ["14/12/2026", "14/12/2026"]),
    ],
)
def test_a_sign_is_parted_after_its_slash_and_a_date_never(text: str, broken: list[str]) -> None:
    assert _set(Typesetter().wrap(text, 45, 9.1)) == broken


@given(st.text(alphabet="aăđ bcờ /ĐB-\n1.", max_size=200), st.floats(6, 120))
def test_no_line_is_wider_than_its_cell_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = Typesetter().wrap(text, width, 9)
    letter = max(text_width(each, SERIF, 9) for each in "aăđbcờ/ĐB-1.")
    assert all(line.width <= max(width, letter) + 0.01 for line in lines)
    assert "".join(_set(lines)).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_marks_become_faces_and_a_lonely_star_stays() -> None:
    assert parse("**Ô:** a *b* 2*3") == (Run("Ô:", bold=True), Run(" a "), Run("b", italic=True), Run(" 2*3"))
    assert text_of(parse("a **b** c")) == "a b c"


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Điều 11 khoản 2", "Điều\u00a011 khoản\u00a02"),
        ("08 giờ 30 phút", "08\u00a0giờ 30\u00a0phút"),
        ("ngày 12 tháng 10 năm 2026", "ngày\u00a012 tháng\u00a010 năm\u00a02026"),
        ("các xã khác", "các xã khác"),
    ],
)
def test_a_number_stays_with_its_unit(text: str, tied: str) -> None:
    assert join_units(text) == tied
